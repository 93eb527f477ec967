"""The formats of `listaudit fixes`: the fix list alone, in paying order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import BinaryIO

from listaudit.model import LocationResult, Run, Severity, Source, SourceResult, Summary
from listaudit.report import sections
from listaudit.report.codec import dumps
from listaudit.report.console import render
from listaudit.report.csv_ import csv_writer
from listaudit.report.escape import cell
from listaudit.report.fix_table import fixes
from listaudit.report.fixes import COLUMNS, FixRow, FixSpool, fix_rows
from listaudit.report.sink import Factory, Screen
from listaudit.report.target import Target
from listaudit.report.terms import withheld_names, withhold

_SHOWN = 50
"""Fixes that a table shows; a file has them all."""


class FixSink:
    """Collects the fixes of an audit and writes them, sorted, when it is closed."""

    for_people = False
    """Whether the format is read off the screen, where withheld text may be shown."""

    def __init__(self, target: Target, screen: Screen, floor: Severity = Severity.LOW) -> None:
        self._target, self._screen, self._floor = target, screen, floor
        self._spool: FixSpool | None = None
        self._handle: BinaryIO
        self._withheld: frozenset[str] = frozenset()
        self._total = 0

    def open(self, run: Run, sources: Sequence[Source]) -> None:  # noqa: ARG002 - a fix list names no run
        """Begin to collect."""
        self._withheld = frozenset() if self._screen.shown and self.for_people else withheld_names(sources)
        self._handle = self._target.open()
        self._spool = FixSpool()

    def feed(self, result: LocationResult) -> None:
        """Collect the fixes of one location."""
        kept = withhold(result, self._withheld)
        for row in fix_rows(kept, self._floor):
            if self._spool is not None:
                self._spool.add(row)
                self._total += 1

    def close(self, results: Sequence[SourceResult], summary: Summary, run: Run) -> None:  # noqa: ARG002 - fixes alone
        """Write the fixes in paying order."""
        if self._spool is not None:
            self.write(self._handle, self._spool.rows())
            self._target.commit()
            self._drop()

    def abort(self) -> None:
        """Drop everything."""
        self._drop()
        self._target.abort()

    def write(self, handle: BinaryIO, rows: Iterator[FixRow]) -> None:
        """Write the rows in one format."""
        raise NotImplementedError

    def _drop(self) -> None:
        if self._spool is not None:
            self._spool.close()
            self._spool = None


class FixCsv(FixSink):
    """`csv`: one row per fix."""

    def write(self, handle: BinaryIO, rows: Iterator[FixRow]) -> None:
        """Write the header and the rows."""
        writer = csv_writer(handle)
        writer.writerow(COLUMNS)
        writer.writerows(map(cell, row.cells) for row in rows)


class FixJson(FixSink):
    """`json`: an array with an object per fix."""

    def write(self, handle: BinaryIO, rows: Iterator[FixRow]) -> None:
        """Write the array, one object a line."""
        separator = b"[\n"
        for row in rows:
            handle.write(separator + dumps(row.as_dict()))
            separator = b",\n"
        handle.write(b"\n]\n" if separator == b",\n" else b"[]\n")


class FixTable(FixSink):
    """`table`: the fixes to do first."""

    for_people = True

    def write(self, handle: BinaryIO, rows: Iterator[FixRow]) -> None:
        """Print the first fixes and how many there are."""
        shown = list(islice(rows, _SHOWN))
        nothing = iter([sections.text("Nothing to fix.", "green")])
        hint = "`--format csv=fixes.csv` writes them all."
        more = sections.bullets("Hints", [hint] if self._total > len(shown) else [])
        block = fixes(shown, self._total, self._screen.width) if shown else nothing
        handle.write(render((block, more), self._screen))


def fix_formats(floor: Severity = Severity.LOW) -> Mapping[str, Factory]:
    """Return the formats of fix lists, the default first; `floor` leaves out what is less grave."""
    formats = {"table": FixTable, "csv": FixCsv, "json": FixJson}
    return {name: partial(sink, floor=floor) for name, sink in formats.items()}
