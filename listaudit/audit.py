"""The audit, start to end: read the sources, let each listing find its location, judge, report."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from listaudit import canonical
from listaudit.canonical import Canonical, Selection
from listaudit.compare.circumstances import Circumstances
from listaudit.gather import Gathered, Gatherer
from listaudit.journal import Journal, Row, entry_of
from listaudit.judge import Judge
from listaudit.live import asking, gather_live, jobs_of
from listaudit.match import Matcher
from listaudit.match.neighbours import Neighbours
from listaudit.model import Policy, Run, Severity, Source, Summary
from listaudit.model.packed import Part
from listaudit.progress import Progress, Silent
from listaudit.report.sink import Sink
from listaudit.rules import RuleSettings
from listaudit.skiplog import SkipLog
from listaudit.tally import Tally
from listaudit.workers import Intake, Reader, gather_all

if TYPE_CHECKING:
    from listaudit.fetch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user decides about an audit."""

    country: str = ""
    policy: Policy = Policy.STANDARD
    severity: Mapping[str, Severity | str] = field(default_factory=dict)
    pin_metres: float = 250.0
    fail_on: Severity | None = Severity.HIGH
    selection: Selection = field(default_factory=Selection)
    evidence: bool = False
    allow_incomplete: bool = False
    strict: bool = False
    jobs: int = 1
    """How many processes may work on it; the library stays in one."""
    fetch: Settings | None = None
    """How live sources are asked; None for as it comes."""
    folders: tuple[Path, ...] = ()
    """Folders with sources beside those that are installed."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """The options as given, for the report."""


def audit(
    path: str,
    sources: Sequence[Source],
    sink: Sink,
    options: Options,
    read: Reader,
    progress: Progress | None = None,
) -> Summary:
    """Audit the locations of a file against sources, feeding the sink one location at a time.

    Args:
        path: The canonical file; `-` is standard input.
        sources: The sources, in the order in which reports show them.
        sink: Where results go; it is opened, fed and closed here, or aborted on any error.
        options: What the user decides.
        read: Yields the listings of a source.
        progress: What shows how far it is; silent when None.

    Raises:
        InputError: The canonical file cannot be used; no source was read.
    """
    progress, skips = progress or Silent(), SkipLog()
    known = canonical.load(path, country=options.country, skips=skips, strict=options.strict)
    chosen = options.selection.pick(known.locations)
    run = Run(id=uuid.uuid4().hex[:12], started=_now(), options=options.shown)
    jobs = jobs_of(sources, Part(known.locations, sorted(chosen)), known.country, options.folders)
    try:
        with Journal() as journal, asking(jobs, options.fetch) as fetcher:
            sink.open(run, sources)
            matcher = Matcher(known.locations)
            gatherer = Gatherer(matcher, Neighbours(matcher.index))
            intake = Intake(journal, skips, progress)
            gathered = gather_all(gatherer, read, sources, intake, options.jobs)
            gather_live(fetcher, gathered, gatherer, intake)
            tally = Tally(known, gathered, skips, matcher.index.stopped, options.fail_on)
            judge = _judge(known, matcher, gathered, options)
            groups = _groups(known, chosen, journal)
            for number, rows in progress.track(groups, "judging", len(chosen)):
                result, sums = judge.judge(number, [entry_of(row) for row in rows])
                tally.add(result, sums)
                sink.feed(result)
            results = tally.sources()
            summary = tally.summary(journal.repeated, allow_incomplete=options.allow_incomplete)
            sink.close(results, summary, replace(run, finished=_now()))
            return summary
    except BaseException:
        sink.abort()
        raise


def _judge(known: Canonical, matcher: Matcher, gathered: Sequence[Gathered], options: Options) -> Judge:
    return Judge(
        matcher=matcher,
        sources=gathered,
        locations=known.locations,
        settings=RuleSettings(options.policy, options.severity, _now()[:10]),
        circumstances=Circumstances(known.country, known.inferred, options.pin_metres),
        evidence=options.evidence,
    )


def _groups(known: Canonical, chosen: Collection[int], journal: Journal) -> Iterator[tuple[int, list[Row]]]:
    """Yield each location to judge, in file order, with its rows of the journal."""
    groups = journal.by_location()
    group = next(groups, None)
    for number in range(len(known.locations)):
        rows: list[Row] = []
        if group and group[0] == number:
            rows, group = group[1], next(groups, None)
        if number in chosen:
            yield number, rows


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
