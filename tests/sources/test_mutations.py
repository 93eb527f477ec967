"""No answer makes an adapter fail: 200 mutated fixtures for each source that is asked over the network."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bench.mutate_payloads import attempt, numbered, run
from bench.mutations.judge import judged
from bench.mutations.subjects import Case, live_sources, subject
from listaudit.model import Listing, Problem, Request, Response, Skipped, Token, Where
from listaudit.source import load_source

ASKED = Request(url="https://api.example/search", store_codes=("1",))
material = cache(subject)


@pytest.fixture(autouse=True)
def _no_tracebacks_in_the_log(caplog):
    caplog.set_level(100, logger="listaudit")


@pytest.fixture(scope="module", params=live_sources())
def live(request):
    """An adapter with its fixtures, as the answers to requests of its own."""
    return material(request.param)


@settings(
    max_examples=200,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(number=st.integers(0, 2**32))
def test_no_mutated_answer_makes_an_adapter_fail(live, number):
    case, found = attempt(live, numbered(live.id, 0, number))
    assert found.crashes == [], (number, case.response.request, case.response.body[:2_000])


def test_a_number_always_stands_for_the_same_mutation():
    (first, _), (again, _) = (attempt(material("yelp"), numbered("yelp", 0, 7)) for _ in range(2))
    assert first == again
    bodies = {attempt(material("yelp"), numbered("yelp", 0, n))[0].response.body for n in range(20)}
    assert len(bodies) > 10


def test_a_run_counts_what_came_of_its_mutations():
    tally = run(material("yelp"), 0, range(60))
    assert (tally.mutations, tally.crashes) == (60, {})
    assert tally.listings
    assert tally.problems


NUMBERS = itertools.count()


def never_the_same():
    yield Listing(source="x", listing_id=str(next(NUMBERS)), key="x")


def without_end():
    yield from itertools.repeat(Skipped(Where(), "row.no-name"))


def raising():
    yield Listing(source="x", key="x")
    raise KeyError("names")


@pytest.mark.parametrize(
    ("read", "words"),
    [
        pytest.param(raising, "read(): KeyError: \"'names'\" at sources/test_mutations.py", id="raises"),
        pytest.param(without_end, "yields more than", id="never-ends"),
        pytest.param(never_the_same, "something else the second time", id="not-the-same-twice"),
        pytest.param(lambda: [Listing(source="x", key="")], "without a key", id="no-key"),
        pytest.param(lambda: [Listing(source="x", key="x", names=("\ud800",))], "journal", id="no-unicode"),
        pytest.param(lambda: [Listing(source="x", key="x", names=["A"])], "as another one", id="a-list"),
        pytest.param(lambda: [replace(ASKED, url="ftp://api.example/x")], "it asks for", id="ftp"),
        pytest.param(lambda: [replace(ASKED, url="http://[::1")], "cannot be sent", id="no-url"),
        pytest.param(lambda: [replace(ASKED, url="/next")], "it asks for", id="relative"),
        pytest.param(lambda: [replace(ASKED, context={"x": {1}})], "cannot be sent or kept", id="context"),
        pytest.param(
            lambda: [replace(ASKED, url="https://else.example/")], "takes its key to", id="other-host"
        ),
        pytest.param(lambda: [replace(ASKED, method="PUT")], "a PUT of", id="method"),
        pytest.param(lambda: [replace(ASKED, store_codes=("2",))], "is for ('2',)", id="other-location"),
        pytest.param(lambda: [Problem(code="fetch.odd")], "no reason is called", id="reason"),
        pytest.param(lambda: [Problem(code="fetch.quota", after=-1)], "wait for -1", id="wait"),
        pytest.param(lambda: [Skipped(Where(), "odd")], "no skip is called", id="skip"),
        pytest.param(lambda: [Token("x", float("nan"))], "a token", id="token"),
        pytest.param(lambda: ["x"], "it yields str", id="no-item"),
    ],
)
def test_what_an_adapter_must_not_do_is_seen(read, words):
    adapter = SimpleNamespace(read=lambda *_: read())
    assert words in " ".join(judged(adapter, answered(), again=True).crashes)


def test_a_failing_problem_is_seen_though_an_audit_goes_on():
    def problem(*_):
        raise TypeError("x")

    adapter = SimpleNamespace(read=lambda *_: (), problem=problem)
    assert judged(adapter, answered()).crashes[0].startswith("problem(): TypeError")


def answered():
    return Case(load_source("yelp"), Response(request=ASKED, status=200, body=b"{}"))
