"""Weeks of opening hours as plain numbers: made by chance, compared minute by minute, changed by a hair."""

from __future__ import annotations

import random
from itertools import pairwise

DAY = 1440
Span = tuple[int, int]
"""Minutes since the midnight before; an end above 1440 lies in the next day."""
Week = tuple[tuple[Span, ...], ...]
"""The spans of seven days, Monday first."""
CLOSED: tuple[Span, ...] = ()
ALL_DAY: tuple[Span, ...] = ((0, DAY),)


def minutes(week: Week) -> frozenset[int]:
    """Return every open minute of the week, a night after Sunday counting for Monday."""
    return frozenset(
        (day * DAY + minute) % (7 * DAY)
        for day, spans in enumerate(week)
        for start, end in spans
        for minute in range(start, end)
    )


def office(rng: random.Random) -> Week:
    """Make the week of an office or a shop; sometimes with a break, shorter on Saturday."""
    start, end = (
        rng.choice((480, 510, 540, 570, 600, 660)),
        rng.choice((960, 1020, 1050, 1080, 1140, 1200, 1260)),
    )
    break_at = rng.choice((0, 0, 720, 750, 780))
    day = ((start, break_at), (break_at + rng.choice((30, 60, 90)), end)) if break_at else ((start, end),)
    saturday = rng.choice((CLOSED, day, ((start, 780),), ((600, 840),)))
    return (*[day] * 5, saturday, rng.choice((CLOSED, CLOSED, saturday)))


def evening(rng: random.Random) -> Week:
    """Make the week of a restaurant or bar that closes late; one or two days of rest."""
    start, late = rng.choice((660, 720, 960, 1020, 1080)), rng.choice((1320, 1380, 1410, 1440))
    later = rng.choice((late, 1440, 1440 + 60, 1440 + 120, 1440 + 150))
    early_week: tuple[Span, ...] = ((start, late),)
    end_of_week: tuple[Span, ...] = ((start, later),)
    days = [*[early_week] * 4, end_of_week, end_of_week, early_week]
    for rest in rng.sample(range(7), rng.randint(0, 2)):
        days[rest] = CLOSED
    return tuple(days)


def mixed(rng: random.Random) -> Week:
    """Make a week in which every day may be another."""
    return tuple(rng.choice((office, evening))(rng)[day] for day in range(7))


def any_week(rng: random.Random) -> Week:
    """Make a week of one of the sorts, at times one that never closes."""
    if rng.random() < 0.04:
        return (ALL_DAY,) * 7
    return rng.choice((office, office, evening, mixed))(rng)


def _replaced(week: Week, day: int, spans: tuple[Span, ...]) -> Week:
    return (*week[:day], tuple(sorted(spans)), *week[day + 1 :])


def _some_day(week: Week, rng: random.Random) -> int:
    return rng.choice([day for day, spans in enumerate(week) if spans])


def moved(week: Week, steps: tuple[int, ...], rng: random.Random) -> Week:
    """Move one end of one span."""
    day = _some_day(week, rng)
    spans = list(week[day])
    at, end, step = rng.randrange(len(spans)), rng.randrange(2), rng.choice(steps) * rng.choice((-1, 1))
    first, last = spans[at]
    first, last = (first, last + step) if end else (first + step, last)
    spans[at] = (max(first, 0), last)
    return _replaced(week, day, tuple(spans))


def other_half(week: Week, rng: random.Random) -> Week:
    """Write AM for PM, or the other way, at one end of one span."""
    day = _some_day(week, rng)
    spans = list(week[day])
    at, end = rng.randrange(len(spans)), rng.randrange(2)
    times = [time % DAY for time in spans[at]]
    times[end] = (times[end] + DAY // 2) % DAY
    spans[at] = (times[0], times[1] if times[1] > times[0] else times[1] + DAY)
    return _replaced(week, day, tuple(spans))


def shut(week: Week, rng: random.Random) -> Week:
    """Close one day that is open."""
    return _replaced(week, _some_day(week, rng), CLOSED)


def opened(week: Week, rng: random.Random) -> Week:
    """Open one day that is closed."""
    closed = [day for day, spans in enumerate(week) if not spans]
    return _replaced(week, rng.choice(closed), ((600, 1080),)) if closed else week


def without_break(week: Week, rng: random.Random) -> Week:
    """Leave out the break of the days that have one."""
    del rng
    return tuple(((spans[0][0], spans[-1][1]),) if len(spans) > 1 else spans for spans in week)


def swapped(week: Week, rng: random.Random) -> Week:
    """Swap two days."""
    days = list(week)
    one, other = rng.sample(range(7), 2)
    days[one], days[other] = days[other], days[one]
    return tuple(days)


def later(week: Week, rng: random.Random) -> Week:
    """Move every time by some hours."""
    step = rng.choice((60, 120, -60))
    return tuple(tuple((start + step, end + step) for start, end in spans) for spans in week)


def turned(week: Week, rng: random.Random) -> Week:
    """Begin the week on another day."""
    by = rng.choice((1, 6))
    return (*week[by:], *week[:by])


def sound(week: Week) -> bool:
    """Say whether the spans of each day follow one another and can be written on a clock."""
    for spans in week:
        if any(
            not 0 <= start < end <= start + DAY or end > DAY + 360 or start >= DAY for start, end in spans
        ):
            return False
        if any(first[1] >= second[0] for first, second in pairwise(spans)):
            return False
    return any(week)
