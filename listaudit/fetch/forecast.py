"""What a run would ask, what that costs and how long it takes, for `--dry-run`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from listaudit.fetch.prices import DOLLAR, cost, price_of
from listaudit.model import Pace, Request, Source

_DAY = 86_400.0
_HOUR = 3_600.0
_HEADER = ("source", "purpose", "billed as", "requests", "USD", "hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Requests of one kind."""

    purpose: str
    """As requests state it; for follow-ups the key of `[follow-ups]`."""
    sku: str = ""
    """What they are billed as; empty: free."""
    count: int = 0
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

    @property
    def total(self) -> int:
        """Requests in all."""
        return sum(row.count for row in self.rows)


def forecast(source: Source, requests: Iterable[Request], used_this_month: Mapping[str, int]) -> Forecast:
    """Return what asking a source would take.

    Args:
        source: States prices, pace and follow-ups.
        requests: What it plans to ask, as a stream; a question that comes again is not asked again.
        used_this_month: SKU -> requests of this month so far, as the ledger has them.
    """
    planned, lanes = _counted(requests)
    rows = [Row(purpose=purpose, sku=sku, count=planned[purpose, sku]) for purpose, sku in sorted(planned)]
    for row in _follow_ups(source, planned.total()):
        rows.append(row)
        lanes[row.purpose if row.purpose in source.access.lanes else ""] += row.count
    billed = Counter[str]()
    for row in rows:
        billed[row.sku] += row.count
    dollars = {
        sku: cost(source, sku, count, used_this_month.get(sku, 0)) / DOLLAR
        for sku, count in billed.items()
        if price_of(source, sku)
    }
    return Forecast(source=source.name, rows=tuple(rows), dollars=dollars, hours=_hours(source, lanes))


def table(forecasts: Iterable[Forecast]) -> list[tuple[str, ...]]:
    """Return forecasts as rows of text: a header; for each source its kinds of requests and their sum."""
    rows: list[tuple[str, ...]] = [_HEADER]
    for item in forecasts:
        rows += (_line(item.source, row) for row in item.rows)
        spent = sum(item.dollars.values())
        rows.append((item.source, "in all", "", f"{item.total:,}", f"{spent:,.2f}", _time(item.hours)))
    return rows


def _counted(requests: Iterable[Request]) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """Return how many questions there are of each purpose and SKU, and in each lane."""
    kinds, lanes = Counter[tuple[str, str]](), Counter[str]()
    seen: set[int] = set()
    for request in requests:
        key = int(request.key[:16], 16)
        if key not in seen:
            seen.add(key)
            kinds[request.purpose, request.sku] += 1
            lanes[request.lane] += 1
    return kinds, lanes


def _follow_ups(source: Source, planned: int) -> Iterator[Row]:
    for name, average in sorted(source.access.follow_ups.items()):
        sku = name if price_of(source, name) else ""
        yield Row(purpose=name, sku=sku, count=math.ceil(planned * average), planned=False)


def _hours(source: Source, lanes: Mapping[str, int]) -> float:
    """Return how long it takes with the lanes side by side; the daily limit of `[pace]` is for all."""
    access = source.access
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


def _line(source: str, row: Row) -> tuple[str, ...]:
    about = "" if row.planned else "about "
    return source, row.purpose, row.sku or "free", f"{about}{row.count:,}", "", ""


def _time(hours: float) -> str:
    return "0" if not hours else "under 0.1" if hours < 0.1 else f"{hours:,.1f}"  # noqa: PLR2004
