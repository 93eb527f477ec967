"""listing-missing: the source was searched whole, and its silence means something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listaudit.model import Location, Status
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.confidence import Basis
from listaudit.rules.draft import Draft
from listaudit.rules.state import CLOSED, PLANNED, state_of

STEPS: Mapping[str, int] = {"proves": 0, "suggests": 1}
"""`absence` of the source -> steps by which the severity is lowered."""
BASES: Mapping[str, Basis] = {"proves": Basis.STATED, "suggests": Basis.SILENCE}


def check(location: Location, cell: Cell, settings: RuleSettings) -> Iterator[Draft]:
    """Speak for a missing cell; a place that is closed or not opened yet needs no listing."""
    meant = cell.source.absence in STEPS
    if cell.status is not Status.MISSING or not meant:
        return
    if state_of(location, settings.today) in {CLOSED, PLANNED}:
        return
    absence = cell.source.absence
    reasons = (cell.reason,) if cell.reason else ()
    yield Draft(
        rule="listing-missing",
        source=cell.source,
        reasons=reasons,
        canonical=location.name,
        steps=STEPS[absence],
        basis=BASES[absence],
    )
