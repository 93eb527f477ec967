"""listing-unclaimed: the source says that nobody manages the listing."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Location
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import found


def check(location: Location, cell: Cell, _settings: RuleSettings) -> Iterator[Draft]:
    """Speak for a found listing that is stated to be unclaimed; silence says nothing."""
    for matched in found(cell):
        if matched.listing.claimed is False:
            yield Draft(
                rule="listing-unclaimed",
                source=cell.source,
                listing=matched.listing,
                probability=matched.match.probability,
                canonical=location.name,
            )
