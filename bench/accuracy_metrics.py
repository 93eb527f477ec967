"""What an accuracy is made of: precision, recall, F1, average precision and calibration.

Pure functions of plain lists, so that they can be checked by hand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

EDGES = (0.0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1.0)
"""Borders of the bins of a calibration table: finer where people act on the number."""
_NORMAL = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs of nearly one probability: what was said of them, and what is so."""

    low: float
    high: float
    pairs: int
    said: float
    """Mean probability."""
    same: int

    @property
    def share(self) -> float:
        """Share of matches among them."""
        return self.same / self.pairs


def f1(right: float, found: float, same: float) -> float:
    """Return the F1 from how many were found rightly, found at all, and are there."""
    return 2 * right / (found + same) if found + same else 0.0


def average_precision(labels: Sequence[int], scores: Sequence[float]) -> float:
    """Return the mean precision over the matches, each at the place where its score ranks it.

    Pairs of one score come together: the order in which a file happens to hold them changes nothing.
    Without a match there is nothing to find, and the figure is 0.
    """
    ranked = sorted(zip(scores, labels, strict=True), key=lambda pair: -pair[0])
    right = area = 0.0
    seen = 0
    while seen < len(ranked):
        end = seen
        while end < len(ranked) and ranked[end][0] == ranked[seen][0]:
            end += 1
        gained = sum(label for _, label in ranked[seen:end])
        right += gained
        area += gained * right / end
        seen = end
    return area / right if right else 0.0


def calibration(labels: Sequence[int], probabilities: Sequence[float]) -> list[Bin]:
    """Return the bins that hold a pair; the last one holds probability 1 too."""
    bins = []
    for low, high in pairwise(EDGES):
        last = high == EDGES[-1]
        inside = [
            (p, label)
            for p, label in zip(probabilities, labels, strict=True)
            if low <= p and (p < high or last)
        ]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            bins.append(Bin(low, high, len(inside), said, sum(label for _, label in inside)))
    return bins


def calibration_error(bins: Sequence[Bin]) -> float:
    """Return how far, on average over the pairs, a bin's mean probability is from its share of matches."""
    return sum(b.pairs * abs(b.said - b.share) for b in bins) / sum(b.pairs for b in bins)


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson's score interval)."""
    if not of:
        return 0.0, 1.0
    share, square = right / of, _NORMAL**2
    centre = share + square / (2 * of)
    spread = _NORMAL * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    below, above = (centre - spread) / (1 + square / of), (centre + spread) / (1 + square / of)
    return max(0.0, below), min(1.0, above)
