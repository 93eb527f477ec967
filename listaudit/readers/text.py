"""CSV and TSV -> rows: every value is text, as written."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from listaudit.errors import InputError
from listaudit.model import Skipped, Where
from listaudit.readers.columns import column_names, header_index
from listaudit.readers.delimiter import declared_delimiter, guessed_delimiter
from listaudit.readers.encoding import Text
from listaudit.readers.limits import CELL_CHARS, HEAD_ROWS
from listaudit.readers.open import Opened
from listaudit.readers.records import Cells, records
from listaudit.readers.row import Row, Rows
from listaudit.readers.skips import skip_sentence


def read_text(source: Opened) -> Rows:
    """Yield the rows of an opened CSV or TSV file.

    A row whose last cells are missing is complete; one that has less than half of the cells, or more
    than the header names, is skipped.

    Raises:
        InputError: when the file is no text, has no header, or cannot be read to its end.
    """
    text = Text(source)
    lines = text.lines()
    declared = declared_delimiter(text.head)
    if declared:
        next(lines)
    delimiter = declared or guessed_delimiter(text.head, "\t" if source.fmt == "tsv" else "")
    found = records(lines, delimiter, Where(source.name, 2 if declared else 1))
    names, rest = _header(found, source.name)
    for item in rest:
        yield item if isinstance(item, Skipped) else _row(names, item, source.name)
    yield from text.notes()


def _header(found: Iterator[Cells | Skipped], name: str) -> tuple[tuple[str, ...], Iterator[Cells | Skipped]]:
    """Return the names of the columns, and the records that come after the header."""
    first = list(itertools.islice(found, HEAD_ROWS))
    index = header_index([[] if isinstance(item, Skipped) else item[1] for item in first])
    damaged = next((item for item in first[:index] if isinstance(item, Skipped)), None)
    if damaged is not None:
        raise InputError(
            f"{name}: line {damaged.where.line}, above or in the header, is damaged: "
            f"{skip_sentence(damaged.code, damaged.detail, damaged.column)}",
            "Mend the line, or export the file again.",
        )
    match first[index] if index is not None else None:
        case (int(), list(cells)):
            return column_names(cells), itertools.chain(first[(index or 0) + 1 :], found)
    raise InputError(f"{name} holds no header, only blank lines.", "Check how it was written.")


def _row(names: tuple[str, ...], record: Cells, name: str) -> Row | Skipped:
    line, cells = record
    where = Where(name, line)
    if len(cells) != len(names):
        misfit = _fitted(cells, len(names))
        if misfit:
            return Skipped(where, misfit, f"{len(cells)} cells where the header has {len(names)}")
    if not cells[0].strip() and not any(map(str.strip, cells)):
        return Skipped(where, "row.empty", "this row", benign=True)
    if max(map(len, cells)) > CELL_CHARS:
        longest = max(range(len(cells)), key=lambda index: len(cells[index]))
        return Skipped(where, "cell.too-long", f"{len(cells[longest]):,} characters", names[longest])
    return Row(dict(zip(names, cells, strict=True)), where, typed=False)


def _fitted(cells: list[str], width: int) -> str:
    """Make a record as wide as the header, in place; return why that cannot be, else empty text."""
    if any(map(str.strip, cells[width:])):
        return "row.too-long"
    if any(map(str.strip, cells)) and len(cells) * 2 < width:
        return "row.too-short"
    cells[width:] = ()
    cells.extend([""] * (width - len(cells)))
    return ""
