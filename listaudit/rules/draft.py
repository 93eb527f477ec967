"""What a rule says before it is graded: the finding without severity, id and fix."""

from __future__ import annotations

from dataclasses import dataclass

from listaudit.model import Listing, Reason, Source, Verdict
from listaudit.rules.confidence import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One trouble at one source. `params` are further placeholders of the rule's message."""

    rule: str
    source: Source
    listing: Listing | None = None
    probability: float | None = None
    verdict: Verdict | None = None
    field: str = ""
    reasons: tuple[Reason, ...] = ()
    canonical: str = ""
    shown: str = ""
    keep: str = ""
    """Listing id that should be kept."""
    note: str = ""
    """A clause that ends the message."""
    steps: int = 0
    """Steps by which the severity is lowered."""
    basis: Basis = Basis.STATED
    moved: bool = False
    """The listing stands at a former address: it is reported as moved, not merged or reopened."""
    instead: bool = False
    """Another listing is there instead: the fix is to look, not to make a new one."""
    params: tuple[tuple[str, str], ...] = ()
