"""What an audit hands to its sinks: plain values that JSON carries without loss (DESIGN 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from listaudit.model.fields import Action, Confidence, Decision, Field, Severity, Status
from listaudit.model.verdict import Evidence, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Fix:
    """What to do about a finding; `priority` 1 is first within an audit."""

    action: Action
    value: str = ""
    where: str = ""
    url: str = ""
    procedure: str = ""
    priority: int = 0
    keep_listing_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing worth telling. `id` survives edits of values and rows (DESIGN 7)."""

    id: str
    rule: str
    severity: Severity
    confidence: Confidence
    store_code: str
    source: str
    platform: str
    listing_key: str = ""
    listing_id: str = ""
    url: str = ""
    field: str = ""
    message: str
    canonical: str = ""
    listing: str = ""
    reasons: tuple[Reason, ...] = ()
    fix: Fix | None = None
    waived: str = ""
    """Why the owner accepts it; empty when it is not waived."""
    withheld: bool = False
    """The listing's value is left out, as the terms of its source ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingResult:
    """One listing of a location at a source, or the word that there is none."""

    source: str
    platform: str
    status: Status
    reason: Reason | None = None
    """Why the status is what it is, where that is not plain (`unchecked`, `duplicate`)."""
    listing_id: str = ""
    key: str = ""
    url: str = ""
    probability: float | None = None
    decision: Decision | None = None
    verdicts: tuple[Verdict, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    claimed: bool | None = None
    duplicate_of: str = ""
    checked_at: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What its source says beside the fields that are compared (`Listing.columns`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Figures from 0 to 1, `None` where nothing counts (DESIGN 8)."""

    accuracy: float | None = None
    coverage: float | None = None
    consistency: float | None = None
    completeness: float | None = None
    duplicates: int = 0
    key_right: int = 0
    """Key listings whose critical facts are all right."""
    key_listings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationResult:
    """Everything that the audit says of one location."""

    store_code: str
    name: str
    canonical: Mapping[Field, str] = field(default_factory=dict)
    """Our own value of each field, as shown; a `same` field needs no other."""
    scores: Scores = Scores()
    listings: tuple[ListingResult, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Why so many locations could not be checked at a source: a reason that stands for all of its code."""

    reason: Reason
    count: int
    alike: bool = True
    """Every one of them has this very reason; else only its code is shared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceResult:
    """How a source fared in this audit."""

    name: str
    id: str
    title: str
    platform: str
    status: str
    """`complete`, `partial`, `failed` or `not-run`."""
    checked: int = 0
    """Locations that it was read for; those that do not concern it are neither checked nor unchecked."""
    unchecked: int = 0
    requests: int = 0
    listings: int = 0
    reason: Reason | None = None
    unanswered: tuple[Unanswered, ...] = ()
    """Why locations are unchecked, the commonest reason first."""
    cost: float | None = 0.0
    """US dollars that its requests cost; None where its prices are not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedRow:
    """A row that could not be used, as the report names it."""

    source: str
    file: str
    line: int
    column: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What was run: times are ISO 8601 in UTC, options as the user gave them."""

    id: str
    started: str
    finished: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of the whole audit."""

    locations: int = 0
    scores: Scores = Scores()
    findings: Mapping[str, int] = field(default_factory=dict)
    """Findings that are not waived, by severity."""
    rules: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Reason, ...] = ()
    """Things said once: an inferred country, a capped stop-key, benign skips by kind."""
    skipped_rows: tuple[SkippedRow, ...] = ()
    skipped_total: int = 0
    incomplete: bool = False
    exit_code: int = 0
