"""What one source may still be asked: budget of the run, quotas of the day, free calls of the month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from listaudit.errors import SourceError
from listaudit.fetch.budget import Budget
from listaudit.fetch.kept import Kept
from listaudit.fetch.ledger import Ledger
from listaudit.fetch.prices import price_of
from listaudit.model import Problem, Request, Source


@dataclass(slots=True, kw_only=True)
class Allowance:
    """Counts the requests of one source, each before it goes out.

    `[pace]` `per-day` counts all of them; `per-day` of `[lanes.NAME]` those of that lane alone.
    """

    source: Source
    fingerprint: str
    """Of the keys that they are made with."""
    budget: Budget
    ledger: Kept[Ledger]
    requests: int = 0
    """Requests that went out."""

    def spend(self, request: Request) -> Problem | None:
        """Count a request that is about to go out, or say why it may not."""
        try:
            return self._spend(request, request.sku, datetime.now(UTC))
        except SourceError as error:  # its days end in a time zone that is not known here; others go on
            return Problem(
                code="fetch.adapter", detail=f"{error.message} {error.hint}".rstrip("."), stops=True
            )

    def _spend(self, request: Request, sku: str, now: datetime) -> Problem | None:
        if said := self._uncounted(request):
            return said
        used = self.ledger.use(lambda ledger: self._used(ledger, sku, now), 0) if sku else 0
        if said := self.budget.refusal(self.source, sku, used):
            return said
        if said := self._quota(request, now):
            return said
        self.budget.spend(self.source, sku, used)
        self.requests += 1
        return None

    def _used(self, ledger: Ledger, sku: str, now: datetime) -> int:
        return ledger.used_this_month(self.source.id, self.fingerprint, sku, self.source.access.day_ends, now)

    def _quota(self, request: Request, now: datetime) -> Problem | None:
        """Take one of the day's requests, or say that there is none left."""
        for name, sku, limit, what in self._counters(request):
            counted = self._take(name, sku, limit, now)
            if counted is None:
                return self._uncounted(request)
            if not counted:  # another lane may have requests left; a source without any is of no more use
                return Problem(code="fetch.quota", detail=f"{limit} requests a day{what}", stops=not what)
        return None

    def _counters(self, request: Request) -> Iterator[tuple[str, str, int, str]]:
        """Yield under which names a request is counted, as what, how many a day there may be, and of what."""
        lane, limit = self.source.access.lanes.get(request.lane), self.source.access.pace.per_day
        if lane and lane.per_day:
            yield f"{self.source.id}/{request.lane}", "", lane.per_day, f" in lane {request.lane}"
        if limit or request.sku:
            yield self.source.id, request.sku, limit, ""

    def _take(self, name: str, sku: str, limit: int, now: datetime) -> bool | None:
        """Count one request; say whether it may be made, or None where nothing can be counted."""
        zone, prints = self.source.access.day_ends, self.fingerprint
        return self.ledger.use(lambda it: it.take(name, prints, sku, limit=limit, zone=zone, now=now), None)

    def _uncounted(self, request: Request) -> Problem | None:
        """Refuse what only counts of earlier runs could allow, where there are none."""
        if self.ledger.lost is None:
            return None
        access = self.source.access
        lane, price = access.lanes.get(request.lane), price_of(self.source, request.sku)
        if access.pace.per_day or (lane and lane.per_day):
            return Problem(code="fetch.uncounted", detail="it has a daily quota")
        if self.budget.limited and price and price.free_per_month:
            return Problem(code="fetch.uncounted", detail="how many of its free calls are left is not known")
        return None
