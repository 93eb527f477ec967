"""Rows that hold two records side by side: ours in `a_*`, theirs in `b_*`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from listaudit.errors import InputError
from listaudit.model import Listing, Location, Skipped
from listaudit.readers.facts import Reading
from listaudit.readers.filled import filled_rows
from listaudit.readers.listings import build_listing
from listaudit.readers.locations import build_location
from listaudit.readers.plan import Planner
from listaudit.readers.row import Row

Pair = tuple[str, Location, Listing]
_SOURCE = "pairs"
_ID = "pair_id"


def read_pairs(path: str) -> Iterator[Pair | Skipped]:
    """Yield `(pair_id, our location, their listing)` for each row, in the order of the file.

    Columns are those of locations behind `a_` and those of listings behind `b_`, with all synonyms.
    A row without `pair_id` gets its line. Columns without prefix are kept in `Location.columns`. A side
    without a name stays a side: the other fields can still be judged.

    Raises:
        InputError: The file cannot be read, or has no columns of both sides.
    """
    ours, theirs = Planner("location"), Planner("listing")
    for row in filled_rows(path):
        if isinstance(row, Skipped):
            yield row
            continue
        a, b, rest = _sides(row.values)
        if not a or not b:
            raise InputError(
                f"{row.where}: a row needs columns of both records, a_* (ours) and b_* (theirs).",
                "Name the columns a_name, a_phone, b_name, b_phone and so on.",
            )
        yield from _pair(
            row, Reading(a, ours.plan(a), row.where), Reading(b, theirs.plan(b), row.where), rest
        )


def _sides(values: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object], dict[str, object]]:
    sides: dict[str, dict[str, object]] = {"a_": {}, "b_": {}}
    rest: dict[str, object] = {}
    for header, value in values.items():
        side = sides.get(header[:2].lower())
        if side is None:
            rest[header] = value
        else:
            side[header[2:]] = value
    return sides["a_"], sides["b_"], rest


def _pair(row: Row, ours: Reading, theirs: Reading, rest: Mapping[str, object]) -> Iterator[Pair | Skipped]:
    pair_id = str(rest.get(_ID) or row.where.line)
    location = build_location(ours, ours.code("store_code"))
    columns = {
        header: str(value) for header, value in rest.items() if header != _ID and value not in (None, "")
    }
    location = replace(
        location, store_code=location.store_code or pair_id, columns={**columns, **location.columns}
    )
    yield pair_id, location, build_listing(theirs, _SOURCE)
    yield from ours.notes
    yield from theirs.notes
