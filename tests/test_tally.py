from collections import Counter
from dataclasses import replace

import pytest

from listaudit.canonical import Canonical
from listaudit.gather import Gathered
from listaudit.model import (
    Access,
    Confidence,
    Finding,
    ListingResult,
    LocationResult,
    Price,
    Reason,
    Severity,
    Skipped,
    Source,
    Status,
    Unanswered,
    Where,
)
from listaudit.score import Sums
from listaudit.skiplog import SkipLog
from listaudit.tally import Tally

YELP = Source(name="yelp", id="file", title="Yelp", platform="yelp")
FAILED = Reason.of("source.failed", detail="It broke off.")


def finding(severity="high", rule="phone-different", waived=""):
    return Finding(
        id="0", rule=rule, severity=Severity(severity), confidence=Confidence.HIGH, store_code="1",
        source="yelp", platform="yelp", message="It is wrong.", waived=waived,
    )  # fmt: skip


def location(*findings, status=Status.FOUND, more=()):
    rows = tuple(ListingResult(source="yelp", platform="yelp", status=s) for s in (status, *more))
    return LocationResult(store_code="1", name="A", listings=rows, findings=findings)


def tally(*results, gathered=None, skips=None, fail_on=Severity.HIGH, stopped=()):
    known = Canonical((), "", inferred=False, notes=(Reason.of("run.repeated-locations", count=1),))
    counted = Tally(known, gathered or [Gathered(YELP)], skips or SkipLog(), Counter(dict(stopped)), fail_on)
    for result in results:
        counted.add(result, Sums())
    return counted


def summary(*results, allow=False, repeated=0, **fields):
    return tally(*results, **fields).summary(repeated, allow_incomplete=allow)


def lost(source=YELP, listings=0, failure=FAILED, unused=0):
    return Gathered(source, listings=listings, failure=failure, unused=unused)


@pytest.mark.parametrize(
    ("findings", "fail_on", "gathered", "allow", "code"),
    [
        ([], "high", None, False, 0),
        ([finding("high")], "high", None, False, 1),
        ([finding("critical")], "high", None, False, 1),
        ([finding("medium")], "high", None, False, 0),
        ([finding("info")], "info", None, False, 1),
        ([finding("critical")], None, None, False, 0),
        ([finding("high", waived="call tracking")], "high", None, False, 0),
        ([], "high", lost(), False, 3),
        ([], "high", lost(), True, 0),
        ([], "high", lost(replace(YELP, required=False)), False, 0),
        ([finding("high")], "high", lost(), False, 1),
        ([finding("high")], "high", lost(), True, 1),
    ],
)
def test_the_exit_code_is_one_for_findings_three_for_what_is_incomplete_else_zero(
    findings, fail_on, gathered, allow, code
):
    floor = Severity(fail_on) if fail_on else None
    found = summary(location(*findings), fail_on=floor, gathered=[gathered or Gathered(YELP)], allow=allow)
    assert found.exit_code == code
    assert found.incomplete is bool(gathered and gathered.source.required)


def test_rows_that_were_not_used_make_the_audit_incomplete_and_notes_do_not():
    skips = SkipLog()
    skips.add("yelp", Skipped(Where("y.csv", 2), "damage.scientific"))
    assert summary(skips=skips).incomplete is False
    skips.add("yelp", Skipped(Where("y.csv", 3), "row.no-name"))
    found = summary(skips=skips)
    assert (found.incomplete, found.exit_code, found.skipped_total) == (True, 3, 1)
    assert [row.line for row in found.skipped_rows] == [2, 3]


def test_figures_count_findings_rules_and_statuses_gravest_first():
    found = summary(
        location(finding("low", "pin-far"), finding("critical")),
        location(finding("low", "pin-far"), finding("low", waived="so be it"), more=[Status.DUPLICATE]),
        location(status=Status.MISSING),
    )
    assert list(found.findings.items()) == [(Severity.CRITICAL, 1), (Severity.LOW, 2)]
    assert found.rules == {"phone-different": 1, "pin-far": 2}
    assert found.statuses == {Status.FOUND: 2, Status.MISSING: 1, Status.DUPLICATE: 1}
    assert found.locations == 3


