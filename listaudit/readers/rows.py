"""Any file -> rows: the one door to everything that is read from files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from listaudit.model import Skipped
from listaudit.readers.json_ import read_json
from listaudit.readers.open import STDIN, Opened, opened
from listaudit.readers.parquet import parts_in, read_parquet, read_parquet_folder
from listaudit.readers.row import Row, Rows
from listaudit.readers.text import read_text
from listaudit.readers.xlsx import read_xlsx

__all__ = ["Row", "read_rows"]

_READERS: dict[str, Callable[[Opened], Rows]] = {
    "csv": read_text,
    "tsv": read_text,
    "xlsx": read_xlsx,
    "json": read_json,
    "ndjson": read_json,
    "geojson": read_json,
    "parquet": read_parquet,
}


def read_rows(path: str, *, fmt: str = "") -> Iterator[Row | Skipped]:
    """Yield the rows of a file, and a `Skipped` for each that cannot be one, in the file's order.

    `path` is a file, a folder of Parquet parts, or `-` for standard input. The format is `fmt` where
    given, else what the suffix tells (`readers.formats`), else what the first bytes look like; gzip is
    unpacked in any case. Memory does not grow with rows. A `Skipped` whose code is in
    `readers.skips.NOTES` tells of a cell or of the file; every other one stands for one row.

    Raises:
        InputError: on the first step or a later one, when the file as a whole cannot be used.
    """
    if path not in {STDIN, ""} and fmt in {"", "parquet"} and Path(path).is_dir() and parts_in(path):
        yield from read_parquet_folder(path)
        return
    with opened(path, fmt) as source:
        yield from _READERS[source.fmt](source)
