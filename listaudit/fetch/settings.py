"""What a user decides about fetching, and what one source's part of it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from listaudit.model import Location, Source
from listaudit.normalize.hygiene import clean


def _say(line: str) -> None:
    """Print a line on standard error; a path in it may be anybody's."""
    print(f"listaudit: {clean(line)}", file=sys.stderr)  # noqa: T201 - talk goes to standard error


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this run talks to sources."""

    contact: str = ""
    allow_hosts: frozenset[str] = frozenset()
    """`host` or `host:port` that may lead to private addresses."""
    proxy: str = ""
    folder: str = ""
    """Where cache, ledger and interrupted runs are kept; empty: the user's cache folder."""
    replay: Path | None = None
    """A folder of recordings that answers every request; no socket is opened."""
    record: Path | None = None
    """A folder that every exchange is written into."""
    offline: bool = False
    refresh: bool = False
    max_requests: int | None = None
    budget: float | None = None
    """US dollars."""
    run: str = ""
    """What makes a run the same as one that was interrupted: its locations file and sources."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    warn: Callable[[str], None] = _say
    """Takes a line that the user should read now; the run goes on."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of one source."""

    number: int
    """Its place among the sources of the audit."""
    source: Source
    adapter: object
    locations: Sequence[Location]


@dataclass(frozen=True, slots=True)
class Done:
    """A source has been asked everything."""

    asked: AbstractSet[str]
    """Store codes that a request was planned for; the others do not concern this source."""
    requests: int
    """Requests that went out, tries and follow-ups included."""
    dollars: float
