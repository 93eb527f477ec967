"""`csv`: the citations sheet, UTF-8, one row per location x listing."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any, BinaryIO

from listaudit.model import LocationResult, Run, Source, SourceResult, Summary
from listaudit.report.citations import COLUMNS, citation_rows
from listaudit.report.sink import Screen
from listaudit.report.target import Target
from listaudit.report.terms import withheld_names


class _Utf8:
    """What the csv module writes its rows into; a lone surrogate is written as its escape."""

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle

    def write(self, text: str) -> None:
        self._handle.write(text.encode("utf-8", "backslashreplace"))


def csv_writer(handle: BinaryIO) -> Any:
    """Return a csv writer into a binary file. The type of such writers has no public name."""
    return csv.writer(_Utf8(handle), lineterminator="\n")


class CsvSink:
    """Writes the citations sheet."""

    def __init__(self, target: Target, _screen: Screen) -> None:
        self._target = target
        self._writer: Any = None
        self._withheld: frozenset[str] = frozenset()

    def open(self, run: Run, sources: Sequence[Source]) -> None:  # noqa: ARG002 - the sheet names no run
        """Write the header."""
        self._withheld = withheld_names(sources)
        self._writer = csv_writer(self._target.open())
        self._writer.writerow(COLUMNS)

    def feed(self, result: LocationResult) -> None:
        """Write the rows of one location."""
        self._writer.writerows(citation_rows(result, self._withheld))

    def close(self, results: Sequence[SourceResult], summary: Summary, run: Run) -> None:  # noqa: ARG002 - citations alone
        """Let the sheet appear."""
        self._target.commit()

    def abort(self) -> None:
        """Remove what was written aside."""
        self._target.abort()
