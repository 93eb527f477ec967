"""The state of a business: open, temporarily closed, permanently closed."""

from __future__ import annotations

from functools import cache, lru_cache

from listaudit.normalize.fold import fold
from listaudit.normalize.read_table import read_table

OPEN = "open"
TEMPORARILY_CLOSED = "temporarily_closed"
PERMANENTLY_CLOSED = "permanently_closed"


@cache
def _words() -> dict[str, str]:
    return {fold(word): state for state, words in read_table("status").items() for word in words}


@lru_cache(maxsize=4_096)
def canonical_status(text: str) -> str | None:
    """Return `open`, `temporarily_closed` or `permanently_closed`, or None for a word of none of these.

    Reads Google's `CLOSED_TEMPORARILY`, Business Profile's `CLOSED_PERMANENTLY`, and what people write
    in a dozen languages (`data/status.toml`). A bare `closed` is for good.
    """
    return _words().get(fold(text))
