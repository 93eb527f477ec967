"""Pairs judged from memory, against the same pairs judged anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listaudit.compare import remembered
from listaudit.compare.circumstances import Circumstances
from listaudit.compare.context import Context
from listaudit.compare.listing import compare_listing
from listaudit.compare.remembered import Remembered
from listaudit.model import Address, Dated, Field, Hours, Listing, Location, Point, Tagged

NAMES = ("Bluebird Bakery", "Bluebird Bakery Peoria", "Bluebird Cafe", "The Bluebird Bakery, LLC", "Синица")
PHONES = ("(217) 555-0101", "217-555-0101", "217-555-0109", "+44 20 7946 0018", "no phone")
SITES = ("https://bluebird.example/", "http://bluebird.example/?utm_source=x", "https://other.example")
STREETS = ("120 Maple St", "120 Maple Street", "7 Elm St, Suite 4", "")
ADDRESSES = st.builds(
    Address,
    street=st.sampled_from(STREETS),
    unit=st.sampled_from(("", "Ste 4", "Ste 5")),
    city=st.sampled_from(("Springfield", "Peoria", "")),
    postcode=st.sampled_from(("62701", "62701-1234", "61602", "")),
    country=st.sampled_from(("US", "GB", "")),
)


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


RECORD = {
    "names": some(NAMES),
    "address": ADDRESSES,
    "phones": some(PHONES),
    "websites": some(SITES),
    "emails": some(("hello@bluebird.example", "HELLO@bluebird.example")),
    "categories": some(("bakery", "Bakery", "bank")),
    "point": st.sampled_from((None, Point(39.8, -89.65), Point(40.8, -89.65))),
    "hours": st.sampled_from((Hours(), Hours("Mo-Fr 08:00-16:00"), Hours("Mo-Fr 8-4"))),
    "status": st.sampled_from(("", "open", "permanently_closed")),
    "business_type": st.sampled_from(("", "service_area")),
}
FORMER = st.sampled_from(((), (Dated(NAMES[2]),)))
LOCATIONS = st.builds(
    Location,
    store_code=st.just("1"),
    **RECORD,
    alternate_names=some(NAMES),
    tracking_phones=some(PHONES),
    shared_phones=some(PHONES),
    former_names=FORMER,
    former_phones=st.sampled_from(((), (Dated(PHONES[3], "2024-01-31"),))),
    former_websites=st.sampled_from(((), (Dated(SITES[2]),))),
    former_addresses=st.sampled_from(((), (), (Dated("7 Elm St, Peoria, IL 61602"),))),
    tagged=st.sampled_from(((), (), (Tagged("phone", "en", (PHONES[2],)),))),
)
LISTINGS = st.builds(Listing, source=st.just("pairs"), key=st.just("k"), **RECORD)
PAIRS = st.lists(st.tuples(LOCATIONS, LISTINGS), min_size=2, max_size=6)
CIRCUMSTANCES = st.sampled_from((Circumstances(), Circumstances(country="US", inferred=True)))

OURS = Location(store_code="1", names=NAMES[:1], phones=PHONES[:1], websites=SITES[:1])
THEIRS = Listing(source="pairs", key="k", names=NAMES[1:2], phones=PHONES[1:2], websites=SITES[1:2])


@settings(max_examples=60, deadline=None)
@given(PAIRS, CIRCUMSTANCES, st.integers(1, 9))
def test_what_is_remembered_is_what_would_be_judged_anew(pairs, circumstances, most):
    memory = Remembered(most)
    crossed = [(ours, theirs, circumstances.of(ours, theirs)) for ours, _ in pairs for _, theirs in pairs]
    anew = [compare_listing(*pair) for pair in crossed]
    assert memory.compare(crossed) == anew
    assert [verdicts for pair in crossed for verdicts in memory.compare([pair])] == anew


@pytest.mark.parametrize(
    "other",
    [
        Context(country="US", place_words=frozenset({"peoria"})),
        Context(country="GB"),
        Context(country="US", states=frozenset({Field.NAME})),
    ],
)
def test_the_same_values_in_another_context_are_judged_by_that(other):
    memory = Remembered()
    theirs = replace(THEIRS, phones=())
    memory.compare([(OURS, theirs, Context(country="US"))])
    assert memory.compare([(OURS, theirs, other)]) == [compare_listing(OURS, theirs, other)]


@pytest.fixture
def asked(monkeypatch):
    fields: list[Field] = []
    judge = remembered.verdict_of
    monkeypatch.setattr(remembered, "verdict_of", lambda *a: fields.append(a[0]) or judge(*a))
    return fields


def test_a_value_that_came_again_is_not_judged_again(asked):
    memory, context = Remembered(), Context(country="US")
    first = memory.compare([(OURS, THEIRS, context)])
    asked.clear()
    assert memory.compare([(replace(OURS, store_code="2"), replace(THEIRS, key="l"), context)]) == first
    assert asked == [Field.EMAIL, Field.HOURS, Field.PIN, Field.CATEGORY, Field.STATUS]


def test_what_was_asked_for_lately_outlasts_what_was_not_and_memory_stays_bounded(asked):
    memory, context = Remembered(8), Context(country="US")
    for number in range(50):
        memory.compare([(OURS, THEIRS, context)])
        memory.compare([(replace(OURS, names=(f"Larkspur {number}",)), THEIRS, context)])
        assert len(memory._young) + len(memory._old) <= 16
    assert asked.count(Field.PHONE) == 1
    assert asked.count(Field.NAME) == 51


def test_nothing_is_compared_where_there_are_no_pairs():
    assert Remembered().compare([]) == []