@pytest.mark.parametrize(
    ("gathered", "status"),
    [
        (Gathered(YELP, listings=3), "complete"),
        (lost(), "failed"),
        (lost(listings=3), "partial"),
        (lost(listings=3, failure=None, unused=1), "partial"),
        (Gathered(replace(YELP, doors=())), "not-run"),
    ],
)
def test_a_source_says_how_it_fared(gathered, status):
    (result,) = tally(gathered=[gathered]).sources()
    assert (result.status, result.listings, result.reason) == (status, gathered.listings, gathered.failure)


def test_checked_and_unchecked_count_cells_and_not_listings():
    counted = tally(
        location(more=[Status.DUPLICATE]), location(status=Status.UNCHECKED), location(status=Status.MISSING)
    )
    (result,) = counted.sources()
    assert (result.checked, result.unchecked) == (2, 1)


def test_things_are_said_once_in_notes():
    skips = SkipLog()
    for _ in range(3):
        skips.add("osm", Skipped(Where("o.json", 2), "osm.not-a-business", benign=True))
    gathered = Gathered(YELP)
    gathered.leftovers.update({"mood": 5, "tone": 1})
    notes = summary(skips=skips, gathered=[gathered], repeated=2, stopped={"name a": 70, "name b": 90}).notes
    assert [(note.code, dict(note.params)) for note in notes] == [
        ("run.repeated-locations", {"count": "1"}),
        ("run.note", {"source": "osm", "code": "osm.not-a-business", "count": "3"}),
        ("run.repeated-listings", {"count": "2"}),
        ("run.stop-keys", {"count": "2", "key": "name b", "locations": "90"}),
        ("run.leftovers", {"source": "yelp", "count": "2", "columns": "mood, tone"}),
    ]


def test_of_leftovers_without_number_it_is_said_that_there_are_others():
    gathered = Gathered(YELP, more_leftovers=True)
    gathered.leftovers.update({"mood": 5, "tone": 1})
    (note,) = [note for note in summary(gathered=[gathered]).notes if note.code == "run.leftovers"]
    assert dict(note.params) == {"source": "yelp", "count": "more than 2", "columns": "mood, tone and others"}


def test_what_does_not_concern_a_source_is_neither_checked_nor_unchecked():
    counted = tally(location(status=Status.NOT_APPLICABLE), location(status=Status.NOT_SEEN))
    (result,) = counted.sources()
    assert (result.checked, result.unchecked) == (1, 0)


def unanswered(*reasons):
    row = ListingResult(source="yelp", platform="yelp", status=Status.UNCHECKED)
    cells = [LocationResult(store_code="1", name="A", listings=(replace(row, reason=r),)) for r in reasons]
    (result,) = tally(*cells).sources()
    return result


def test_unchecked_cells_are_counted_by_reason_the_commonest_first():
    slow, slower = (Reason.of("fetch.timeout", detail=host) for host in ("a.example", "b.example"))
    key = Reason.of("fetch.bad-key", detail="HTTP 401")
    result = unanswered(key, slow, slower, slow)
    assert result.unanswered == (Unanswered(slow, 3, alike=False), Unanswered(key, 1))
    assert result.unchecked == 4


def test_an_unchecked_cell_without_a_word_has_one_all_the_same():
    assert unanswered(None).unanswered == (Unanswered(Reason("source.unread"), 1),)


@pytest.mark.parametrize(
    ("needs", "prices", "requests", "cost"),
    [
        ((), (), 3, 0.0),
        (("KEY",), (Price(sku="search", per_1000=5.0),), 3, 1.5),
        (("KEY",), (), 3, None),
        (("KEY",), (), 0, 0.0),
    ],
    ids=["no key", "priced", "of unknown price", "not asked"],
)
def test_what_a_source_cost_is_told_and_an_unknown_price_is_never_nought(needs, prices, requests, cost):
    source = replace(YELP, needs=needs, access=Access(prices=prices))
    (result,) = tally(gathered=[Gathered(source, requests=requests, dollars=cost or 0.0)]).sources()
    assert result.cost == cost
