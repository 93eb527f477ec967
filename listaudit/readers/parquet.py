"""Parquet, GeoParquet and folders of their parts -> rows, a few thousand at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from listaudit.errors import InputError
from listaudit.model import Skipped, Where
from listaudit.readers.flatten import flat_row
from listaudit.readers.geojson import LATITUDE, LONGITUDE
from listaudit.readers.limits import MIB, PARQUET_GROUP_BYTES, PARQUET_ROWS
from listaudit.readers.open import Opened, opened
from listaudit.readers.row import Rows
from listaudit.readers.wkb import wkb_position

_GEOMETRY = ("geometry", "geom")
"""Names of binary columns that hold WKB where the file's `geo` metadata does not say so."""


def parts_in(folder: str) -> list[str]:
    """Return the Parquet files below a folder, sorted; names that begin with `_` or `.` are not data."""
    return sorted(
        str(path)
        for path in Path(folder).rglob("*.parquet")
        if path.is_file() and not path.name.startswith(("_", "."))
    )


def read_parquet_folder(folder: str) -> Rows:
    """Yield the rows of all parts below a folder, one part after another."""
    for part in parts_in(folder):
        with opened(part, "parquet") as source:
            yield from read_parquet(source)


def read_parquet(source: Opened) -> Rows:
    """Yield the rows of an opened Parquet file; WKB geometry becomes `@longitude` and `@latitude`.

    Raises:
        InputError: when the file is no sound Parquet, or one of its row groups is too large.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with source.anywhere() as file:
            table = pq.ParquetFile(file)
            _refuse_large_groups(table.metadata, source.name)
            geometries = _geometries(table.schema_arrow)
            number = 0
            for batch in table.iter_batches(PARQUET_ROWS):
                for record in _microseconds(batch).to_pylist():
                    number += 1
                    yield from _rows(record, geometries, Where(source.name, number))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputError(
            f"{source.name} is no sound Parquet file: {str(error).splitlines()[0][:120].rstrip('.')}.",
            "Copy or export it again.",
        ) from error


def _refuse_large_groups(metadata: Any, name: str) -> None:
    for index in range(metadata.num_row_groups):
        if metadata.row_group(index).total_byte_size > PARQUET_GROUP_BYTES:
            raise InputError(
                f"{name}: row group {index + 1} unpacks to more than {PARQUET_GROUP_BYTES // MIB:,} MB.",
                "Write the file again with smaller row groups.",
            )


def _geometries(schema: Any) -> frozenset[str]:
    """Return the names of the columns that hold WKB."""
    import pyarrow as pa

    stated = json.loads((schema.metadata or {}).get(b"geo", b"{}"))
    columns = stated.get("columns", {}) if isinstance(stated, dict) else {}
    named = {name for name, about in columns.items() if about.get("encoding") == "WKB"} | set(_GEOMETRY)
    binary = (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view)
    return frozenset(
        field.name for field in schema if field.name in named and any(kind(field.type) for kind in binary)
    )


def _microseconds(batch: Any) -> Any:
    """Cut timestamps down to what `datetime` can hold."""
    import pyarrow as pa

    fields = [
        field.with_type(pa.timestamp("us", field.type.tz))
        if pa.types.is_timestamp(field.type) and field.type.unit == "ns"
        else field
        for field in batch.schema
    ]
    schema = pa.schema(fields)
    return batch if schema.equals(batch.schema) else batch.cast(schema, safe=False)


def _rows(record: dict[Any, Any], geometries: frozenset[str], where: Where) -> Rows:
    for column in geometries:
        data = record.pop(column)
        position = wkb_position(data) if data else None
        if position:
            record[LONGITUDE], record[LATITUDE] = position
        elif data:
            yield Skipped(where, "geometry.unreadable", f"{len(data)} bytes in {column}")
    yield flat_row(record, where)
