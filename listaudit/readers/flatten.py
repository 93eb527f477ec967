"""Nested values -> one flat mapping with dotted keys."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from math import isfinite

from listaudit.model import Skipped, Where
from listaudit.normalize.hygiene import clean
from listaudit.readers.columns import free_name
from listaudit.readers.limits import CELL_CHARS, JSON_DEPTH
from listaudit.readers.row import Row

_LONE = re.compile("[\ud800-\udfff]")
_clean_key = lru_cache(maxsize=4096)(clean)


class TooDeepError(Exception):
    """A record that is nested deeper than any record is."""


class TooLongError(Exception):
    """A text that is longer than any cell is; carries its key and its length."""

    def __init__(self, key: str, length: int) -> None:
        super().__init__(key, length)
        self.key = key
        self.length = length


def flat_row(record: Mapping[object, object], where: Where) -> Row | Skipped:
    """Return a record as a row, or why it cannot be one."""
    try:
        values = flattened(record)
    except TooDeepError:
        return Skipped(where, "json.too-deep", str(JSON_DEPTH))
    except TooLongError as error:
        return Skipped(where, "cell.too-long", f"{error.length:,} characters", error.key)
    return (
        Row(values, where, typed=True) if values else Skipped(where, "row.empty", "this record", benign=True)
    )


def flattened(record: Mapping[object, object]) -> dict[str, object]:
    """Return `{"a": {"b": 1}, "c": [{"d": 2}], "e": [3]}` as `{"a.b": 1, "c.0.d": 2, "e": [3]}`.

    A list of plain values stays a list. NaN and the infinities become None, dates midnights.

    Raises:
        TooDeepError: when it is nested deeper than `JSON_DEPTH`.
        TooLongError: when it holds a text longer than `CELL_CHARS`.
    """
    flat: dict[str, object] = {}
    _add_members(record, "", flat, JSON_DEPTH)
    return flat


def _add_members(record: Mapping[object, object], prefix: str, flat: dict[str, object], depth: int) -> None:
    if not depth:
        raise TooDeepError
    for key, value in record.items():
        _add(value, prefix + (_clean_key(key) if isinstance(key, str) else str(key)), flat, depth)


def _add(value: object, key: str, flat: dict[str, object], depth: int) -> None:
    if isinstance(value, dict):
        _add_members(value, f"{key}.", flat, depth - 1)
    elif isinstance(value, (list, tuple)) and any(isinstance(item, (dict, list, tuple)) for item in value):
        # Parquet maps arrive as lists of pairs
        pairs = all(isinstance(item, tuple) for item in value)
        _add_members(dict(value if pairs else enumerate(value)), f"{key}.", flat, depth - 1)
    else:
        flat[free_name(key, flat)] = _leaf(value, key)


def _leaf(value: object, key: str) -> object:
    match value:
        case str():
            if len(value) > CELL_CHARS:
                raise TooLongError(key, len(value))
            return value if value.isascii() else _LONE.sub("\ufffd", value)
        case None | bool() | int() | dt.datetime():
            return value
        case list():
            return [_leaf(item, key) for item in value]
    return _plain(value)


def _plain(value: object) -> object:
    match value:
        case float():
            return value if isfinite(value) else None
        case dt.date():
            return dt.datetime.combine(value, dt.time())
        case bytes():
            return None
    return str(value)
