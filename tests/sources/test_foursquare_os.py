import csv
import struct
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from listaudit.errors import InputError
from listaudit.model import Address, Listing, Point

PLACES = Path(__file__).parents[2] / "fixtures" / "foursquare-os" / "places.csv"
ID = "4b000000000000000000000"


def test_a_place_is_read_whole(read):
    assert read("places.csv").listings[0] == Listing(
        source="foursquare-os",
        listing_id=f"{ID}1",
        key=f"{ID}1",
        names=("Bluebird Bakery",),
        address=Address("120 Maple St", "", "", "Springfield", "IL", "62701", "US"),
        phones=("(217) 555-0101",),
        websites=("https://bluebird.example/springfield",),
        emails=("hello@bluebird.example",),
        socials=("bluebird.example", "bluebirdexample"),
        categories=("Dining and Drinking > Bakery",),
        point=Point(39.8, -89.65),
        created_on="2011-03-04",
    )


def test_a_date_of_closing_closes_and_nothing_else_does(read):
    assert read("places.csv").statuses == ["", "permanently_closed", "", "", ""]


def test_other_countries_keep_phones_and_addresses_as_written(read):
    russian, british = read("places.csv").listings[2:4]
    assert (russian.name, russian.phones) == ("Кафе «Вымысел»", ("8 (495) 000-01-11",))
    assert (british.address.street, british.address.city, british.address.region) == ("", "London", "")
    assert (british.phones, british.point) == (("020 7946 0112",), None)


def test_null_island_and_nameless_rows_are_named(read, hostile):
    found = read("places.csv")
    assert (found.names[4], found.listings[4].point) == (hostile, None)
    assert found.skips == [(6, "coordinates.zero", "latitude"), (7, "row.no-name", "name")]
    assert (found.benign, found.leftovers) == (frozenset(), {})


def test_the_release_in_parquet_says_the_same_as_its_table(read, read_path, tmp_path):
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = [_typed(row) for row in csv.DictReader(file)]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "places.parquet")
    assert read_path(tmp_path / "places.parquet").listings == read("places.csv").listings


def test_a_folder_of_parts_is_one_release_with_its_pin_in_columns_or_in_geom(read, read_path, tmp_path):
    with PLACES.open(encoding="utf-8", newline="") as file:
        first, second, *_ = [_typed(row) for row in csv.DictReader(file)]
    pin = struct.pack("<BIdd", 1, 1, second.pop("longitude"), second.pop("latitude"))
    box = {"xmin": -90.0, "ymin": 39.0, "xmax": -89.0, "ymax": 40.0}
    parts = (
        first,
        second | {"geom": pin, "bbox": box, "dt": "2026-09-09", "placemaker_url": "https://a.example"},
    )
    for number, part in enumerate(parts):
        pq.write_table(pa.Table.from_pylist([part]), tmp_path / f"places-{number:05}.zstd.parquet")
    (tmp_path / "_SUCCESS").touch()
    found = read_path(tmp_path)
    assert found.listings == read("places.csv").listings[:2]
    assert (found.skips, found.leftovers) == ([], {})


def _typed(row):
    """Return a row as the release types it: numbers for pins, lists of categories, nulls for nothing."""
    typed = {name: text or None for name, text in row.items()}
    for name in ("latitude", "longitude"):
        typed[name] = float(row[name]) if row[name] else None
    for name in ("fsq_category_ids", "fsq_category_labels", "unresolved_flags"):
        typed[name] = [row[name]] if row[name] else None
    return typed


def test_a_header_without_rows_is_no_source(read):
    with pytest.raises(InputError, match="holds no rows"):
        read("empty.csv")
