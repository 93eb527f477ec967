"""listing-gone: an id that we know leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from listaudit.model import Listing, Location, Source, Status
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.listing_page_gone import is_page_gone
from listaudit.rules.state import CLOSED, state_of

_THERE = frozenset({Status.FOUND, Status.CLOSED, Status.DUPLICATE})


def check(location: Location, cell: Cell, settings: RuleSettings) -> Iterator[Draft]:
    """Speak for a cell, or a listing of it, that is gone; a closed place may be gone."""
    if state_of(location, settings.today) == CLOSED or is_page_gone(cell):
        return
    gone = [matched.listing for matched in cell.listings if matched.status is Status.GONE]
    there = next((matched.listing for matched in cell.listings if matched.status in _THERE), None)
    if not gone and (cell.status is Status.GONE or _lost(cell)):
        yield Draft(
            rule="listing-gone",
            source=cell.source,
            canonical=location.name,
            shown=", ".join(known_ids(location, cell.source)),
            reasons=(cell.reason,) if cell.reason else (),
            **_instead(there, cell.source),
        )
    for listing in gone:
        yield Draft(
            rule="listing-gone",
            source=cell.source,
            listing=listing,
            canonical=location.name,
            shown=listing.listing_id or listing.key,
            **_instead(there, cell.source),
        )


class _Instead(TypedDict, total=False):
    note: str
    steps: int
    instead: bool


def _instead(there: Listing | None, source: Source) -> _Instead:
    """Return what makes it a small matter: the location has another listing there, and only our id is old."""
    if there is None:
        return {}
    code = there.listing_id or there.key
    return {"note": f"its listing is {code} now: put that into id:{source.name}", "steps": 3, "instead": True}


def _lost(cell: Cell) -> bool:
    """Say whether an id that we know is not there, though another listing may be."""
    return cell.reason is not None and cell.reason.code == "source.id-gone"


def known_ids(location: Location, source: Source) -> tuple[str, ...]:
    """Return the listing ids that the owner states for a source, by its NAME, ID or platform."""
    for key in source.known_as:
        if ids := location.source_ids.get(key):
            return tuple(ids)
    return ()
