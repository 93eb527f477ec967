"""listing-duplicate: a second listing of the location on one platform, and which one to keep."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Field, Kind, Location, Status
from listaudit.rules.cell import Cell, MatchedListing, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import by_id_alone
from listaudit.rules.labels import label
from listaudit.rules.state import CLOSED, state_of


def check(location: Location, cell: Cell, settings: RuleSettings) -> Iterator[Draft]:
    """Speak for every duplicate; a place that is closed for good has another trouble."""
    if state_of(location, settings.today) == CLOSED:
        return
    for matched in cell.listings:
        if matched.status is Status.DUPLICATE and not by_id_alone(matched.match):
            yield Draft(
                rule="listing-duplicate",
                source=cell.source,
                listing=matched.listing,
                probability=matched.match.probability,
                canonical=location.name,
                shown=label(matched.listing),
                keep=matched.duplicate_of,
                note=_note(matched),
                moved=is_moved(matched),
            )


def is_moved(matched: MatchedListing) -> bool:
    """Say whether the listing stands at a former address of ours."""
    return any(v.field is Field.ADDRESS and v.kind is Kind.STALE for v in matched.verdicts)


def _note(matched: MatchedListing) -> str:
    if not matched.duplicate_of:
        return ""
    why = f", {matched.keep_why}" if matched.keep_why else ""
    return f"keep {matched.duplicate_of}{why}"
