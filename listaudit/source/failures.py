"""What an answer means that is none: by the source's own table, then by HTTP status. One pure place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from listaudit.model import Failure, Problem, Response
from listaudit.normalize.hygiene import clean

_OK = range(200, 300)
_MOVED = range(300, 400)
_SERVER = 500
_WORDS = 160
_SECONDS = re.compile(r"[0-9]+(\.[0-9]*)?")
_FOR_EVER = 1e9
_TAGS = re.compile(r"<[^>]{0,500}>")
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
"""RFC 9110 and RFC 6585; 52x are Cloudflare's words for an origin out of reach."""
_STOPS = {401: "fetch.bad-key", 402: "fetch.quota", 403: "fetch.forbidden", 407: "fetch.proxy"}
_CODES = {404: "fetch.not-found", 410: "fetch.not-found", 429: "fetch.rate-limited", 408: "fetch.timeout"}
LONGEST_WAIT = 120.0
"""Seconds; a source that wants us to wait longer is not waited for."""


def by_table(response: Response, errors: Iterable[Failure]) -> Problem | None:
    """Return what the first row of `[[errors]]` that fits says of a response."""
    text = ""
    for row in errors:
        if row.status not in (0, response.status):
            continue
        if row.contains:
            text = text or response.body[:20_000].decode("utf-8", "replace")
            if row.contains not in text:
                continue
        elif row.status == 0:
            continue
        after = wait(response)
        return Problem(
            code=row.code, detail=_told(response, after), retry=row.retry, stops=row.stops, after=after
        )
    return None


def by_status(response: Response) -> Problem | None:
    """Return what the HTTP status says: from 200 to 299 nothing is wrong."""
    status = response.status
    if status in _OK:
        return None
    if status in _MOVED:
        return Problem(code="fetch.redirects", detail=f"HTTP {status} without an address")
    other = "fetch.server-error" if status >= _SERVER else "fetch.refused"
    after = wait(response)
    return Problem(
        code=_STOPS.get(status) or _CODES.get(status, other),
        detail=_told(response, after),
        retry=status in _TRY_AGAIN and not (after or 0) > LONGEST_WAIT,
        after=after,
        stops=status in _STOPS,
    )


def wait(response: Response) -> float | None:
    """Return the seconds of `Retry-After`, a number or a date, or None."""
    text = response.headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(text):
        return min(float(text), _FOR_EVER)
    try:
        then = parsedate_to_datetime(text)
        then = then if then.tzinfo else then.replace(tzinfo=UTC)
        return min(max(0.0, (then - datetime.now(UTC)).total_seconds()), _FOR_EVER)
    except (ArithmeticError, LookupError, TypeError, ValueError):  # whatever a header can hold
        return None


def alone(seconds: float) -> str:
    """Say that a source asks for more rest than anybody waits for."""
    return f"it wants to be left alone for {seconds:,.0f} seconds"


def _told(response: Response, after: float | None) -> str:
    """Return the words of an answer, with the time that it names where that is too long to wait."""
    said = words(response)
    return said if after is None or after <= LONGEST_WAIT else f"{said}; {alone(after)}"


def words(response: Response) -> str:
    """Return the status and the beginning of what the body says, without markup, on one line."""
    text = _TAGS.sub(" ", response.body[:4_000].decode("utf-8", "replace"))
    line = clean(text)[:_WORDS].rstrip()
    return f"HTTP {response.status}: {line}" if line else f"HTTP {response.status}"
