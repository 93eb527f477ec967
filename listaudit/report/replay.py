"""Renders an audit again, without fetching anything."""

from __future__ import annotations

from listaudit.model import LocationResult, Run, SourceResult, Summary
from listaudit.report.read import Asked, read_audit
from listaudit.report.sink import Sink


def replay(path: str, sink: Sink) -> None:
    """Feed the audit at `path` to `sink`, one location at a time.

    Raises:
        InputError: The file cannot be read, is no audit, or was cut.
        OutputError: The report cannot be written.
    """
    run = Run(id="", started="")
    results: list[SourceResult] = []
    for event in read_audit(path):
        match event:
            case Run():
                run = event
            case Asked():
                sink.open(run, event.sources)
            case LocationResult():
                sink.feed(event)
            case SourceResult():
                results.append(event)
            case Summary():
                sink.close(results, event, run)
