from __future__ import annotations

import datetime as dt
import decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.model import Skipped, Where
from listaudit.readers.flatten import flat_row, flattened
from listaudit.readers.row import Row

DAY = dt.date(2026, 11, 2)


@pytest.mark.parametrize(
    ("record", "flat"),
    [
        ({"a": {"b": {"c": 1}}, "d": None}, {"a.b.c": 1, "d": None}),
        ({"a": [{"b": 1}, {"b": 2}]}, {"a.0.b": 1, "a.1.b": 2}),
        ({"a": [1, "x", None]}, {"a": [1, "x", None]}),
        ({"a": [1, {"b": 2}]}, {"a.0": 1, "a.1.b": 2}),
        ({"a": [[1, 2], [3]]}, {"a.0": [1, 2], "a.1": [3]}),
        ({"a": [], "b": {}}, {"a": []}),
        ({"a": [("en", "x"), ("th", "y")]}, {"a.en": "x", "a.th": "y"}),
        ({"a.b": 1, "a": {"b": 2}}, {"a.b": 1, "a.b (2)": 2}),
        ({"name ": 1, "na\u200bme": 2}, {"name": 1, "name (2)": 2}),
        ({"a": float("nan"), "b": [float("inf"), 1.5]}, {"a": None, "b": [None, 1.5]}),
        ({"a": "x\ud83d", "b": "café"}, {"a": "x\ufffd", "b": "café"}),
        (
            {"a": DAY, "b": b"\0", "c": decimal.Decimal("1.50")},
            {"a": dt.datetime(2026, 11, 2), "b": None, "c": "1.50"},  # noqa: DTZ001
        ),
        ({"a": True, "b": dt.time(9)}, {"a": True, "b": "09:00:00"}),
    ],
)
def test_nesting_becomes_dotted_keys(record, flat):
    assert flattened(record) == flat


def nested(levels: int) -> dict[str, object]:
    record: dict[str, object] = {"x": 1}
    for _ in range(levels - 1):
        record = {"a": record}
    return record


@pytest.mark.parametrize(
    ("record", "code", "column"),
    [
        (nested(33), "json.too-deep", ""),
        ({"a": {"b": "x" * 100_001}}, "cell.too-long", "a.b"),
        ({"a": ["x" * 100_001]}, "cell.too-long", "a"),
        ({"a": {}}, "row.empty", ""),
    ],
)
def test_a_record_that_cannot_be_a_row_is_named(record, code, column):
    skipped = flat_row(record, Where("a.json", 3))
    assert isinstance(skipped, Skipped)
    assert (skipped.code, skipped.column, skipped.where.line) == (code, column, 3)


def test_the_deepest_nesting_that_is_allowed_is_read():
    row = flat_row(nested(32), Where("a.json", 1))
    assert isinstance(row, Row)
    assert list(row.values) == ["a." * 31 + "x"]


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.recursive(
            st.none() | st.integers() | st.floats() | st.text() | st.binary(),
            lambda inner: (
                st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
            ),
            max_leaves=6,
        ),
    )
)
def test_no_leaf_is_lost_or_nested(record):
    def leaves(value: object) -> int:
        if isinstance(value, dict):
            return sum(map(leaves, value.values()))
        if isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
            return sum(map(leaves, value))
        return 1

    flat = flattened(record)
    assert len(flat) == leaves(record)
    assert not any(isinstance(value, dict) for value in flat.values())
