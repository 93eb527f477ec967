from __future__ import annotations

import datetime as dt
import gzip
import json
import struct
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from listaudit.errors import InputError
from listaudit.model import Skipped
from listaudit.readers import parquet
from listaudit.readers.row import Row
from listaudit.readers.rows import read_rows

POINT = struct.pack("<BIdd", 1, 1, -89.65, 39.78)


def written(path: Path, **columns: object) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table(columns), path)
    return str(path)


def values(path: str) -> list[object]:
    return [item.values if isinstance(item, Row) else item.code for item in read_rows(path)]


def test_rows_keep_their_types_and_are_counted_from_one(tmp_path):
    path = written(tmp_path / "a.parquet", name=["A", "B"], lat=[1.5, float("nan")], open=[True, None])
    first, second = read_rows(path)
    assert isinstance(first, Row)
    assert (dict(first.values), first.where.line, first.typed) == (
        {"name": "A", "lat": 1.5, "open": True},
        1,
        True,
    )
    assert isinstance(second, Row)
    assert dict(second.values) == {"name": "B", "lat": None, "open": None}


def test_structs_lists_and_maps_are_flattened(tmp_path):
    names = pa.array(
        [{"primary": "A", "common": [("en", "a")]}],
        pa.struct([("primary", pa.string()), ("common", pa.map_(pa.string(), pa.string()))]),
    )
    path = written(
        tmp_path / "a.parquet", names=names, addresses=[[{"freeform": "12 Oak St"}]], phones=[["1", "2"]]
    )
    assert values(path) == [
        {
            "names.primary": "A",
            "names.common.en": "a",
            "addresses.0.freeform": "12 Oak St",
            "phones": ["1", "2"],
        }
    ]


def test_days_times_and_decimals_are_plain_values(tmp_path):
    nanos = pa.array([1_600_000_000_123_456_789], pa.timestamp("ns", "UTC"))
    path = written(tmp_path / "a.parquet", day=[dt.date(2026, 11, 2)], at=nanos, raw=[b"\0"])
    assert values(path) == [
        {
            "day": dt.datetime(2026, 11, 2),  # noqa: DTZ001
            "at": dt.datetime(2020, 9, 13, 12, 26, 40, 123456, dt.UTC),
            "raw": None,
        }
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (POINT, [{"name": "A", "@longitude": -89.65, "@latitude": 39.78}]),
        (None, [{"name": "A"}]),
        (b"no geometry", ["geometry.unreadable", {"name": "A"}]),
    ],
)
def test_wkb_becomes_a_pin(tmp_path, data, expected):
    geometry = pa.array([data], pa.binary())
    assert values(written(tmp_path / "a.parquet", name=["A"], geometry=geometry)) == expected


def test_the_geometry_column_may_be_named_by_the_file(tmp_path):
    geo = {"columns": {"where": {"encoding": "WKB"}, "name": {"encoding": "WKB"}}}
    table = pa.table({"name": ["A"], "where": pa.array([POINT], pa.large_binary())})
    path = tmp_path / "a.parquet"
    pq.write_table(table.replace_schema_metadata({"geo": json.dumps(geo)}), path)
    assert values(str(path)) == [{"name": "A", "@longitude": -89.65, "@latitude": 39.78}]


def test_a_folder_of_parts_is_read_part_by_part(tmp_path):
    for part, name in (("type=b/1.parquet", "B"), ("a.parquet", "A"), ("_temporary.parquet", "no")):
        written(tmp_path / part, name=[name])
    items = list(read_rows(str(tmp_path)))
    assert [(Path(item.where.file).name, item.where.line) for item in items] == [
        ("a.parquet", 1),
        ("1.parquet", 1),
    ]


def test_a_packed_file_is_read(tmp_path):
    path = tmp_path / "a.parquet.gz"
    path.write_bytes(gzip.compress(Path(written(tmp_path / "b.parquet", name=["A"])).read_bytes()))
    assert values(str(path)) == [{"name": "A"}]


@pytest.mark.parametrize("cut", [slice(0, 50), slice(4, None), slice(-30, None)])
def test_broken_files_are_refused(tmp_path, cut):
    path = Path(written(tmp_path / "a.parquet", name=["A"] * 99))
    path.write_bytes(path.read_bytes()[cut])
    with pytest.raises(InputError, match="no sound Parquet file") as caught:
        list(read_rows(str(path)))
    assert caught.value.hint


def test_a_page_that_is_damaged_is_refused(tmp_path):
    path = Path(written(tmp_path / "a.parquet", name=[f"name {n}" for n in range(9_999)]))
    data = bytearray(path.read_bytes())
    data[60:900] = bytes(840)
    path.write_bytes(data)
    with pytest.raises(InputError, match="no sound Parquet file"):
        list(read_rows(str(path)))


def test_a_row_group_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "PARQUET_GROUP_BYTES", 10)
    with pytest.raises(InputError, match="row group 1 unpacks"):
        list(read_rows(written(tmp_path / "a.parquet", name=["A"] * 99)))


def test_a_folder_without_parts_is_refused(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        list(read_rows(str(tmp_path)))


def test_text_that_is_too_long_is_named(tmp_path):
    (item,) = read_rows(written(tmp_path / "a.parquet", name=["x" * 100_001]))
    assert isinstance(item, Skipped)
    assert (item.code, item.column, item.where.line) == ("cell.too-long", "name", 1)
