"""The shape of ndjson records as pydantic models: the parts of an audit, each with a `type`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel

from listaudit.report.audit_models import (
    FindingPart,
    ListingPart,
    LocationHead,
    RunPart,
    SkippedPart,
    SourcePart,
    SummaryHead,
    Tool,
)


class RunRecord(RunPart):
    """First record."""

    type: Literal["run"]
    schema_: Literal["listaudit/audit@1"] = Field(alias="schema")
    tool: Tool


class LocationRecord(LocationHead):
    """A location; its listings and findings follow."""

    type: Literal["location"]


class ListingRecord(ListingPart):
    """A listing of the location before."""

    type: Literal["listing"]
    store_code: str


class FindingRecord(FindingPart):
    """A finding of the location before."""

    type: Literal["finding"]
    store_code: str


class SourceRecord(SourcePart):
    """How a source fared."""

    type: Literal["source"]


class SkippedRecord(SkippedPart):
    """A row that could not be used."""

    type: Literal["skipped"]


class SummaryRecord(SummaryHead):
    """Last record: a file without it was cut."""

    type: Literal["summary"]


AnyRecord = Annotated[
    RunRecord | LocationRecord | ListingRecord | FindingRecord | SourceRecord | SkippedRecord | SummaryRecord,
    Field(discriminator="type"),
]


class Record(RootModel[AnyRecord]):
    """One record of `--format ndjson`."""
