"""All figures of the accuracy, as plain data that a file can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.accuracy_bootstrap import Statistic, intervals, weighted_figures
from bench.accuracy_kinds import NAMES, Row, kind_of
from bench.accuracy_metrics import calibration, calibration_error, wilson
from bench.accuracy_sets import GEO, Labelled
from listaudit.match.model import MATCH_BITS, probability

CERTAIN = 0.9
"""Pairs of this probability or more should nearly all be matches."""
_FEW = 20
"""A country with fewer pairs than these is counted with the others."""
_FOLDERS = ("overture_pairs", GEO)
"""Folders that are looked at by themselves, kind by kind."""
Figures = dict[str, Any]


@dataclass(frozen=True)
class Judged:
    """A labelled set and the evidence in bits that one set of weights gives each pair."""

    of: Labelled
    bits: np.ndarray

    @property
    def labels(self) -> np.ndarray:
        """1 for each pair of one place."""
        return self.of.labels

    @property
    def two_sided(self) -> bool:
        """Whether the set holds both matches and others: else it can show recall alone."""
        return 0 < int(self.labels.sum()) < len(self.labels)

    @property
    def probabilities(self) -> list[float]:
        """The probability of each pair."""
        return [probability(bit) for bit in self.bits]


def accuracy(judged: Judged) -> Figures:
    """Return precision, recall, F1 and average precision, each with its interval, and the certain pairs."""
    statistic = weighted_figures(judged.labels, judged.bits, MATCH_BITS)
    found = intervals(judged.of.places, statistic)
    if not judged.two_sided:
        return {"recall": _short(found["recall"])}
    return {name: _short(value) for name, value in found.items()} | {"certain": certain([judged])}


def certain(sets: Sequence[Judged]) -> list[float]:
    """Return the share of matches among pairs given 0.9 or more, its interval, and how many those are."""
    labels = np.concatenate([judged.labels[np.array(judged.probabilities) >= CERTAIN] for judged in sets])
    if not len(labels):
        return [0.0, 0.0, 1.0, 0]
    return [*_short((float(labels.mean()), *wilson(int(labels.sum()), len(labels)))), len(labels)]


def calibrated(sets: Sequence[Judged]) -> Figures:
    """Return the calibration table of some sets together, and its mean error."""
    labels = [int(label) for judged in sets for label in judged.labels]
    bins = calibration(labels, [p for judged in sets for p in judged.probabilities])
    rows = [
        [b.low, b.high, b.pairs, round(b.said, 4), b.same, *_short(wilson(b.same, b.pairs))] for b in bins
    ]
    return {"error": round(calibration_error(bins), 4), "bins": rows}


def mean_f1(sets: Sequence[Judged]) -> list[float]:
    """Return the mean F1 of some sets with its interval; places that they share are drawn together."""
    ends = np.cumsum([0, *(len(judged.labels) for judged in sets)])
    each = [weighted_figures(judged.labels, judged.bits, MATCH_BITS) for judged in sets]
    places = [place for judged in sets for place in judged.of.places]
    return _short(intervals(places, _mean(each, ends))["f1"])


def _mean(each: Sequence[Statistic], ends: np.ndarray) -> Statistic:
    def figures(times: np.ndarray) -> dict[str, float]:
        parts = [one(times[a:b])["f1"] for one, a, b in zip(each, ends, ends[1:], strict=False)]
        return {"f1": sum(parts) / len(parts)}

    return figures


def by_kind(sets: Sequence[Judged]) -> dict[str, dict[str, list[int]]]:
    """Return for each field and kind of difference: pairs, matches, found, rightly found."""
    return {field: _by_kind(sets, field) for field in NAMES}


def _by_kind(sets: Sequence[Judged], field: str) -> dict[str, list[int]]:
    counted = _counted(sets, lambda row: kind_of(field, row))
    return {kind: counted[kind] for kind in NAMES[field] if kind in counted}


def by_country(sets: Sequence[Judged]) -> dict[str, list[int]]:
    """Return the same for each country that our record states; those with few pairs as one."""
    counted = _counted(
        sets, lambda row: (row.get("a_country") or row.get("b_country") or "not stated").upper()
    )
    many = {country: counts for country, counts in counted.items() if counts[0] >= _FEW}
    few = [counts for country, counts in counted.items() if country not in many]
    rest = {f"{len(few)} others": [sum(column) for column in zip(*few, strict=True)]} if few else {}
    return dict(sorted(many.items(), key=lambda item: -item[1][0])) | rest


def _counted(sets: Sequence[Judged], key: Callable[[Row], str]) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = {}
    for judged in sets:
        for row, label, bit in zip(judged.of.rows, judged.labels, judged.bits, strict=True):
            here, found = counts.setdefault(key(row), [0, 0, 0, 0]), bool(bit >= MATCH_BITS)
            for n, one in enumerate((1, int(label), found, found and int(label))):
                here[n] += int(one)
    return counts


def linked(found: set[tuple[str, str]], truth: frozenset[tuple[str, str]]) -> list[float]:
    """Return the F1 of links with its interval, drawn by our record, then found, right and true ones."""
    both = sorted(found | truth)
    labels = np.array([pair in truth for pair in both], dtype=int)
    bits = np.array([1.0 if pair in found else -1.0 for pair in both])
    f1 = intervals([ours for ours, _ in both], weighted_figures(labels, bits))["f1"]
    return [*_short(f1), len(found), len(found & truth), len(truth)]


def together(judged: Mapping[str, Judged], folder: str) -> list[Judged]:
    """Return the sets of one folder, such as the four of geo_er."""
    return [one for name, one in judged.items() if name.startswith(f"{folder}/")]


def groups(judged: Mapping[str, Judged]) -> dict[str, list[Judged]]:
    """Return which sets are looked at together, kind by kind: Overture, geo_er, the others."""
    found: dict[str, list[Judged]] = {folder: [] for folder in (*_FOLDERS, "others")}
    for name, one in judged.items():
        folder = name.partition("/")[0]
        if one.two_sided:
            found[folder if folder in _FOLDERS else "others"].append(one)
    return {name: sets for name, sets in found.items() if sets}


def _short(values: Sequence[float]) -> list[float]:
    return [round(float(value), 4) for value in values]
