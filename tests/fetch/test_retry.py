"""Whether and when to try again."""

from __future__ import annotations

import asyncio

import pytest

from listaudit.fetch.retry import persistently, worth_another_try
from listaudit.model import Problem, Request, Response

ASKED = Request(url="https://api.example/")
GOOD = Response(request=ASKED, status=200)
QUESTION = {
    "an answer": (GOOD, False),
    "an answer that says no": (Response(request=ASKED, status=500), False),
    "a passing trouble": (Problem(code="fetch.timeout", retry=True), True),
    "a lasting trouble": (Problem(code="fetch.refused"), False),
    "the end of a source": (Problem(code="fetch.bad-key", retry=True, stops=True), False),
    "a wait at once": (Problem(code="fetch.rate-limited", retry=True, after=0.0), True),
    "a wait of two minutes": (Problem(code="fetch.rate-limited", retry=True, after=120.0), True),
    "a wait beyond patience": (Problem(code="fetch.rate-limited", retry=True, after=120.1), False),
    "a wait without another try": (Problem(code="fetch.refused", after=1.0), False),
}


@pytest.mark.parametrize(("outcome", "worth"), QUESTION.values(), ids=QUESTION)
def test_what_is_worth_another_try(outcome, worth):
    assert worth_another_try(outcome) is worth


def tried(*outcomes, tries=4):
    """Return the outcome, how often was tried, and how long was waited before each further try."""
    waiting, waits = list(outcomes), []

    async def attempt(request):
        assert request is ASKED
        return waiting.pop(0)

    async def sleep(seconds):
        waits.append(seconds)

    outcome = asyncio.run(persistently(attempt, ASKED, tries, sleep))
    return outcome, len(outcomes) - len(waiting), waits


def passing(code="fetch.timeout", after=None):
    return Problem(code=code, retry=True, after=after)


def test_the_first_answer_is_taken():
    assert tried(GOOD, GOOD) == (GOOD, 1, [])


def test_trouble_that_passes_is_waited_for():
    outcome, count, waits = tried(passing(), passing(), GOOD)
    assert (outcome, count, len(waits)) == (GOOD, 3, 2)


def test_the_last_trouble_is_told_where_no_try_is_left():
    outcome, count, _ = tried(passing(), passing("fetch.server-error"), GOOD, tries=2)
    assert (outcome.code, count) == ("fetch.server-error", 2)


def test_one_try_is_one_try():
    assert tried(passing(), GOOD, tries=1)[1] == 1


def test_lasting_trouble_after_a_passing_one_ends_it():
    lasting = Problem(code="fetch.refused")
    assert tried(passing(), lasting, GOOD)[:2] == (lasting, 2)


def test_waits_grow_and_are_never_alike_by_much_nor_beyond_bounds():
    waits = tried(*[passing()] * 10, tries=10)[2]
    for wait, least in zip(waits, (0.5, 1, 2, 4, 8, 16, 30, 30, 30), strict=True):
        assert least <= wait <= least + 0.5


def test_the_wait_that_was_asked_for_is_kept_to_the_second():
    assert tried(passing(after=7.0), passing(after=0.0), GOOD)[2] == [7.0, 0.0]


def test_a_wait_beyond_patience_ends_it_at_once():
    outcome, count, waits = tried(passing(after=3_600.0), GOOD)
    assert (outcome.after, count, waits) == (3_600.0, 1, [])


def test_an_error_of_our_own_is_not_tried_again():
    async def attempt(_):
        raise KeyError

    async def sleep(_):
        raise AssertionError

    with pytest.raises(KeyError):
        asyncio.run(persistently(attempt, ASKED, 3, sleep))
