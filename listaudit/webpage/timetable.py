"""Opening hours among the lines of a page: days and times below one another, most of a week of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from listaudit.normalize.fold import fold
from listaudit.normalize.hours import parse_hours
from listaudit.normalize.read_table import read_table
from listaudit.webpage.lines import Line

_LONGEST = 80
_MOST_LINES = 24
_FEWEST_DAYS = 5
"""Days that must be spoken of; fewer may be an event, or the hours of a service."""
_RUNS = 20
_TIME = re.compile(
    r"\d{1,2}\s?(?:[:.h]\s?\d{2}|[ap]\.?m\b|uhr\b|h(?:rs?|ours?)?\b)|\d\s?[-–—]\s?\d", re.IGNORECASE
)


def timetable(lines: Sequence[Line]) -> str:
    """Return the one week of hours that the lines of a page state; empty where there is none, or several."""
    found: dict[object, str] = {}
    for run in _runs([line.text for line in lines]):
        text = "; ".join(run)
        form = parse_hours(text)
        if form.parsed and form.week is not None and len(form.stated) >= _FEWEST_DAYS:
            found.setdefault(form.week, text)
    return next(iter(found.values())) if len(found) == 1 else ""


def _runs(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield lines that stand together and speak of days and times, days joined with the times below them."""
    run: list[str] = []
    runs = 0
    for text in (*texts, ""):
        day, timed = _begins_with_day(text), _is_timed(text)
        if day and len(run) < _MOST_LINES:
            run.append(text)
        elif timed and run and not _TIME.search(run[-1]):
            run[-1] = f"{run[-1]} {text}"
        elif timed and run and len(run) < _MOST_LINES:
            run[-1] = f"{run[-1]}, {text}"
        elif run:
            if any(map(_TIME.search, run)):
                yield run
                runs += 1
            run = []
        if runs >= _RUNS:
            return


def _is_timed(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and (_TIME.search(text) is not None or fold(text) in _closed())


def _begins_with_day(text: str) -> bool:
    if not text or len(text) > _LONGEST:
        return False
    first = next(iter(fold(text).split()), "")
    return first in _days() or any(text.startswith(sign) for sign in "月火水木金土日" if len(text) > 1)


@cache
def _days() -> frozenset[str]:
    """Return the words for days that are no single letter, and those for a part of the week."""
    found: set[str] = set()
    for language in read_table("days").values():
        groups = [*language.get("days", ()), language.get("daily", ()), language.get("weekdays", ())]
        found |= {fold(word).split()[0] for group in groups for word in group if len(word) > 1}
    return frozenset(found)


@cache
def _closed() -> frozenset[str]:
    return frozenset(
        fold(word) for language in read_table("days").values() for word in language.get("closed", ())
    )
