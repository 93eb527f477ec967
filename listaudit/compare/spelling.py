"""Slips of the pen between two words or names, and two ways to spell one sound."""

from __future__ import annotations

import re

_SOUNDS = (("ph", "f"), ("ck", "k"), ("qu", "k"), ("ch", "c"))
_LETTERS = str.maketrans({"c": "k", "q": "k", "y": "i", "j": "i", "z": "s", "w": "v", "h": None})
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST, _LONG = 4, 7


def sound_alike(a: str, b: str) -> bool:
    """Say whether two folded words are spelled apart and sound alike: `Nicolson`, `Nicholson`.

    Doubled letters, a silent h, i for y and j, s for z and the letters for k count for nothing; vowels do.
    Of words of fewer than seven letters one must have a j or z more: `Chase` is not `Case`.
    """
    if a == b or min(len(a), len(b)) < _SHORTEST or not (a + b).isascii() or not (a + b).isalpha():
        return False
    if min(len(a), len(b)) < _LONG and all(a.count(letter) == b.count(letter) for letter in "jz"):
        return False
    return _sound(a) == _sound(b)


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return _DOUBLED.sub(r"\1", word.translate(_LETTERS))


def one_letter_apart(a: str, b: str) -> bool:
    """Say whether one letter changed, added, dropped, or two neighbours swapped make `a` into `b`."""
    if abs(len(a) - len(b)) > 1:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=1) == 1
