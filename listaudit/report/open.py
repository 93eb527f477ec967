"""Opens the reports that were asked for, as one sink."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TextIO

from listaudit.errors import OutputError, UsageError
from listaudit.model import LocationResult, Run, Source, SourceResult, Summary
from listaudit.report.csv_ import CsvSink
from listaudit.report.json_ import JsonSink
from listaudit.report.ndjson import NdjsonSink
from listaudit.report.sink import Factory, Screen, Sink
from listaudit.report.specs import Spec, parse_specs
from listaudit.report.table import TableSink
from listaudit.report.target import target_for
from listaudit.report.xlsx import XlsxSink

FORMATS: Mapping[str, Factory] = {
    "table": TableSink,
    "json": JsonSink,
    "ndjson": NdjsonSink,
    "csv": CsvSink,
    "xlsx": XlsxSink,
}
BINARY = frozenset({"xlsx"})
"""Formats that a terminal cannot show."""
_PIPED_WIDTH = 120
_HINTS = {
    errno.ENOSPC: "Free some space, or name a file on another disk.",
    errno.EDQUOT: "Free some space, or name a file on another disk.",
    errno.EACCES: "Name a file in a folder that you may write to.",
    errno.EPERM: "Name a file in a folder that you may write to.",
    errno.EROFS: "Name a file in a folder that you may write to.",
    errno.ENOENT: "Make its folder first.",
    errno.ENOTDIR: "One of its folders is a file: name another place.",
    errno.EISDIR: "Name a file in that folder.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
}


class Sinks:
    """Several sinks as one. Left without `close`, also by an error, none of the reports appears.

    The report on standard output comes last, when every file stands where it belongs.
    """

    def __init__(self, members: Sequence[tuple[Spec, Sink]]) -> None:
        self._members = sorted(members, key=lambda member: member[0].path is None)
        self._done = False
        self.results: Sequence[SourceResult] = ()
        """How the sources fared, once the reports are closed."""

    def shows(self, name: str) -> bool:
        """Say whether a report of this format goes to standard output."""
        return any(spec.path is None and spec.format == name for spec, _ in self._members)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._done:
            self.abort()

    def open(self, run: Run, sources: Sequence[Source]) -> None:
        """Begin every report. Raises OutputError, and then none of them appears."""
        for spec, sink in self._members:
            with self._guarded(spec):
                sink.open(run, sources)

    def feed(self, result: LocationResult) -> None:
        """Add one location to every report. Raises OutputError."""
        for spec, sink in self._members:
            with self._guarded(spec):
                sink.feed(result)

    def close(self, results: Sequence[SourceResult], summary: Summary, run: Run) -> None:
        """Let every report appear. Raises OutputError."""
        for spec, sink in self._members:
            with self._guarded(spec):
                sink.close(results, summary, run)
        self._done, self.results = True, results

    def abort(self) -> None:
        """Remove what has not appeared."""
        for _, sink in self._members:
            sink.abort()

    @contextmanager
    def _guarded(self, spec: Spec) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self.abort()
            raise _output_error(spec, error.strerror or str(error), error.errno) from error
        except sqlite3.Error as error:
            self.abort()
            raise _output_error(spec, str(error), errno.ENOSPC) from error


def _output_error(spec: Spec, what: str, number: int | None) -> OutputError:
    place = "standard output" if spec.path is None else spec.path
    hint = _HINTS.get(number or 0, "Name another file.")
    return OutputError(f"The {spec.format} report cannot be written to {place}: {what}.", hint)


def open_sinks(
    specs: Sequence[str],
    *,
    color: bool = True,
    width: int | None = None,
    stdout: TextIO | None = None,
    formats: Mapping[str, Factory] = FORMATS,
) -> Sinks:
    """Return the reports of `--format`, not yet opened; use it as a context manager.

    Args:
        specs: `FMT[=PATH]` each; none at all is the first of `formats` on standard output.
        color: Whether text for people may be coloured; it is where a terminal reads it.
        width: Columns of text for people; None for those of the terminal.
        stdout: Standard output; None for `sys.stdout`.
        formats: The formats that may be asked for.

    Raises:
        UsageError: An unknown format, or two reports for one place.
    """
    stream = sys.stdout if stdout is None else stdout
    terminal = stream.isatty()
    columns = width or (shutil.get_terminal_size().columns if terminal else _PIPED_WIDTH)
    members: list[tuple[Spec, Sink]] = []
    for spec in parse_specs(specs, formats, next(iter(formats))):
        on_screen = spec.path is None
        if on_screen and terminal and spec.format in BINARY:
            hint = f"Name a file: --format {spec.format}=PATH."
            raise UsageError(f"A terminal cannot show {spec.format}.", hint)
        screen = Screen(columns, on_screen and terminal and color, on_screen)
        members.append((spec, formats[spec.format](target_for(spec.path, stdout), screen)))
    return Sinks(members)
