"""Any file -> rows: the one door to everything that is read from files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from listaudit.model import Skipped
from listaudit.readers.open import Opened, opened
from listaudit.readers.row import Row, Rows
from listaudit.readers.text import read_text

__all__ = ["Row", "read_rows"]

_READERS: dict[str, Callable[[Opened], Rows]] = {
    "csv": read_text,
    "tsv": read_text,
}


def read_rows(path: str, *, fmt: str = "") -> Iterator[Row | Skipped]:
    """Yield the rows of a file, and a `Skipped` for each that cannot be one."""
    with opened(path, fmt) as source:
        yield from _READERS[source.fmt](source)
