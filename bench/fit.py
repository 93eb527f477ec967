"""Fit the matcher's weights on labelled pairs and write listaudit/match/weights.toml.

usage: python -m bench.fit ../shared/datasets [--check]

A logistic fit on the levels of `match.features`, one set of weights for everything, in which a
better level is never worth less than a worse one (`bench/ladder.py`). Sets are weighted so that
the large ones do not drown the others; folds keep all pairs of one place together. `--check`
prints the cross-validated figures and writes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bench import cities
from bench.ladder import LADDERS, anchor, sign
from listaudit.match.features import Levels, levels_of
from listaudit.match.keys import keys_of
from listaudit.model import Skipped
from listaudit.readers import read_pairs

SETS = {
    "overture_pairs/pairs.csv": 3000.0,
    "fodors_zagats/pairs.csv": 500.0,
    "magellan_yelp_zomato/pairs.csv": 500.0,
    "madison_yelp_zomato/pairs.csv": 500.0,
    "geo_er/osm_fsq_edi/pairs.csv.gz": 500.0,
    "geo_er/osm_fsq_pit/pairs.csv.gz": 500.0,
    "geo_er/osm_yelp_edi/pairs.csv.gz": 500.0,
    "geo_er/osm_yelp_pit/pairs.csv.gz": 500.0,
    "cities": 1500.0,
}
"""Labelled sets -> how much all their pairs together weigh; `cities` is weakly labelled."""
STEP_PENALTY, FREE_PENALTY = 1.0, 10.0
"""How dear a bit is: a rung of a ladder, and a level without one (mostly interactions)."""
FOLDS = 10
WEIGHTS = Path(__file__).parent.parent / "listaudit" / "match" / "weights.toml"


@dataclass
class Training:
    """The labelled pairs of all sets, as levels."""

    levels: list[Levels] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    sets: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    digest: str = ""


def load(data: Path) -> Training:
    """Read every labelled set there is, through the reader that `pairs` uses."""
    training, digest = Training(), hashlib.blake2b(digest_size=8)
    for path in [*(data / name for name in SETS if name != "cities"), *cities.files(data)]:
        digest.update(path.read_bytes())
    training.digest = digest.hexdigest()
    for name in SETS:
        for place, label, levels in cities.weak_pairs(data) if name == "cities" else labelled(data / name):
            training.levels.append(levels)
            training.labels.append(label)
            training.sets.append(name)
            training.places.append(place)
    return training


def labelled(path: Path) -> Iterator[tuple[str, int, Levels]]:
    """Yield place, label and levels of each pair of a labelled set."""
    for item in read_pairs(str(path)):
        if not isinstance(item, Skipped):
            _, ours, theirs = item
            levels = levels_of(keys_of(ours), keys_of(theirs))
            yield f"{ours.name}\x1f{ours.address.street}", int(ours.columns["label"]), levels


def sample_weights(sets: np.ndarray) -> np.ndarray:
    """Return the weight of each pair: its set's, shared out, then scaled to a mean of one."""
    out = np.zeros(len(sets))
    for name, total in SETS.items():
        here = sets == name
        out[here] = total / max(1, here.sum())
    return np.asarray(out * len(out) / out.sum())


@dataclass
class Design:
    """The matrix of a fit: columns are steps between rungs, or free levels."""

    columns: list[tuple[str, str]]
    signs: np.ndarray
    """1 for a column that may not be negative, -1 for one that may not be positive, else 0."""
    matrix: csr_matrix


def design(levels: list[Levels]) -> Design:
    """Turn levels into a matrix in which every rung is the sum of the steps below it."""
    steps = [(key, rung) for key, ladder in LADDERS.items() for rung in ladder[:-1]]
    seen = {column for row in levels for item in row.items() for column, _ in _cells(*item)}
    columns = steps + sorted(seen - set(steps))
    at = {column: n for n, column in enumerate(columns)}
    rows, cols, data = [], [], []
    for n, row in enumerate(levels):
        for key, level in row.items():
            for column, value in _cells(key, level):
                rows.append(n)
                cols.append(at[column])
                data.append(value)
    matrix = csr_matrix((data, (rows, cols)), shape=(len(levels), len(columns)))
    signs = [1 if column in steps else sign(column[1]) for column in columns]
    return Design(columns, np.array(signs), matrix)


def _cells(key: str, level: str) -> list[tuple[tuple[str, str], float]]:
    """Return the columns of one level: the steps from the anchor to its rung, or itself.

    An interaction with something that is not stated says nothing: else a missing phone could be
    worth more than an equal one.
    """
    ladder = LADDERS.get(key, ())
    if level not in ladder:
        return [] if "missing" in level or "unknown" in level else [((key, level), 1.0)]
    here, nothing = ladder.index(level), anchor(ladder)
    sign = 1.0 if here < nothing else -1.0
    return [((key, ladder[n]), sign) for n in range(min(here, nothing), max(here, nothing))]


