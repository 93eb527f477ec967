"""The parts of a city's name that name places of their own: `Alacant/Alicante`, `札幌市中央区`."""

from __future__ import annotations

import re
from functools import lru_cache

_BREAKS = re.compile(r"(?:(?<!\s)\s+)?[/|,]\s*|(?<!\s)\s+[-\u2013]\s+")
"""Looked for where a run of spaces begins, and not at each space of it anew."""
_EAST_ASIAN = re.compile(
    r"(東京都|北海道|京都府|大阪府|.{2,3}県|.{2}省)?(.+?郡)?(.+?市)?(.+?[区區])?(.+?[町村鎮镇])?\Z"
)
_LONGEST = 60
"""Letters that an East Asian name has at most; the pattern takes its time over longer ones."""


@lru_cache(maxsize=512)
def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of a name in their order, a name in one piece alone."""
    found = tuple(part for part in _BREAKS.split(text.strip()) if part)
    if len(found) == 1 and not text.isascii() and len(text) <= _LONGEST:
        east = _EAST_ASIAN.match(text.strip())
        return tuple(part for part in east.groups() if part) if east else found
    return found
