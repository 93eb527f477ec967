"""How sure a finding is, from the match probability and from what the finding rests on."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from listaudit.model import Confidence, Kind

LEVELS = tuple(Confidence)
FLOORS = ((0.95, Confidence.HIGH), (0.8, Confidence.MEDIUM))
"""Least match probability for a confidence; below the last it is low."""


class Basis(StrEnum):
    """What a finding rests on."""

    STATED = "stated"
    FORMER = "former"
    SILENCE = "silence"


BASES = {Kind.STALE: Basis.FORMER, Kind.ABSENT: Basis.SILENCE, Kind.UNCHECKABLE: Basis.SILENCE}
STEPS = {Basis.STATED: 0, Basis.FORMER: -1, Basis.SILENCE: 1}
"""A hit on a known former value confirms the match; silence is weaker than a statement."""


@lru_cache(maxsize=1024)
def confidence(probability: float | None, basis: Basis = Basis.STATED) -> Confidence:
    """Return the confidence; without a probability (no listing) the basis alone decides."""
    certain = 1.0 if probability is None else probability
    level = next((word for floor, word in FLOORS if certain >= floor), Confidence.LOW)
    return step(level, STEPS[basis])


def step(level: Confidence, steps: int) -> Confidence:
    """Return the level `steps` lower (higher, when negative), held within the scale."""
    return LEVELS[min(max(LEVELS.index(level) + steps, 0), len(LEVELS) - 1)]
