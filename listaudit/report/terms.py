"""What a source's terms let files keep (DESIGN 9, Terms).

For a source that lets us keep ids alone, files carry the verdict, the codes of its reasons, the id
and the URL; the listing's text goes, and with it every parameter and message that may quote it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from listaudit.model import (
    Action,
    Evidence,
    Finding,
    Fix,
    Kind,
    ListingResult,
    LocationResult,
    Reason,
    Source,
    Summary,
    Verdict,
)

WITHHELD = "terms"
"""The value of `withheld`: why text is not there."""
PLACEHOLDER = "withheld: terms"
"""What stands in a flat file where the listing's text would."""
BETWEEN_SOURCES = frozenset({"owner-public-differ"})
"""Rules whose findings quote two listings: `canonical` is the other source's text, not ours."""
_STATES = frozenset({Kind.SAME, Kind.EQUIVALENT, Kind.VARIANT, Kind.INCOMPLETE, Kind.STALE, Kind.DIFFERENT})
"""Verdicts that say that the listing states something."""


def tells(verdict: Verdict) -> bool:
    """Say whether a verdict tells that the listing states something, withheld or not."""
    if verdict.kind is Kind.UNCHECKABLE:
        return not any(reason.code.endswith(".not-offered") for reason in verdict.reasons)
    return verdict.kind in _STATES


def withheld_names(sources: Iterable[Source]) -> frozenset[str]:
    """Return the NAMEs of the sources whose text files must not carry."""
    return frozenset(source.name for source in sources if source.withholds)


def withhold(result: LocationResult, names: frozenset[str]) -> LocationResult:
    """Return `result` without the text of the listings of the sources `names`."""
    if not names:
        return result
    platforms = frozenset(item.platform for item in result.listings if item.source in names)
    return replace(
        result,
        listings=tuple(_listing(item) if item.source in names else item for item in result.listings),
        findings=tuple(
            _finding(item) if item.source in names or _quotes_another(item, platforms) else item
            for item in result.findings
        ),
    )


def _quotes_another(item: Finding, platforms: frozenset[str]) -> bool:
    return item.rule in BETWEEN_SOURCES and item.platform in platforms


def is_withheld(item: Finding) -> bool:
    """Say whether a finding's text was withheld."""
    return item.message == _message(item)


def _message(item: Finding) -> str:
    return f"{item.rule}: the listing's text is withheld, as the terms of its source ask."


def withhold_rows(summary: Summary, names: frozenset[str]) -> Summary:
    """Return `summary` without what skipped rows of the sources `names` may quote."""
    if not names:
        return summary
    rows = (replace(row, detail="") if row.source in names else row for row in summary.skipped_rows)
    return replace(summary, skipped_rows=tuple(rows))


def has_listing(item: ListingResult | Finding) -> bool:
    """Say whether there is a listing whose text could be told, and not the word that there is none."""
    key = item.key if isinstance(item, ListingResult) else item.listing_key
    return bool(key or item.listing_id)


def _listing(item: ListingResult) -> ListingResult:
    if not has_listing(item):
        return item
    return replace(
        item,
        reason=_code(item.reason),
        verdicts=tuple(map(_verdict, item.verdicts)),
        evidence=tuple(map(_evidence, item.evidence)),
    )


def _verdict(verdict: Verdict) -> Verdict:
    # A value that is the same as ours is ours: nothing of theirs is kept with it.
    listing = verdict.canonical if verdict.kind is Kind.SAME else ""
    return replace(verdict, reasons=tuple(Reason(item.code) for item in verdict.reasons), listing=listing)


def _evidence(evidence: Evidence) -> Evidence:
    return replace(evidence, theirs="")


def _finding(item: Finding) -> Finding:
    if not (has_listing(item) or item.listing):
        return item
    return replace(
        item,
        listing="",
        message=_message(item),
        canonical="" if item.rule in BETWEEN_SOURCES else item.canonical,
        reasons=tuple(Reason(reason.code) for reason in item.reasons),
        fix=_fix(item.fix),
    )


def _fix(fix: Fix | None) -> Fix | None:
    # Every other action names our own value; this one names what the listing holds.
    return replace(fix, value="") if fix and fix.action is Action.REMOVE_FROM_FIELD else fix


def _code(reason: Reason | None) -> Reason | None:
    return reason and Reason(reason.code)
