"""`json`: one object, one location a line, so that it can be written and read as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from listaudit import __version__
from listaudit.model import LocationResult, Run, Source, SourceResult, Summary
from listaudit.report import codec
from listaudit.report.header import fill_slot, slot_offset, with_slot
from listaudit.report.sink import Screen
from listaudit.report.target import Target
from listaudit.report.terms import withheld_names, withhold_rows

TOOL = {"name": "listaudit", "version": __version__}


class JsonSink:
    """Writes the audit as one JSON object (DESIGN 9)."""

    def __init__(self, target: Target, _screen: Screen) -> None:
        self._target = target
        self._handle: BinaryIO
        self._withheld: frozenset[str] = frozenset()
        self._slot = 0
        self._separator = b"\n"

    def open(self, run: Run, sources: Sequence[Source]) -> None:
        """Write everything that stands before the locations."""
        self._handle = self._target.open()
        self._withheld = withheld_names(sources)
        head = b'{"schema":%s,\n"tool":%s,\n"run":' % (codec.dumps(codec.SCHEMA), codec.dumps(TOOL))
        body = codec.dumps(codec.run_to_json(with_slot(run), sources))
        self._slot = len(head) + slot_offset(body)
        self._handle.write(b'%s%s,\n"locations":[' % (head, body))

    def feed(self, result: LocationResult) -> None:
        """Write one location on a line of its own."""
        line = codec.dumps(codec.location_to_json(result, self._withheld))
        self._handle.write(self._separator + line)
        self._separator = b",\n"

    def close(self, results: Sequence[SourceResult], summary: Summary, run: Run) -> None:
        """Write the sources and the summary, and the time at which the run finished."""
        sources = _lines(codec.dumps(codec.source_to_json(result)) for result in results)
        total = codec.dumps(codec.summary_to_json(withhold_rows(summary, self._withheld)))
        self._handle.write(b'\n],\n"sources":[\n%s\n],\n"summary":%s\n}\n' % (sources, total))
        fill_slot(self._handle, self._slot, run.finished)
        self._target.commit()

    def abort(self) -> None:
        """Remove what was written aside."""
        self._target.abort()


def _lines(values: Iterable[bytes]) -> bytes:
    return b",\n".join(values)
