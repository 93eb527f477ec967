"""What locations and listings have in common, from the cells of one row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict, TypeVar

from listaudit.model import Address, Hours, Point, Skipped, Where
from listaudit.normalize.status import PERMANENTLY_CLOSED, canonical_status
from listaudit.readers import damage
from listaudit.readers.addresses import address_of
from listaudit.readers.coordinates import point_of
from listaudit.readers.hours import hours_of
from listaudit.readers.limits import CELL_VALUES
from listaudit.readers.plan import Cells, Plan, cell, gather
from listaudit.readers.values import several
from listaudit.readers.words import boolean, meaning

T = TypeVar("T")


class Facts(TypedDict):
    """The fields of `Record`, ready to be handed to `Location` or `Listing`."""

    names: tuple[str, ...]
    address: Address
    phones: tuple[str, ...]
    websites: tuple[str, ...]
    emails: tuple[str, ...]
    categories: tuple[str, ...]
    socials: tuple[str, ...]
    point: Point | None
    hours: Hours
    status: str
    business_type: str
    brand: str
    where: Where


@dataclass(slots=True)
class Reading:
    """One row while it is read: its cells, and what there is to tell about them."""

    values: Mapping[str, object]
    plan: Plan
    where: Where
    country: str = ""
    notes: list[Skipped] = field(default_factory=list)
    cells: Cells = field(init=False)

    def __post_init__(self) -> None:
        self.cells = gather(self.values, self.plan)

    def note(self, code: str, column: str, detail: str) -> None:
        """Tell something about a cell of this row; words of no meaning to us are only counted."""
        benign = code.startswith("word.")
        self.notes.append(Skipped(self.where, code, detail[:200], column, benign=benign))

    def text(self, name: str) -> str:
        """Return the one value of a column, or empty text."""
        found = self.cells.get(name)
        return found[0] if found else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Return the values of a column that holds several."""
        found = self.cells.get(name)
        return self.first(name, several(name, found)) if found else ()

    def first(self, name: str, values: tuple[T, ...]) -> tuple[T, ...]:
        """Return as many values of one column as a record can have, and tell where there are more."""
        if len(values) > CELL_VALUES:
            self.note("values.too-many", name, f"{len(values):,}")
        return values[:CELL_VALUES]

    def code(self, name: str) -> str:
        """Return an id or a code, mended where a spreadsheet read it as a number; empty where it is lost."""
        text = self.text(name)
        if not text:
            return ""
        mended, trouble = damage.number(text)
        if trouble:
            self.note(trouble, name, text)
            return ""
        return mended

    def phones(self, name: str) -> tuple[str, ...]:
        """Return the phones of a column; one that a spreadsheet made unusable is told and left out."""
        found = []
        for phone in self.all(name):
            mended, trouble = damage.number(phone)
            if trouble:
                self.note(trouble, name, phone)
            else:
                found.append(mended)
        return tuple(dict.fromkeys(found))

    def word(self, name: str) -> str:
        """Return what a word of a closed list says; one that is not in the list is told."""
        text = self.text(name)
        if not text:
            return ""
        said = meaning(name, text)
        if said is None:
            self.note("word.unknown", name, text)
        return said or ""

    def boolean(self, name: str) -> bool | None:
        """Return yes or no, or None where the column says neither."""
        text = self.text(name)
        said = boolean(text) if text else None
        if text and said is None:
            self.note("word.unknown", name, text)
        return said

    def kept(self, headers: tuple[str, ...]) -> dict[str, str]:
        """Return the filled cells of some headers as written."""
        return {header: text for header in headers if (text := cell(self.values, header))}


def facts_of(reading: Reading) -> Facts:
    """Return the fields that locations and listings share."""
    name = reading.text("name")
    return Facts(
        names=(name,) if name else (),
        address=address_of(reading.cells, reading.country, reading.note),
        phones=reading.phones("phone"),
        websites=reading.all("website"),
        emails=reading.all("email"),
        categories=reading.all("category"),
        socials=reading.all("socials"),
        point=point_of(reading.values, reading.plan, reading.note) if reading.plan.pins else None,
        hours=hours_of(reading.values, reading.plan, reading.cells, reading.note),
        status=_status(reading),
        business_type=reading.word("business_type"),
        brand=reading.text("brand"),
        where=reading.where,
    )


def _status(reading: Reading) -> str:
    if reading.cells.get("permanently_closed") and reading.boolean("permanently_closed"):
        return PERMANENTLY_CLOSED
    text = reading.text("status")
    if not text:
        return ""
    if (state := canonical_status(text)) is not None:
        return state
    return reading.word("status")
