"""Plain JSON values back into results: the exact inverse of `encode`.

What is not an audit's value raises KeyError, TypeError, ValueError or AttributeError, which `read`
turns into an error for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from listaudit.model import (
    Action,
    Confidence,
    Decision,
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
    Severity,
    SkippedRow,
    Source,
    SourceResult,
    Status,
    Summary,
    Unanswered,
    Verdict,
)

Json = Mapping[str, Any]


def location_from_json(value: Json) -> LocationResult:
    """Return the location that `location_to_json` wrote."""
    return location_from_parts(value, value["listings"], value["findings"])


def location_from_parts(head: Json, listings: Iterable[Json], findings: Iterable[Json]) -> LocationResult:
    """Return a location from its head, its listings and its findings."""
    canonical = {Field(name): _text(text) for name, text in head["canonical"].items()}
    return LocationResult(
        store_code=_text(head["store_code"]),
        name=_text(head["name"]),
        canonical=canonical,
        scores=scores_from_json(head["scores"]),
        listings=tuple(listing_from_json(item, canonical) for item in listings),
        findings=tuple(finding_from_json(item, head["store_code"]) for item in findings),
    )


def listing_from_json(value: Json, canonical: Mapping[Field, str]) -> ListingResult:
    """Return a listing; `canonical` fills in what a `same` field leaves out."""
    decision, probability = value["decision"], value["probability"]
    return ListingResult(
        source=_text(value["source"]),
        platform=_text(value["platform"]),
        status=Status(value["status"]),
        reason=_optional_reason(value.get("reason")),
        listing_id=_text(value["listing_id"]),
        key=_text(value.get("key", value["listing_id"])),
        url=_text(value["url"]),
        probability=None if probability is None else float(probability),
        decision=None if decision is None else Decision(decision),
        verdicts=tuple(_verdict(name, item, canonical) for name, item in value["fields"].items()),
        evidence=tuple(map(_evidence, value.get("evidence", ()))),
        claimed=value.get("claimed"),
        duplicate_of=_text(value.get("duplicate_of", "")),
        checked_at=_text(value.get("checked_at", "")),
        facts=_texts(value.get("facts", {})),
    )


def _verdict(name: str, value: Json, canonical: Mapping[Field, str]) -> Verdict:
    field, kind = Field(name), Kind(value["verdict"])
    if len(value) == 1:
        ours = canonical.get(field, "")
        return Verdict(field, kind, (), ours, ours)
    return Verdict(
        field, kind, _reasons(value["reasons"]), _text(value["canonical"]), _text(value.get("listing", ""))
    )


def reason_from_json(value: Json) -> Reason:
    """Return a reason with its parameters in the order written."""
    return Reason(_text(value["code"]), tuple((key, _text(text)) for key, text in value["params"].items()))


def _reasons(values: Iterable[Json]) -> tuple[Reason, ...]:
    return tuple(map(reason_from_json, values))


def _optional_reason(value: Json | None) -> Reason | None:
    return None if value is None else reason_from_json(value)


def _evidence(value: Json) -> Evidence:
    return Evidence(
        _text(value["comparison"]),
        _text(value["level"]),
        float(value["bits"]),
        _text(value["ours"]),
        _text(value["theirs"]),
    )


def finding_from_json(value: Json, store_code: str) -> Finding:
    """Return a finding of the location `store_code`."""
    return Finding(
        id=_text(value["id"]),
        rule=_text(value["rule"]),
        severity=Severity(value["severity"]),
        confidence=Confidence(value["confidence"]),
        store_code=_text(store_code),
        source=_text(value["source"]),
        platform=_text(value["platform"]),
        listing_key=_text(value.get("listing_key", value["listing_id"])),
        listing_id=_text(value["listing_id"]),
        url=_text(value["url"]),
        field=_text(value["field"]),
        message=_text(value["message"]),
        canonical=_text(value["canonical"]),
        listing=_text(value["listing"]),
        reasons=_reasons(value.get("reasons", ())),
        fix=None if value["fix"] is None else _fix(value["fix"]),
        waived=_text(value["waived"]),
        withheld=value.get("withheld") is not None,
    )


def _fix(value: Json) -> Fix:
    return Fix(
        action=Action(value["action"]),
        value=_text(value["value"]),
        where=_text(value["where"]),
        url=_text(value["url"]),
        procedure=_text(value["procedure"]),
        priority=int(value["priority"]),
        keep_listing_id=_text(value["keep_listing_id"]),
    )


def scores_from_json(value: Json) -> Scores:
    """Return the figures."""
    return Scores(
        accuracy=_figure(value["accuracy"]),
        coverage=_figure(value["coverage"]),
        consistency=_figure(value["consistency"]),
        completeness=_figure(value["completeness"]),
        duplicates=int(value["duplicates"]),
        key_right=int(value["key_right"]),
        key_listings=int(value["key_listings"]),
    )


def run_from_json(value: Json) -> Run:
    """Return the run."""
    return Run(
        id=_text(value["id"]),
        started=_text(value["started"]),
        finished=_text(value["finished"]),
        options=_texts(value["options"]),
    )


def asked_from_json(values: Iterable[Json]) -> tuple[Source, ...]:
    """Return the sources that were asked, as far as a report knows them."""
    return tuple(
        Source(
            name=_text(value["name"]),
            id=_text(value["id"]),
            title=_text(value["title"]),
            platform=_text(value["platform"]),
            view=_text(value["view"]),
            tier=int(value["tier"]),
            weight=float(value["weight"]),
            keep=_text(value["keep"]),
            keep_values=bool(value["keep_values"]),
        )
        for value in values
    )


def source_from_json(value: Json) -> SourceResult:
    """Return how a source fared."""
    return SourceResult(
        name=_text(value["name"]),
        id=_text(value["id"]),
        title=_text(value["title"]),
        platform=_text(value["platform"]),
        status=_text(value["status"]),
        checked=int(value["checked"]),
        unchecked=int(value["unchecked"]),
        requests=int(value["requests"]),
        listings=int(value["listings"]),
        reason=_optional_reason(value["reason"]),
        unanswered=tuple(map(_unanswered, value.get("unchecked_by", ()))),
        cost=_figure(value.get("cost_usd", 0.0)),
    )


def _unanswered(value: Json) -> Unanswered:
    return Unanswered(reason_from_json(value), int(value["count"]), bool(value["alike"]))


def summary_from_json(value: Json) -> Summary:
    """Return the figures of the whole audit."""
    return summary_from_parts(value, value["skipped_rows"])


def summary_from_parts(head: Json, skipped: Iterable[Json]) -> Summary:
    """Return a summary from its head and the rows that were skipped."""
    counts = head["counts"]
    return Summary(
        locations=int(counts["locations"]),
        scores=scores_from_json(head["scores"]),
        findings=_counts(counts["findings"]),
        rules=_counts(counts["rules"]),
        statuses=_counts(counts["statuses"]),
        notes=_reasons(head["notes"]),
        skipped_rows=tuple(map(skipped_from_json, skipped)),
        skipped_total=int(counts["skipped_rows"]),
        incomplete=bool(head["incomplete"]),
        exit_code=int(head["exit_code"]),
    )


def skipped_from_json(value: Json) -> SkippedRow:
    """Return a row that could not be used."""
    return SkippedRow(
        source=_text(value["source"]),
        file=_text(value["file"]),
        line=int(value["line"]),
        column=_text(value["column"]),
        code=_text(value["code"]),
        detail=_text(value["detail"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"text expected, {type(value).__name__} found")
    return value


def _figure(value: float | None) -> float | None:
    return None if value is None else float(value)


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {key: _text(value) for key, value in values.items()}


def _counts(values: Mapping[str, Any]) -> dict[str, int]:
    return {key: int(value) for key, value in values.items()}
