"""Plain result tables, streamed to CSV or Parquet by the name of the file; whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from listaudit.errors import OutputError, UsageError
from listaudit.report.csv_ import csv_writer
from listaudit.report.escape import cell
from listaudit.report.target import target_for

_BATCH = 20_000
Row = Sequence[str | float]


def write_table(path: Path, columns: Sequence[str], numbers: frozenset[str], rows: Iterable[Row]) -> int:
    """Write rows and return how many there were.

    Args:
        path: Ends in `.csv` (also `.csv.gz`) or `.parquet`.
        columns: Their names, in order.
        numbers: The columns that hold numbers; the others are text.
        rows: Values in the order of the columns.

    Raises:
        UsageError: The name says no format that we write.
        OutputError: The file cannot be written.
    """
    write = _writer(path)
    target = target_for(str(path))
    try:
        count = write(target.open(), columns, numbers, rows)
        target.commit()
    except OSError as error:
        target.abort()
        raise OutputError(
            f"{path} cannot be written: {error.strerror}.", "Name another file with -o."
        ) from error
    except BaseException:
        target.abort()
        raise
    return count


def _writer(path: Path) -> Callable[[BinaryIO, Sequence[str], frozenset[str], Iterable[Row]], int]:
    name = path.name.lower()
    if name.endswith((".csv", ".csv.gz")):
        return _write_csv
    if name.endswith(".parquet"):
        return _write_parquet
    raise UsageError(f"-o {path}: no format has this ending.", "Name a file that ends in .csv or .parquet.")


def _write_csv(file: BinaryIO, columns: Sequence[str], numbers: frozenset[str], rows: Iterable[Row]) -> int:
    writer = csv_writer(file)
    writer.writerow(columns)
    text_at = [n for n, name in enumerate(columns) if name not in numbers]
    count = 0
    for row in rows:
        safe = list(row)
        for n in text_at:
            if text := row[n]:
                safe[n] = cell(str(text))
        writer.writerow(safe)
        count += 1
    return count


def _write_parquet(
    file: BinaryIO, columns: Sequence[str], numbers: frozenset[str], rows: Iterable[Row]
) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, pa.float64() if name in numbers else pa.string()) for name in columns])
    count = 0
    with pq.ParquetWriter(file, schema) as writer:
        for batch in _batches(rows):
            count += len(batch)
            values = [list(column) for column in zip(*batch, strict=True)]
            writer.write_table(pa.table(values, schema=schema))
    return count


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
