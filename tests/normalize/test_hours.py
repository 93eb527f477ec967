from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.hours import parse_hours
from listaudit.normalize.week import DAYS

SAMPLES = Path(__file__).parents[3] / "shared" / "sources" / "google-places" / "samples" / "details-london"


@given(st.text(max_size=60))
def test_no_text_raises(text):
    parse_hours(text)


@given(st.text(alphabet="MoTuWeFrSa0123456789:-;, /apmnd.h", max_size=40))
def test_no_text_that_looks_like_hours_raises(text):
    parse_hours(text)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-5, 3000)
        | st.sampled_from(["0900", "Monday", "MONDAY", "24:00", ""]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "open",
                        "close",
                        "day",
                        "time",
                        "periods",
                        "start",
                        "end",
                        "opens",
                        "monday",
                        "dayOfWeek",
                    ]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_json_raises(value):
    parse_hours(json.dumps(value))


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)), min_size=1, max_size=10
    )
)
def test_the_text_of_a_week_reads_as_that_week(entries):
    texts = [
        f"{DAYS[d]} {s // 60:02}:{s % 60:02}-{(s + n) // 60:02}:{(s + n) % 60:02}" for d, s, n in entries
    ]
    week = parse_hours(", ".join(texts)).week
    assert week is not None
    assert parse_hours(str(week)).week == week


@pytest.mark.parametrize(
    "text", ["", "   ", "x" * 30_000, "call us", "12", "{", "[]", "2nd Tuesday 9-5", "\ud800"]
)
def test_what_cannot_be_read_says_so(text):
    form = parse_hours(text)
    assert form.problem == "unreadable"
    assert not form.parsed
    assert form.week is None


def test_the_two_readings_of_each_place_at_google_are_one_week():
    if not SAMPLES.is_dir():
        pytest.skip("shared samples are not here")
    seen = 0
    for path in SAMPLES.glob("*.json"):
        hours = json.loads(path.read_text(encoding="utf-8")).get("regularOpeningHours")
        if hours:
            seen += 1
            periods = parse_hours(json.dumps({"periods": hours["periods"]})).week
            assert periods is not None
            assert parse_hours("; ".join(hours["weekdayDescriptions"])).week == periods
            assert parse_hours(json.dumps(hours["weekdayDescriptions"])).week == periods
    assert seen > 50
