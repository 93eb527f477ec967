import struct

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from listaudit.errors import InputError
from listaudit.model import Address, Listing, Point

ID = "08f00000-0000-4000-8000-0000000000"


def test_a_nested_place_is_read_whole(read):
    assert read("places.ndjson").listings[0] == Listing(
        source="overture",
        listing_id=f"{ID}01",
        key=f"{ID}01",
        names=("Bluebird Bakery", "Boulangerie du Merle bleu"),
        address=Address("120 Maple St Ste 4", "", "", "Springfield", "IL", "62701-0001", "US"),
        phones=("+12175550101", "+12175550119"),
        websites=("https://bluebird.example/springfield",),
        emails=("hello@bluebird.example",),
        socials=("https://social.example/bluebird",),
        categories=("bakery", "coffee_shop"),
        brand="Bluebird",
        status="open",
        columns={"confidence": "0.97"},
    )


def test_nulls_are_nothing_and_other_scripts_stay(read):
    thai = read("places.ndjson").listings[1]
    assert (thai.name, thai.address.city, thai.phones) == (
        "ร้านกาแฟริมคลองสมมติ",
        "กรุงเทพมหานคร",
        ("+6620000101",),
    )
    assert (thai.websites, thai.emails, thai.socials, thai.status) == ((), (), (), "")


def test_what_is_closed_keeps_its_region_as_written(read):
    closed = read("places.ndjson").listings[2]
    assert (closed.status, closed.address.region, closed.phones) == (
        "permanently_closed",
        "US-IL",
        ("8155550102",),
    )


def test_odd_records_are_read_as_far_as_they_go(read, hostile):
    found = read("places.ndjson")
    formula, nameless = found.listings[3:]
    assert (formula.name, bool(formula.address), formula.point) == (hostile, False, None)
    assert (nameless.names, nameless.address.street) == ((), "1 Elm Way")
    assert found.skips == [(6, "json.bad-line", "")]
    assert found.leftovers == {f"{ID}04": ("weather",)}


def test_a_feature_has_its_pin_and_its_kind_is_no_category(read):
    found = read("places.geojsonl")
    (place,) = found.listings
    assert (place.names, place.point) == (("つばめ薬局", "Tsubame Pharmacy"), Point(43.06, 141.35))
    assert place.categories == ("pharmacy", "drugstore")
    assert (found.skips, found.leftovers) == ([], {})


def test_the_flat_table_has_its_pin_as_well_known_text(read):
    found = read("places.csv")
    bakery, tea = found.listings
    assert bakery == Listing(
        source="overture",
        listing_id=f"{ID}11",
        key=f"{ID}11",
        names=("Bäckerei Lerchenkorn",),
        address=Address("Amselweg 7a", given="Amselweg 7a"),
        phones=("+493023125101",),
        websites=("https://lerchenkorn.example",),
        socials=("https://social.example/lerchenkorn", "https://photos.example/lerchenkorn"),
        categories=("bakery",),
        point=Point(52.5, 13.4),
        columns={"confidence": "0.93"},
    )
    assert (tea.name, tea.phones, tea.point) == ("Larkmoor Tea", (), Point(43.6, -116.2))
    assert (found.skips, found.leftovers) == ([], {})


def test_a_folder_of_geoparquet_parts_is_read_with_maps_lists_and_binary_pins(read_path, tmp_path):
    names = pa.struct([("primary", pa.string()), ("common", pa.map_(pa.string(), pa.string()))])
    schema = pa.schema(
        [("id", pa.string()), ("geometry", pa.binary()), ("names", names), ("phones", pa.list_(pa.string()))]
    )
    place = {
        "id": f"{ID}21",
        "geometry": struct.pack("<BIdd", 1, 1, -89.65, 39.8),
        "names": {"primary": "Bluebird Bakery", "common": [("fr", "Boulangerie du Merle bleu")]},
        "phones": ["+12175550101"],
    }
    for number in range(2):
        table = pa.Table.from_pylist([place | {"id": f"{ID}{number}"}], schema=schema)
        pq.write_table(table, tmp_path / f"part-{number:05}.zstd.parquet")
    found = read_path(tmp_path)
    assert [listing.key for listing in found.listings] == [f"{ID}0", f"{ID}1"]
    assert found.listings[0].names == ("Bluebird Bakery", "Boulangerie du Merle bleu")
    assert (found.listings[0].point, found.leftovers) == (Point(39.8, -89.65), {})


def test_an_empty_file_is_no_source(read):
    with pytest.raises(InputError, match="is empty"):
        read("empty.ndjson")
