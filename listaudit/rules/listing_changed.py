"""listing-changed: a platform shows the public something else than the owner entered there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listaudit.model import AGREES, ENTERED, PUBLIC, Field, Kind, Listing, Location, Source, Verdict
from listaudit.rules.cell import Cell, MatchedListing, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import found

NOTHING = "nothing"
_STEPS = 2
"""Lowers what is right for the public and old in the owner's entry alone."""


def check(_location: Location, cells: Sequence[Cell], _settings: RuleSettings) -> Iterator[Draft]:
    """Speak for each field of which a listing tells two versions.

    Where the listing is the owner's entry and another source shows what the public sees, the rule
    `owner-public-differ` compares the two.
    """
    for cell in cells:
        seen = _is_seen(cell.source, cells)
        for matched in found(cell):
            facts = matched.listing.columns
            for verdict in matched.verdicts:
                if f"{ENTERED}{verdict.field}" in facts or (f"{PUBLIC}{verdict.field}" in facts and not seen):
                    yield _draft(cell, matched, verdict)


def versions(listing: Listing, field: Field, stated: str) -> tuple[str, str]:
    """Return what the owner entered and what the public sees; `stated` is the listing's own value."""
    facts = listing.columns
    if f"{ENTERED}{field}" in facts:
        return facts[f"{ENTERED}{field}"], stated
    return stated, facts[f"{PUBLIC}{field}"]


def _is_seen(source: Source, cells: Sequence[Cell]) -> bool:
    """Say whether another source of the platform found what the public sees."""
    public = (c for c in cells if c.source.platform == source.platform and c.source.view == "public")
    return any(next(found(cell), None) for cell in public)


def _draft(cell: Cell, matched: MatchedListing, verdict: Verdict) -> Draft:
    entered, public = versions(matched.listing, verdict.field, verdict.listing)
    right = verdict.kind in AGREES and f"{ENTERED}{verdict.field}" in matched.listing.columns
    return Draft(
        rule="listing-changed",
        source=cell.source,
        listing=matched.listing,
        probability=matched.match.probability,
        field=verdict.field,
        canonical=verdict.canonical,
        shown=public,
        note=_advice(verdict, entered, right=right),
        steps=_STEPS if right else 0,
        params=(("entered", entered or NOTHING), ("public", public or NOTHING), ("what", verdict.field)),
    )


def _advice(verdict: Verdict, entered: str, *, right: bool) -> str:
    """Return what to do about it, by our own record."""
    if right:
        return "what is shown is right, so accept the change"
    if entered == verdict.canonical != "":
        return "your record says the same, so reject the change"
    if verdict.kind is Kind.UNSTATED:
        return "your record states none, so decide which of them is right"
    return f"your record says {verdict.canonical}, so reject the change or correct the entry"
