"""Ways to write figures and letters that one country knows, put as everybody else writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from listaudit.normalize.read_table import read_table

_THAI = {ord("\u0e50") + digit: str(digit) for digit in range(10)}
Rewrites = tuple[tuple[re.Pattern[str], str], ...]


def rewrite(text: str, country: str) -> str:
    """Return a line in lower case with what its country writes in a way of its own put plainly.

    Args:
        text: The line.
        country: ISO 3166 alpha-2 code; `street_rewrites.toml` says what is read otherwise where.
    """
    for pattern, plain in _rewrites().get(country, ()):
        text = pattern.sub(plain, text)
    return text.translate(_THAI) if country == "TH" else text


@cache
def _rewrites() -> Mapping[str, Rewrites]:
    found: dict[str, Rewrites] = {}
    for entry in read_table("street_rewrites")["rewrite"]:
        compiled = (re.compile(entry["pattern"]), entry["plain"])
        for country in entry["countries"]:
            found[country] = (*found.get(country, ()), compiled)
    return found
