"""`audit --dry-run`: what would be asked of whom, before one request is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from listaudit import canonical
from listaudit.audit import Options
from listaudit.live import jobs_of
from listaudit.model import Problem, Request, Source
from listaudit.model.packed import Part
from listaudit.skiplog import SkipLog
from listaudit.source.drive import apart, planned

if TYPE_CHECKING:
    from listaudit.fetch.forecast import Forecast
    from listaudit.fetch.foresight import Foresight
    from listaudit.fetch.settings import Job, Settings


def forecasts(path: str, sources: Sequence[Source], options: Options) -> Iterator[Forecast]:
    """Yield what each live source would be asked, what that costs and how long it takes.

    Raises:
        InputError: The canonical file cannot be used, or `--replay` names no recordings.
        UsageError: No location is selected.
        SourceError: An adapter fails to plan.
    """
    from listaudit.fetch.foresight import foresight
    from listaudit.fetch.settings import Settings

    known = canonical.load(path, country=options.country, skips=SkipLog(), strict=options.strict)
    chosen = Part(known.locations, sorted(options.selection.pick(known.locations)))
    jobs = jobs_of(sources, chosen, known.country, options.folders)
    settings = options.fetch or Settings()
    if jobs:
        with foresight(settings) as seen:
            yield from (_forecast(job, settings, seen) for job in jobs)


def _forecast(job: Job, settings: Settings, seen: Foresight) -> Forecast:
    from listaudit.fetch.forecast import forecast, unanswered
    from listaudit.fetch.used import used_this_month

    source, unaskable = job.source, set[str]()
    missing = seen.missing(source)

    known = unanswered if missing else seen.known(source)

    def requests() -> Iterator[Request]:
        for item in planned(job.adapter, job.locations, source):
            if isinstance(item, Problem):
                unaskable.update(item.store_codes or ())
            elif settings.replay and not known(item):
                yield from apart(job.adapter, item, source) or (item,)
            else:
                yield item

    silent = bool(settings.offline or settings.replay)
    found = forecast(
        source,
        requests(),
        {} if silent else used_this_month(source, settings, datetime.now(UTC)),
        known,
        silent=silent,
    )
    return replace(found, missing=missing, locations=len(job.locations), unaskable=len(unaskable))
