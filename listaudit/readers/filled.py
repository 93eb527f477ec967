"""Rows of a file that must hold some: a header with nothing below it says nothing about anybody."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.errors import InputError
from listaudit.model import Skipped
from listaudit.readers.open import STDIN
from listaudit.readers.row import Row
from listaudit.readers.rows import read_rows
from listaudit.readers.skips import NOTES


def filled_rows(path: str) -> Iterator[Row | Skipped]:
    """Yield what `read_rows` yields, and refuse at its end a file without any row.

    An export that went wrong is a header alone, or an error page with the name of a table: read as a
    source without listings it would make every location look missing.

    Raises:
        InputError: The file holds no row, be it good or bad; or `read_rows` refuses it.
    """
    empty = True
    for row in read_rows(path):
        if empty:
            empty = isinstance(row, Skipped) and (row.benign or row.code in NOTES)
        yield row
    if empty:
        name = "standard input" if path == STDIN else path
        raise InputError(f"{name} holds no rows.", "It needs a header and a row for each record below it.")
