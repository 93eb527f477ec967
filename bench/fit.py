"""Fit the matcher's weights on labelled pairs and write listaudit/match/weights.toml.

usage: python bench/fit.py ../shared/datasets [--check]

A logistic regression on the levels of `match.features`, one set of weights for everything. Sets
are weighted so that the large ones do not drown the others; folds keep all pairs of one place
together. `--check` prints the cross-validated figures and writes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

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
}
"""Labelled sets -> how much all their pairs together weigh."""
REGULARIZATION = 0.3
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
    for name in SETS:
        path = data / name
        digest.update(path.read_bytes())
        for item in read_pairs(str(path)):
            if isinstance(item, Skipped):
                continue
            _, ours, theirs = item
            training.levels.append(levels_of(keys_of(ours), keys_of(theirs)))
            training.labels.append(int(theirs.columns["label"]))
            training.sets.append(name)
            training.places.append(f"{ours.name}\x1f{ours.address.street}")
    training.digest = digest.hexdigest()
    return training


def sample_weights(sets: np.ndarray) -> np.ndarray:
    """Return the weight of each pair: its set's, shared out, then scaled to a mean of one."""
    out = np.zeros(len(sets))
    for name, total in SETS.items():
        here = sets == name
        out[here] = total / max(1, here.sum())
    return out * len(out) / out.sum()


def fit(matrix: object, labels: np.ndarray, weight: np.ndarray) -> LogisticRegression:
    """Fit one model."""
    return LogisticRegression(C=REGULARIZATION, max_iter=5000).fit(matrix, labels, sample_weight=weight)


def f1(labels: np.ndarray, found: np.ndarray) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    hits = float((labels & found).sum())
    precision, recall = hits / max(1, found.sum()), hits / max(1, labels.sum())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def cross_validate(matrix: object, training: Training) -> None:
    """Print precision, recall and F1 of each set, each pair judged by weights that have not seen its place."""
    labels, sets = np.array(training.labels), np.array(training.sets)
    numbers = {place: n for n, place in enumerate(dict.fromkeys(training.places))}
    groups = np.array([numbers[place] for place in training.places])
    weight, found = sample_weights(sets), np.zeros(len(labels))
    for train, test in GroupKFold(FOLDS, shuffle=True, random_state=7).split(matrix, labels, groups):
        found[test] = fit(matrix[train], labels[train], weight[train]).predict_proba(matrix[test])[:, 1]  # type: ignore[index]
    print(f"{'set':36} {'pairs':>6} {'P':>7} {'R':>7} {'F1':>7}   share of matches at 0.9 or more")
    for name in SETS:
        here = sets == name
        high = here & (found >= 0.9)
        figures = " ".join(f"{x:7.4f}" for x in f1(labels[here] == 1, found[here] >= 0.5))
        print(f"{name:36} {here.sum():6} {figures}   {labels[high].mean():.4f} of {high.sum()}")


def write(model: LogisticRegression, vectors: DictVectorizer, training: Training) -> None:
    """Write the bits; a comparison's `missing` level is worth nothing, and the prior takes the rest."""
    bits: dict[str, dict[str, float]] = {}
    for name, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
        comparison, _, level = name.partition("=")
        bits.setdefault(comparison, {})[level] = weight / math.log(2)
    prior = float(model.intercept_[0]) / math.log(2)
    for levels in bits.values():
        nothing = levels.get("missing", 0.0)
        prior += nothing
        for level in levels:
            levels[level] -= nothing
    order = list(training.levels[0])
    lines = [
        "# Bits of evidence by comparison and level; written by bench/fit.py, not by hand.",
        f"prior = {prior:.3f}",
        "",
        "[training]",
        f'digest = "{training.digest}"',
        f"pairs = {len(training.labels)}",
    ]
    for comparison in order:
        lines += ["", f'[bits."{comparison}"]']
        ranked = sorted(bits[comparison].items(), key=lambda item: -item[1])
        lines += [f'"{level}" = {value:.3f}' for level, value in ranked]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, print what cross-validation says, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    training = load(options.data)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(training.levels)
    cross_validate(matrix, training)
    if not options.check:
        weight = sample_weights(np.array(training.sets))
        write(fit(matrix, np.array(training.labels), weight), vectors, training)


if __name__ == "__main__":
    main()
