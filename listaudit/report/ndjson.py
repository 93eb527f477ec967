"""`ndjson`: the same as `json` without loss, one record a line, each with a `type`.

`run`, then for each location one `location`, its `listing`s and its `finding`s, then the `source`s,
the `skipped` rows and last the `summary`: a file without one was cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

from listaudit.model import LocationResult, Run, Source, SourceResult, Summary
from listaudit.report import codec
from listaudit.report.header import fill_slot, slot_offset, with_slot
from listaudit.report.json_ import TOOL
from listaudit.report.sink import Screen
from listaudit.report.target import Target
from listaudit.report.terms import withheld_names, withhold, withhold_rows


class NdjsonSink:
    """Writes the audit as typed records."""

    def __init__(self, target: Target, _screen: Screen) -> None:
        self._target = target
        self._handle: BinaryIO
        self._withheld: frozenset[str] = frozenset()
        self._slot = 0

    def open(self, run: Run, sources: Sequence[Source]) -> None:
        """Write the `run` record."""
        self._handle = self._target.open()
        self._withheld = withheld_names(sources)
        head = {"type": "run", "schema": codec.SCHEMA, "tool": TOOL}
        line = codec.dumps({**head, **codec.run_to_json(with_slot(run), sources)})
        self._slot = slot_offset(line)
        self._handle.write(line + b"\n")

    def feed(self, result: LocationResult) -> None:
        """Write a location, its listings and its findings."""
        result = withhold(result, self._withheld)
        code = result.store_code
        self._write("location", codec.location_head(result))
        for listing in result.listings:
            value = codec.listing_to_json(listing, result.canonical, self._withheld)
            self._write("listing", {"store_code": code, **value})
        for finding in result.findings:
            self._write("finding", {"store_code": code, **codec.finding_to_json(finding)})

    def close(self, results: Sequence[SourceResult], summary: Summary, run: Run) -> None:
        """Write the sources, the skipped rows and the summary."""
        for result in results:
            self._write("source", codec.source_to_json(result))
        for row in withhold_rows(summary, self._withheld).skipped_rows:
            self._write("skipped", codec.skipped_to_json(row))
        self._write("summary", codec.summary_head(summary))
        fill_slot(self._handle, self._slot, run.finished)
        self._target.commit()

    def abort(self) -> None:
        """Remove what was written aside."""
        self._target.abort()

    def _write(self, kind: str, value: dict[str, Any]) -> None:
        self._handle.write(codec.dumps({"type": kind, **value}) + b"\n")
