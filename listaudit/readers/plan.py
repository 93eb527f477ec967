"""What to take from where: worked out once for each set of headers, not once for each row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from listaudit.normalize.hygiene import clean
from listaudit.readers.headers import DAY, IGNORED, KEPT, UNKNOWN, Column, fold_header, resolve
from listaudit.readers.values import said, text_of

SEVERAL = frozenset({
    "phone", "website", "email", "category", "socials", "alternate_names", "tracking_phones", "shared_phones",
    "former_names", "former_addresses", "former_phones", "former_websites",
})  # fmt: skip
"""Columns that hold several values, from several headers too."""
_LINES = frozenset({"address", "street", "former_addresses"})
_AS_WRITTEN = frozenset({"latitude", "longitude", "geometry", "lat_lng"})
_INDEX = re.compile(r"\.\d+(?=\.|$)")
_MOST_PLANS = 4_096
"""JSON has as many sets of headers as records have keys: no more than so many are remembered."""
Cells = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The headers of one row, sorted by what they mean."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """Our column and the headers that fill it, best first."""
    pins: tuple[tuple[str, tuple[str, ...]], ...] = ()
    days: tuple[tuple[str, str], ...] = ()
    """Place (`Mo start 0`) and header."""
    tagged: tuple[tuple[str, str, str], ...] = ()
    """Field, tag and header."""
    ids: tuple[tuple[str, str], ...] = ()
    """Source and header of `id:<source>`."""
    kept: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def leftovers(self) -> tuple[str, ...]:
        """Names of the headers that nobody understood; items of a list as one, `sources.*.dataset`."""
        return (
            tuple(dict.fromkeys(_INDEX.sub(".*", header) for header in self.unknown)) if self.unknown else ()
        )


class Planner:
    """Plans for the files of one kind, with the user's own column map on top of the table.

    Args:
        kind: `location` or `listing`.
        columns: Header as written -> column of ours; empty text means: ignore this header, and with
            `*` at its end all that begin so and that the table does not know.
    """

    def __init__(self, kind: str, columns: Mapping[str, str] | None = None) -> None:
        self.kind = kind
        mapped = {
            fold_header(header): name for header, name in (columns or {}).items() if not header.endswith("*")
        }
        self._mapped: Mapping[str, str] = mapped
        self._ignored = tuple(
            header[:-1] for header, name in (columns or {}).items() if header.endswith("*") and not name
        )
        self._plans: dict[tuple[str, ...], Plan] = {}

    def plan(self, values: Mapping[str, object]) -> Plan:
        """Return the plan for the headers of one row."""
        headers = tuple(values)
        found = self._plans.get(headers)
        if found is None:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            found = self._plans[headers] = self._make(headers)
        return found

    def _make(self, headers: Iterable[str]) -> Plan:
        columns = {header: self._column(header) for header in headers if header.strip()}
        names = {column.name for column in columns.values()}
        columns = {header: _in_company(column, names) for header, column in columns.items()}
        groups = _groups(columns)
        return Plan(
            groups=tuple((name, found) for name, found in groups.items() if name not in _AS_WRITTEN),
            pins=tuple((name, found) for name, found in groups.items() if name in _AS_WRITTEN),
            days=tuple((c.tag, header) for header, c in columns.items() if c.name == DAY),
            tagged=tuple(
                (c.name, c.tag, h) for h, c in columns.items() if c.tag and c.name not in {DAY, "id"}
            ),
            ids=tuple((c.tag, header) for header, c in columns.items() if c.tag and c.name == "id"),
            kept=tuple(header for header, c in columns.items() if c.name == KEPT),
            unknown=tuple(header for header, c in columns.items() if c.name == UNKNOWN),
        )

    def _column(self, header: str) -> Column:
        mapped = self._mapped.get(fold_header(header))
        if mapped is None:
            column = resolve(header, self.kind)
            if column.name == UNKNOWN and self._ignored and header.startswith(self._ignored):
                return Column(IGNORED)
            return Column(UNKNOWN) if column.tag and column.name != DAY and self.kind == "listing" else column
        if mapped == "":
            return Column(IGNORED)
        column = resolve(mapped, self.kind)
        return Column(column.name, -1, column.tag)


def _in_company(column: Column, names: set[str]) -> Column:
    """Settle a header that means different things beside different others.

    `url` in a file of listings is the listing's page where a website stands beside it, else the website.
    """
    if column.name == "web_or_listing":
        return Column("url" if "website" in names else "website", column.rank)
    return column


def _groups(columns: Mapping[str, Column]) -> dict[str, tuple[str, ...]]:
    special = {UNKNOWN, IGNORED, KEPT, DAY}
    plain = [(c.name, c.rank, header) for header, c in columns.items() if not c.tag and c.name not in special]
    groups: dict[str, list[str]] = {}
    for name, _, header in sorted(plain, key=lambda item: item[1]):
        groups.setdefault(name, []).append(header)
    return {name: tuple(headers) for name, headers in groups.items()}


def gather(values: Mapping[str, object], plan: Plan) -> Cells:
    """Return the filled cells of a row as clean text, by our column.

    A column of one value takes the first filled header; a column of several takes all of them.
    """
    cells: Cells = {}
    for name, headers in plan.groups:
        for header in headers:
            value = values[header]
            if value is None or value == "":
                continue
            if not (texts := _texts(name, value)):
                continue
            if name not in SEVERAL:
                cells[name] = texts
                break
            if name in cells:
                cells[name] += texts
            else:
                cells[name] = texts
    return cells


def _texts(name: str, value: object) -> list[str]:
    if type(value) is str:
        if "\n" in value:
            value = _one_line(value, ", " if name in _LINES else "; " if name in SEVERAL else " ")
        text = said(clean(value))
        return [text] if text else []
    items: Iterable[object] = value if isinstance(value, (list, tuple)) else (value,)
    return [text for text in map(text_of, items) if text]


def _one_line(text: str, between: str) -> str:
    """Join the lines of one cell: parts of an address by commas, several values by semicolons."""
    return between.join(filter(None, (line.strip(" \t\r,;") for line in text.splitlines())))


def cell(values: Mapping[str, object], header: str) -> str:
    """Return one cell as clean text."""
    return text_of(values[header])


Note = Callable[[str, str, str], None]
"""Takes code, column and detail of something worth telling about a cell."""
