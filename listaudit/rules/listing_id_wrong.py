"""listing-id-wrong: the listing with the id that we know looks like another business."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Location, Status
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import by_id_alone
from listaudit.rules.labels import label

TAKEN = frozenset({Status.FOUND, Status.CLOSED, Status.DUPLICATE})


def check(location: Location, cell: Cell, _settings: RuleSettings) -> Iterator[Draft]:
    """Speak for a listing that was taken by its id alone, against the matcher's evidence."""
    for matched in cell.listings:
        if matched.status in TAKEN and by_id_alone(matched.match):
            yield Draft(
                rule="listing-id-wrong",
                source=cell.source,
                listing=matched.listing,
                canonical=location.name,
                shown=label(matched.listing),
            )
