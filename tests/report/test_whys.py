import pytest

from listaudit.model import Reason, SourceResult, Unanswered
from listaudit.model.sentences import templates
from listaudit.report.whys import general, why


def result(*groups, reason=None):
    return SourceResult(
        name="here",
        id="here",
        title="HERE",
        platform="here",
        status="partial",
        unanswered=groups,
        reason=reason,
    )


SLOW = Reason.of("fetch.timeout", detail="a.example")
KEY = Reason.of("fetch.bad-key", detail="HTTP 401")


def test_unchecked_locations_are_counted_by_reason():
    told = why(result(Unanswered(SLOW, 3, alike=False), Unanswered(KEY, 1), reason=SLOW))
    assert told == (
        "3 could not be checked: it did not answer in time; 1: it does not take our key (HTTP 401)."
    )


def test_thousands_are_told_with_a_separator():
    assert why(result(Unanswered(SLOW, 1_200))).startswith("1,200 could not be checked: ")


def test_a_source_that_failed_says_so_where_no_location_does():
    failed = Reason.of("source.failed", detail="It broke off.")
    assert why(result(reason=failed)) == "The source could not be read to its end: It broke off."
    assert why(result(Unanswered(KEY, 1), reason=failed)).endswith(
        "; the source could not be read to its end: It broke off."
    )
    assert why(result()) == ""


@pytest.mark.parametrize("code", sorted(code for code in templates() if code.startswith("fetch.")))
def test_what_several_reasons_of_a_code_say_holds_no_gap(code):
    told = general(Reason.of(code, detail="this very host"))
    assert told
    assert not set("{}?") & set(told)
    assert not told.endswith((":", " ", "."))


def test_a_code_that_nobody_lists_is_shown_as_it_is():
    assert general(Reason.of("odd.code", detail="x")) == "odd.code detail=x"
