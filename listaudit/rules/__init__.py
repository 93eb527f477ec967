"""Rules: from verdicts and statuses to findings (DESIGN 7).

Field rules are rows of `rules.toml`; listing rules are code, one `listing_*.py` each; the rules on
our own file stand in `validate_*.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from listaudit.fixes import platform_rank
from listaudit.model import SEVERITIES, Field, Finding, Location
from listaudit.rules import (
    field_rules,
    listing_changed,
    listing_duplicate,
    listing_gone,
    listing_id_wrong,
    listing_missing,
    listing_owner_public,
    listing_page_gone,
    listing_possible,
    listing_practitioner,
    listing_service_area,
    listing_status,
    listing_tracking,
    listing_unclaimed,
)
from listaudit.rules.build import build
from listaudit.rules.cell import Cell, MatchedListing, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.keeper import choose_keeper
from listaudit.rules.state import CLOSED, state_of
from listaudit.rules.table import by_id

__all__ = ["Cell", "MatchedListing", "RuleSettings", "choose_keeper", "find", "rule_ids"]

CELL_RULES = (
    listing_missing.check,
    listing_gone.check,
    listing_page_gone.check,
    listing_status.check,
    listing_duplicate.check,
    listing_possible.check,
    listing_id_wrong.check,
    listing_unclaimed.check,
    listing_practitioner.check,
    listing_service_area.check,
)
"""Rules that look at one cell."""

_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_FIELD_RANK: Mapping[str, int] = {field: rank for rank, field in enumerate(("", *Field))}
REPLACED = frozenset({"phone-alternate", "phone-tracking"})
"""Field rules that are silent where `phone-tracking-leaked` tells the same trouble better."""


def find(location: Location, cells: Sequence[Cell], settings: RuleSettings) -> tuple[Finding, ...]:
    """Return the findings of one location: gravest first, then by platform and field.

    `cells` come in the order of the config's sources, the listings of a cell best first.
    """
    places = {cell.source.name: (platform_rank(cell.source), index) for index, cell in enumerate(cells)}
    found = (build(location, draft, settings) for draft in _drafts(location, cells, settings))
    told = {finding.id: finding for finding in found if finding is not None}
    return tuple(
        sorted(
            told.values(),
            key=lambda finding: (
                _SEVERITY_RANK[finding.severity],
                places[finding.source],
                _FIELD_RANK[finding.field],
                finding.rule,
                finding.listing_key,
            ),
        )
    )


def rule_ids() -> tuple[str, ...]:
    """Return the id of every rule, in the order of the table."""
    return tuple(by_id())


def _drafts(location: Location, cells: Sequence[Cell], settings: RuleSettings) -> Iterator[Draft]:
    closed = state_of(location, settings.today) == CLOSED
    for cell in cells:
        for check in CELL_RULES:
            yield from check(location, cell, settings)
        if not closed:
            yield from _on_fields(location, cell, settings)
    if not closed:
        yield from listing_owner_public.check(location, cells, settings)
        yield from listing_changed.check(location, cells, settings)


def _on_fields(location: Location, cell: Cell, settings: RuleSettings) -> Iterator[Draft]:
    leaked = tuple(listing_tracking.check(location, cell, settings))
    yield from leaked
    told = {draft.listing.key for draft in leaked if draft.listing}
    for draft in field_rules.check(location, cell):
        if not (draft.rule in REPLACED and draft.listing and draft.listing.key in told):
            yield draft
