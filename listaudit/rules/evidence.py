"""Which listings of a cell are surely ours, so that their data may be held against them."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.match.model import decide
from listaudit.model import Decision, Match, Status
from listaudit.rules.cell import Cell, MatchedListing


def by_id_alone(match: Match) -> bool:
    """Say whether a listing was taken by its stated id against the evidence (below `possible`)."""
    return decide(match.bits) is Decision.NO_MATCH


def found(cell: Cell) -> Iterator[MatchedListing]:
    """Yield the listings of a cell that are found and look like ours."""
    for matched in cell.listings:
        if matched.status is Status.FOUND and not by_id_alone(matched.match):
            yield matched
