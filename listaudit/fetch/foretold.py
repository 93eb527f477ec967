"""A forecast in words: a table of who would be asked what, and what the user should know before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from listaudit.fetch.forecast import Forecast, Row
from listaudit.fetch.prices import dollars
from listaudit.fetch.settings import Settings

_HEADER = ("source and request", "requests", "USD", "hours")
_LEAST = 16
"""Columns that the first column keeps in the narrowest of terminals."""
_GAP = 2
_NARROWEST = 40


def table(forecasts: Sequence[Forecast], known: str) -> list[tuple[str, ...]]:
    """Return forecasts as rows of text: a header; for each source its sum, and its kinds of requests below.

    Args:
        forecasts: One for each source.
        known: What the column of answered requests is called; there is none where nothing is answered.
    """
    some = any(item.known for item in forecasts)
    rows = [_row(*_HEADER, known=known, some=some)]
    for item in forecasts:
        counts = (f"{item.total:,}", _dollars(item), _time(item.hours))
        rows.append(_row(item.source, *counts, known=f"{item.known:,}", some=some))
        for row in item.rows:
            about = "" if row.planned else "about "
            count = f"{about}{row.count:,}"
            rows.append(_row(f"  {_kind(row, item)}", count, "", "", known=f"{row.known:,}", some=some))
    return rows


def laid_out(rows: Sequence[tuple[str, ...]], width: int) -> Iterator[str]:
    """Yield rows as lines of text no wider than a terminal; the first column folds where it has to."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    rest = sum(widths[1:]) + _GAP * len(widths[1:])
    first = min(widths[0], max(width - rest, _LEAST))
    for name, *figures in rows:
        indent = name[: len(name) - len(name.lstrip())]
        lines = wrap(name, first, subsequent_indent=f"{indent}  ") or [""]
        cells = (text.rjust(wide) for text, wide in zip(figures, widths[1:], strict=True))
        yield (" " * _GAP).join((lines[0].ljust(first), *cells)).rstrip()
        yield from lines[1:]


def notes(forecasts: Sequence[Forecast], settings: Settings) -> Iterator[str]:
    """Yield what figures do not say: what would not be sent and why, what is not known, what is a guess."""
    if not forecasts:
        yield "No source is asked over the network: nothing would be sent."
    for item in forecasts:
        yield from (f"{item.source}: {words}" for words in _of_source(item, settings))
    yield from _of_run(forecasts, settings)


def _of_source(item: Forecast, settings: Settings) -> Iterator[str]:
    if item.missing:
        variables, verb = ", ".join(item.missing), "are" if len(item.missing) > 1 else "is"
        yield (
            f"{variables} {verb} not set. Without that nothing is sent, and its {item.locations:,} locations "
            "stay unchecked."
        )
    elif item.silent and item.total > item.known:
        where, why = ("recordings", "--replay") if settings.replay else ("cache", "--offline")
        left = item.total - item.known
        yield f"{left:,} of {item.total:,} have no answer in the {where}, and {why} sends nothing."
    if item.unaskable:
        yield f"{item.unaskable:,} of its locations say nothing that it could be asked by."


def _of_run(forecasts: Sequence[Forecast], settings: Settings) -> Iterator[str]:
    sent = sum(item.sent for item in forecasts if not item.missing)
    spent = sum(item.spent for item in forecasts if not item.missing)
    if settings.max_requests is not None and sent > settings.max_requests:
        yield (
            f"--max-requests {settings.max_requests}: {settings.max_requests:,} of {sent:,} are sent; whom "
            "the others are for stays unchecked."
        )
    if settings.budget is not None and spent > settings.budget:
        yield (
            f"--budget {settings.budget:g}: asking stops before more than {dollars(settings.budget)} USD are "
            f"spent; everything would cost {dollars(spent)}."
        )
    if unpriced := [item.source for item in forecasts if item.sent and not item.priced]:
        yield (
            f"not known: what {_listed(unpriced)} may charge; look it up. --max-requests holds that back, "
            "--budget cannot."
        )
    if any(item.known for item in forecasts) and not settings.replay:
        yield "cached: answered before and not asked again; --refresh asks all of it again."
    if any(not row.planned and row.count for item in forecasts for row in item.rows):
        yield "about: an estimate of what answers lead to. Requests that are tried again are not counted."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else names[0]


def _row(name: str, requests: str, dollars: str, hours: str, *, known: str, some: bool) -> tuple[str, ...]:
    return (name, requests, *((known,) if some else ()), dollars, hours)


def _kind(row: Row, item: Forecast) -> str:
    """Return a purpose with what it is billed as, where that says more."""
    billed = row.sku or ("free" if item.priced else "price not known")
    what = row.purpose if row.planned else f"further {row.purpose}"
    return what if row.sku == row.purpose else f"{what} ({billed})"


def _dollars(item: Forecast) -> str:
    if item.priced or not item.sent:
        return dollars(item.spent)
    return "not known"


def _time(hours: float) -> str:
    return "0" if not hours else "under 0.1" if hours < 0.1 else f"{hours:,.1f}"  # noqa: PLR2004


def lines(forecasts: Iterable[Forecast], settings: Settings, width: int) -> Iterator[str]:
    """Yield what `--dry-run` prints for a terminal of so many columns."""
    found = list(forecasts)
    if found:
        yield from laid_out(table(found, "recorded" if settings.replay else "cached"), width)
    for number, note in enumerate(notes(found, settings)):
        if found and not number:
            yield ""
        yield from wrap(note, max(width, _NARROWEST), subsequent_indent="  ")
