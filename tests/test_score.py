import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.model import (
    Decision,
    Field,
    Kind,
    Listing,
    Location,
    Match,
    Policy,
    Reason,
    Scores,
    Source,
    Status,
    Verdict,
)
from listaudit.rules import Cell, MatchedListing
from listaudit.score import Sums, critical_fields, platform_cells, sums_of

DOCS = Path(__file__).parents[1] / "docs" / "scores.md"
MATCH = Match(9.0, 0.99, Decision.MATCH)


def location(**fields):
    return Location(**{"store_code": "1", "names": ("Harbor Bakery",), "status": "open", **fields})


def source(name="google", **fields):
    return Source(
        **{"name": name, "id": name, "title": name, "platform": name, "tier": 1, "weight": 1.0, **fields}
    )


def matched(verdicts=None, status=Status.FOUND, key="L1", says=""):
    theirs = Listing(source="google", key=key, status=says)
    said = tuple(Verdict(Field(field), Kind(kind)) for field, kind in (verdicts or {}).items())
    return MatchedListing(theirs, MATCH, status, said)


def cell(*listings, at=None, status=None):
    return Cell(
        at or source(), status or (listings[0].status if listings else Status.MISSING), None, listings
    )


def score(*cells, policy=Policy.STANDARD, ours=None, **options):
    return sums_of(ours or location(), cells, policy, **options).scores()


def table_of_the_docs():
    """Read the worked example back from docs/scores.md."""
    lines = [
        line.strip("| ").split("|") for line in DOCS.read_text("utf-8").splitlines() if line.startswith("|")
    ]
    rows = [[part.strip() for part in line] for line in lines]
    head = next(i for i, row in enumerate(rows) if row[0] == "source")
    for row in rows[head + 2 :]:
        yield dict(zip(rows[head], row + [""] * (len(rows[head]) - len(row)), strict=True))


def cell_of(row):
    fields = ("name", "address", "city", "postcode", "phone", "website")
    at = source(
        row["source"],
        platform=row["platform"],
        view=row["view"],
        tier=int(row["tier"]),
        weight=float(row["weight"]),
    )
    if row["status"] != "found":
        return cell(at=at, status=Status(row["status"]))
    listings = [matched({field: row[field] for field in fields})]
    if row["source"] == "yellow-pages":
        listings.append(matched(status=Status.DUPLICATE, key="L2"))
    return cell(*listings, at=at)


def test_the_example_in_the_docs_is_right():
    cells = [cell_of(row) for row in table_of_the_docs()]
    assert len(cells) == 7
    scores = score(*cells)
    assert scores == Scores(
        accuracy=0.7589,
        coverage=0.8571,
        consistency=0.6505,
        completeness=0.9412,
        duplicates=1,
        key_right=1,
        key_listings=2,
    )
    said = re.findall(r"\*\*(?:0\.)?\d+\*\*", DOCS.read_text("utf-8"))
    assert said == ["**0.7589**", "**0.8571**", "**0.9412**", "**1**", "**0.6505**", "**1**", "**2**"]


CREDITS = [
    ("same", 1.0),
    ("equivalent", 1.0),
    ("variant", 1.0),
    ("incomplete", 0.7),
    ("stale", 0.0),
    ("different", 0.0),
    ("absent", None),
    ("unstated", None),
    ("uncheckable", None),
]


@pytest.mark.parametrize(("kind", "expected"), CREDITS)
def test_a_verdict_earns_its_credit(kind, expected):
    assert score(cell(matched({"name": kind}))).accuracy == expected


POINTS = {"name": 30, "phone": 30, "address": 20, "website": 10, "city": 5, "postcode": 5}


@pytest.mark.parametrize("field", Field)
def test_a_field_counts_with_its_points(field):
    worth = POINTS.get(field, 0)
    verdicts = {"name": "same"} | {field: "different"}
    expected = 0.0 if field == "name" else round(30 / (30 + worth), 4)
    assert score(cell(matched(verdicts))).accuracy == expected


def test_an_accepted_difference_is_worth_a_right_value():
    wrong = cell(matched({"name": "different", "phone": "same"}))
    assert score(wrong).accuracy == 0.5
    assert score(wrong, waived={("google", "L1", Field.NAME)}).accuracy == 1.0
    assert score(wrong, waived={("yelp", "L1", Field.NAME)}).accuracy == 0.5


@pytest.mark.parametrize(
    "status", [Status.UNCHECKED, Status.NOT_SEEN, Status.NOT_APPLICABLE, Status.POSSIBLE, Status.GONE]
)
def test_what_could_not_be_seen_moves_no_figure(status):
    found = cell(matched({"name": "same"}))
    assert score(found, cell(at=source("bing", weight=50.0), status=status)) == score(found)


@pytest.mark.parametrize("status", [Status.FOUND, Status.CLOSED, Status.DUPLICATE])
def test_a_listing_that_is_there_covers_its_platform(status):
    assert score(cell(status=status), cell(at=source("yelp"))).coverage == 0.5


def test_coverage_is_weighted_by_platform():
    assert (
        score(cell(status=Status.FOUND, at=source(weight=9.0)), cell(at=source("yelp", weight=1.0))).coverage
        == 0.9
    )


@pytest.mark.parametrize(
    "fields", [{"status": "permanently_closed"}, {"opened_on": "2030-01-01"}, {"closed_on": "2020-01-01"}]
)
def test_a_place_that_is_not_open_is_nowhere_missing(fields):
    assert score(cell(), ours=location(**fields), today="2027-01-01").coverage is None


