"""The citations sheet: one row per location x listing (DESIGN 9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from listaudit.model import SEVERITIES, Field, Finding, Kind, ListingResult, LocationResult, Reason, Verdict
from listaudit.report.encode import FIELD_NAMES, KIND_NAMES
from listaudit.report.escape import cell
from listaudit.report.reasons import sentence
from listaudit.report.terms import PLACEHOLDER, has_listing, tells, withheld_facts, withheld_reason

EXPECTED = (Field.NAME, Field.ADDRESS, Field.PHONE, Field.WEBSITE)
"""Fields whose own value stands beside the listing's."""
_FIELDS = tuple((field, field in EXPECTED) for field in Field)
_NOTHING = ("", "", "")
_Told = dict[tuple[int, bool], tuple[str, ...]]
"""(identity of a verdict, whether its text is withheld) -> its columns; listings share verdicts."""
_ANSWERS = {True: "yes", False: "no", None: ""}


def _field_columns(field: Field) -> tuple[str, ...]:
    name = FIELD_NAMES[field]
    columns = (f"{name}_listed", f"{name}_verdict", f"{name}_reasons")
    return (*columns, f"{name}_expected") if field in EXPECTED else columns


COLUMNS = (
    *("store_code", "store_name", "platform", "source", "listing_id", "listing_url", "status"),
    *("probability", "duplicate_of", "claimed", "rules", "severity"),
    *(column for field in Field for column in _field_columns(field)),
    *("checked_at", "status_reason", "status_why", "facts"),
)


def citation_rows(result: LocationResult, withheld: Collection[str]) -> Iterator[list[str]]:
    """Yield the rows of a location, made safe for spreadsheets.

    `rules` and `severity` (the worst) are those of the findings that are not waived. A finding
    without a listing stands in the row of its source that has none.
    """
    findings = _by_listing(result)
    code, name = cell(result.store_code), cell(result.name)
    told: _Told = {}
    for listing in result.listings:
        found = findings.get((listing.source, listing.key), ())
        hidden = listing.source in withheld and has_listing(listing)
        row = [code, name, *_head(listing), *_marks(found)]
        _add_fields(row, listing, result.canonical, told, hidden=hidden)
        facts = withheld_facts(listing.facts) if hidden else listing.facts
        row += (cell(listing.checked_at), *_why(listing.reason, hidden=hidden), cell(told_facts(facts)))
        yield row


def told_facts(facts: Mapping[str, str]) -> str:
    """Return facts as one text, `key: value` each."""
    return "; ".join(f"{key}: {value or '(nothing)'}" for key, value in facts.items())


def _why(reason: Reason | None, *, hidden: bool) -> tuple[str, str]:
    """Return the code of why the status is what it is, and its sentence."""
    if reason is None:
        return "", ""
    return reason.code, cell(sentence(withheld_reason(reason) if hidden else reason))


def _by_listing(result: LocationResult) -> Mapping[tuple[str, str], list[Finding]]:
    findings: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in result.findings:
        if not finding.waived:
            findings[finding.source, finding.listing_key].append(finding)
    return findings


def _head(listing: ListingResult) -> tuple[str, ...]:
    probability = listing.probability
    return (
        cell(listing.platform),
        cell(listing.source),
        cell(listing.listing_id),
        cell(listing.url),
        listing.status.value,
        "" if probability is None else f"{probability:.4f}",
        cell(listing.duplicate_of),
        _ANSWERS[listing.claimed],
    )


def _marks(findings: Collection[Finding]) -> tuple[str, str]:
    if not findings:
        return "", ""
    rules = dict.fromkeys(finding.rule for finding in findings)
    return ";".join(rules), min((finding.severity for finding in findings), key=SEVERITIES.index).value


def _add_fields(
    row: list[str], listing: ListingResult, canonical: Mapping[Field, str], told: _Told, *, hidden: bool
) -> None:
    verdicts = {verdict.field: verdict for verdict in listing.verdicts}
    for field, expected in _FIELDS:
        verdict = verdicts.get(field)
        if verdict is None:
            row += (*_NOTHING, cell(canonical.get(field, ""))) if expected else _NOTHING
            continue
        known = (id(verdict), hidden)
        if known not in told:
            told[known] = _columns(verdict, expected=expected, hidden=hidden)
        row += told[known]


def _columns(verdict: Verdict, *, expected: bool, hidden: bool) -> tuple[str, ...]:
    reasons = ";".join(reason.code for reason in verdict.reasons)
    columns = (_listed(verdict, hidden=hidden), KIND_NAMES[verdict.kind], reasons)
    return (*columns, cell(verdict.canonical)) if expected else columns


def _listed(verdict: Verdict, *, hidden: bool) -> str:
    if hidden and verdict.kind is not Kind.SAME:  # what is the same as ours is ours
        return PLACEHOLDER if tells(verdict) else ""
    return cell(verdict.listing)
