"""One sheet of a workbook, however many rows it gets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import count
from typing import Any

ROWS = 1_048_576
"""Rows of a sheet, with its header (Excel specifications and limits)."""
CELL = 32_767
"""Characters of a cell (same place)."""
_CUT = " …[cut]"


class Sheet:
    """A sheet with a frozen header and a filter; what one sheet cannot hold goes on in `NAME 2`."""

    def __init__(self, book: Any, name: str, columns: Sequence[str], numbers: Collection[str] = ()) -> None:
        self._book, self._name, self._columns = book, name, columns
        self._numbers = frozenset(columns.index(column) for column in numbers)
        self._text = book.add_format({"num_format": "@"})
        self._bold = book.add_format({"bold": True, "num_format": "@"})
        self._sheets: list[tuple[Any, int]] = []
        self._choices: list[tuple[int, Sequence[str]]] = []
        self._row = 0
        self._begin()

    def add(self, cells: Sequence[str]) -> None:
        """Write a row; every cell is text but for the columns of numbers."""
        if self._row >= ROWS:
            self._end()
            self._begin()
        sheet = self._sheet
        for column, text in enumerate(cells):
            if not text:
                continue
            if column in self._numbers:
                sheet.write_number(self._row, column, float(text))
            else:
                short = text if len(text) <= CELL else text[: CELL - len(_CUT)] + _CUT
                sheet.write_string(self._row, column, short, self._text)
        self._row += 1

    def choices(self, column: str, values: Sequence[str]) -> None:
        """Offer a drop-down list in a column, from now on and in the rows already there."""
        self._choices.append((self._columns.index(column), values))

    def finish(self) -> None:
        """Set filters and lists, which cover the rows written."""
        self._end()
        for sheet, rows in self._sheets:
            last = max(rows - 1, 1)
            sheet.autofilter(0, 0, max(rows - 1, 0), len(self._columns) - 1)
            for column, values in self._choices:
                rule = {"validate": "list", "source": list(values)}
                sheet.data_validation(1, column, last, column, rule)

    def _begin(self) -> None:
        number = len(self._sheets) + 1
        self._sheet = self._book.add_worksheet(self._name if number == 1 else f"{self._name} {number}")
        self._sheet.freeze_panes(1, 0)
        for column, title in zip(count(), self._columns, strict=False):
            self._sheet.set_column(column, column, _width(title))
            self._sheet.write_string(0, column, title, self._bold)
        self._row = 1

    def _end(self) -> None:
        self._sheets.append((self._sheet, self._row))


def _width(title: str) -> int:
    return max(12, min(40, len(title) + 4))
