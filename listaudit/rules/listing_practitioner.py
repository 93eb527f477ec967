"""practitioner-unlisted: a practitioner or department beside us that no record of ours names."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Location
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.labels import label


def check(location: Location, cell: Cell, _settings: RuleSettings) -> Iterator[Draft]:
    """Speak for each: platforms allow them a listing of their own, so it is no duplicate."""
    for listing in cell.practitioners:
        yield Draft(
            rule="practitioner-unlisted",
            source=cell.source,
            listing=listing,
            canonical=location.name,
            shown=label(listing),
        )
