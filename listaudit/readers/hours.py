"""Opening hours of a row: one cell, or a column for each day, joined to one text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from listaudit.model import Hours
from listaudit.readers import damage
from listaudit.readers.plan import Cells, Note, Plan, cell
from listaudit.readers.words import boolean

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_CLOSED = frozenset(
    {"x", "closed", "ferme", "fermé", "geschlossen", "cerrado", "chiuso", "fechado", "gesloten", "off"}
)
_SECONDS = re.compile(r"\b(\d?\d:\d\d):00\b")
_NO_HOURS = Hours()
Roles = dict[tuple[int, str], str]


def hours_of(values: Mapping[str, object], plan: Plan, cells: Cells, note: Note) -> Hours:
    """Return the hours of a row as one text, special days apart."""
    text = cells["hours"][0] if "hours" in cells else ""
    if text:
        text, code = damage.hours(text)
        if code:
            note(code, "hours", cells["hours"][0])
    elif plan.days:
        text = _by_day(values, plan, note)
    special = cells.get("special_hours")
    return Hours(text, special[0]) if special else Hours(text) if text else _NO_HOURS


def _by_day(values: Mapping[str, object], plan: Plan, note: Note) -> str:
    """Join the columns of days: `Mo-Fr 09:00-17:00; Su closed`. Empty days are not stated."""
    days: dict[str, Roles] = defaultdict(dict)
    for place, header in plan.days:
        if text := cell(values, header):
            day, role, interval = place.split(" ")
            days[day][int(interval), role] = text
    written = ((day, _day(day, days[day], note) if day in days else "") for day in _DAYS)
    return "; ".join(_runs(written))


def _runs(written: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the times of each run of days that have the same, as people write a week."""
    for times, run in groupby(written, key=lambda item: item[1]):
        found = [day for day, _ in run]
        if times:
            yield f"{found[0]}-{found[-1]} {times}" if len(found) > 1 else f"{found[0]} {times}"


def _day(day: str, cells: Roles, note: Note) -> str:
    if any(role == "closed" and boolean(text) for (_, role), text in cells.items()):
        return "closed"
    if whole := cells.get((0, "whole")):
        times, code = damage.hours(whole)
        if code:
            note(code, f"hours {day}", whole)
        return "closed" if times.casefold() in _CLOSED else times
    spans = [_span(cells, interval) for interval in sorted({interval for interval, _ in cells})]
    stated = [span for span in spans if span]
    opened = [span for span in stated if span != "closed"]
    return ",".join(opened) if opened else "closed" if stated else ""


def _span(cells: Roles, interval: int) -> str:
    """Return one `start-end`; empty where an end is missing, `closed` where the start says so."""
    start, end = (_time(cells.get((interval, role), "")) for role in ("start", "end"))
    if start.casefold() in _CLOSED:
        return "closed"
    return f"{start}-{end}" if start and end else ""


def _time(text: str) -> str:
    return _SECONDS.sub(r"\1", damage.clock(text))