def test_nothing_counted_is_no_figure_at_all():
    assert score() == Scores()
    assert score(cell(status=Status.UNCHECKED)).accuracy is None


def test_only_found_listings_enter_accuracy():
    wrong = {"name": "different"}
    others = [matched(wrong, status=status) for status in Status if status is not Status.FOUND]
    assert score(cell(matched({"name": "same"}), *others)).accuracy == 1.0


VIEWS = [
    ({"owner": "found", "public": "found", "proxy": "found"}, "owner"),
    ({"proxy": "found", "public": "found"}, "public"),
    ({"owner": "missing", "public": "found"}, "public"),
    ({"owner": "missing", "public": "missing"}, "owner"),
    ({"owner": "unchecked", "public": "missing", "proxy": "missing"}, "public"),
    ({"owner": "unchecked", "proxy": "found"}, "proxy"),
    ({"public": "found", "someone-s": "found"}, "public"),
]


@pytest.mark.parametrize(("statuses", "expected"), VIEWS)
def test_one_platform_counts_once_owner_before_public_before_proxy(statuses, expected):
    cells = [
        cell(at=source(view, platform="google", view=view), status=Status(status))
        for view, status in statuses.items()
    ]
    assert [chosen.source.view for chosen in platform_cells(reversed(cells))] == [expected]


def test_completeness_stands_beside_accuracy():
    verdicts = {
        "name": "same",
        "phone": "absent",
        "website": "absent",
        "email": "unstated",
        "hours": "uncheckable",
    }
    scores = score(cell(matched(verdicts)))
    assert (scores.accuracy, scores.completeness) == (1.0, 0.5)


def test_a_field_that_the_source_does_not_offer_is_not_asked_for():
    at = source(states=frozenset({Field.NAME}))
    assert score(cell(matched({"name": "same", "hours": "uncheckable"}), at=at)).completeness == 1.0


def test_a_business_without_a_door_is_complete_without_an_address():
    verdicts = {"name": "same", "address": "absent", "pin": "absent"}
    assert score(cell(matched(verdicts)), ours=location(business_type="service_area")).completeness == 1.0


def test_a_listing_of_a_service_area_is_complete_without_a_place():
    hidden = tuple(
        Verdict(field, Kind.UNCHECKABLE, (Reason(f"{field}.service-area"),))
        for field in (Field.CITY, Field.POSTCODE)
    )
    stated = (Verdict(Field.NAME, Kind.SAME), Verdict(Field.PHONE, Kind.ABSENT), *hidden)
    listing = MatchedListing(Listing(source="google", key="L1"), MATCH, Status.FOUND, stated)
    assert score(cell(listing)).completeness == 0.5


def test_silence_on_status_is_complete():
    assert score(cell(matched({"name": "same", "status": "absent"}))).completeness == 1.0


def test_critical_facts_are_those_that_a_critical_rule_watches():
    assert critical_fields(Policy.STANDARD) == {"address", "phone", "website"}


KEY = [
    ({"phone": "same"}, "", (1, 1)),
    ({"phone": "different"}, "", (0, 1)),
    ({"phone": "stale"}, "", (0, 1)),
    ({"phone": "incomplete"}, "", (1, 1)),
    ({"address": "different"}, "", (0, 1)),
    ({"website": "different"}, "", (0, 1)),
    ({"phone": "same", "name": "different"}, "", (1, 1)),
    ({"phone": "same", "hours": "different"}, "", (1, 1)),
    ({"name": "same"}, "", (0, 0)),
    ({"phone": "absent"}, "", (0, 0)),
    ({"phone": "same"}, "permanently_closed", (0, 1)),
    ({}, "temporarily_closed", (0, 1)),
]


@pytest.mark.parametrize(("verdicts", "says", "expected"), KEY)
def test_a_key_listing_is_right_when_no_critical_rule_speaks(verdicts, says, expected):
    scores = score(cell(matched(verdicts, says=says)))
    assert (scores.key_right, scores.key_listings) == expected


def test_a_listing_shown_as_closed_is_a_key_listing_that_is_wrong():
    scores = score(cell(matched({"phone": "same"}, Status.CLOSED, says="permanently_closed")))
    assert (scores.key_right, scores.key_listings) == (0, 1)


def test_tier_two_has_no_key_listings_and_duplicates_are_none():
    assert score(cell(matched({"phone": "same"}), at=source(tier=2))).key_listings == 0
    assert (
        score(cell(matched({"phone": "same"}), matched({"phone": "same"}, Status.DUPLICATE))).key_listings
        == 1
    )


def test_a_summary_is_a_share_of_sums_and_no_mean_of_shares():
    right = sums_of(location(), [cell(matched(dict.fromkeys(POINTS, "same")))], Policy.STANDARD)
    wrong = sums_of(
        location(store_code="2"),
        [cell(matched({"city": "different"})), cell(at=source("yelp"))],
        Policy.STANDARD,
    )
    assert (right.scores().accuracy, wrong.scores().accuracy) == (1.0, 0.0)
    summary = (right + wrong).scores()
    assert summary.accuracy == round(100 / 105, 4)
    assert summary.coverage == round(2 / 3, 4)
    assert (summary.key_right, summary.key_listings, summary.duplicates) == (1, 1, 0)


sums = st.builds(
    Sums,
    credit=st.integers(0, 1000),
    points=st.integers(0, 100),
    duplicates=st.integers(0, 5),
    key_right=st.integers(0, 5),
    key_listings=st.integers(0, 5),
)


@given(sums, sums, sums)
def test_sums_add_up_in_any_order(a, b, c):
    assert (a + b) + c == c + (b + a)
