import pytest

from listaudit.model import Reason, Severity, SourceResult, Summary
from listaudit.report.incomplete import incomplete, outcome


def source(name, unchecked=0, reason=None):
    return SourceResult(
        name=name, id=name, title=name, platform=name, status="partial", unchecked=unchecked, reason=reason
    )


YELP, OSM = source("yelp", 1), source("osm", 1_200)
FAILED = source("here", reason=Reason("source.unread"))


@pytest.mark.parametrize(
    ("results", "skipped", "told"),
    [
        ([YELP], 0, "incomplete: 1 location not checked at yelp"),
        ([OSM], 1, "incomplete: 1,200 locations not checked at osm, 1 row could not be used"),
        ([source("fine")], 2, "incomplete: 2 rows could not be used"),
        ([FAILED], 0, "incomplete: here not read to its end"),
        ([YELP] * 5, 0, f"incomplete: {', '.join(['1 location not checked at yelp'] * 3)}, 2 more sources"),
        ([], 0, "incomplete: a source was not read to its end"),
    ],
)
def test_what_an_audit_lacks_is_named(results, skipped, told):
    assert incomplete(results, Summary(incomplete=True, skipped_total=skipped)) == told


def test_an_audit_that_lacks_nothing_says_nothing():
    assert incomplete([YELP], Summary()) == ""


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        (Summary(), "no findings; exit 0"),
        (Summary(findings={Severity.HIGH: 2}, exit_code=1), "2 high; exit 1"),
        (
            Summary(incomplete=True, exit_code=3),
            (
                "no findings in what could be checked; incomplete: 1 location not checked at yelp;"
                " exit 3, because the audit is incomplete (--allow-incomplete lets it pass)"
            ),
        ),
        (
            Summary(incomplete=True, findings={Severity.HIGH: 2}, exit_code=1),
            "2 high; incomplete: 1 location not checked at yelp; exit 1",
        ),
        (
            Summary(incomplete=True, exit_code=0),
            (
                "no findings in what could be checked; incomplete: 1 location not checked at yelp;"
                " exit 0, as --allow-incomplete asks"
            ),
        ),
    ],
)
def test_the_outcome_says_why_the_exit_code_is_what_it_is(summary, told):
    assert outcome([YELP], summary) == told
