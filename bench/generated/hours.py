"""Opening hours: one week in two notations, a changed week in any of them, and texts that are no plain week."""

from __future__ import annotations

import random
from collections.abc import Callable

from bench.generated import weeks
from bench.generated.cases import Kind, Made, Maker, Want
from bench.generated.notations import NOTATIONS, Notation, clock, osm, runs
from bench.generated.weeks import Week, any_week, minutes, sound
from listaudit.model import Field

Change = Callable[[Week, random.Random], Week]
_CHANGES: dict[str, Change] = {
    "one minute": lambda week, rng: weeks.moved(week, (1,), rng),
    "up to half an hour": lambda week, rng: weeks.moved(week, (2, 5, 10, 15, 30), rng),
    "hours": lambda week, rng: weeks.moved(week, (60, 120, 180), rng),
    "AM for PM": weeks.other_half,
    "a day closed": weeks.shut,
    "a day opened": weeks.opened,
    "no break": weeks.without_break,
    "two days swapped": weeks.swapped,
    "all an hour or two off": weeks.later,
    "the week turned": weeks.turned,
}
_NO_WEEK = (
    "call for hours", "see website", "varies", "hours vary", "Mo-Fr by arrangement with staff", "ask inside", "temporarily reduced hours",
    "sunrise-sunset", "Mo-Su dawn-dusk", "Apr-Oct Mo-Fr 08:00-18:00; Nov-Mar Mo-Fr 10:00-16:00", "Jun-Aug 10:00-18:00", "week 1-26 Mo 09:00-17:00",
    "by appointment only", "By appointment", "nach Vereinbarung", "{}", "[]", '{"foo": 1}', '["?"]', "9", "opens at 9",
)  # fmt: skip


def _columns(text: str) -> dict[str, str]:
    return {"hours": text}


def _written(notation: Notation) -> Maker:
    def make(rng: random.Random) -> Made:
        week = any_week(rng)
        pair = [_columns(osm(week, rng)), _columns(notation(week, rng))]
        if not sound(week) or pair[0] == pair[1]:
            return None
        rng.shuffle(pair)
        return pair[0], pair[1]

    return make


def _changed(change: Change) -> Maker:
    def make(rng: random.Random) -> Made:
        week = any_week(rng)
        other = change(week, rng)
        if not sound(week) or not sound(other) or _alike(week, other):
            return None
        return _columns(osm(week, rng)), _columns(rng.choice(list(NOTATIONS.values()))(other, rng))

    return make


def _alike(week: Week, other: Week) -> bool:
    """Say whether two weeks differ in nothing but the minute before midnight, which stands for it."""
    return all(minute % weeks.DAY == weeks.DAY - 1 for minute in minutes(week) ^ minutes(other))


def _end_of_day(rng: random.Random) -> Made:
    """Write the end of the day as 24:00, 00:00 or 23:59."""
    start = rng.choice((0, 480, 600, 1020))
    ends = rng.sample(("24:00", "00:00", "23:59"), 2)
    days = rng.choice(("Mo-Su", "Mo-Fr", "Fr,Sa"))
    return _columns(f"{days} {clock(start)}-{ends[0]}"), _columns(f"{days} {clock(start)}-{ends[1]}")


def _over_midnight(rng: random.Random) -> Made:
    """Part a night at midnight."""
    day = rng.choice(("Mo Tu", "Th Fr", "Sa Su", "Su Mo")).split()
    start, end = rng.choice((1080, 1200, 1320)), rng.choice((60, 120, 180, 240))
    whole = f"{day[0]} {clock(start)}-{clock(end)}"
    return _columns(whole), _columns(f"{day[0]} {clock(start)}-24:00; {day[1]} 00:00-{clock(end)}")


def _without_halves(*, as_meant: bool) -> Maker:
    """Leave out AM and PM: of a working day nobody doubts it, of an evening anybody may."""

    def make(rng: random.Random) -> Made:
        first, last = rng.choice(
            ((8, 12), (9, 5), (8, 6), (10, 4), (9, 6)) if as_meant else ((5, 10), (6, 11), (7, 10), (6, 9))
        )
        start = first + (0 if as_meant else 12)
        end = last + 12 if not as_meant or last < first else last
        days = rng.choice((("Mo-Fr", "Mon-Fri"), ("Mo-Sa", "Monday - Saturday"), ("Mo-Su", "Daily")))
        text = rng.choice(
            (f"{days[1]} {first}-{last}", f"{days[1]}: {first} - {last}", f"{days[1]} {first} to {last}")
        )
        return _columns(f"{days[0]} {start:02}:00-{end:02}:00"), _columns(text)

    return make


def _no_week(rng: random.Random) -> Made:
    week = any_week(rng)
    return (_columns(osm(week, rng)), _columns(rng.choice(_NO_WEEK))) if sound(week) else None


def _impossible(rng: random.Random) -> Made:
    """Write a time that no clock shows: that is wrong, whatever was meant."""
    week = any_week(rng)
    if not sound(week) or "24/7" in (text := osm(week, rng)):
        return None
    first, last, _ = next(run for run in runs(week) if run[2])
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    wrong = rng.choice(("09:75-17:00", "25:30-27:00", "09:00-17:66", "9:99 AM - 5 PM"))
    return _columns(text), _columns(f"{names[first]}-{names[last]} {wrong}")


def _nothing(rng: random.Random) -> Made:
    week = any_week(rng)
    return (_columns(osm(week, rng)), _columns("")) if sound(week) else None


_MAKERS: tuple[tuple[str, Want, Maker], ...] = (
    *((f"in {name}", Want.FORMAT, _written(notation)) for name, notation in NOTATIONS.items()),
    ("end of the day", Want.FORMAT, _end_of_day),
    ("a night parted at midnight", Want.FORMAT, _over_midnight),
    ("no AM or PM on a working day", Want.FORMAT, _without_halves(as_meant=True)),
    ("no AM or PM in the evening", Want.UNKNOWN, _without_halves(as_meant=False)),
    *((name, Want.CHANGE, _changed(change)) for name, change in _CHANGES.items()),
    ("a time of no clock", Want.CHANGE, _impossible),
    ("no plain week", Want.UNKNOWN, _no_week),
    ("nothing listed", Want.MISSING, _nothing),
)
KINDS = tuple(Kind(Field.HOURS, name, want, make) for name, want, make in _MAKERS)
