"""What every report format is: a sink."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from listaudit.model import LocationResult, Run, Source, SourceResult, Summary
from listaudit.report.target import Target


class Sink(Protocol):
    """Opened once, fed every location in file order, then closed; or aborted at any moment."""

    def open(self, run: Run, sources: Sequence[Source]) -> None:
        """Begin the report; `run.finished` may still be empty."""
        ...

    def feed(self, result: LocationResult) -> None:
        """Add one location."""
        ...

    def close(self, results: Sequence[SourceResult], summary: Summary, run: Run) -> None:
        """Finish the report and let it appear."""
        ...

    def abort(self) -> None:
        """Give up: remove what was written aside. Harmless after `close`, and twice."""
        ...


@dataclass(frozen=True, slots=True)
class Screen:
    """How text for people is laid out: columns, colour, and whether it is read off a screen.

    What stands on a screen is not kept, so sources whose terms forbid keeping text show it there.
    """

    width: int = 120
    color: bool = False
    shown: bool = False


Factory = Callable[[Target, Screen], Sink]
"""Builds the sink of one format for a target."""
