"""Numbers as people write them in addresses: words, ordinals, Roman and Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from listaudit.normalize.number_phrases import join
from listaudit.normalize.read_table import read_table

_ROMAN = re.compile(r"(?=[ivxlcdm]{2,}\Z)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})\Z")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    return read_table("numbers")


@cache
def _all_words() -> dict[str, dict[str, int]]:
    return {language: _words(lists) for language, lists in _data().items()}


def _words(lists: Mapping[str, list[str]]) -> dict[str, int]:
    found = {word: 10 * i for i, word in enumerate(lists["tens"]) if word}
    found |= {word: 10 * i for i, word in enumerate(lists["tens_ordinals"]) if word}
    for name in ("units", "ordinals", "more", "short"):
        found |= {word: i for i, word in enumerate(lists.get(name, ())) if word}
    return found | _compounds(lists)


def _compounds(lists: Mapping[str, list[str]]) -> dict[str, int]:
    """Return the numbers that a language writes as one word: `dreiundzwanzig`, `ventuno`."""
    found: dict[str, int] = {}
    for ten, word in enumerate(lists.get("joined_tens", ()), 2):
        for unit, small in enumerate(lists["joined_units"], 1):
            value = 10 * ten + unit
            if "joint" in lists:
                found |= dict.fromkeys(
                    (f"{small}{lists['joint'][0]}{word}{end}" for end in lists["endings"]), value
                )
            else:
                found[(word[:-1] if small[0] in "uo" else word) + small] = value
    return found


@cache
def english_cardinals() -> frozenset[str]:
    """Return the English words that count and do not order: `one`, not `first`.

    As the name of a street `Eight` is none of the ways to write `8th`.
    """
    return frozenset(_data()["en"]["units"]) | frozenset(_data()["en"]["tens"]) - {""}


def number_word(word: str, language: str) -> str:
    """Return the figures of a folded number word such as `ninth`, or empty text."""
    value = _all_words().get(language, {}).get(word)
    return "" if value is None else str(value)


def join_number_words(words: Sequence[str], language: str) -> list[str]:
    """Return `words` with the numbers of several words as figures: `ninety sixth`, 96.

    Single number words stay: whether `one` is a name or a number is for the reader to say.
    """
    known = _all_words().get(language)
    if known is None or (sum(word in known for word in words) < _FEWEST and "hundred" not in words):
        return list(words)
    return join(words, known, language)


_FEWEST = 2


@lru_cache(maxsize=4096)
def roman(word: str) -> str:
    """Return the figures of a Roman numeral of two letters or more, or empty text."""
    if not _ROMAN.match(word):
        return ""
    values = [_ROMAN_VALUES[c] for c in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return str(sum(-a if a < b else a for a, b in pairs))


def han_number(text: str) -> str:
    """Return the figures of a Chinese numeral below 10,000 (`三十二` or `三二`), or empty text."""
    if not text or any(c not in _HAN and c not in _HAN_POWERS for c in text):
        return ""
    if not any(c in _HAN_POWERS for c in text):
        return "".join(str(_HAN[c]) for c in text)
    total, digit = 0, 0
    for c in text:
        if c in _HAN:
            digit = _HAN[c]
        else:
            total, digit = total + (digit or 1) * _HAN_POWERS[c], 0
    return str(total + digit)
