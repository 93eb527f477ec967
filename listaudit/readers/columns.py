"""Where the header of a table is, and what its columns are called."""

from __future__ import annotations

from collections.abc import Sequence

from listaudit.normalize.hygiene import clean
from listaudit.readers.headers import UNKNOWN, resolve

_TITLE_CELLS = 2
"""A title or `Generated: <date>` above a table fills one or two cells."""
_TABLE_CELLS = 3
"""Rows of more than two cells tell how wide the table is."""


def header_index(rows: Sequence[Sequence[object]]) -> int | None:
    """Return the index of the header among the first rows of a table, or None when all are empty.

    It is the first row that is not empty, unless that is a title: at most two cells, where the table
    below is plainly wider. Two headers that we know are no title, whatever stands below.
    """
    filled = [sum(map(_is_filled, row)) for row in rows]
    wide = [count for count in filled if count >= _TABLE_CELLS]
    typical = sorted(wide)[(len(wide) - 1) // 2] if wide else 0
    for index, count in enumerate(filled):
        title = count <= _TITLE_CELLS and typical > count * 2 and not _are_headers(rows[index])
        if count and not title:
            return index
    return next((index for index, count in enumerate(filled) if count), None)


def _are_headers(cells: Sequence[object]) -> bool:
    texts = [str(cell) for cell in cells if _is_filled(cell)]
    return len(texts) > 1 and all(resolve(text, "location").name != UNKNOWN for text in texts)


def _is_filled(cell: object) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def column_names(cells: Sequence[object]) -> tuple[str, ...]:
    """Return a name for each cell of a header: as written after hygiene, each once.

    A repeated name becomes `name (2)`, an empty one `column 7`; empty cells at the end are none.
    """
    texts = [clean("" if cell is None else str(cell)) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    names: dict[str, None] = {}
    for number, text in enumerate(texts, 1):
        names[free_name(text or f"column {number}", names)] = None
    return tuple(names)


def free_name(name: str, taken: dict[str, None] | dict[str, object]) -> str:
    """Return `name`, or `name (2)`, `name (3)` ... where it is taken."""
    if name not in taken:
        return name
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
