"""Asking live sources while files are read: the listings of each answer find their location as it comes."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from listaudit.errors import InterruptedRunError, SourceError
from listaudit.gather import Gathered, Gatherer
from listaudit.journal import Entry, row_of
from listaudit.model import Listing, Location, Problem, Skipped, Source, Unchecked
from listaudit.model.mending import mending
from listaudit.model.packed import Part
from listaudit.model.sentences import sentence
from listaudit.source import load_adapter
from listaudit.source.terms import concerns
from listaudit.workers import Intake

if TYPE_CHECKING:
    from listaudit.fetch.fetcher import Event, Fetcher
    from listaudit.fetch.settings import Job, Settings
    from listaudit.fetch.source_run import Item

_INTERRUPTED = "Interrupted. No report was written; what was answered is kept for a day."
_GO_ON = "Start the same command again: it goes on where it was and asks for none of that again."


def jobs_of(
    sources: Sequence[Source], locations: Sequence[Location], country: str, folders: Sequence[Path] = ()
) -> list[Job]:
    """Return what is asked of each live source: the locations that it could hold at all.

    Args:
        sources: All sources of the audit; their places number them.
        locations: The locations that are judged.
        country: ISO alpha-2 code of locations that state none.
        folders: Folders with further sources.
    """
    from listaudit.fetch.settings import Job

    live = {number: replace(source, country=country) for number, source in enumerate(sources) if source.live}
    wanted = {number: array("I") for number in live}
    for place, location in enumerate(locations if live else ()):
        for number, config in live.items():
            if concerns(config, location):
                wanted[number].append(place)
    return [
        Job(number, config, load_adapter(sources[number], tuple(folders)), Part(locations, wanted[number]))
        for number, config in live.items()
    ]


@contextmanager
def asking(jobs: Sequence[Job], settings: Settings | None) -> Iterator[Fetcher | None]:
    """Begin to ask; None where no source is live.

    An audit that ends in this context needs no journal any more; one that is torn out of it
    goes on from there the next time.

    Raises:
        InterruptedRunError: It was interrupted.
        InputError: `--replay` names no folder of recordings.
    """
    if not jobs:
        yield None
        return
    from listaudit.fetch.fetcher import Fetcher
    from listaudit.fetch.settings import Settings as Plain

    with Fetcher(jobs, settings or Plain()) as fetcher:
        try:
            yield fetcher
        except KeyboardInterrupt as error:
            if not fetcher.resumes:
                raise
            raise InterruptedRunError(_INTERRUPTED, _GO_ON) from error


def gather_live(
    fetcher: Fetcher | None, gathered: list[Gathered], gatherer: Gatherer, intake: Intake
) -> None:
    """Take what live sources say until all of them are done.

    Args:
        fetcher: What asks.
        gathered: One for each source of the audit; those of live sources are filled here.
        gatherer: Finds the location of each listing.
        intake: Where listings, skips and progress go.
    """
    if fetcher is None:
        return
    for job in fetcher.jobs:
        gathered[job.number] = Gathered(job.source)

    def keep(entry: Entry) -> None:
        intake.journal.add_live(row_of(entry))

    events: Iterator[Event] = intake.progress.track(iter(fetcher), "answers")
    with intake.progress.watching(fetcher.standings):
        for number, items in events:
            for item in items:
                _take(number, item, gathered[number], gatherer, keep, intake)


def _take(
    number: int,
    item: Item,
    result: Gathered,
    gatherer: Gatherer,
    keep: Callable[[Entry], None],
    intake: Intake,
) -> None:
    match item:
        case Listing() | Skipped():
            gatherer.take(number, item, result, keep, intake.skips)
        case Unchecked():
            result.leave(item)
        case Problem():
            result.failure = item.reason
        case _:
            result.asked, result.requests, result.dollars = item.asked, item.requests, item.dollars


def listings_of(
    source: Source, location: Location, country: str, settings: Settings | None, folders: Sequence[Path] = ()
) -> Iterator[Listing | Skipped]:
    """Yield what one live source says when it is asked for one location.

    Raises:
        SourceError: It could not be asked. What could not be read whole, and held something, is no such case.
    """
    found, trouble = False, None
    with asking(jobs_of([source], [location], country, folders), settings) as fetcher:
        for _, items in fetcher or ():
            for item in items:
                match item:
                    case Listing() | Skipped():
                        found = found or isinstance(item, Listing)
                        yield item
                    case Unchecked() | Problem():
                        trouble = trouble or item.reason
    if trouble and not found:
        raise SourceError(f"{source.name} could not be asked: {sentence(trouble)}", mending(trouble, source))
