"""The audit, start to end: read the sources, let each listing find its location, judge, report."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from listaudit import canonical
from listaudit.canonical import Canonical, Selection
from listaudit.compare.circumstances import Circumstances
from listaudit.gather import Gathered, Gatherer, SkipLog
from listaudit.journal import Entry, Journal
from listaudit.judge import Judge
from listaudit.match import Matcher
from listaudit.match.neighbours import Neighbours
from listaudit.model import Listing, LocationResult, Policy, Run, Severity, Skipped, Source, Summary
from listaudit.progress import Progress, Silent
from listaudit.report.sink import Sink
from listaudit.rules import RuleSettings
from listaudit.score import ScoreKeeper
from listaudit.tally import Tally

Reader = Callable[[Source], Iterable[Listing | Skipped]]


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
    try:
        with Journal() as journal:
            sink.open(run, sources)
            matcher = Matcher(known.locations)
            gathered = _gather(matcher, journal, skips, sources, read, progress)
            tally = Tally(known, gathered, skips, matcher.index.stopped, options.fail_on)
            judge = _judge(known, matcher, gathered, options)
            for result in progress.track(_results(judge, known, chosen, journal), "judging", len(chosen)):
                tally.add(result)
                sink.feed(result)
            results = tally.sources()
            summary = tally.summary(
                judge.keeper.summary(), journal.repeated, allow_incomplete=options.allow_incomplete
            )
            sink.close(results, summary, replace(run, finished=_now()))
            return summary
    except BaseException:
        sink.abort()
        raise


def _gather(
    matcher: Matcher,
    journal: Journal,
    skips: SkipLog,
    sources: Sequence[Source],
    read: Reader,
    progress: Progress,
) -> list[Gathered]:
    gatherer = Gatherer(matcher, Neighbours(matcher.index), journal, skips)
    return [
        gatherer.gather(number, source, progress.track(read(source), source.name) if source.has_door else ())
        for number, source in enumerate(sources)
    ]


def _judge(known: Canonical, matcher: Matcher, gathered: Sequence[Gathered], options: Options) -> Judge:
    today = _now()[:10]
    return Judge(
        matcher=matcher,
        sources=gathered,
        settings=RuleSettings(options.policy, options.severity, today),
        keeper=ScoreKeeper(options.policy, today),
        circumstances=Circumstances(known.country, known.inferred, options.pin_metres),
        evidence=options.evidence,
    )


def _results(
    judge: Judge, known: Canonical, chosen: frozenset[int], journal: Journal
) -> Iterator[LocationResult]:
    """Judge the locations in file order, each with its entries of the journal."""
    groups: Iterator[list[Entry]] = journal.by_location()
    group = next(groups, None)
    for number, location in enumerate(known.locations):
        entries: list[Entry] = []
        if group and group[0].location == number:
            entries, group = group, next(groups, None)
        if number in chosen:
            yield judge.judge(number, location, entries)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
