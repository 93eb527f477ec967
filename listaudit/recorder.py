"""`record`: ask sources and keep what they answer, so that an audit can be repeated offline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from listaudit import canonical
from listaudit.audit import Options
from listaudit.errors import OutputError, UsageError
from listaudit.fetch.settings import Done, Settings
from listaudit.live import asking, jobs_of
from listaudit.model import Listing, Problem, Reason, Source, Unchecked
from listaudit.model.packed import Part
from listaudit.progress import Progress
from listaudit.skiplog import SkipLog


@dataclass(slots=True)
class Recorded:
    """What recording one source came to."""

    source: Source
    requests: int = 0
    listings: int = 0
    trouble: Reason | None = None
    """Why some locations could not be asked for; of several reasons the first by code."""


def record(
    path: str, sources: Sequence[Source], options: Options, folder: Path, progress: Progress
) -> list[Recorded]:
    """Ask the live sources of an audit for its locations and write each exchange into a folder.

    Keys are never in a request, and what a source's `strip` names is left out of its answers.

    Raises:
        UsageError: No source is live.
        InputError: The canonical file cannot be used.
        OutputError: The folder cannot be written.
    """
    known = canonical.load(path, country=options.country, skips=SkipLog(), strict=options.strict)
    chosen = Part(known.locations, sorted(options.selection.pick(known.locations)))
    jobs = jobs_of(sources, chosen, known.country, options.folders)
    if not jobs:
        raise UsageError("None of these sources is asked over the network.", "Name one, such as website.")
    _make(folder)
    found = {job.number: Recorded(job.source) for job in jobs}
    settings = replace(options.fetch or Settings(), record=folder)
    with asking(jobs, settings) as fetcher, progress.watching(fetcher.standings if fetcher else list):
        for number, items in progress.track(iter(fetcher or ()), "answers"):
            for item in items:
                _note(found[number], item)
    return list(found.values())


def _note(into: Recorded, item: object) -> None:
    match item:
        case Listing():
            into.listings += 1
        case Unchecked() | Problem():
            known = into.trouble or item.reason
            into.trouble = min(known, item.reason, key=lambda reason: (reason.code, reason.params))
        case Done():
            into.requests = item.requests


def _make(folder: Path) -> None:
    if folder.is_file():
        raise OutputError(f"{folder} cannot be made: it is a file.", "Choose another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made: {error.strerror}.", "Choose another folder.") from error
