"""What a run would ask, what that costs and how long it takes, for `--dry-run`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from listaudit.fetch.lanes import host_of
from listaudit.fetch.prices import DOLLAR, cost, is_priced, price_of
from listaudit.model import Pace, Request, Source

_DAY = 86_400.0
_HOUR = 3_600.0
Kind = tuple[str, str]
"""Purpose and SKU of a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Requests of one kind."""

    purpose: str
    """As requests state it; for follow-ups the key of `[follow-ups]`."""
    sku: str = ""
    """What they are billed as; empty where the source has no price for them."""
    count: int = 0
    known: int = 0
    """How many of them are answered already: in the cache, by an interrupted run, in recordings."""
    planned: bool = True
    """False: follow-ups, as many as are to be expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What is to be expected of one source."""

    source: str
    """Its name in this audit."""
    rows: tuple[Row, ...] = ()
    """Planned ones first, each kind in the order of its name."""
    dollars: Mapping[str, float] = field(default_factory=dict)
    """What each SKU that has a price costs, after the free calls of this month."""
    hours: float = 0.0
    """The least that it takes at the pace of the source."""
    priced: bool = True
    """Whether it is known what its requests cost."""
    silent: bool = False
    """Whether nothing would be sent to it, whatever is not answered yet."""
    missing: tuple[str, ...] = ()
    """Environment variables to set before it can be asked."""
    locations: int = 0
    """So many locations concern it."""
    unaskable: int = 0
    """So many of them say nothing that it could be asked by."""

    @property
    def total(self) -> int:
        """Requests in all."""
        return sum(row.count for row in self.rows)

    @property
    def known(self) -> int:
        """Requests that are answered already."""
        return sum(row.known for row in self.rows)

    @property
    def sent(self) -> int:
        """Requests that would go out."""
        return 0 if self.silent else self.total - self.known

    @property
    def spent(self) -> float:
        """US dollars in all, as far as prices are known."""
        return sum(self.dollars.values())


def unanswered(_request: Request) -> bool:
    """Say of no request that it is answered already."""
    return False


def forecast(
    source: Source,
    requests: Iterable[Request],
    used_this_month: Mapping[str, int],
    known: Callable[[Request], bool] = unanswered,
    *,
    silent: bool = False,
) -> Forecast:
    """Return what asking a source would take.

    Args:
        source: States prices, pace and follow-ups.
        requests: What it plans to ask, as a stream; a question that comes again is not asked again.
        used_this_month: SKU -> requests of this month so far, as the ledger has them.
        known: Says whether a request is answered already.
        silent: Nothing may be sent to it.
    """
    planned, answered, lanes = _counted(requests, known, _host if source.access.robots else _lane)
    rows = [
        Row(purpose=kind[0], sku=kind[1], count=planned[kind], known=answered[kind])
        for kind in sorted(planned)
    ]
    for row in _follow_ups(source, 0 if silent else planned.total() - answered.total()):
        rows.append(row)
        lanes[row.purpose if row.purpose in source.access.lanes else ""] += row.count
    if silent:
        lanes.clear()
    return Forecast(
        source=source.name,
        rows=tuple(rows),
        dollars={} if silent else _dollars(source, rows, used_this_month),
        hours=_hours(source, lanes),
        priced=is_priced(source),
        silent=silent,
    )


def _dollars(source: Source, rows: Iterable[Row], used_this_month: Mapping[str, int]) -> dict[str, float]:
    """Return what each SKU that has a price would cost."""
    billed = Counter[str]()
    for row in rows:
        billed[row.sku] += row.count - row.known
    return {
        sku: cost(source, sku, count, used_this_month.get(sku, 0)) / DOLLAR
        for sku, count in billed.items()
        if price_of(source, sku)
    }


def _counted(
    requests: Iterable[Request], known: Callable[[Request], bool], lane: Callable[[Request], str]
) -> tuple[Counter[Kind], Counter[Kind], Counter[str]]:
    """Return how many questions there are of each kind, how many are answered, and each lane's others."""
    kinds, answered, lanes = Counter[Kind](), Counter[Kind](), Counter[str]()
    seen: set[int] = set()
    for request in requests:
        key = int(request.key[:16], 16)
        if key in seen:
            continue
        seen.add(key)
        kinds[request.purpose, request.sku] += 1
        if known(request):
            answered[request.purpose, request.sku] += 1
        else:
            lanes[lane(request)] += 1
    return kinds, answered, lanes


def _lane(request: Request) -> str:
    return request.lane


def _host(request: Request) -> str:
    return host_of(request.url)


def _follow_ups(source: Source, planned: int) -> Iterator[Row]:
    for name, average in sorted(source.access.follow_ups.items()):
        sku = name if price_of(source, name) else ""
        yield Row(purpose=name, sku=sku, count=math.ceil(planned * average), planned=False)


def _hours(source: Source, lanes: Mapping[str, int]) -> float:
    """Return how long it takes with the lanes side by side; the daily limit of `[pace]` is for all.

    Of pages for people each host has a lane of its own, and as many of them as may be are visited at once.
    """
    access = source.access
    if access.robots:
        pace = access.pace
        several = replace(pace, per_second=pace.per_second * pace.concurrent)
        busiest = max((count for host, count in lanes.items() if host), default=0)
        return max(_seconds(busiest, pace), _seconds(sum(lanes.values()), several)) / _HOUR
    own = [_seconds(count, access.lanes.get(lane, access.pace)) for lane, count in lanes.items()]
    whole = _seconds(sum(lanes.values()), Pace(per_second=0, per_day=access.pace.per_day))
    return max((whole, *own)) / _HOUR


def _seconds(count: int, pace: Pace) -> float:
    """Return the least time for so many requests: each day's limit is used up at its beginning."""
    if count <= 0:
        return 0.0
    days, rest = divmod(count - 1, pace.per_day) if pace.per_day else (0, count - 1)
    if not pace.per_second:
        return days * _DAY
    return max(count / pace.per_second, days * _DAY + (rest + 1) / pace.per_second)