def fit(matrix: csr_matrix, signs: np.ndarray, labels: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return the coefficients (natural log), the intercept last."""
    turned, sign = matrix.T.tocsr(), 2.0 * labels - 1.0
    penalty = np.where(signs == 1, STEP_PENALTY, FREE_PENALTY)

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        odds = sign * (matrix @ theta[:-1] + theta[-1])
        pull = -weight * sign / (1.0 + np.exp(np.clip(odds, -50, 50)))
        total = (weight * np.logaddexp(0, -odds)).sum() + 0.5 * (penalty * theta[:-1] ** 2).sum()
        return total, np.append(turned @ pull + penalty * theta[:-1], pull.sum())

    bounds = [(0.0 if sign == 1 else None, 0.0 if sign == -1 else None) for sign in signs] + [(None, None)]
    start = np.zeros(matrix.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 800})
    return np.asarray(found.x)


def probabilities(matrix: csr_matrix, theta: np.ndarray) -> np.ndarray:
    """Return the probability of each pair."""
    return np.asarray(1.0 / (1.0 + np.exp(-(matrix @ theta[:-1] + theta[-1]))))


def f1(labels: np.ndarray, found: np.ndarray) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    hits = float((labels & found).sum())
    precision, recall = hits / max(1, found.sum()), hits / max(1, labels.sum())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def folds(places: list[str]) -> np.ndarray:
    """Return the fold of each pair; all pairs of one place are in one fold."""
    digests = (hashlib.blake2b(place.encode(), digest_size=4).digest() for place in places)
    return np.array([int.from_bytes(digest) % FOLDS for digest in digests])


def out_of_fold(table: Design, training: Training) -> np.ndarray:
    """Return each pair's probability by weights that have not seen its place."""
    labels, sets = np.array(training.labels), np.array(training.sets)
    weight, found, fold = sample_weights(sets), np.zeros(len(labels)), folds(training.places)
    for n in range(FOLDS):
        train, test = fold != n, fold == n
        theta = fit(table.matrix[train], table.signs, labels[train], weight[train])
        found[test] = probabilities(table.matrix[test], theta)
    return found


def cross_validated_f1(training: Training) -> dict[str, float]:
    """Return the cross-validated F1 of each set."""
    found = out_of_fold(design(training.levels), training)
    labels, sets = np.array(training.labels), np.array(training.sets)
    return {name: f1(labels[sets == name] == 1, found[sets == name] >= 0.5)[2] for name in SETS}


def cross_validate(table: Design, training: Training) -> None:
    """Print precision, recall and F1 of each set, and how often 0.9 or more was right."""
    labels, sets = np.array(training.labels), np.array(training.sets)
    found = out_of_fold(table, training)
    print(f"{'set':36} {'pairs':>6} {'P':>7} {'R':>7} {'F1':>7}   share of matches at 0.9 or more")
    for name in SETS:
        here = sets == name
        high = here & (found >= 0.9)
        figures = " ".join(f"{x:7.4f}" for x in f1(labels[here] == 1, found[here] >= 0.5))
        print(f"{name:36} {here.sum():6} {figures}   {labels[high].mean():.4f} of {high.sum()}")


def bits_by_level(table: Design, theta: np.ndarray) -> dict[str, dict[str, float]]:
    """Return what each level is worth in bits."""
    worth = {column: value / math.log(2) for column, value in zip(table.columns, theta[:-1], strict=True)}
    bits: dict[str, dict[str, float]] = {}
    for key, ladder in LADDERS.items():
        bits[key] = {level: sum(sign * worth[at] for at, sign in _cells(key, level)) for level in ladder}
    for key, level in table.columns:
        if level not in LADDERS.get(key, ()):
            bits.setdefault(key, {})[level] = worth[key, level]
    return bits


def write(table: Design, theta: np.ndarray, training: Training) -> None:
    """Write the bits, comparison by comparison, in the order in which `explain` shows them."""
    bits = bits_by_level(table, theta)
    lines = [
        "# Bits of evidence by comparison and level; written by bench/fit.py, not by hand.",
        f"prior = {theta[-1] / math.log(2):.3f}",
        "",
        "[training]",
        f'digest = "{training.digest}"',
        f"pairs = {len(training.labels)}",
    ]
    for comparison in training.levels[0]:
        lines += ["", f'[bits."{comparison}"]']
        ranked = sorted(bits[comparison].items(), key=lambda item: -item[1])
        lines += [f'"{level}" = {value + 0.0:.3f}' for level, value in ranked]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, print what cross-validation says, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    training = load(options.data)
    table = design(training.levels)
    cross_validate(table, training)
    if not options.check:
        weight = sample_weights(np.array(training.sets))
        write(table, fit(table.matrix, table.signs, np.array(training.labels), weight), training)


if __name__ == "__main__":
    main()
