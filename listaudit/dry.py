"""`audit --dry-run`: what would be asked of whom, before one request is sent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from listaudit import canonical
from listaudit.audit import Options
from listaudit.live import jobs_of
from listaudit.model import Request, Source
from listaudit.skiplog import SkipLog
from listaudit.source.drive import planned

if TYPE_CHECKING:
    from listaudit.fetch.forecast import Forecast


def forecasts(path: str, sources: Sequence[Source], options: Options) -> Iterator[Forecast]:
    """Yield what each live source would be asked, what that costs and how long it takes.

    Raises:
        InputError: The canonical file cannot be used.
        SourceError: An adapter fails to plan.
    """
    from listaudit.fetch.forecast import forecast
    from listaudit.fetch.settings import Settings
    from listaudit.fetch.used import used_this_month

    known = canonical.load(path, country=options.country, skips=SkipLog(), strict=options.strict)
    chosen = [known.locations[number] for number in sorted(options.selection.pick(known.locations))]
    jobs = jobs_of(sources, chosen, known.country, options.folders)
    settings = options.fetch or Settings()
    for job in jobs:
        used = used_this_month(job.source, settings, datetime.now(UTC))
        asked = planned(job.adapter, job.locations, job.source)
        requests = (request for request in asked if isinstance(request, Request))
        yield forecast(job.source, requests, used)
