"""XLSX -> rows: the first sheet that holds a table; the others are named."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from listaudit.errors import InputError
from listaudit.model import Skipped, Where
from listaudit.readers.cells import cell_value
from listaudit.readers.columns import column_names, header_index
from listaudit.readers.limits import CELL_CHARS, HEAD_ROWS, SHEET_ROWS
from listaudit.readers.open import Opened
from listaudit.readers.row import Row, Rows
from listaudit.readers.workbook import damage_named, has_formulas, load

if TYPE_CHECKING:
    from openpyxl import Workbook

_CHUNK = 1_000
"""Rows that are read at a time, so that warnings are silenced without a cost per row."""
_TABLE_COLUMNS = 3
"""A sheet whose header has at least as many names is taken for a table before one that has fewer."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that holds something: where its table begins, and what its columns are called."""

    title: str
    names: tuple[str, ...]
    header: int
    """Row number of the header, 1 for the first."""
    has_rows: bool
    is_text: bool
    """Whether most of the header is text, as names of columns are."""


def read_xlsx(source: Opened) -> Rows:
    """Yield the rows of an opened workbook; rows above the header of a sheet are its title.

    The sheet is the first with a header of three or more texts and a row below it; else the best there
    is. A formula without a stored value and an error are read as empty cells, each with a note.

    Raises:
        InputError: when it is no workbook, damaged, protected, too large, or holds nothing.
    """
    with source.anywhere() as file:
        book = load(file, source)
        sheets = [sheet for title in book.sheetnames if (sheet := _surveyed(book, title, source.name))]
        if not sheets:
            raise InputError(f"{source.name} holds no data in any sheet.", "Check how it was written.")
        sheet = max(sheets, key=_rank)
        others = [other.title for other in sheets if other is not sheet]
        name = f"{source.name}[{sheet.title}]" if len(book.sheetnames) > 1 else source.name
        formulas = load(file, source, formulas=True) if has_formulas(file, source.name) else None
        yield from _sheet_rows(sheet, name, book, formulas)
        if others:
            yield Skipped(Where(source.name), "sheets.unread", ", ".join(others), benign=True)


def _surveyed(book: Workbook, title: str, name: str) -> Sheet | None:
    """Look at the first rows of a sheet; None when they are empty, or when it is a chart."""
    worksheet = book[title]
    if not hasattr(worksheet, "reset_dimensions"):
        return None
    worksheet.reset_dimensions()  # what the file says of its size may be wrong
    with damage_named(name):
        first = [[cell.value for cell in row] for row in itertools.islice(worksheet.iter_rows(), HEAD_ROWS)]
    index = header_index(first)
    if index is None:
        return None
    header = first[index]
    filled = [cell for cell in header if cell is not None]
    texts = sum(isinstance(cell, str) for cell in filled)
    below = any(cell is not None for row in first[index + 1 :] for cell in row)
    return Sheet(title, column_names(header), index + 1, below, texts * 2 > len(filled))


def _rank(sheet: Sheet) -> tuple[bool, bool]:
    return sheet.is_text and len(sheet.names) >= _TABLE_COLUMNS, sheet.has_rows


def _sheet_rows(sheet: Sheet, name: str, book: Workbook, formulas: Workbook | None) -> Rows:
    rows = _numbered(book, sheet.title, name)
    twins = _numbered(formulas, sheet.title, name) if formulas else itertools.repeat((0, ()))
    gap: list[int] = []
    for (number, cells), (_, twin) in zip(rows, twins, strict=False):
        if number <= sheet.header:
            continue
        if all(cell.value is None for cell in cells):
            gap.append(number)
            continue
        if gap:
            detail = "this row" if len(gap) == 1 else f"{len(gap):,} rows from here"
            yield Skipped(Where(name, gap[0]), "row.empty", detail, benign=True)
            gap.clear()
        yield from _row(sheet.names, cells, twin, Where(name, number))


def _row(names: tuple[str, ...], cells: Sequence[Any], twins: Sequence[Any], where: Where) -> Rows:
    """Yield the row, and before it a note for each cell that has no value of its own."""
    values: dict[str, object] = dict.fromkeys(names)
    for index, cell in enumerate(cells):
        value = cell_value(cell)
        if value is None and cell.data_type != "e":
            continue
        column = names[index] if index < len(names) else f"column {index + 1}"
        if cell.data_type == "e":
            yield Skipped(where, "cell.error", f"{cell.coordinate} holds {cell.value}", column)
        elif isinstance(value, str) and len(value) > CELL_CHARS:
            yield Skipped(where, "cell.too-long", f"{len(value):,} characters", column)
            return
        else:
            values[column] = value
    for index, (cell, twin) in enumerate(zip(cells, twins, strict=False)):
        # a formula that gives empty text has a stored value: the type `str` and no text
        if twin.data_type == "f" and cell.value is None and cell.data_type != "str":
            column = names[index] if index < len(names) else f"column {index + 1}"
            yield Skipped(where, "formula.no-value", twin.coordinate, column)
    yield Row(values, where, typed=True)


def _numbered(book: Workbook, title: str, name: str) -> Iterator[tuple[int, Sequence[Any]]]:
    worksheet = book[title]
    worksheet.reset_dimensions()
    rows = enumerate(worksheet.iter_rows(), 1)
    while True:
        with damage_named(name):
            chunk = list(itertools.islice(rows, _CHUNK))
        if not chunk:
            return
        if chunk[-1][0] > SHEET_ROWS:
            raise InputError(f"{name} has rows beyond {SHEET_ROWS:,}, which no sheet has.", "Save it again.")
        yield from chunk
