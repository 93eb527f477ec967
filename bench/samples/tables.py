"""Samples that are read as files: a part of one, or a header with nothing below it."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import orjson

from listaudit.model import Skipped, Source, Where
from listaudit.readers.plan import Planner


@contextmanager
def table_at(path: Path, row: Mapping[str, Any]) -> Iterator[Path]:
    """Give the file that a row of a table of samples means: the one at `path`, or a part of it.

    `pick` is the dotted path to records inside a JSON file; `under` keeps, of each line of an NDJSON file,
    the keys that begin so, and takes that beginning off.
    """
    if not (row.get("pick") or row.get("under")):
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / f"{path.stem}{path.suffix}"
        part.write_bytes(_picked(path, row["pick"]) if row.get("pick") else _under(path, row["under"]))
        yield part


def picked(value: Any, steps: str) -> Any:
    """Return what stands at a dotted path inside JSON values."""
    for step in filter(None, steps.split(".")):
        value = value[int(step)] if step.isdecimal() else value[step]
    return value


def header_skips(path: Path, source: Source) -> Iterator[Skipped]:
    """Yield a note on the header of a table without rows, then one on the headers that nobody understands."""
    header = _header(path)
    unknown = Planner("listing", source.columns).plan(dict.fromkeys(header, "")).leftovers
    where = Where(file=path.name, line=1)
    yield Skipped(where, "file.headers", f"{len(header) - len(unknown)} of {len(header)}", benign=True)
    for name in unknown:
        yield Skipped(where, "payload.unknown", name, benign=True)


def _header(path: Path) -> list[str]:
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True)
        first = next(book.worksheets[0].iter_rows(values_only=True), ())
        return [str(cell) for cell in first if cell is not None]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file), [])


def _picked(path: Path, steps: str) -> bytes:
    return orjson.dumps(picked(orjson.loads(path.read_bytes()), steps))


def _under(path: Path, beginning: str) -> bytes:
    records = (orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip())
    parts = (
        {k.removeprefix(beginning): v for k, v in one.items() if k.startswith(beginning)} for one in records
    )
    return b"".join(orjson.dumps(part) + b"\n" for part in parts)
