"""Weights that have not seen what they judge: fold by fold, or with whole sets left out."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

import bench.fit
from listaudit.match.model import Weights

LEFT_OUT: Mapping[str, tuple[str, ...]] = {
    "overture_pairs": ("overture_pairs/pairs.csv",),
    "geo_er": tuple(name for name in bench.fit.SETS if name.startswith("geo_er/")),
    "fodors_zagats": ("fodors_zagats/pairs.csv",),
    "magellan_yelp_zomato": ("magellan_yelp_zomato/pairs.csv",),
    "madison_yelp_zomato": ("madison_yelp_zomato/pairs.csv",),
}
"""What is left out together -> its sets. The four of geo_er are two cities, so that one would teach the other."""


@dataclass(frozen=True)
class Fitting:
    """The training as a matrix, to be fitted on parts of it."""

    training: bench.fit.Training
    table: bench.fit.Design

    def theta(self, keep: np.ndarray, weight: np.ndarray) -> np.ndarray:
        """Return the coefficients by the kept pairs alone, each weighing so much."""
        labels = np.array(self.training.labels)[keep]
        return bench.fit.fit(self.table.matrix[keep], self.table.signs, labels, weight)

    def weights(self, theta: np.ndarray) -> Weights:
        """Return coefficients as the bits that listaudit reads."""
        bits = bench.fit.bits_by_level(self.table, theta)
        return Weights(prior=float(theta[-1] / math.log(2)), bits=bits, digest=self.training.digest)

    def folds(self) -> list[Weights]:
        """Return weights for each fold, fitted on the other folds."""
        fold, weight = bench.fit.folds(self.training.places), bench.fit.sample_weights(self._sets)
        return [self.weights(self.theta(fold != n, weight[fold != n])) for n in range(bench.fit.FOLDS)]

    def without(self, names: Collection[str]) -> np.ndarray:
        """Return the coefficients of a fit that has not seen these sets."""
        keep = ~np.isin(self._sets, list(names))
        return self.theta(keep, bench.fit.sample_weights(self._sets[keep]))

    @property
    def _sets(self) -> np.ndarray:
        return np.array(self.training.sets)


def fitting(training: bench.fit.Training) -> Fitting:
    """Return the training, ready to be fitted on parts of it."""
    return Fitting(training, bench.fit.design(training.levels))
