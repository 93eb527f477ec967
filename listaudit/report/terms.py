"""What a source's terms let files keep (DESIGN 9, Terms).

For a source that lets us keep ids alone, files carry our own value, the verdict, its reasons, the id and
the URL; the listing's text goes, and with it every parameter and message that may quote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from listaudit.report.reasons import clause

WITHHELD = "terms"
"""The value of `withheld`: why text is not there."""
PLACEHOLDER = "withheld: terms"
"""What stands in a flat file where the listing's text would."""
HIDDEN = "(withheld)"
"""What stands in a sentence where the listing's text would."""
NOTE = "The terms of {source} do not allow keeping its values: open the listing to see them."
BETWEEN_SOURCES = frozenset({"owner-public-differ"})
"""Rules whose findings quote two listings: `canonical` is the other source's text, not ours."""
_STATES = frozenset({Kind.SAME, Kind.EQUIVALENT, Kind.VARIANT, Kind.INCOMPLETE, Kind.STALE, Kind.DIFFERENT})
"""Verdicts that say that the listing states something."""
_OURS = frozenset({"ours", "our_kind", "id", "side", "count", "total", "metres", "tolerance"})
"""Parameters of reasons that hold what our own record says, words of this program, or mere measures."""
_RETURNS = frozenset({"phone.transposed"})
"""Codes whose own half gives the listing's text back."""
_IDS = frozenset({"place_id", "page_id", "profile", "moved_to", "duplicate_of"})
"""Facts that are ids, which every source lets us keep."""
_SILENCES = (".not-offered", ".service-area")
"""Ends of the codes of reasons for which a listing states nothing."""


def tells(verdict: Verdict) -> bool:
    """Say whether a verdict tells that the listing states something, withheld or not."""
    if verdict.kind is Kind.UNCHECKABLE:
        return not any(reason.code.endswith(_SILENCES) for reason in verdict.reasons)
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
        facts=withheld_facts(item.facts),
        reason=item.reason and withheld_reason(item.reason),
        verdicts=tuple(map(_verdict, item.verdicts)),
        evidence=tuple(map(_evidence, item.evidence)),
    )


def withheld_facts(facts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the facts that a source whose terms let us keep ids alone leaves us."""
    return {key: value for key, value in facts.items() if key in _IDS}


def _verdict(verdict: Verdict) -> Verdict:
    # A value that is the same as ours is ours: nothing of theirs is kept with it.
    listing = verdict.canonical if verdict.kind is Kind.SAME else ""
    return replace(verdict, reasons=tuple(map(withheld_reason, verdict.reasons)), listing=listing)


def _evidence(evidence: Evidence) -> Evidence:
    return replace(evidence, theirs="")


def _finding(item: Finding) -> Finding:
    if not _quotes(item):
        return item
    kept = "" if item.rule in BETWEEN_SOURCES else item.canonical
    reasons = tuple(map(withheld_reason, item.reasons))
    return replace(
        item,
        listing="",
        message=_message(item, kept, reasons),
        canonical=kept,
        reasons=reasons,
        fix=_fix(item.fix),
        withheld=True,
    )


def _quotes(item: Finding) -> bool:
    """Say whether a finding may quote a listing; that it leaves a field empty tells none of its text."""
    silent = item.rule.endswith("-missing") and not (item.listing or item.reasons)
    return not silent and bool(has_listing(item) or item.listing)


def _message(item: Finding, canonical: str, reasons: Iterable[Reason]) -> str:
    """Return what a finding says without the listing's text: what, where, our value and why."""
    where = f" at {item.fix.where}" if item.fix and item.fix.where else ""
    where += f", listing {item.listing_id}" if item.listing_id else ""
    ours = f": your record says {canonical}" if canonical and item.field else ""
    why = "; ".join(dict.fromkeys(map(clause, reasons)))
    note = NOTE.format(source=item.fix.where if item.fix and item.fix.where else item.platform)
    return f"{item.rule}{where}{ours}{f' ({why})' if why else ''}. {note}"


def _fix(fix: Fix | None) -> Fix | None:
    # Every other action names our own value; this one names what the listing holds.
    return replace(fix, value="") if fix and fix.action is Action.REMOVE_FROM_FIELD else fix


def withheld_reason(reason: Reason) -> Reason:
    """Return a reason with the parameters that are ours; the others may quote the listing."""
    ours = frozenset[str]() if reason.code in _RETURNS else _OURS
    return Reason(reason.code, tuple((key, text if key in ours else HIDDEN) for key, text in reason.params))
