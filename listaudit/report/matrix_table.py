"""The matrix as it is printed: in words where there is room, else in letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from listaudit.report.highlights import Highlights
from listaudit.report.matrix import MARKS, WORDS, Cell, Row
from listaudit.report.sections import STYLES, plain_table, text

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_LABEL, _LABEL_NARROW = 30, 20
"""Most columns for a location's code and name."""
_HEADERS = (14, 7)
"""Most columns that a platform's name widens its cells to, at first and where room is short."""
_LETTER, _GAP = 5, 2
"""Columns for a cell in letters, and between two cells."""
_SOUND = "green"
_CHAIN = (3, 2)
"""Of three locations at most two names: a chain, whose locations are told apart by their towns."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the matrix fits a screen: the columns of the label, and of each platform that is shown."""

    label: int
    columns: dict[str, int]
    narrow: bool


def matrix(highlights: Highlights, width: int) -> Iterator[Table | Text]:
    """Yield the matrix with its legend, and the words on what does not fit."""
    rows = highlights.worst.in_order()
    labels = _labels(rows)
    layout = _layout(highlights.platforms, rows, labels, width)
    yield _table(rows, labels, layout)
    yield text(_legend(rows, narrow=layout.narrow), "dim")
    if highlights.worst.seen > highlights.worst.size:
        more = highlights.worst.seen - highlights.worst.size
        yield text(
            f"The {highlights.worst.size} worst locations; {more:,} more stand in json, csv and xlsx.", "dim"
        )
    if hidden := len(highlights.platforms) - len(layout.columns):
        yield text(f"{hidden} more platforms do not fit into {width} columns.", "dim")


def _labels(rows: Sequence[Row]) -> list[str]:
    """Return code and name of each row; code and town where most locations share a name."""
    names, per = {row.name for row in rows}, _CHAIN
    chain = len(rows) > 1 and len(names) * per[0] <= len(rows) * per[1]
    told = ((row.place or row.name) if chain else row.name for row in rows)
    return [f"{row.store_code} {name}".strip() for row, name in zip(rows, told, strict=True)]


def _layout(platforms: Sequence[str], rows: Sequence[Row], labels: Sequence[str], width: int) -> Layout:
    from rich.cells import cell_len

    longest = max((cell_len(label) for label in labels), default=0)
    label = min(_LABEL, max(longest, len("location")))
    for header in _HEADERS:
        columns = {p: max(_widest(rows, p), min(len(p), header)) for p in platforms}
        if label + sum(columns.values()) + _GAP * len(columns) <= width:
            return Layout(label, columns, narrow=False)
    label = min(_LABEL_NARROW, label)
    fitting = max(1, (width - label) // (_LETTER + _GAP))
    shown = platforms[:fitting]
    room = max(_LETTER, (width - label) // len(shown) - _GAP)
    return Layout(label, {p: max(_LETTER, min(len(p), room)) for p in shown}, narrow=True)


def _widest(rows: Sequence[Row], platform: str) -> int:
    cells = (row.cells.get(platform) for row in rows)
    return max((len(cell.text(narrow=False)) for cell in cells if cell), default=0)


def _table(rows: Sequence[Row], labels: Sequence[str], layout: Layout) -> Table:
    table = plain_table("location")
    table.columns[0].max_width = layout.label
    for platform, columns in layout.columns.items():
        table.add_column(text(platform), no_wrap=True, overflow="ellipsis", max_width=columns)
    for row, label in zip(rows, labels, strict=True):
        cells = (_cell(row.cells.get(platform), narrow=layout.narrow) for platform in layout.columns)
        table.add_row(text(label), *cells)
    return table


def _cell(cell: Cell | None, *, narrow: bool) -> Text:
    if cell is None:
        return text("")
    return text(cell.text(narrow=narrow), STYLES.get(cell.worst, "") if cell.worst else _SOUND)


def _legend(rows: Sequence[Row], *, narrow: bool) -> str:
    """Explain the marks, and in letters those that are there."""
    marks = "  ".join(f"{mark} {severity.value}" for severity, mark in MARKS.items())
    if not narrow:
        return marks
    seen = {cell.status for row in rows for cell in row.cells.values()}
    letters = (f"{letter} {word}" for status, (word, letter) in WORDS.items() if status in seen)
    return "  ".join((marks, *letters))
