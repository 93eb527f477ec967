"""Readers of one shape of opening hours in JSON each; `hours_json` chooses among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from listaudit.normalize import hours_text
from listaudit.normalize.week import DAY, EVERY_DAY, Span

Days = dict[int, list[Span]]
_CLOCK = re.compile(r"T?(\d{1,2}):?(\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?\Z")
_OPENS = ("open", "start", "startTime", "from", "opens")
_CLOSES = ("close", "end", "endTime", "to", "closes")
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?\Z")
DAY_NAMES = {
    name: day
    for day, names in enumerate((
        "mo mon monday", "tu tue tues tuesday", "we wed wednesday", "th thu thur thurs thursday",
        "fr fri friday", "sa sat saturday", "su sun sunday",
    ))
    for name in names.split()
}  # fmt: skip
FACEBOOK = re.compile(r"([a-z]{3})_(\d)_(open|close)\Z")


class UnknownShapeError(ValueError):
    """The JSON is of no shape that we know."""


class ImpossibleError(ValueError):
    """A time that no clock shows."""


class SeasonalError(ValueError):
    """Every entry holds for some days of the year only."""


def joined(parts: Iterable[Days]) -> Days:
    """Return the spans of all parts, day by day."""
    days: Days = {}
    for part in parts:
        for day, spans in part.items():
            days.setdefault(day, []).extend(spans)
    return days


def day_spans(entry: Any) -> list[Span]:
    """Return the spans that an object by day name gives for one day."""
    if not entry or (isinstance(entry, dict) and entry.get("isClosed") is True):
        return []
    if isinstance(entry, list):
        return [span for part in entry for span in day_spans(part)]
    for key in ("openIntervals", "times", "hours"):
        if key in entry:
            return day_spans(entry[key])
    return [_span(_pick(entry, *_OPENS), _pick(entry, *_CLOSES))]


def _pick(entry: dict[str, Any], *names: str) -> Any:
    return next((entry[name] for name in names if name in entry), None)


def _span(start: Any, end: Any) -> Span:
    first, last = _minute(start), _minute(end)
    return first, last if last > first else last + DAY


def _minute(value: Any) -> int:
    """Return the minute of the day of `0900`, `9:00 AM`, `T09:00:00`, `{hour, minute}` or `{hours}`."""
    if isinstance(value, dict):
        hour, minute = int(_pick(value, "hour", "hours") or 0), int(_pick(value, "minute", "minutes") or 0)
    elif found := _CLOCK.match(str(value).strip()):
        hour, minute = int(found[1]), int(found[2])
    else:
        return hours_text.read_time(str(value))
    if not (0 <= hour <= 48 and 0 <= minute < 60):  # noqa: PLR2004
        raise ImpossibleError
    return hour * 60 + minute


def schema_org(items: list[dict[str, Any]]) -> Days:
    """Read OpeningHoursSpecification; opens = closes = 00:00 means closed.

    So says https://developers.google.com/search/docs/appearance/structured-data/local-business, where
    00:00 to 23:59 is open all day. Entries with validFrom or validThrough are special days.
    """
    plain = [item for item in items if not (item.get("validFrom") or item.get("validThrough"))]
    if not plain:
        raise SeasonalError
    return joined(_specification(item) for item in plain)


def _specification(item: dict[str, Any]) -> Days:
    named = item.get("dayOfWeek") or list(DAY_NAMES)
    names = [named] if isinstance(named, str | dict) else named
    days = {day for name in names for day in _schema_days(name)}
    opens, closes = item.get("opens"), item.get("closes")
    if not opens or not closes:
        return {day: [] for day in days}
    start, end = _minute(opens), _minute(closes)
    spans = [] if start == end == 0 else [_span(opens, closes)]
    return {day: list(spans) for day in days}


def _schema_days(name: Any) -> list[int]:
    """Return the days of `Monday`, `https://schema.org/Monday`, `{"@id": ...}`; holidays are none."""
    text = str(name.get("@id") or name.get("name") if isinstance(name, dict) else name)
    word = text.rpartition("/")[2].rpartition("#")[2].strip().lower()
    if word in DAY_NAMES:
        return [DAY_NAMES[word]]
    if "holiday" in word:
        return []
    return sorted(hours_text.read(f"{word} 00:00-24:00").stated)


def _google(items: list[dict[str, Any]]) -> Days:
    """Read Places periods: day 0 is Sunday; a lone `open` at 0:00 without `close` never closes."""
    if len(items) == 1 and not items[0].get("close"):
        opening = items[0]["open"]
        if _minute(opening.get("time", opening)):
            raise UnknownShapeError
        return {day: [(0, DAY)] for day in EVERY_DAY}
    days: Days = {}
    for item in items:
        start, end = item["open"], item["close"]
        if not isinstance(start, dict):
            _add_weekday(days, item, start, end)
            continue
        opening, closing = (int(point.get("day") or 0) + 6 for point in (start, end))
        first, last = (_minute(point.get("time", point)) for point in (start, end))
        _add_between(days, opening % 7, first, closing % 7, last)
    return days


def _add_weekday(days: Days, item: dict[str, Any], start: Any, end: Any) -> None:
    """Add a Foursquare entry: day 1 is Monday, `+0200` is after midnight."""
    day = (int(item["day"]) - 1) % 7
    days.setdefault(day, []).append(_span(start, str(end).removeprefix("+")))


def _add_between(days: Days, opening: int, first: int, closing: int, last: int) -> None:
    length = ((closing - opening) % 7) * DAY + last - first
    days.setdefault(opening, []).append((first, first + (length if length > 0 else length + 7 * DAY)))


def _business_profile(items: list[dict[str, Any]]) -> Days:
    """Read Business Profile periods; midnight is an empty object, 24 hours ends at hours = 24."""
    days: Days = {}
    for item in items:
        opening, closing = (DAY_NAMES[item[key].lower()] for key in ("openDay", "closeDay"))
        first, last = (_minute(item.get(key) or {}) for key in ("openTime", "closeTime"))
        if opening == closing and last <= first:
            last += DAY
        _add_between(days, opening, first, closing, last)
    return days


def _yelp(items: list[dict[str, Any]]) -> Days:
    """Read Yelp's list, day 0 is Monday."""
    if "open" in items[0] and isinstance(items[0]["open"], list):
        items = items[0]["open"]
    days: Days = {}
    for item in items:
        days.setdefault(int(item["day"]) % 7, []).append(_span(item["start"], item["end"]))
    return days


