"""Opening hours as people write them: `Mon-Fri 9am-5pm, Sat 10-2`, `Mo. bis Fr. 9-17 Uhr`.

A text is turned into a word of kinds (`D-DT-T`), one letter a token, and a small grammar over those
letters finds clauses of days and times. What the grammar does not cover is not read at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from listaudit.normalize.hours_clock import read_span
from listaudit.normalize.hours_words import HOLIDAY, Time, Token, tokenize
from listaudit.normalize.week import DAY, EVERY_DAY, IMPOSSIBLE, UNREADABLE, HoursForm, Span, form_of

_DAYS = r"(?:D-D|D|S(?:E,?(?:D-D|D)(?:,(?:D-D|D))*)?)(?:,?(?:D-D|D|S))*"
_TIMES = r"(?:T-T(?:,?T-T)*|X|O|A)"
_NEXT = r"(?=[,;]*(?:[DSXE]|\Z))[,;]*"
_DAYS_FIRST = re.compile(
    rf"(?:(?P<days>{_DAYS})-?,?(?P<times>{_TIMES})|(?P<shut>[XE]),?(?P<on>{_DAYS})){_NEXT}"
)
_TIMES_FIRST = re.compile(rf"(?P<times>{_TIMES}),?(?P<days>{_DAYS})(?:[,;]+|(?=[TXOA])|\Z)")
_TIMES_ALONE = re.compile(rf"(?P<times>{_TIMES})[,;]*\Z")
_PART = re.compile(r"D-D|D|S|E")
_NOON = 12
_IGNORED = {"C", "am", "pm"}


@dataclass(slots=True)
class _Draft:
    """The week while clauses are read into it."""

    tokens: list[Token]
    full_clock: bool
    spans: dict[int, list[Span]] = field(default_factory=dict)
    doubtful: set[int] = field(default_factory=set)
    by_appointment: bool = False
    impossible: bool = False


def read(text: str) -> HoursForm:
    """Read everyday text; `UNREADABLE` where any part of it is not understood."""
    tokens = tokenize(text)
    if not tokens:
        return UNREADABLE
    full_clock = any(kind == "C" or (kind == "T" and _shows_full_clock(value)) for kind, value in tokens)
    tokens = _settle(tokens)
    kinds = "".join(kind for kind, _ in tokens)
    for clause in (_DAYS_FIRST, _TIMES_FIRST, _TIMES_ALONE):
        draft = _Draft(tokens, full_clock)
        if _read_all(clause, kinds, draft):
            return _form(draft, kinds)
    return UNREADABLE


def _form(draft: _Draft, kinds: str) -> HoursForm:
    """Return what was read; without any day, figures that are no times may be years or prices."""
    if draft.impossible:
        return IMPOSSIBLE if {"D", "S"} & set(kinds) else UNREADABLE
    return form_of(draft.spans, draft.doubtful, by_appointment=draft.by_appointment)


def _shows_full_clock(time: Time) -> bool:
    """Whether the time is of the 24-hour clock; 0:00 is none, since the word midnight reads so too."""
    return time.full_clock and not time.half and bool(time.hour or time.minute)


def _settle(tokens: list[Token]) -> list[Token]:
    """Join `12 noon` and the AM or PM that stands before its time; drop what has done its work."""
    settled: list[Token] = []
    half = ""
    for kind, value in tokens:
        if kind == "T" and settled and _is_word(value) and _is_twelve(settled[-1]):
            settled[-1] = (kind, value)
        elif kind in _IGNORED:
            half = "" if kind == "C" else kind
        elif kind == "T" and half:
            settled.append((kind, Time(value.hour, value.minute, half)))
            half = ""
        else:
            settled.append((kind, value))
    while settled and settled[0][0] in {",", ";", "-"}:
        settled.pop(0)
    return settled


def _is_twelve(token: Token) -> bool:
    return token[0] == "T" and token[1].hour == _NOON


def _is_word(time: Time) -> bool:
    """Whether the time was written as noon or midnight."""
    return time in {Time(12, 0, "pm"), Time(0, 0, "", full_clock=True)}


def _read_all(clause: re.Pattern[str], kinds: str, draft: _Draft) -> bool:
    """Read clauses from end to end; say whether all of the text was understood."""
    position = 0
    while position < len(kinds):
        found = clause.match(kinds, position)
        if found is None:
            return False
        _read_clause(found, draft)
        position = found.end()
    return bool(draft.spans) or draft.by_appointment


def _read_clause(found: re.Match[str], draft: _Draft) -> None:
    groups = found.groupdict()
    if groups.get("shut"):
        for day in _days(found, "on", draft):
            draft.spans[day] = []
        return
    days = _days(found, "days", draft) if groups.get("days") else sorted(EVERY_DAY)
    spans, doubtful = _times(found.start("times"), found["times"], draft)
    for day in days:
        draft.spans[day] = _combined(draft.spans.get(day, []), spans)
        draft.doubtful.update({day} if doubtful else ())


def _combined(old: list[Span], new: list[Span]) -> list[Span]:
    """A second span of a day is added (a siesta); one that overlaps or shuts the day replaces it."""
    overlaps = any(a < d and c < b for a, b in old for c, d in new)
    return new if overlaps or not new else [*old, *new]


def _days(found: re.Match[str], group: str, draft: _Draft) -> list[int]:
    days: list[int] = []
    leaving_out = False
    for part in _PART.finditer(found[group]):
        values = [draft.tokens[found.start(group) + at][1] for at in (part.start(), part.end() - 1)]
        if part[0] == "E":
            leaving_out = True
            continue
        named = _named(part[0], values)
        days = [day for day in days if day not in named] if leaving_out else [*days, *named]
    return days


def _named(part: str, values: list[object]) -> list[int]:
    first, last = values
    if part == "S":
        return list(first) if isinstance(first, tuple) else []
    if not isinstance(first, int) or not isinstance(last, int):
        return []
    if HOLIDAY in (first, last):
        return [first, last]
    return [(first + step) % 7 for step in range((last - first) % 7 + 1)]


def _times(start: int, kinds: str, draft: _Draft) -> tuple[list[Span], bool]:
    """Return the spans of a clause and whether AM or PM was guessed."""
    if kinds == "O":
        return [(0, DAY)], False
    if kinds in {"X", "A"}:
        draft.by_appointment = draft.by_appointment or kinds == "A"
        return [], False
    times = [draft.tokens[start + at][1] for at, kind in enumerate(kinds) if kind == "T"]
    spans: list[Span] = []
    guessed = False
    for first, last in zip(times[::2], times[1::2], strict=True):
        read_one = read_span(first, last, full_clock=draft.full_clock)
        if read_one is None:
            draft.impossible = True
            continue
        spans.append(read_one[0])
        guessed = guessed or read_one[1]
    return spans, guessed


def read_time(text: str) -> int:
    """Return the minute of the day of one written time, such as `9:00 AM`; ValueError where it is none."""
    tokens = tokenize(text)
    if not tokens or len(tokens) != 1 or tokens[0][0] != "T":
        raise ValueError(text)
    time = tokens[0][1]
    span = read_span(time, Time(0, 0, "", full_clock=True), full_clock=True)
    if span is None:
        raise ValueError(text)
    return span[0][0]
