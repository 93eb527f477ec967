"""The worst errors of a matching, to be read by a person; values of other people, so never kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from bench.accuracy_figures import Judged
from bench.accuracy_kinds import Row
from listaudit.match.model import MATCH_BITS, Weights, probability

_VALUES = (
    "name",
    "address",
    "city",
    "region",
    "postcode",
    "country",
    "phone",
    "website",
    "category",
    "lat",
    "lon",
)
_WORTH = 0.3
"""Evidence of fewer bits than these is not shown."""
Chosen = Weights | Sequence[Weights]


def worst(sets: Sequence[Judged], count: int) -> list[tuple[Judged, int]]:
    """Return the pairs that are most surely judged wrong: the set and the place in it."""
    wrong = [
        (abs(float(bit) - MATCH_BITS), judged, n)
        for judged in sets
        for n, (label, bit) in enumerate(zip(judged.labels, judged.bits, strict=True))
        if bool(label) != bool(bit >= MATCH_BITS)
    ]
    return [(judged, n) for _, judged, n in sorted(wrong, key=lambda item: -item[0])[:count]]


def shown(sets: Sequence[Judged], weighing: Mapping[str, Sequence[Weights]], count: int) -> Iterator[str]:
    """Yield the worst errors as text.

    Args:
        sets: The sets as judged.
        weighing: Set -> the weights of each of its pairs.
        count: How many.
    """
    for rank, (judged, n) in enumerate(worst(sets, count), 1):
        row, label, bit = judged.of.rows[n], judged.labels[n], float(judged.bits[n])
        said = "one place" if label else "two places"
        yield f"{rank}. {judged.of.title} {row['pair_id']}: labelled {said}, given {probability(bit):.4f} ({bit:+.2f} bits)"
        yield from _sides(row)
        yield f"   {_evidence(judged, n, weighing[judged.of.name][n])}\n"


def _sides(row: Row) -> Iterator[str]:
    for side in "ab":
        values = (f"{row[key]}" for value in _VALUES if row.get(key := f"{side}_{value}"))
        yield f"   {side}: {' | '.join(values)}"


def _evidence(judged: Judged, n: int, weights: Weights) -> str:
    told = [(key, level, weights.bits[key].get(level, 0.0)) for key, level in judged.of.levels[n].items()]
    return ", ".join(f"{key}={level} {bits:+.1f}" for key, level, bits in told if abs(bits) >= _WORTH)


def counts(sets: Sequence[Judged]) -> tuple[int, int]:
    """Return how many pairs are wrongly matched, and how many are missed."""
    wrong = missed = 0
    for judged in sets:
        found = judged.bits >= MATCH_BITS
        wrong += int(np.sum(found & (judged.labels == 0)))
        missed += int(np.sum(~found & (judged.labels == 1)))
    return wrong, missed
