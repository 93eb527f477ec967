"""OpenStreetMap's opening_hours: the plain subset by hand, the rest by the opening-hours library.

Syntax and meaning: https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification. Rules for
public and school holidays (PH, SH) are no part of the regular week and are left out.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from listaudit.normalize.week import (
    DAY,
    DAYS,
    EVERY_DAY,
    SEASONAL,
    UNREADABLE,
    HoursForm,
    Span,
    Week,
    form_of,
)

_NAME = "(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_DAYS = rf"{_NAME}(?:\s?-\s?{_NAME})?(?:\s?,\s?{_NAME}(?:\s?-\s?{_NAME})?)*"
_SPAN = r"\d\d:\d\d\s?-\s?\d\d:\d\d"
_RULE = re.compile(
    rf"(?:({_DAYS}):?\s)?\s*(24/7|off|closed|{_SPAN}(?:\s?,\s?{_SPAN})*)\s*(;|,(?=\s*{_NAME})|$)\s*",
    re.IGNORECASE,
)
_TIMES = re.compile(r"(\d\d):(\d\d)\s?-\s?(\d\d):(\d\d)")
_MOVING = re.compile(r"sun(?:rise|set)|dawn|dusk|\d\+|unknown", re.IGNORECASE)
_DATED = re.compile(
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|easter|week|(?<![\d:])\d{4}(?![\d:])", re.IGNORECASE
)
"""Months, weeks and years: what a rule may be bound to beside days of the week."""
_INDEX = {name.lower(): day for day, name in enumerate(DAYS)}
_WEEKS = tuple(
    datetime(2025, month, day, tzinfo=UTC).replace(tzinfo=None)
    for month, day in ((1, 13), (2, 10), (3, 24), (5, 12), (6, 23), (8, 18), (10, 6), (11, 24))
)
"""Mondays of ordinary weeks, at every place in a month and in odd and even weeks of the year."""


def read_plain(text: str) -> HoursForm | None:
    """Read rules of days and times; None where the text is not of the plain subset."""
    days = read_days(text)
    return None if days is None else form_of(days)


def read_days(text: str) -> dict[int, list[Span]] | None:
    """Return the spans of each day that the text speaks of; a later rule replaces an earlier one."""
    week: dict[int, list[Span]] = {}
    position = 0
    adds = False
    while position < len(text):
        rule = _RULE.match(text, position)
        if rule is None:
            return None
        days, spans = _days(rule[1] or ""), _spans(rule[2])
        if spans is None:
            return None
        for day in days:
            week[day] = [*week.get(day, ()), *spans] if adds else spans
        adds, position = rule[3] == ",", rule.end()
    return week or None


@lru_cache(maxsize=4_096)
def _days(text: str) -> tuple[int, ...]:
    """Return the days of `Mo-We,Fr`; holidays are none, no text means every day."""
    if not text:
        return tuple(EVERY_DAY)
    days: set[int] = set()
    for part in text.lower().replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first in _INDEX:
            start = _INDEX[first]
            days.update((start + step) % 7 for step in range((_INDEX.get(last, start) - start) % 7 + 1))
    return tuple(sorted(days))


@lru_cache(maxsize=4_096)
def _spans(text: str) -> list[Span] | None:
    """Return minutes of the day; None where a time is none, such as 12:75."""
    if not text[0].isdigit():
        return []
    if text == "24/7":
        return [(0, DAY)]
    spans = []
    for hour, minute, end_hour, end_minute in _TIMES.findall(text):
        start, end = int(hour) * 60 + int(minute), int(end_hour) * 60 + int(end_minute)
        if start > DAY or end > 2 * DAY or max(int(minute), int(end_minute)) >= 60:  # noqa: PLR2004
            return None
        spans.append((start, end if end > start else end + DAY))
    return spans


def read_library(text: str) -> HoursForm:
    """Read any valid opening_hours; a week that changes with the season or the sun is `seasonal`.

    The weekly intervals are asked for over eight ordinary weeks, since the library's own equality
    does not tell equal weeks. A week without any is a text on holidays alone (`PH off`), or one on
    other months than those of the eight.
    """
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined] # missing in its stubs

    try:
        hours = OpeningHours(text)
        if _MOVING.search(str(hours.normalize())):
            return SEASONAL
        weeks = {_week_of(hours, monday) for monday in _WEEKS}
    except (ParserError, ValueError, OverflowError):
        return UNREADABLE
    week = weeks.pop()
    if weeks or week is None:
        return SEASONAL
    if not week.intervals:
        return SEASONAL if _DATED.search(text) else UNREADABLE
    return HoursForm(week, EVERY_DAY)


@lru_cache(maxsize=4_096)
def rules(text: str) -> str:
    """Return a valid opening_hours in the library's normal form, empty for any other text.

    Equal forms are equal hours; of equal hours the forms may yet differ.
    """
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined] # missing in its stubs

    try:
        return str(OpeningHours(text).normalize())
    except (ParserError, ValueError, OverflowError):
        return ""


def _week_of(hours: Any, monday: datetime) -> Week | None:
    """Return the open intervals of one calendar week, or None where the library does not know."""
    from opening_hours import State

    spans = []
    for start, end, state, _ in hours.intervals(monday, monday + timedelta(days=7)):
        if state == State.UNKNOWN:
            return None
        if state == State.OPEN:
            spans.append((0, _minutes(start - monday), _minutes(end - monday)))
    return Week.from_spans(spans)


def _minutes(delta: timedelta) -> int:
    return delta.days * DAY + delta.seconds // 60
