"""One source's part of a run: whom a question that fails, or a source that stops, leaves unchecked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listaudit.model import (
    Pace,
    Problem,
)
from listaudit.source.asking import further, get
from tests.fetch.kit import places, simple_adapter, source_of
from tests.fetch.played import BASE, Counting, found, leading, paging, run, tape


def test_a_question_for_several_is_asked_once_and_answered_for_all():
    def search(location, config):
        yield get(f"{config.base_url}/brand", {}, location)

    answers = Counting(tape(brand=found("A")))
    ran = run(simple_adapter(search=search), answers, places(5))
    assert (ran.names, ran.unchecked, answers.asked) == (["A"], {}, 1)
    assert ran.done.asked == set("01234")


FAILING = {
    "it cannot be asked": {},
    "it says no": {"brand": 500},
    "it cannot be read": {"brand": [1]},
    "its next page cannot be had": {"brand": leading("/p2")},
    "the page after that says no": {"brand": leading("/p2"), "p2": leading("/p3"), "p3": 500},
    "a page of several cannot be read": {"brand": leading("/p2", "/p3"), "p2": found("A"), "p3": "text"},
}


@pytest.mark.parametrize("answers", FAILING.values(), ids=FAILING)
@pytest.mark.parametrize("concurrent", [1, 4])
def test_a_question_that_fails_leaves_all_of_those_unchecked_for_whom_it_was_asked(answers, concurrent):
    def search(location, config):
        yield get(f"{config.base_url}/brand", {}, location)

    source = source_of(BASE, access={"pace": Pace(per_second=0, concurrent=concurrent)})
    for seed in range(5):
        ran = run(
            simple_adapter(search=search, read=paging),
            tape(**answers),
            places(4),
            source=source,
            shuffled=seed,
        )
        assert set(ran.unchecked) == set("0123"), seed


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_who_is_unchecked_and_why_does_not_depend_on_the_order_of_answers(data):
    paths = ["a", "b", "c", "d"]
    plan_ = data.draw(
        st.lists(
            st.lists(st.sampled_from(paths), min_size=1, max_size=2, unique=True), min_size=1, max_size=4
        )
    )
    pages = st.one_of(
        st.just(500),
        st.just([1]),
        st.lists(st.sampled_from(paths), max_size=3).map(lambda to: leading(*[f"/{p}" for p in to])),
    )
    answers = tape(**{path: data.draw(pages) for path in paths})

    def search(location, config):
        for path in plan_[int(location.store_code)]:
            yield get(f"{config.base_url}/{path}", {}, location)

    told = set()
    for seed in range(4):
        ran = run(simple_adapter(search=search, read=paging), answers, places(len(plan_)), shuffled=seed)
        told.add(tuple(sorted((code, min(reasons)) for code, reasons in ran.unchecked.items())))
    assert len(told) == 1


def test_a_problem_may_name_whom_it_leaves_unchecked():
    def plan(locations, config):
        yield get(f"{config.base_url}/batch", {}, [one.store_code for one in locations])

    def read(_, __):
        yield Problem(code="fetch.truncated", store_codes=("1",))

    ran = run(simple_adapter(plan=plan, read=read), tape(batch={}), places(3))
    assert ran.unchecked == {"1": {"fetch.truncated"}}


@pytest.mark.parametrize("concurrent", [1, 3, 16])
def test_an_answer_that_stops_the_source_stops_all_and_names_all(concurrent):
    def read(response, config):
        if response.request.url.endswith("q=1"):
            yield Problem(code="fetch.not-enabled", stops=True)
            yield further(response.request, "/more")
        yield from simple_adapter().read(response, config)

    answers = tape(**{f"find?q={n}": found(f"N{n}") for n in range(9)})
    source = source_of(BASE, access={"pace": Pace(per_second=0, concurrent=concurrent)})
    ran = run(simple_adapter(read=read), answers, places(9), source=source)
    assert ran.problems == ["fetch.not-enabled"]
    assert {"1"} <= set(ran.unchecked) <= set("12345678")
    assert len(ran.unchecked) + len(ran.names) >= 9
    assert ran.done.asked == set("012345678")


def test_what_was_answered_before_a_source_stopped_is_not_taken_back():
    def search(location, config):
        yield get(f"{config.base_url}/brand", {}, location)
        yield get(f"{config.base_url}/find", {"q": location.store_code}, location)

    answers = tape(brand=found("A"), **{"find?q=0": found("B"), "find?q=1": 401})
    source = source_of(BASE, access={"pace": Pace(per_second=0, concurrent=1)})
    ran = run(simple_adapter(search=search), answers, places(3), source=source)
    assert ran.unchecked == {"1": {"fetch.bad-key"}, "2": {"fetch.bad-key"}}
