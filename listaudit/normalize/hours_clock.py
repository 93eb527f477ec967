"""Reading a span of two written times: what AM and PM were left out."""

from __future__ import annotations

from listaudit.normalize.hours_words import Time
from listaudit.normalize.week import DAY, Span

_NOON = 12
_LAST_HOUR = 30
"""Japanese shops close at 26:00; later than 30:00 is a slip."""


def read_span(first: Time, last: Time, *, full_clock: bool) -> tuple[Span, bool] | None:
    """Return the span in minutes of the day and whether the reading had to guess AM or PM.

    `full_clock` tells that the text elsewhere shows the 24-hour clock. One side's AM or PM holds for
    the other where that gives a span (`5:00 - 9:00 PM`, as Google writes it), else the other half
    does (`9-5pm`). With none at all `9-5` is read as a working day. None where no clock shows such a time.
    """
    if max(first.minute, last.minute) >= 60 or first.hour > 24 or last.hour > _LAST_HOUR:  # noqa: PLR2004
        return None
    start, end, doubtful = _halves(first, last, full_clock=full_clock)
    if start > DAY:
        return None
    start %= DAY
    return (start, end if end > start else end + DAY), doubtful


def _halves(first: Time, last: Time, *, full_clock: bool) -> tuple[int, int, bool]:
    if first.half and last.half:
        return _minute(first, first.half), _minute(last, last.half), False
    if last.half and not first.full_clock:
        return (*_half_of_start(first, last), False)
    if first.half and not last.full_clock:
        return _half_of_end(first, last)
    start, end = _minute(first, first.half), _minute(last, last.half)
    if full_clock or first.full_clock or last.full_clock:
        return start, end, False
    return start, (end if end > start else end + DAY // 2), True


def _half_of_start(first: Time, last: Time) -> tuple[int, int]:
    end = _minute(last, last.half)
    same, other = (_minute(first, half) for half in (last.half, "am" if last.half == "pm" else "pm"))
    return (same if same < (end or DAY) else other), end


def _half_of_end(first: Time, last: Time) -> tuple[int, int, bool]:
    """Take the next such time after the start: `9am-5` is 17:00; `9am-11` may be either."""
    start, end = _minute(first, first.half), _minute(last, first.half)
    if end > start:
        return start, end, first.half == "am"
    return start, end + DAY // 2, False


def _minute(time: Time, half: str) -> int:
    """Return the minute of the day; an hour above 12 makes AM or PM superfluous (`17:00 pm`)."""
    hour = time.hour
    if half and hour <= _NOON:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return hour * 60 + time.minute
