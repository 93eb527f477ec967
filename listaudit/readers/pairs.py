"""Rows that hold two records side by side: ours in `a_*`, theirs in `b_*`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
_Names = tuple[tuple[str, str], ...]
"""Headers as written, each with the name of its column on its side."""


def read_pairs(path: str) -> Iterator[Pair | Skipped]:
    """Yield `(pair_id, our location, their listing)` for each row, in the order of the file.

    Columns are those of locations behind `a_` and those of listings behind `b_`, with all synonyms.
    A row without `pair_id` gets its line. Columns without prefix are kept in `Location.columns`. A side
    without a name stays a side: the other fields can still be judged.

    Raises:
        InputError: The file cannot be read, or has no columns of both sides.
    """
    ours, theirs, sides = Planner("location"), Planner("listing"), _Sides()
    for row in filled_rows(path):
        if isinstance(row, Skipped):
            yield row
            continue
        a, b, rest = sides.of(row.values)
        if not a or not b:
            raise InputError(
                f"{row.where}: a row needs columns of both records, a_* (ours) and b_* (theirs).",
                "Name the columns a_name, a_phone, b_name, b_phone and so on.",
            )
        yield from _pair(
            row, Reading(a, ours.plan(a), row.where), Reading(b, theirs.plan(b), row.where), rest
        )


class _Sides:
    """Parts the columns of a row; which is whose is worked out once for each set of headers."""

    def __init__(self) -> None:
        self._headers: tuple[str, ...] = ()
        self._found: tuple[_Names, _Names, _Names] = ((), (), ())

    def of(self, values: Mapping[str, object]) -> tuple[dict[str, object], ...]:
        """Return the values of our side, of theirs, and those of neither."""
        headers = tuple(values)
        if headers != self._headers:
            self._headers, self._found = headers, _parted(headers)
        ours, theirs, rest = self._found
        return (
            {name: values[header] for header, name in ours},
            {name: values[header] for header, name in theirs},
            {name: values[header] for header, name in rest},
        )


def _parted(headers: tuple[str, ...]) -> tuple[_Names, _Names, _Names]:
    """Return the headers of our side, of theirs and of neither, each with its name there."""
    sides: dict[str, list[tuple[str, str]]] = {"a_": [], "b_": []}
    rest: list[tuple[str, str]] = []
    for header in headers:
        side = sides.get(header[:2].lower())
        if side is None:
            rest.append((header, header))
        else:
            side.append((header, header[2:]))
    return tuple(sides["a_"]), tuple(sides["b_"]), tuple(rest)


def _pair(row: Row, ours: Reading, theirs: Reading, rest: Mapping[str, object]) -> Iterator[Pair | Skipped]:
    pair_id = str(rest.get(_ID) or row.where.line)
    columns = {
        header: str(value) for header, value in rest.items() if header != _ID and value not in (None, "")
    }
    location = build_location(ours, ours.code("store_code"), otherwise=pair_id, columns=columns)
    yield pair_id, location, build_listing(theirs, _SOURCE)
    yield from ours.notes
    yield from theirs.notes
