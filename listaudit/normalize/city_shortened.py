"""Words of a city's name that stand for longer ones: `Rothenburg o.d.T.`, `Gorzów Wlkp`."""

from __future__ import annotations

import re
from functools import lru_cache

_DIRECTIONS = frozenset("nsew")
_INITIAL_OF = 3
_MOST_LETTERS = 5
_FEWEST_DROPPED = 2
_VOWELS = re.compile("[aeiouy]")
_NUMERALS = re.compile("[ivxlc]+")
_PARTICLES = frozenset(
    {"am", "an", "im", "in", "ob", "op", "de", "di", "da", "do", "du", "of", "on", "la", "le"}
)
_SHORTENED = re.compile(r"([^\W\d_]+)[./]")


@lru_cache(maxsize=512)
def shortened(text: str) -> frozenset[str]:
    """Return the words with a dot or a slash behind them, in lower case: `Rothenburg o.d.T.`."""
    return frozenset(word.casefold() for word in _SHORTENED.findall(text))


def shortens(short: str, long: str, marked: frozenset[str]) -> bool:
    """Say whether one word stands for another: `Wlkp` for `Wielkopolski`, `o.` for `ob`.

    A word that is not marked as shortened must have no vowel, or else `Ham` would be `Hampton`; a word
    that lacks a single letter of the other is misspelt, a numeral shortens nothing, and `N` is north.
    """
    if short in _DIRECTIONS:
        return False
    if not (short and long.startswith(short[0]) and (short in marked or not _VOWELS.search(short))):
        return False
    if _NUMERALS.fullmatch(long) and _NUMERALS.fullmatch(short):
        return False
    if len(short) == 1:
        return len(long) >= _INITIAL_OF or long in _PARTICLES
    if len(short) > _MOST_LETTERS or len(long) - len(short) < _FEWEST_DROPPED:
        return False
    rest = iter(long)
    return all(letter in rest for letter in short)
