"""Rows -> locations: the canonical file of an owner."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

from listaudit.model import Dated, Location, Skipped, Tagged
from listaudit.readers import damage
from listaudit.readers.facts import Reading, facts_of
from listaudit.readers.filled import filled_rows
from listaudit.readers.headers import UNKNOWN, resolve
from listaudit.readers.osm import Dialect
from listaudit.readers.plan import Planner, cell
from listaudit.readers.row import Row
from listaudit.readers.values import dated, several

_ZEROED = re.compile(r"0\d+")
_WHOLE = frozenset({"name", "address", "hours", "status", "city", "region", "postcode", "country"})
"""Tagged fields that are one value, whatever signs it holds."""
_NO_COLUMNS: Mapping[str, str] = {}


def read_locations(
    path: str, *, country: str = "", columns: Mapping[str, str] | None = None
) -> Iterator[Location | Skipped]:
    """Yield the locations of a file, and a `Skipped` for each row that is not used or cell that is damaged.

    Args:
        path: File of any format that is read, or `-`.
        country: ISO alpha-2 code of locations that state none; it helps to read addresses and postcodes
            and is not put into them.
        columns: Header as written -> column of ours, on top of the table of synonyms.

    Raises:
        InputError: The file cannot be read at all.
    """
    planner, dialect, zeros = Planner("location", columns), Dialect("location"), Zeros()
    for row in filled_rows(path):
        if isinstance(row, Skipped):
            yield row
            continue
        plain = dialect.translate(row)
        yield from (plain,) if isinstance(plain, Skipped) else location_of(plain, planner, country, zeros)


def location_of(row: Row, planner: Planner, country: str, zeros: Zeros) -> Iterator[Location | Skipped]:
    """Yield the location of a row, then what there is to tell about its cells."""
    reading = Reading(row.values, planner.plan(row.values), row.where, country)
    if not reading.text("name"):
        yield _nameless(row, reading)
        return
    location = build_location(reading, zeros.checked(reading, reading.code("store_code")))
    yield location
    yield from reading.notes


def _nameless(row: Row, reading: Reading) -> Skipped:
    """Say that a row has no name, or that the file has no column that is understood as one."""
    if any(name == "name" for name, _ in reading.plan.groups):
        return Skipped(row.where, "row.no-name", column="name")
    headers = ", ".join(reading.plan.leftovers or row.values)
    return Skipped(row.where, "header.no-name", column="name", detail=headers)


def build_location(
    reading: Reading, store_code: str, *, otherwise: str = "", columns: Mapping[str, str] = _NO_COLUMNS
) -> Location:
    """Return the location of a row; without a store code its key is name and postcode.

    Args:
        reading: The row.
        store_code: Its key, where it states one.
        otherwise: Its key where there is neither store code nor name nor postcode.
        columns: Cells to keep beside those of its own columns that nobody understood.
    """
    facts = facts_of(reading)
    key = store_code or " ".join(filter(None, (*facts["names"], facts["address"].postcode))) or otherwise
    unknown = reading.kept(reading.plan.unknown + reading.plan.kept)
    return Location(
        **facts,
        **_lists(reading),
        store_code=sys.intern(key),  # each of the many copies of a record that are made has this one
        address_public=reading.boolean("address_public"),
        entity_type=reading.word("entity_type"),
        parent=reading.code("parent"),
        opened_on=reading.text("opened_on"),
        closed_on=reading.text("closed_on"),
        source_ids=_source_ids(reading),
        tagged=_tagged(reading),
        columns={**columns, **unknown} if columns else unknown,
    )


def unknown_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Return those of the filled columns of locations that nobody understood: slips, or the owner's own."""
    return tuple(name for name in dict.fromkeys(columns) if resolve(name, "location").name == UNKNOWN)


class _Lists(TypedDict):
    alternate_names: tuple[str, ...]
    tracking_phones: tuple[str, ...]
    shared_phones: tuple[str, ...]
    former_names: tuple[Dated, ...]
    former_addresses: tuple[Dated, ...]
    former_phones: tuple[Dated, ...]
    former_websites: tuple[Dated, ...]


_NO_LISTS = _Lists(
    alternate_names=(),
    tracking_phones=(),
    shared_phones=(),
    former_names=(),
    former_addresses=(),
    former_phones=(),
    former_websites=(),
)


def _lists(reading: Reading) -> _Lists:
    if reading.cells.keys().isdisjoint(_NO_LISTS):
        return _NO_LISTS

    def former(name: str, column: str) -> tuple[Dated, ...]:
        found = reading.cells.get(name)
        return reading.first(name, dated(column, found)) if found else ()

    return _Lists(
        alternate_names=reading.all("alternate_names"),
        tracking_phones=reading.phones("tracking_phones"),
        shared_phones=reading.phones("shared_phones"),
        former_names=former("former_names", "name"),
        former_addresses=former("former_addresses", "address"),
        former_phones=former("former_phones", "phone"),
        former_websites=former("former_websites", "website"),
    )


def _source_ids(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return the listing ids that the owner knows, by source as the header writes it."""
    found: dict[str, tuple[str, ...]] = {}
    for source, header in reading.plan.ids:
        ids = several("id", [text]) if (text := cell(reading.values, header)) else ()
        if ids:
            found[source] = found.get(source, ()) + tuple(damage.number(one)[0] for one in ids)
    return found


def _tagged(reading: Reading) -> tuple[Tagged, ...]:
    found = []
    for field, tag, header in reading.plan.tagged:
        if text := cell(reading.values, header):
            values = (text,) if field in _WHOLE else several(field, [text])
            found.append(Tagged(field, tag, reading.first(header, values)))
    return tuple(found)


class Zeros:
    """Notices store codes that lost their leading zeros, by those of the file that kept them."""

    def __init__(self) -> None:
        self._width = 0

    def checked(self, reading: Reading, code: str) -> str:
        """Return `code`; tell where it is shorter than codes with leading zeros seen before."""
        if _ZEROED.fullmatch(code):
            self._width = max(self._width, len(code))
        elif code.isdecimal() and len(code) < self._width:
            reading.note("damage.store-code-short", "store_code", code)
        return code
