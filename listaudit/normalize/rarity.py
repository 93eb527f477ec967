"""How rare a word is in business names: a shipped table of counts, read once.

`words.tsv` is written by `bench/words.py` from public place names; a word that is not in it is
as rare as a word seen once.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("words.tsv")
_WEAK_BITS = 7.5
"""A word in more than about one of 180 names says little by itself (`restaurant`, `center`)."""


@cache
def _bits() -> tuple[dict[str, float], float]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    names = int(lines[0].rpartition("\t")[2])
    table = {word: math.log2(names / int(count)) for word, count in (row.split("\t") for row in lines[1:])}
    return table, math.log2(names)


@lru_cache(maxsize=1_024)
def rarity(word: str) -> float:
    """Return how many bits it says that a name holds `word`: log2 of names per name with it."""
    table, rarest = _bits()
    return table.get(word, rarest)


def is_weak(word: str) -> bool:
    """Say whether a word is so common in names that it hardly tells businesses apart."""
    return len(word) == 1 or rarity(word) < _WEAK_BITS
