"""Reasons, judgements, verdicts and the evidence for a match (DESIGN 6 and 11)."""

from __future__ import annotations

from dataclasses import dataclass

from listaudit.model.fields import AGREES, Decision, Field, Kind
from listaudit.model.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Reason:
    """Why a verdict is what it is: a code of `listaudit.model.reasons` and its parameters."""

    code: str
    params: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, /, **params: object) -> Reason:
        """Build a reason from keyword parameters, in the order given."""
        return cls(code, tuple([(key, str(value)) for key, value in params.items()]))


@quick
@dataclass(frozen=True, slots=True)
class Judgement:
    """What one comparison of two stated values says."""

    kind: Kind
    reasons: tuple[Reason, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the reader is left with the right fact."""
        return self.kind in AGREES


@quick
@dataclass(frozen=True, slots=True)
class Verdict:
    """How one field of a matched listing stands to the location; values as written."""

    field: Field
    kind: Kind
    reasons: tuple[Reason, ...] = ()
    canonical: str = ""
    listing: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison of the matcher: the level it fell into and what that says, in bits."""

    comparison: str
    level: str
    bits: float
    ours: str = ""
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A listing and a location, with the sum of the evidence (log2 odds) and what follows."""

    bits: float
    probability: float
    decision: Decision
    evidence: tuple[Evidence, ...] = ()
