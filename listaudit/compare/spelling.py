"""Slips of the pen between two words or names."""

from __future__ import annotations


def one_letter_apart(a: str, b: str) -> bool:
    """Say whether one letter changed, added, dropped, or two neighbours swapped make `a` into `b`."""
    if abs(len(a) - len(b)) > 1:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=1) == 1
