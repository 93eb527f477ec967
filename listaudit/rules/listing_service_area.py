"""service-area-address-shown: a street is shown of a business that takes no customers there."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Field, Location
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import found


def check(location: Location, cell: Cell, _settings: RuleSettings) -> Iterator[Draft]:
    """Speak for a found listing with a street, where our address is not for the public."""
    if not location.hides_address:
        return
    for matched in found(cell):
        if matched.listing.address.street:
            yield Draft(
                rule="service-area-address-shown",
                source=cell.source,
                listing=matched.listing,
                probability=matched.match.probability,
                field=Field.ADDRESS,
                shown=matched.listing.address.line(),
            )
