"""listing-possible: a listing that agrees in part; somebody has to look."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Location, Status
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.labels import label


def check(location: Location, cell: Cell, _settings: RuleSettings) -> Iterator[Draft]:
    """Speak once for each possible listing: its fields are not judged in public."""
    for matched in cell.listings:
        if matched.status is Status.POSSIBLE:
            yield Draft(
                rule="listing-possible",
                source=cell.source,
                listing=matched.listing,
                probability=matched.match.probability,
                canonical=location.name,
                shown=label(matched.listing),
                note=f"probability {matched.match.probability:.2f}",
            )
