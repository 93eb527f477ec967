"""`xlsx`: a workbook with the sheets `summary`, `citations` and `fixes`.

Every value from outside is written as text, so that store codes, phones and postcodes keep their
zeros and nothing is run. Rows go to the disk as they come (constant_memory of XlsxWriter).
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from listaudit.model import LocationResult, Run, Source, SourceResult, Summary
from listaudit.report.citations import COLUMNS, citation_rows
from listaudit.report.escape import cell
from listaudit.report.fixes import COLUMNS as FIX_COLUMNS
from listaudit.report.fixes import STATUSES, FixSpool, fix_rows
from listaudit.report.sheet import Sheet
from listaudit.report.sink import Screen
from listaudit.report.summary import summary_rows
from listaudit.report.target import Target
from listaudit.report.terms import withheld_names, withhold

if TYPE_CHECKING:
    from datetime import datetime


class _Handle:
    """The file that the workbook is packed into, until the report is given up.

    A zip archive that failed writes its end when it is collected, long after the file was closed;
    it then writes into nothing.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def drop(self) -> None:
        self._file = io.BytesIO()


class XlsxSink:
    """Writes the workbook."""

    def __init__(self, target: Target, _screen: Screen) -> None:
        self._target = target
        self._withheld: frozenset[str] = frozenset()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._spool: FixSpool | None = None
        self._book: Any = None
        self._handle: _Handle | None = None
        self._citations: Sheet
        self._fixes: Sheet
        self._summary: Sheet

    def open(self, run: Run, sources: Sequence[Source]) -> None:
        """Create the workbook with its sheets and headers."""
        from xlsxwriter import Workbook

        self._withheld = withheld_names(sources)
        self._folder = tempfile.TemporaryDirectory()
        self._spool = FixSpool()
        options = {"constant_memory": True, "tmpdir": self._folder.name, "strings_to_urls": False}
        self._handle = _Handle(self._target.open())
        self._book = Workbook(self._handle, options)
        self._book.set_properties({"title": "listaudit", "created": _time(run.started)})
        self._summary = Sheet(self._book, "summary", ("what", "value"))
        self._citations = Sheet(self._book, "citations", COLUMNS, numbers={"probability"})
        self._fixes = Sheet(self._book, "fixes", FIX_COLUMNS, numbers={"priority"})

    def feed(self, result: LocationResult) -> None:
        """Write the citations of one location, and keep its fixes for the end."""
        if self._spool is None:
            return
        for row in citation_rows(result, self._withheld):
            self._citations.add(row)
        kept = withhold(result, self._withheld)
        for fix in fix_rows(kept):
            self._spool.add(fix)

    def close(self, results: Sequence[SourceResult], summary: Summary, run: Run) -> None:
        """Write fixes and summary, and let the workbook appear."""
        if self._spool is None:
            return
        for fix in self._spool.rows():
            self._fixes.add(list(map(cell, fix.cells)))
        for what, value in summary_rows(results, summary, run):
            self._summary.add([cell(what), cell(value)])
        self._fixes.choices("fix_status", STATUSES)
        for sheet in (self._summary, self._citations, self._fixes):
            sheet.finish()
        self._save()
        self._target.commit()
        self._clear()

    def abort(self) -> None:
        """Remove the workbook and everything that was written aside."""
        if self._book is not None:
            for sheet in self._book.worksheets():
                sheet.row_data_fh.close()
        self._clear()
        self._target.abort()

    def _save(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(*error.args) from error

    def _clear(self) -> None:
        self._book = None
        if self._handle is not None:
            self._handle.drop()
        if self._spool is not None:
            self._spool.close()
            self._spool = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _time(started: str) -> datetime:
    from datetime import UTC, datetime

    try:
        return datetime.fromisoformat(started).astimezone(UTC)
    except ValueError:
        return datetime(2000, 1, 1, tzinfo=UTC)
