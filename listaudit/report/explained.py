"""One listing explained on a terminal: its match in bits, its verdicts, and what else it states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from listaudit.match.model import MATCH_BITS
from listaudit.match.needed import needed
from listaudit.match.shown import words_for
from listaudit.model import Decision, Evidence, Kind, Listing, Match, Verdict
from listaudit.report.escape import terminal
from listaudit.report.reasons import sentences

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

WAYS = 3
"""Changes that are told of a pair that is no match."""
NARROW = 100
"""Columns below which five of a table are too many: our value and theirs then stand one below the other."""
_RIGHT = frozenset({"bits", "sum"})


def explained(
    listing: Listing, match: Match, verdicts: Sequence[Verdict], elsewhere: str, width: int
) -> Iterator[RenderableType]:
    """Yield what there is to say of a listing, block by block.

    Args:
        listing: The listing.
        match: Why it is ours or not.
        verdicts: How its fields stand to ours.
        elsewhere: Store code of the location that it goes to instead, or empty text.
        width: Columns of the screen.
    """
    narrow = width < NARROW
    yield _text("")
    yield _text(f"{listing.name}  {listing.listing_id or listing.key}  ({_place(listing)})", "bold")
    words = f"{match.decision.value}: probability {match.probability:.4f} from {match.bits:+.2f} bits"
    goes = f"; it goes to {elsewhere}, which has more evidence" if elsewhere else ""
    yield _text(f"{words}{goes}")
    yield _waterfall(match, narrow=narrow)
    yield from map(_text, _lacking(match))
    yield from _told(verdicts) if narrow else (_verdicts(verdicts),)
    yield from _facts(listing.columns)


def _place(listing: Listing) -> str:
    """Return where a listing was read; of a request the parameters, which are long, are left out."""
    return str(listing.where).partition("?")[0] if listing.where.request else str(listing.where)


def _waterfall(match: Match, *, narrow: bool) -> Table:
    columns = ("comparison", "says", "bits", "sum")
    table = _table(*columns) if narrow else _table("comparison", "ours", "theirs", *columns[1:])
    total = 0.0
    for item in match.evidence:
        total += item.bits
        if item.bits or item.ours or item.theirs:
            said = words_for(item.comparison, item.level)
            cells = _stacked(item, said) if narrow else (item.ours, item.theirs, said)
            table.add_row(item.comparison, *map(_text, cells), f"{item.bits:+.2f}", f"{total:+.2f}")
    return table


def _stacked(item: Evidence, said: str) -> tuple[str]:
    """Return what a comparison says, and what it looked at behind it."""
    sides = (f"ours {item.ours}" if item.ours else "", f"theirs {item.theirs}" if item.theirs else "")
    values = "; ".join(filter(None, sides))
    return (f"{said} ({values})" if values else said,)


def _lacking(match: Match) -> Iterator[str]:
    """Yield what a pair that is no match would have needed to be one."""
    if match.decision is Decision.MATCH:
        return
    ways, lacks = needed(match), f"To be a match it lacks {MATCH_BITS - match.bits:.2f} bits"
    yield f"{lacks}; any of these would have turned it:" if ways else f"{lacks}: it is another place."
    for way in ways[:WAYS]:
        yield f"  {' and '.join(way.changes)} ({way.bits:+.2f} bits then)"


def _verdicts(verdicts: Sequence[Verdict]) -> Table:
    table = _table("field", "verdict", "ours", "theirs", "why")
    for verdict in verdicts:
        if verdict.kind is not Kind.UNSTATED:
            why = sentences(verdict.reasons)
            cells = (verdict.field, verdict.kind, verdict.canonical, verdict.listing, why)
            table.add_row(*map(_text, cells))
    return table


def _told(verdicts: Sequence[Verdict]) -> Iterator[RenderableType]:
    """Yield verdicts for a narrow screen: a line for each, and our value, theirs and why below it."""
    from rich.padding import Padding

    yield _text("")
    for verdict in verdicts:
        if verdict.kind is Kind.UNSTATED:
            continue
        alike = verdict.kind is Kind.SAME and verdict.canonical == verdict.listing
        yield _text(f"{verdict.field}: {verdict.kind}{f', {verdict.listing}' if alike else ''}")
        lines = (
            ()
            if alike
            else (f"ours: {verdict.canonical}", f"theirs: {verdict.listing}" if verdict.listing else "")
        )
        for line in filter(None, (*lines, sentences(verdict.reasons))):
            yield Padding(_text(line), (0, 0, 0, 4), expand=False)


def _facts(facts: Mapping[str, str]) -> Iterator[Text]:
    """Yield what the source says beside the fields that are compared."""
    if facts:
        yield _text("It also says:")
    for key, value in facts.items():
        yield _text(f"  {key}: {value or '(nothing)'}")


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in _RIGHT else "left", overflow="fold")
    return table


def _text(value: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(terminal(value), style=style)
