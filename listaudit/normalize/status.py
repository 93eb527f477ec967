"""The state of a business: open, temporarily closed, permanently closed."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path

from listaudit.normalize.fold import fold

OPEN = "open"
TEMPORARILY_CLOSED = "temporarily_closed"
PERMANENTLY_CLOSED = "permanently_closed"


@cache
def _words() -> dict[str, str]:
    with (Path(__file__).parent / "data" / "status.toml").open("rb") as file:
        return {fold(word): state for state, words in tomllib.load(file).items() for word in words}


@lru_cache(maxsize=4_096)
def canonical_status(text: str) -> str | None:
    """Return `open`, `temporarily_closed` or `permanently_closed`, or None for a word of none of these.

    Reads Google's `CLOSED_TEMPORARILY`, Business Profile's `CLOSED_PERMANENTLY`, and what people write
    in a dozen languages (`data/status.toml`). A bare `closed` is for good.
    """
    return _words().get(fold(text))