def _here(items: list[dict[str, Any]]) -> Days:
    """Read HERE's recurrences: `T110000`, `PT12H00M`, `FREQ:DAILY;BYDAY:MO,TU`."""
    days: Days = {}
    for item in items:
        length = _DURATION.match(item["duration"])
        clock = item["start"].lstrip("T")
        start = int(clock[:2]) * 60 + int(clock[2:4])
        minutes = int(length[1] or 0) * 60 + int(length[2] or 0) if length else 0
        for name in item["recurrence"].partition("BYDAY:")[2].split(","):
            days.setdefault(DAY_NAMES[name.lower()], []).append((start, start + minutes))
    return days


def _tomtom(items: list[dict[str, Any]]) -> Days:
    """Read the dated ranges of the next seven days."""
    days: Days = {}
    for item in items:
        first, last = item["startTime"], item["endTime"]
        start_day, end_day = date.fromisoformat(first["date"]), date.fromisoformat(last["date"])
        length = (end_day - start_day).days * DAY + _minute(last) - _minute(first)
        days.setdefault(start_day.weekday(), []).append((_minute(first), _minute(first) + length))
    return days


def _by_named_day(items: list[dict[str, Any]]) -> Days:
    """Read Apple's and others' `{day: "MONDAY", times: [...]}`."""
    if not isinstance(items[0].get("day", ""), str):
        return _yelp(items)
    return joined({DAY_NAMES[item["day"].lower()]: day_spans({k: v for k, v in item.items() if k != "day"})}
                   for item in items)  # fmt: skip


def facebook(value: dict[str, Any]) -> Days:
    """Read `mon_1_open`, `mon_1_close`; a place never closes where they are equal."""
    days: Days = {}
    for key, opening in value.items():
        found = FACEBOOK.match(key)
        if found and found[3] == "open":
            span = _span(opening, value[f"{found[1]}_{found[2]}_close"])
            days.setdefault(DAY_NAMES[found[1]], []).append(span)
    return days


ENTRIES: tuple[tuple[frozenset[str], Callable[[list[dict[str, Any]]], Days]], ...] = (
    (frozenset({"opens", "closes", "dayOfWeek"}), schema_org),
    (frozenset({"openDay"}), _business_profile),
    (frozenset({"hours_type"}), _yelp),
    (frozenset({"start_day", "recurrence"}), _here),
    (frozenset({"startTime"}), _tomtom),
    (frozenset({"times", "openIntervals"}), _by_named_day),
    (frozenset({"start", "end"}), _by_named_day),
    (frozenset({"open", "close"}), _google),
)
"""Keys by which a list of entries is known, first match wins."""
