from __future__ import annotations

import csv
import gzip
import io
import json
import tracemalloc
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listaudit.errors import InputError
from listaudit.model import Skipped
from listaudit.readers.row import Row
from listaudit.readers.rows import read_rows
from listaudit.readers.skips import NOTES, SKIPS

SHARED = Path(__file__).parents[3] / "shared"
RECORDS = [{"store_code": f"S{n}", "name": f"Shop {n}", "city": "Łódź"} for n in range(40)]
TMP = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def as_csv() -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, RECORDS[0])
    writer.writeheader()
    writer.writerows(RECORDS)
    return out.getvalue().encode()


def as_xlsx() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([list(RECORDS[0]), *(list(record.values()) for record in RECORDS)]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def as_parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(RECORDS), out)
    return out.getvalue()


def as_features() -> bytes:
    features = [{"type": "Feature", "properties": record, "geometry": None} for record in RECORDS]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


FILES = {
    "a.csv": as_csv(),
    "a.tsv": as_csv().replace(b",", b"\t"),
    "a.xlsx": as_xlsx(),
    "a.json": json.dumps(RECORDS).encode(),
    "a.ndjson": "\n".join(map(json.dumps, RECORDS)).encode(),
    "a.geojson": as_features(),
    "a.parquet": as_parquet(),
}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_rows(tmp_path, name, packed):
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(FILES[name]) if packed else FILES[name])
    items = list(read_rows(str(path)))
    assert [dict(item.values) for item in items if isinstance(item, Row)] == RECORDS
    assert len(items) == len(RECORDS)


@pytest.mark.parametrize("name", FILES)
def test_the_format_may_be_named(tmp_path, name):
    path = tmp_path / "export.dat"
    path.write_bytes(FILES[name])
    assert len(list(read_rows(str(path), fmt=name.removeprefix("a.")))) == len(RECORDS)


def survives(path: Path) -> list[Row | Skipped]:
    """Read a file to its end or to an error that a user can understand."""
    try:
        items = list(read_rows(str(path)))
    except InputError as error:
        assert error.message  # noqa: PT017  # an input error is one of two good ends
        return []
    assert all(isinstance(item, Row) or item.code in SKIPS for item in items)
    return items


@TMP
@given(st.binary(max_size=200), st.sampled_from(sorted(FILES)), st.booleans())
def test_any_bytes_give_rows_skips_or_an_input_error(tmp_path, data, name, packed):
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if packed else data)
    survives(path)


@TMP
@given(st.sampled_from(sorted(FILES)), st.data())
def test_damaged_files_give_rows_skips_or_an_input_error(tmp_path, name, data):
    whole = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    path = tmp_path / name
    path.write_bytes(whole[: data.draw(st.integers(1, len(whole)))])
    survives(path)


CELLS = st.lists(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=6), max_size=9
)


@TMP
@given(st.lists(CELLS.filter(lambda cells: len(cells) > 1), max_size=9))
def test_rows_in_are_rows_out_and_rows_named(tmp_path, table):
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["store_code", "name", "city", "phone"])
        writer.writerows(table)
    items = [item for item in read_rows(str(path)) if isinstance(item, Row) or item.code not in NOTES]
    assert len(items) == len(table)


@pytest.mark.parametrize("name", ["a.csv", "a.ndjson", "a.json"])
def test_memory_does_not_grow_with_rows(tmp_path, name):
    def peak(count: int) -> int:
        many = RECORDS * count
        path = tmp_path / name
        lines = {
            "a.csv": "name,city\n" + "".join(f"{record['name']},{'x' * 80}\n" for record in many),
            "a.ndjson": "\n".join(map(json.dumps, many)),
            "a.json": json.dumps({"results": many}),
        }
        path.write_text(lines[name])
        tracemalloc.start()
        assert sum(1 for _ in read_rows(str(path))) == len(many)
        peaked = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peaked

    assert peak(1_600) < peak(800) * 1.3


def test_every_code_has_a_sentence_that_its_parameters_fill():
    for code, sentence in SKIPS.items():
        assert sentence.format(detail="x", column="y").endswith("."), code
    assert set(SKIPS) >= NOTES


REAL = {
    "datasets/cities/boise_overture.csv.gz": 17_639,
    "datasets/cities/boise_osm.geojson.gz": 8_986,
    "sources/gbp-bulk/samples/template/Google-Business-Profile-Template-fr.xlsx": 0,
    "sources/overture/samples/real/overture_pairs.ndjson": 1_687,
    "bench/fz/canonical.parquet": 533,
}


@pytest.mark.parametrize("path", REAL)
def test_real_files_are_read_whole(path):
    if not (SHARED / path).exists():
        pytest.skip("the shared real data is not here")
    items = list(read_rows(str(SHARED / path)))
    assert len(items) == REAL[path]
    assert all(isinstance(item, Row) for item in items)
