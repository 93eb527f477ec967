"""Bootstrap intervals: how far a figure would move with other places of the same kind.

Places are drawn, not pairs: pairs of one place stand or fall together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

REPLICATES = 1000
SEED = 7
_TAILS = (2.5, 97.5)
Statistic = Callable[[np.ndarray], Mapping[str, float]]
"""Figures by name, from how often each pair was drawn."""


def intervals(
    places: Sequence[str], statistic: Statistic, replicates: int = REPLICATES, seed: int = SEED
) -> dict[str, tuple[float, float, float]]:
    """Return each figure as measured, with the ends of its 95 % interval.

    Args:
        places: The place of each pair.
        statistic: What is measured, for pairs that count so many times.
        replicates: How often as many places are drawn as there are, with replacement.
        seed: The same seed draws the same places.
    """
    _, which = np.unique(np.array(places), return_inverse=True)
    count, rng = int(which.max()) + 1, np.random.default_rng(seed)
    drawn: dict[str, list[float]] = {}
    for _ in range(replicates):
        times = np.bincount(rng.integers(0, count, count), minlength=count)
        for name, value in statistic(times[which].astype(float)).items():
            drawn.setdefault(name, []).append(value)
    ends = {name: np.percentile(values, _TAILS) for name, values in drawn.items()}
    whole = statistic(np.ones(len(which)))
    return {name: (value, float(ends[name][0]), float(ends[name][1])) for name, value in whole.items()}


def weighted_figures(labels: np.ndarray, bits: np.ndarray, threshold: float = 0.0) -> Statistic:
    """Return what measures precision, recall, F1 and average precision of pairs drawn so many times."""
    order = np.argsort(-bits, kind="stable")
    ranked, same = bits[order], labels[order].astype(float)
    ends = np.append(ranked[1:] != ranked[:-1], [True])
    found = (ranked >= threshold).astype(float)

    def figures(times: np.ndarray) -> dict[str, float]:
        weight = times[order]
        right, of = float((weight * same * found).sum()), float((weight * found).sum())
        matches = float((weight * same).sum())
        return {
            "precision": right / max(of, 1e-9),
            "recall": right / max(matches, 1e-9),
            "f1": 2 * right / max(of + matches, 1e-9),
            "average_precision": _area(weight * same, weight, ends),
        }

    return figures


def _area(same: np.ndarray, weight: np.ndarray, ends: np.ndarray) -> float:
    """Return the average precision of ranked pairs; `ends` marks the last pair of each score."""
    right, seen = same.cumsum()[ends], weight.cumsum()[ends]
    gained = np.diff(right, prepend=0.0)
    return float((gained * right / np.maximum(seen, 1e-9)).sum() / max(float(right[-1]), 1e-9))
