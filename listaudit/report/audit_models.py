"""The shape of audits as pydantic models, from which the JSON Schemas are made.

Members with a default may be missing; the others are always there. Nothing else is.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel

from listaudit.model import Action, Confidence, Decision, Kind, Severity, Status
from listaudit.model import Field as FieldName

Withheld = Literal["terms"]
_WITHHELD = Field(None, description="Text that the terms of the source do not let us keep is not there.")
_SHARE = Field(ge=0, le=1, description="From 0 to 1; null where nothing counts.")
Share = Annotated[float, _SHARE] | None
Count = Annotated[int, Field(ge=0)]


class Part(BaseModel):
    """What every part of an audit has in common."""

    model_config = ConfigDict(extra="forbid")


class ReasonPart(Part):
    """Why: a code and its parameters."""

    code: str
    params: dict[str, str]


class Scores(Part):
    """Figures of a location or of the whole audit."""

    accuracy: Share
    coverage: Share
    consistency: Share
    completeness: Share
    duplicates: Count
    key_right: Count
    key_listings: Count


class SameField(Part):
    """A field that is ours character for character: see `canonical` of the location."""

    verdict: Literal["same"]


class JudgedField(Part):
    """A field, how it stands to ours, and why."""

    verdict: Kind
    reasons: list[ReasonPart]
    canonical: str
    listing: str = Field("", description="As the listing writes it.")
    withheld: Withheld | None = _WITHHELD


class EvidencePart(Part):
    """One comparison of the matcher, in bits."""

    comparison: str
    level: str
    bits: float
    ours: str
    theirs: str


class ListingPart(Part):
    """A listing of the location at a source, or the word that there is none."""

    source: str
    platform: str
    status: Status
    listing_id: str
    url: str
    probability: Share
    decision: Decision | None
    key: str = Field("", description="Where it is not the listing_id.")
    reason: ReasonPart | None = Field(None, description="Why the status is what it is.")
    claimed: bool | None = None
    duplicate_of: str = ""
    checked_at: str = ""
    facts: dict[str, str] = Field({}, description="What its source says beside the fields.")
    fields: dict[FieldName, SameField | JudgedField]
    evidence: list[EvidencePart] = Field([], description="With --evidence only.")
    withheld: Withheld | None = _WITHHELD


class FixPart(Part):
    """What to do; priority 1 is first."""

    action: Action
    value: str
    where: str
    url: str
    procedure: str
    priority: Count
    keep_listing_id: str


class FindingPart(Part):
    """One thing worth telling."""

    id: str
    rule: str
    severity: Severity
    confidence: Confidence
    source: str
    platform: str
    listing_id: str
    url: str
    field: str
    message: str
    canonical: str
    listing: str
    fix: FixPart | None
    waived: str = Field(description="Why the owner accepts it; empty when it is not waived.")
    listing_key: str = Field("", description="Where it is not the listing_id.")
    reasons: list[ReasonPart] = []
    withheld: Withheld | None = _WITHHELD


class LocationHead(Part):
    """A location: our own values and its scores."""

    store_code: str
    name: str
    canonical: dict[FieldName, str]
    scores: Scores


class LocationPart(LocationHead):
    """Everything that the audit says of a location."""

    listings: list[ListingPart]
    findings: list[FindingPart]


class AskedPart(Part):
    """A source as it was asked."""

    name: str
    id: str
    title: str
    platform: str
    view: str
    tier: int
    weight: float
    keep: str
    keep_values: bool


class Tool(Part):
    """What wrote the audit."""

    name: str
    version: str


class RunPart(Part):
    """What was run: times are ISO 8601 in UTC."""

    id: str
    started: str
    finished: str
    options: dict[str, str]
    sources: list[AskedPart]


class UncheckedPart(ReasonPart):
    """Why so many locations could not be checked."""

    count: Annotated[int, Field(ge=1)]
    alike: bool = Field(
        description="All have this very reason; else the parameters are those of one of them."
    )


class SourcePart(Part):
    """How a source fared."""

    name: str
    id: str
    title: str
    platform: str
    status: Literal["complete", "partial", "failed", "not-run"]
    checked: Count
    unchecked: Count
    requests: Count
    listings: Count
    reason: ReasonPart | None
    unchecked_by: list[UncheckedPart] = Field([], description="Why locations are unchecked, commonest first.")
    cost_usd: Annotated[float, Field(ge=0)] | None = Field(
        0.0, description="What its requests cost; null where its prices are not known."
    )


class SkippedPart(Part):
    """A row that could not be used."""

    source: str
    file: str
    line: Count
    column: str
    code: str
    detail: str


class Counts(Part):
    """How many of what."""

    locations: Count
    findings: dict[Severity, Count]
    rules: dict[str, Count]
    statuses: dict[Status, Count]
    skipped_rows: Count


class SummaryHead(Part):
    """The figures of the whole audit."""

    scores: Scores
    counts: Counts
    incomplete: bool
    exit_code: int
    notes: list[ReasonPart]


class SummaryPart(SummaryHead):
    """The figures of the whole audit, and the rows that were skipped."""

    skipped_rows: list[SkippedPart]


class Audit(Part):
    """The whole audit: `--format json`."""

    schema_: Literal["listaudit/audit@1"] = Field(alias="schema")
    tool: Tool
    run: RunPart
    locations: list[LocationPart]
    sources: list[SourcePart]
    summary: SummaryPart


class FixRowPart(Part):
    """One row of `listaudit fixes --format json`."""

    fix_id: str
    store_code: str
    store_name: str
    platform: str
    listing_url: str
    field: str
    current_value: str
    value_to_enter: str
    action: Action
    procedure: str
    fix_url: str
    keep_listing_id: str
    severity: Severity
    priority: Count
    why: str
    assignee: str
    fix_status: Literal["open", "submitted", "waiting", "refused", "verified", "wont-fix"]
    done_on: str
    notes: str


class FixList(RootModel[list[FixRowPart]]):
    """The fix list, in paying order."""
