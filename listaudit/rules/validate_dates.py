"""Dates and status of the canonical record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from listaudit.model import Location
from listaudit.rules.trouble import Trouble


def check(location: Location, today: str) -> Iterator[Trouble]:
    """Yield troubles with opened_on and closed_on; `today` is an ISO 8601 date or empty."""
    for text in (location.opened_on, location.closed_on):
        if text and not is_date(text):
            yield Trouble("location-date-invalid", text)
    past = is_date(location.closed_on) and location.closed_on < today
    if past and location.status in {"", "open"}:
        yield Trouble("location-closed-open", location.closed_on)


def is_date(text: str) -> bool:
    """Say whether a text is a day of the calendar as ISO 8601 writes it."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
