from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.week import WEEK, Week, clock, days_text, form_of, spans_text

spans = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 2000)), max_size=12)


def week(*entries: tuple[int, int, int]) -> Week:
    return Week.from_spans(entries)


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ([], "off"),
        ([(day, 540, 1020) for day in range(5)], "Mo-Fr 09:00-17:00"),
        ([(5, 600, 840), (6, 600, 840)], "Sa,Su 10:00-14:00"),
        ([(0, 540, 720), (0, 840, 1080)], "Mo 09:00-12:00,14:00-18:00"),
        ([(4, 1080, 1560)], "Fr 18:00-02:00"),
        ([(6, 1080, 1560)], "Su 18:00-02:00"),
        ([(day, 0, 1440) for day in range(7)], "24/7"),
        ([(0, 0, 1440)], "Mo 00:00-24:00"),
        ([(4, 1080, 4000)], "Fr 18:00-24:00; Sa 00:00-24:00; Su 00:00-18:40"),
        ([(0, 540, 540)], "off"),
    ],
)
def test_a_week_is_written_in_the_syntax_of_openstreetmap(entries, text):
    assert str(Week.from_spans(entries)) == text


def test_spans_that_touch_or_overlap_are_one():
    assert week((0, 540, 720), (0, 720, 900), (0, 800, 1020)) == week((0, 540, 1020))


def test_the_night_from_sunday_to_monday_is_one_interval():
    assert week((6, 1200, 1440), (0, 0, 120)) == week((6, 1200, 1560))
    assert week((6, 1200, 1560), (0, 60, 180)) == week((6, 1200, 1620))


def test_a_week_that_never_closes_is_always():
    assert week(*((day, 600, 600 + 1440) for day in range(7))).always
    assert not week((0, 0, 1440)).always


def test_shifting_by_a_whole_week_changes_nothing():
    some = week((0, 540, 1020), (6, 1200, 1560))
    assert some.shifted(WEEK) == some
    assert some.shifted(60) == week((0, 600, 1080), (6, 1260, 1620))


def test_a_minute_before_midnight_is_read_as_midnight():
    assert week(*((day, 0, 1439) for day in range(7))).to_midnight().always


@given(spans)
def test_building_a_week_from_its_own_days_gives_it_back(entries):
    built = Week.from_spans((day, start, start + length) for day, start, length in entries)
    again = Week.from_spans((day, s, e) for day, day_spans in enumerate(built.by_day()) for s, e in day_spans)
    assert again == built


@given(spans)
def test_intervals_are_sorted_and_apart(entries):
    built = Week.from_spans((day, start, start + length) for day, start, length in entries).intervals
    assert all(0 <= start < WEEK and start < end for start, end in built)
    assert all(end < following for (_, end), (following, _) in pairwise(built))


def test_small_texts():
    assert (clock(0), clock(1440), clock(1500)) == ("00:00", "24:00", "01:00")
    assert spans_text(()) == "closed"
    assert days_text([0, 1, 2, 6]) == "Mo-We,Su"


def test_a_text_that_only_says_when_it_is_closed_tells_no_week():
    assert form_of({6: []}).problem == "unreadable"
    assert form_of({day: [] for day in range(7)}).week == Week(())
    assert form_of({}, by_appointment=True).by_appointment
