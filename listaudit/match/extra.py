"""What kind of words a name has that the other lacks: of its place, its trade, a department, or others."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import lru_cache

from listaudit.match.keys import Keys
from listaudit.match.lexicon import DEPARTMENTS, DIVISIONS, NAME_WORDS, SMALL_WORDS, STREET_WORDS
from listaudit.normalize.category import kinds_of, related
from listaudit.normalize.fold import romanize

Words = frozenset[str]

_RANK = ("none", "place", "their-trade", "like-trade", "word", "words", "own-trade", "part", "department")
"""Kinds of extra words, by how much they speak for another business.

A `part` is a `department` where nobody says what the other's trade is: `Kestrel Pharmacy` may be the
pharmacy in a shop called Kestrel, or Kestrel, a pharmacy."""
_TELLING = _RANK.index("word")


def extra_words(ours: Keys, theirs: Keys, left: Words, right: Words) -> str:
    """Return the kind of the words that stand on one side only, `left` in ours and `right` in theirs.

    `both-...` says that either side has some and those of one side say nothing by themselves;
    `two-...` that those of both sides do; the kind named is the more telling one.
    """
    if not left and not right:
        return "none"
    place = places(ours) | places(theirs)
    kinds = sorted((_kind(left, place, ours, theirs), _kind(right, place, theirs, ours)), key=_RANK.index)
    if kinds[0] == "none":
        return kinds[1]
    return ("two-" if _RANK.index(kinds[0]) >= _TELLING else "both-") + kinds[1]


def _kind(words: Words, place: Words, own: Keys, other: Keys) -> str:
    """Return the kind of the extra words of one side."""
    if not words:
        return "none"
    rest = {word for word in words - SMALL_WORDS - place if STREET_WORDS.get(word, word) not in place}
    if not rest:
        return "place"
    trade = trades(other.categories)
    if rest <= trade:
        return "their-trade"
    rest -= trade
    if trade and _is_of_kind(rest, other.categories):
        return "like-trade"
    if trade and any(word in DIVISIONS for word in rest):
        return "department"
    if any(word in DEPARTMENTS for word in rest):
        return "department" if trade else "part"
    if rest & trades(own.categories):
        return "own-trade"
    return "words" if len(rest) > 1 else "word"


def _is_of_kind(words: AbstractSet[str], categories: tuple[str, ...]) -> bool:
    """Say whether each word means a kind of business like the one that categories mean, and no department."""
    theirs = kinds_of(categories)
    return theirs is not None and all(
        word not in DEPARTMENTS
        and word not in DIVISIONS
        and (kinds := kinds_of((word,))) is not None
        and related(kinds, theirs)
        for word in words
    )


def places(keys: Keys) -> Words:
    """Return the words of where a record is: city, region, street and country."""
    return keys.street | _words(keys.city) | _words(keys.region) | _words(keys.country.casefold())


@lru_cache(maxsize=4096)
def _words(text: str) -> Words:
    return frozenset(romanize(text).split())


@lru_cache(maxsize=4096)
def trades(categories: tuple[str, ...]) -> Words:
    """Return the words of categories as names write them, each also without a plural s."""
    words = romanize(" ".join(categories).replace("_", " ").replace(">", " ").replace("/", " ")).split()
    return frozenset(form for word in words for form in (word, word.rstrip("s"), NAME_WORDS.get(word, word)))
