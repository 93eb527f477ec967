"""How two names stand to one another, in a level that people can read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from listaudit.match.keys import NameKey
from listaudit.match.words import is_weak, rarity
from listaudit.model.quick import quick

_LONG = 4
"""Shorter words are never taken for another spelling of one another."""
_SAME_WORD, _SAME_NAME = 0.9, 93
"""Jaro-Winkler of two words, and rapidfuzz ratio of two joined names, that one misspelling leaves."""
_CONTAINED, _BEGINNING = 0.45, 5
_ACRONYM = range(3, 7)
_LADDER = ((0.72, 85, "most-words"), (0.45, 75, "half-the-words"), (0.2, 62, "some-words"))
"""Share of the words' rarity, or likeness of the joined letters, and the level that either earns."""
_RARITY = ((16.0, "strong"), (9.0, "fair"))
"""Bits of rarity in the shared words, and what to call them."""


@quick
@dataclass(frozen=True, slots=True)
class NameLevels:
    """The level of the likeness, and what stands on one side only: its level and the words themselves."""

    likeness: str
    extra: str
    rare: str
    score: float
    left: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()


def compare_names(ours: NameKey, theirs: NameKey) -> NameLevels:
    """Return the levels of one pair of names."""
    if ours.joined == theirs.joined:
        other = ours.number and theirs.number and ours.number != theirs.number
        return NameLevels("same", "other-number" if other else "none", _rare(ours.words), 1.0)
    return _compare(ours, theirs)


@lru_cache(maxsize=2_048)
def _compare(ours: NameKey, theirs: NameKey) -> NameLevels:
    if ours.script != theirs.script:
        return NameLevels("other-script", "none", "none", 0.0)
    shared, left, right = _align(ours.words, theirs.words)
    weight = sum(map(rarity, shared))
    missing, added = sum(map(rarity, left)), sum(map(rarity, right))
    score = 2 * weight / (2 * weight + missing + added) if weight else 0.0
    if not left and not right:
        same = ours.words == theirs.words
        return NameLevels("same" if same else "spelling", "none", _rare(shared), 1.0)
    likeness = _likeness(ours, theirs, score, left, right)
    return NameLevels(
        likeness, _extra(ours, theirs, left, right), _rare(shared), score, frozenset(left), frozenset(right)
    )


def _align(ours: frozenset[str], theirs: frozenset[str]) -> tuple[set[str], set[str], set[str]]:
    """Pair equal words, then words spelled nearly alike or joined; return shared, left and right."""
    from rapidfuzz.distance import JaroWinkler

    shared = set(ours & theirs)
    left, right = set(ours - theirs), set(theirs - ours)
    for word in sorted(left, key=len, reverse=True):
        if len(word) < _LONG or not right:
            continue
        near = max(sorted(right), key=lambda other: JaroWinkler.similarity(word, other))
        if len(near) >= _LONG and word.isalpha() and JaroWinkler.similarity(word, near) >= _SAME_WORD:
            shared.add(word)
            left.discard(word)
            right.discard(near)
    _join(shared, left, right)
    _join(shared, right, left)
    return shared, left, right


def _join(shared: set[str], apart: set[str], joined: set[str]) -> None:
    """Pair two words with one that they are when written together: `fair trade`, `fairtrade`."""
    for word in sorted(joined):
        for first in sorted(apart):
            second = word.removeprefix(first)
            if second not in {word, first} and second in apart:
                apart -= {first, second}
                joined.discard(word)
                shared.add(word)
                break


def _likeness(ours: NameKey, theirs: NameKey, score: float, left: set[str], right: set[str]) -> str:
    from rapidfuzz.fuzz import ratio

    if _is_acronym(ours, theirs) or _is_acronym(theirs, ours):
        return "acronym"
    joined = ratio(ours.joined, theirs.joined)
    if joined >= _SAME_NAME:
        return "spelling"
    if min(len(ours.joined), len(theirs.joined)) >= _BEGINNING and (
        ours.joined.startswith(theirs.joined) or theirs.joined.startswith(ours.joined)
    ):
        return "begins-alike"
    if score and (not left or not right):
        return "contained" if score >= _CONTAINED else "contained-weakly"
    rungs = (level for share, letters, level in _LADDER if score >= share or joined >= letters)
    return next(rungs, "different")


def _is_acronym(short: NameKey, long: NameKey) -> bool:
    return (
        len(short.joined) in _ACRONYM
        and len(long.words) == len(short.joined)
        and sorted(short.joined) == sorted(word[0] for word in long.words)
    )


def _rare(shared: frozenset[str] | set[str]) -> str:
    """Grade how telling the shared words are: the sum of their rarities in bits."""
    total = sum(map(rarity, shared))
    return next((grade for bits, grade in _RARITY if total >= bits), "weak") if total else "none"


def _extra(ours: NameKey, theirs: NameKey, left: set[str], right: set[str]) -> str:
    if ours.departments != theirs.departments:
        return "department"
    if ours.number and theirs.number and ours.number != theirs.number:
        return "other-number"
    if any(w.isdigit() for w in left) and any(w.isdigit() for w in right):
        return "other-number"
    sides = (left, right)
    strong = [any(not is_weak(word) for word in side) for side in sides]
    if all(strong):
        return "strong-both"
    if any(strong):
        return "strong-one-weak-other" if left and right else "strong-one"
    return "weak-both" if left and right else "weak-one"
