"""Delimited text -> cells, record by record; a quote that is never closed costs its own line only."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator

from listaudit.errors import InputError
from listaudit.model import Skipped, Where
from listaudit.readers.limits import LINE_CHARS, REREAD_CHARS

Cells = tuple[int, list[str]]
"""The line on which a record starts (1 is the first), and its cells."""


def records(lines: Iterator[str], delimiter: str, where: Where) -> Iterator[Cells | Skipped]:
    """Yield the records of delimited text that begins at `where`; blank lines are none.

    A quoted cell may run over lines. Where the quote that opened it is not closed as RFC 4180 has it,
    the first of those lines is skipped and the others are read again, as records of their own.

    Raises:
        InputError: when so many quotes are left open that reading again gets nowhere.
    """
    csv.field_size_limit(LINE_CHARS)
    name, number, reread = where.file, where.line, 0
    while True:
        taken: list[str] = []
        for cells in _parsed(lines, taken, delimiter):
            if cells is None:
                break
            if "\0" in taken[0] or (len(taken) > 1 and any("\0" in line for line in taken)):
                yield Skipped(Where(name, number), "nul-bytes")
            elif cells:
                yield number, cells
            number += len(taken)
            taken.clear()
        else:
            return
        yield Skipped(Where(name, number), "quote.unclosed")
        number += 1
        reread += sum(map(len, taken))
        if reread > REREAD_CHARS:
            raise InputError(
                f"{name}: quotes are opened and not closed again and again, lately in line {number - 1}.",
                "Export the file again with quotes doubled inside quoted cells.",
            )
        lines = itertools.chain(taken[1:], lines)


def _parsed(lines: Iterator[str], taken: list[str], delimiter: str) -> Iterator[list[str] | None]:
    """Yield the cells of each record, whose lines are then in `taken`; None for an unclosed quote."""
    reader = csv.reader(_noted(lines, taken), delimiter=delimiter)
    try:
        for cells in reader:
            suspect = len(taken) > 1 or taken[0].count('"') % 2
            yield None if suspect and not _is_closed(taken, delimiter) else cells
    except csv.Error:
        yield None


def _noted(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _is_closed(taken: list[str], delimiter: str) -> bool:
    """Say whether every quoted cell of a record ends with its quote.

    Of a single line it only matters that its end is outside quotes: `"12" pizza"` is sloppy, not open.
    """
    try:
        next(csv.reader(taken, delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        return len(taken) == 1 and "end of data" not in str(error)
    return True
