"""What listaudit says: `pairs` and `match` run as they are, with the shipped weights or with others."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from pathlib import Path
from unittest.mock import patch

import numpy as np

import bench.fit
from bench.accuracy_sets import Labelled, Tables
from listaudit.linking import judge_pairs, link
from listaudit.match import model
from listaudit.match.model import Weights, probability, weights
from listaudit.progress import Silent

_ROUNDED = 0.00006
"""A probability that is shown to four decimals is this near to what it was."""


def pairs(path: Path) -> list[dict[str, str]]:
    """Return the rows that `listaudit pairs` writes for a file of pairs, in its order."""
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
        out = Path(folder) / "judged.csv"
        judge_pairs(str(path), out, country="", progress=Silent())
        with out.open(encoding="utf-8") as file:
            return list(csv.DictReader(file))


def bits_of(labelled: Labelled, chosen: Weights | list[Weights]) -> np.ndarray:
    """Return the evidence of each pair in bits, by one set of weights or by one for each fold."""
    if isinstance(chosen, Weights):
        return np.array([chosen.sum(levels) for levels in labelled.levels])
    fold = bench.fit.folds(labelled.places)
    return np.array([chosen[n].sum(levels) for n, levels in zip(fold, labelled.levels, strict=True)])


def shipped(labelled: Labelled) -> np.ndarray:
    """Return the evidence of each pair by the shipped weights, after `listaudit pairs` has said the same.

    Raises:
        ValueError: `pairs` gives a pair another probability than its levels and weights do.
    """
    bits = bits_of(labelled, weights())
    for row, pair, bit in zip(pairs(labelled.path), labelled.rows, bits, strict=True):
        if row["pair_id"] != pair["pair_id"] or abs(float(row["probability"]) - probability(bit)) > _ROUNDED:
            raise ValueError(
                f"{labelled.name}, pair {row['pair_id']}: `pairs` says {row['probability']}, not {probability(bit):.4f}"
            )
    return bits


@contextmanager
def using(table: bench.fit.Design, theta: np.ndarray, training: bench.fit.Training) -> Iterator[None]:
    """Let listaudit read other weights than the shipped ones, from a file as `bench.fit` writes it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "weights.toml"
        with patch.object(bench.fit, "WEIGHTS", file):
            bench.fit.write(table, theta, training)
        weights.cache_clear()
        try:
            with patch.object(model, "_FILE", file):
                weights()
            yield
        finally:
            weights.cache_clear()


def matches(found: Tables) -> set[tuple[str, str]]:
    """Return the pairs of ids that `listaudit match` links in two whole tables."""
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
        out = Path(folder) / "links.csv"
        link(str(found.ours), str(found.theirs), out, country="", progress=Silent())
        with out.open(encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
    return {(row["location_id"], row["listing_id"]) for row in rows if row["decision"] == "match"}
