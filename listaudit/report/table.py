"""`table`: the audit on one screen, however many locations there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from listaudit.model import LocationResult, Run, Source, SourceResult, Summary
from listaudit.report import sections
from listaudit.report.console import render
from listaudit.report.fix_table import fixes
from listaudit.report.highlights import Highlights
from listaudit.report.hints import hints
from listaudit.report.incomplete import incomplete
from listaudit.report.matrix_table import matrix
from listaudit.report.notes import note_text
from listaudit.report.sink import Screen
from listaudit.report.target import Target
from listaudit.report.terms import withheld_names, withhold_rows


class TableSink:
    """Keeps counters and the few worst, and prints them at the end.

    On the screen everything is shown; a file keeps what the terms of the sources let us keep.
    """

    def __init__(self, target: Target, screen: Screen) -> None:
        self._target, self._screen = target, screen
        self._handle: BinaryIO
        self._highlights: Highlights
        self._withheld: frozenset[str] = frozenset()

    def open(self, run: Run, sources: Sequence[Source]) -> None:  # noqa: ARG002 - the screen names no run
        """Begin to count."""
        self._handle = self._target.open()
        self._withheld = frozenset() if self._screen.shown else withheld_names(sources)
        self._highlights = Highlights(sources, self._withheld)

    def feed(self, result: LocationResult) -> None:
        """Count one location."""
        self._highlights.add(result)

    def close(self, results: Sequence[SourceResult], summary: Summary, run: Run) -> None:  # noqa: ARG002 - as above
        """Print the report."""
        highlights, width = self._highlights, self._screen.width
        rows = withhold_rows(summary, self._withheld).skipped_rows
        first = highlights.fixes.ranked()
        blocks = (
            matrix(highlights, width),
            sections.findings(highlights, incomplete(results, summary)),
            fixes(first, highlights.fixes.seen, width),
            sections.scores(summary),
            sections.sources(results, width),
            sections.skipped(rows, summary.skipped_total),
            sections.bullets("Notes", [note_text(note) for note in summary.notes]),
            sections.bullets("Hints", hints(results, summary)),
            sections.costs(results),
        )
        self._handle.write(render(blocks, self._screen))
        self._target.commit()

    def abort(self) -> None:
        """Print nothing."""
        self._target.abort()
