"""listing-possible: a listing that agrees in part; somebody has to look."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Decision, Location, Status
from listaudit.rules.cell import Cell, MatchedListing, RuleSettings
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
                note=f"probability {matched.match.probability:.2f}{_own(matched)}",
            )


def _own(matched: MatchedListing) -> str:
    """Tell why a listing that the evidence takes for ours is only possible beside a better one."""
    sure = matched.match.decision is Decision.MATCH
    return ", yet it has a name and a phone or website of its own" if sure else ""
