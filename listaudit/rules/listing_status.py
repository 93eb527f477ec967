"""listing-closed, -temporarily-closed, -open-but-closed, -closure-unmarked: the status is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.model import Location, Status
from listaudit.rules.cell import Cell, MatchedListing, RuleSettings
from listaudit.rules.confidence import Basis
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import by_id_alone
from listaudit.rules.listing_duplicate import is_moved
from listaudit.rules.state import CLOSED, WORDS, state_of, status_rule, word

SHOWN = frozenset({Status.FOUND, Status.CLOSED, Status.DUPLICATE})


def check(location: Location, cell: Cell, settings: RuleSettings) -> Iterator[Draft]:
    """Compare open and closed; of a place closed for good every listing must say so."""
    ours = state_of(location, settings.today)
    for matched in cell.listings:
        concerned = matched.status is not Status.DUPLICATE or ours == CLOSED
        if concerned and matched.status in SHOWN and not by_id_alone(matched.match):
            rule = status_rule(ours, matched.listing.status)
            if rule and not _replaced(cell, matched, rule):
                yield _draft(rule, ours, cell, matched)


def _replaced(cell: Cell, matched: MatchedListing, rule: str) -> bool:
    """Say whether an open listing stands beside a closed one: then nobody is sent away."""
    others = (other for other in cell.listings if other is not matched)
    return rule == "listing-closed" and any(other.status is Status.FOUND for other in others)


def _draft(rule: str, ours: str, cell: Cell, matched: MatchedListing) -> Draft:
    stated = word(matched.listing.status)
    return Draft(
        rule=rule,
        source=cell.source,
        listing=matched.listing,
        probability=matched.match.probability,
        canonical=WORDS[ours],
        shown=WORDS.get(stated, ""),
        note=_note(matched, stated=bool(stated)),
        basis=Basis.STATED if stated else Basis.SILENCE,
        moved=is_moved(matched),
    )


def _note(matched: MatchedListing, *, stated: bool) -> str:
    """Return what else the listing says of it: that it is silent, or where the source says it moved to."""
    if not stated:
        return "the listing does not say that it is closed"
    moved = matched.listing.columns.get("moved_to", "")
    return f"its source says that it moved to {moved}" if moved else ""
