"""Results as plain JSON values (DESIGN 9).

Members that the contract names are always there, null or empty where nothing is known; further ones
(`key`, `reason`, `claimed`, `duplicate_of`, `checked_at`, `facts`, `reasons` of a finding, `cost_usd` of a
source) only where set.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from listaudit.model import (
    Evidence,
    Field,
    Finding,
    Fix,
    Kind,
    ListingResult,
    LocationResult,
    Reason,
    Run,
    Scores,
    SkippedRow,
    Source,
    SourceResult,
    Summary,
    Unanswered,
    Verdict,
)
from listaudit.report.terms import WITHHELD, has_listing, tells, withhold

Json = dict[str, Any]
_Told = dict[tuple[int, bool], Json]
"""(identity of a verdict, whether its text is withheld) -> how it is told."""
FIELD_NAMES: Mapping[Field, str] = {field: field.value for field in Field}
KIND_NAMES: Mapping[Kind, str] = {kind: kind.value for kind in Kind}


def location_to_json(result: LocationResult, withheld: Collection[str] = frozenset()) -> Json:
    """Return a location with its listings and findings.

    Args:
        result: What the audit says of the location.
        withheld: NAMEs of the sources whose text must not be kept.
    """
    result = withhold(result, frozenset(withheld))
    told: _Told = {}
    return {
        **location_head(result),
        "listings": [listing_to_json(item, result.canonical, withheld, told) for item in result.listings],
        "findings": [finding_to_json(item) for item in result.findings],
    }


def location_head(result: LocationResult) -> Json:
    """Return a location without its listings and findings."""
    return {
        "store_code": result.store_code,
        "name": result.name,
        "canonical": {FIELD_NAMES[field]: value for field, value in result.canonical.items()},
        "scores": scores_to_json(result.scores),
    }


def listing_to_json(
    item: ListingResult,
    canonical: Mapping[Field, str],
    withheld: Collection[str] = frozenset(),
    told: _Told | None = None,
) -> Json:
    """Return a listing.

    Args:
        item: What the audit says of the listing.
        canonical: Our own values, which a `same` field leaves out.
        withheld: NAMEs of the sources whose text must not be kept.
        told: The verdicts of the location's other listings, which share many; it is added to.
    """
    told = {} if told is None else told
    hidden = item.source in withheld and has_listing(item)
    out: Json = {
        "source": item.source,
        "platform": item.platform,
        "status": item.status.value,
        "listing_id": item.listing_id,
        "url": item.url,
        "probability": item.probability,
        "decision": item.decision.value if item.decision else None,
    }
    _add_extras(out, item)
    fields = out["fields"] = {}
    for verdict in item.verdicts:
        known = (id(verdict), hidden)
        if known not in told:
            told[known] = _field(verdict, canonical.get(verdict.field, ""), hidden=hidden)
        fields[FIELD_NAMES[verdict.field]] = told[known]
    if item.evidence:
        out["evidence"] = [_evidence(evidence) for evidence in item.evidence]
    if hidden:
        out["withheld"] = WITHHELD
    return out


def _add_extras(out: Json, item: ListingResult) -> None:
    if item.key != item.listing_id:
        out["key"] = item.key
    if item.reason is not None:
        out["reason"] = reason_to_json(item.reason)
    if item.claimed is not None:
        out["claimed"] = item.claimed
    if item.duplicate_of:
        out["duplicate_of"] = item.duplicate_of
    if item.checked_at:
        out["checked_at"] = item.checked_at
    if item.facts:
        out["facts"] = dict(item.facts)


def _field(verdict: Verdict, ours: str, *, hidden: bool) -> Json:
    kind = verdict.kind
    if kind is Kind.SAME and verdict.listing == verdict.canonical == ours and not verdict.reasons:
        return {"verdict": "same"}
    out: Json = {
        "verdict": KIND_NAMES[kind],
        "reasons": [reason_to_json(reason) for reason in verdict.reasons],
        "canonical": verdict.canonical,
        "listing": verdict.listing,
    }
    if hidden and not verdict.listing:
        del out["listing"]
        if tells(verdict):
            out["withheld"] = WITHHELD
    return out


def reason_to_json(reason: Reason) -> Json:
    """Return `{"code", "params"}`."""
    return {"code": reason.code, "params": dict(reason.params)}


def _evidence(item: Evidence) -> Json:
    return {
        "comparison": item.comparison,
        "level": item.level,
        "bits": item.bits,
        "ours": item.ours,
        "theirs": item.theirs,
    }


def finding_to_json(item: Finding) -> Json:
    """Return a finding; its store code is that of the location it stands in."""
    out: Json = {
        "id": item.id,
        "rule": item.rule,
        "severity": item.severity.value,
        "confidence": item.confidence.value,
        "source": item.source,
        "platform": item.platform,
        "listing_id": item.listing_id,
        "url": item.url,
        "field": item.field,
        "message": item.message,
        "canonical": item.canonical,
        "listing": item.listing,
        "fix": item.fix and _fix(item.fix),
        "waived": item.waived,
    }
    if item.listing_key != item.listing_id:
        out["listing_key"] = item.listing_key
    if item.reasons:
        out["reasons"] = [reason_to_json(reason) for reason in item.reasons]
    if item.withheld:
        out["withheld"] = WITHHELD
    return out


def _fix(fix: Fix) -> Json:
    return {
        "action": fix.action.value,
        "value": fix.value,
        "where": fix.where,
        "url": fix.url,
        "procedure": fix.procedure,
        "priority": fix.priority,
        "keep_listing_id": fix.keep_listing_id,
    }


def scores_to_json(scores: Scores) -> Json:
    """Return the figures, null where nothing counts."""
    return {
        "accuracy": scores.accuracy,
        "coverage": scores.coverage,
        "consistency": scores.consistency,
        "completeness": scores.completeness,
        "duplicates": scores.duplicates,
        "key_right": scores.key_right,
        "key_listings": scores.key_listings,
    }


def run_to_json(run: Run, sources: Iterable[Source]) -> Json:
    """Return the run, with the sources that were asked and what their terms let us keep."""
    return {
        "id": run.id,
        "started": run.started,
        "finished": run.finished,
        "options": dict(run.options),
        "sources": [asked_to_json(source) for source in sources],
    }


def asked_to_json(source: Source) -> Json:
    """Return what a report has to know of a source to be rendered again."""
    return {
        "name": source.name,
        "id": source.id,
        "title": source.title,
        "platform": source.platform,
        "view": source.view,
        "tier": source.tier,
        "weight": source.weight,
        "keep": source.keep,
        "keep_values": source.keep_values,
    }


def source_to_json(result: SourceResult) -> Json:
    """Return how a source fared; `cost_usd` where it was asked anything, null where no price is known."""
    out: Json = {
        "name": result.name,
        "id": result.id,
        "title": result.title,
        "platform": result.platform,
        "status": result.status,
        "checked": result.checked,
        "unchecked": result.unchecked,
        "requests": result.requests,
        "listings": result.listings,
        "reason": result.reason and reason_to_json(result.reason),
    }
    if result.unanswered:
        out["unchecked_by"] = [_unanswered(why) for why in result.unanswered]
    if result.requests or result.cost != 0:
        out["cost_usd"] = result.cost
    return out


def _unanswered(why: Unanswered) -> Json:
    return {**reason_to_json(why.reason), "count": why.count, "alike": why.alike}


def summary_head(summary: Summary) -> Json:
    """Return the summary without its skipped rows."""
    return {
        "scores": scores_to_json(summary.scores),
        "counts": {
            "locations": summary.locations,
            "findings": _counts(summary.findings),
            "rules": _counts(summary.rules),
            "statuses": _counts(summary.statuses),
            "skipped_rows": summary.skipped_total,
        },
        "incomplete": summary.incomplete,
        "exit_code": summary.exit_code,
        "notes": [reason_to_json(note) for note in summary.notes],
    }


def summary_to_json(summary: Summary) -> Json:
    """Return the figures of the whole audit."""
    return {
        **summary_head(summary),
        "skipped_rows": [skipped_to_json(row) for row in summary.skipped_rows],
    }


def skipped_to_json(row: SkippedRow) -> Json:
    """Return a row that could not be used."""
    return {
        "source": row.source,
        "file": row.file,
        "line": row.line,
        "column": row.column,
        "code": row.code,
        "detail": row.detail,
    }


def _counts(counts: Mapping[str, int]) -> dict[str, int]:
    # JSON wants plain text for keys, and the keys may be members of an enumeration.
    return {str(key): number for key, number in counts.items()}
