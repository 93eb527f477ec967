"""A plain week: when a place is open, in minutes since Monday 00:00."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

DAY = 1440
WEEK = 7 * DAY
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
"""Names of the days in OpenStreetMap's syntax; Monday is 0."""
EVERY_DAY = frozenset(range(7))
_LONGEST_SPILL = DAY // 2

Span = tuple[int, int]
"""Start and end in minutes; within a day the end may lie beyond 1440, in the next day."""


@dataclass(frozen=True, slots=True)
class Week:
    """Merged open intervals `(start, end)`, sorted; `start` is 0 to 10079, `end` may pass 10080.

    Equal opening times are equal values, however they were written. Build it by `from_spans`.
    """

    intervals: tuple[Span, ...] = ()

    @classmethod
    def from_spans(cls, spans: Iterable[tuple[int, int, int]]) -> Week:
        """Build a week from `(day, start, end)`, minutes counted from that day's midnight."""
        return cls(_merge((day * DAY + start, day * DAY + end) for day, start, end in spans))

    @property
    def always(self) -> bool:
        """Whether it is open the whole week."""
        return self.intervals == ((0, WEEK),)

    def by_day(self) -> tuple[tuple[Span, ...], ...]:
        """Return the spans of each day, Monday first; a night that ends by noon stays one span."""
        days: tuple[list[Span], ...] = tuple([] for _ in DAYS)
        for interval in self.intervals:
            for day, start, end in _pieces(interval):
                days[day % 7].append((start, end))
        return tuple(tuple(sorted(spans)) for spans in days)

    def shifted(self, minutes: int) -> Week:
        """Return the same week `minutes` later."""
        return Week(_merge((start + minutes, end + minutes) for start, end in self.intervals))

    def to_midnight(self) -> Week:
        """Return the week with 23:59 read as the end of the day, as sources without 24:00 write it."""
        return Week(_merge((s, e + 1 if e % DAY == DAY - 1 else e) for s, e in self.intervals))

    def __str__(self) -> str:
        return week_text(self)


def _merge(intervals: Iterable[Span]) -> tuple[Span, ...]:
    """Sort, join what touches, and join the end of Sunday with the start of Monday."""
    ordered = sorted((start % WEEK, start % WEEK + end - start) for start, end in intervals if end > start)
    merged: list[Span] = []
    for start, end in ordered:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    while len(merged) > 1 and merged[-1][1] - WEEK >= merged[0][0]:
        first = merged.pop(0)
        merged[-1] = (merged[-1][0], max(merged[-1][1], first[1] + WEEK))
    if merged and merged[-1][1] - merged[-1][0] >= WEEK:
        return ((0, WEEK),)
    return tuple(merged)


def _pieces(interval: Span) -> Iterator[tuple[int, int, int]]:
    """Cut an interval at midnights, but for one night that ends by noon."""
    start, end = interval
    while start < end:
        day, midnight = start // DAY, (start // DAY + 1) * DAY
        one_night = end - start <= DAY and end - midnight <= _LONGEST_SPILL
        stop = end if end <= midnight or one_night else midnight
        yield day, start - day * DAY, stop - day * DAY
        start = stop


def clock(minute: int) -> str:
    """Return `HH:MM` of a minute of the day; midnight at the end of a day is 24:00."""
    minute = minute if minute <= DAY else minute - DAY
    return f"{minute // 60:02}:{minute % 60:02}"


def spans_text(spans: tuple[Span, ...]) -> str:
    """Return `09:00-12:00,14:00-18:00`, or `closed`."""
    return ",".join(f"{clock(start)}-{clock(end)}" for start, end in spans) or "closed"


def days_text(days: Iterable[int]) -> str:
    """Return days in runs of three or more with a dash: `Mo-Fr,Su`, `Sa,Su`."""
    runs = [list(run) for _, run in groupby(enumerate(sorted(set(days))), lambda pair: pair[1] - pair[0])]
    return ",".join(_run_text([day for _, day in run]) for run in runs)


def _run_text(run: list[int]) -> str:
    return DAYS[run[0]] if len(run) == 1 else f"{DAYS[run[0]]}{'-' if len(run) > 2 else ','}{DAYS[run[-1]]}"  # noqa: PLR2004


@lru_cache(maxsize=1_024)
def week_text(week: Week) -> str:
    """Return a week in OpenStreetMap's syntax: `Mo-Fr 09:00-17:00; Sa 10:00-14:00`, `24/7`, `off`."""
    if week.always:
        return "24/7"
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in enumerate(week.by_day()):
        if spans:
            groups.setdefault(spans, []).append(day)
    return "; ".join(f"{days_text(days)} {spans_text(spans)}" for spans, days in groups.items()) or "off"


@dataclass(frozen=True, slots=True)
class HoursForm:
    """What a text says of the regular week.

    `week` is None where no week could be read, or where it is only by appointment; `stated` are the days
    that the text speaks of, also to say that they are closed; `doubtful` are days whose AM or PM was
    left out, so that `week` holds the ordinary reading. `problem` is `unreadable`, `seasonal` (no plain
    week) or `impossible` (understood, but for a time that no clock shows, such as 12:75).
    """

    week: Week | None = None
    stated: frozenset[int] = frozenset()
    doubtful: frozenset[int] = frozenset()
    by_appointment: bool = False
    problem: str = ""

    @property
    def parsed(self) -> bool:
        """Whether the text was understood as one plain week."""
        return not self.problem


UNREADABLE = HoursForm(problem="unreadable")
SEASONAL = HoursForm(problem="seasonal")
IMPOSSIBLE = HoursForm(problem="impossible")


def form_of(
    days: Mapping[int, Iterable[Span]], doubtful: Iterable[int] = (), *, by_appointment: bool = False
) -> HoursForm:
    """Return the form of days and their spans; a day without spans is stated as closed.

    Days above 6 (holidays) are left out. A text that only says which days are closed tells no week.
    """
    stated = frozenset(days) & EVERY_DAY
    week = Week.from_spans((day, start, end) for day in stated for start, end in days[day])
    if not week.intervals and by_appointment:
        return HoursForm(None, stated, by_appointment=True)
    if not week.intervals and stated != EVERY_DAY:
        return UNREADABLE
    return HoursForm(week, stated, frozenset(doubtful) & EVERY_DAY, by_appointment)
