from __future__ import annotations

import json

import pytest

from listaudit.model import Listing, Point, Skipped, Source
from listaudit.readers import read_listings

SOURCE = Source(name="yp", id="file", title="A file", platform="yellow-pages")


def read(tmp_path, text, name="x.csv", source=SOURCE, adapter=None, **options):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return list(read_listings(str(path), source, adapter, **options))


def test_a_listing_carries_its_source_key_and_place_in_the_file(tmp_path):
    text = "id,name,listing url,website,reviews,claimed,checked_at,odd one\n7,Bright,https://yp.example/7,https://bright.example,12,no,2026-11-01,x\n"
    (listing,) = read(tmp_path, text)
    assert (listing.source, listing.listing_id, listing.key, listing.url) == (
        "yp",
        "7",
        "7",
        "https://yp.example/7",
    )
    assert (listing.reviews, listing.claimed, listing.fetched_at) == (12, False, "2026-11-01")
    assert (listing.leftovers, listing.where.line, listing.gone) == (("odd one",), 2, False)


def test_the_key_is_the_id_else_the_url_else_a_digest_of_raw_facts(tmp_path):
    rows = "id,name,profile_url,address,phone\n7,A,https://yp.example/7,1 Oak St,1\n,A,https://yp.example/7,1 Oak St,1\n,A,,1 Oak St,1\n,A,,1 Oak St,2\n"
    keys = [listing.key for listing in read(tmp_path, rows)]
    assert keys[:2] == ["7", "https://yp.example/7"]
    assert [len(key) for key in keys[2:]] == [12, 12]
    assert keys[2] != keys[3]
    assert keys == [listing.key for listing in read(tmp_path, rows)]


def test_an_id_that_lost_digits_is_named_and_not_used(tmp_path):
    listing, note = read(tmp_path, "id,name,listing_url\n1.68885E+15,A,https://yp.example/a\n")
    assert (listing.listing_id, listing.key, note.code, note.benign) == (
        "",
        "https://yp.example/a",
        "damage.scientific",
        False,
    )


def test_overtures_nested_records_are_read(tmp_path):
    record = {
        "id": "08f4", "names": {"primary": "Bright", "common": {"fr": "Lumière"}}, "phones": ["+12175550100"], "websites": ["https://bright.example"],
        "addresses": [{"freeform": "12 Oak St", "locality": "Springfield", "region": "IL", "postcode": "62701", "country": "US"}],
        "categories": {"primary": "cafe", "alternate": ["bakery"]}, "operating_status": "permanently_closed", "socials": ["https://s.example/b"],
        "brand": {"names": {"primary": "Bright"}}, "sources": [{"dataset": "meta"}, {"dataset": "msft"}],
    }  # fmt: skip
    (listing,) = read(
        tmp_path,
        json.dumps(record),
        "x.ndjson",
        Source(name="o", id="overture", title="", platform="overture", columns={"sources.*": ""}),
    )
    assert (listing.listing_id, listing.names, listing.status) == (
        "08f4",
        ("Bright", "Lumière"),
        "permanently_closed",
    )
    assert (listing.address.street, listing.address.city, listing.address.country) == (
        "12 Oak St",
        "Springfield",
        "US",
    )
    assert (listing.categories, listing.brand, listing.leftovers) == (("cafe", "bakery"), "Bright", ())


def test_overtures_flat_table_has_its_pin_as_well_known_text(tmp_path):
    text = "id,name,category,address,phones,websites,emails,socials,geometry\nad48,Bright,cafe,12 Oak St,+12175550100,,,https://s.example/a|https://s.example/b,POINT (-89.6 39.8)\n"
    (listing,) = read(tmp_path, text)
    assert (listing.point, len(listing.socials), listing.leftovers) == (Point(39.8, -89.6), 2, ())


def test_foursquares_date_of_closing_closes(tmp_path):
    text = "fsq_place_id,name,tel,date_closed,fsq_category_labels\n4b,Bright,217 555 0100,2025-01-01,Dining > Cafe\n4c,Dim,,,\n"
    closed, other = read(tmp_path, text)
    assert (closed.listing_id, closed.status, closed.phones, closed.categories) == (
        "4b",
        "permanently_closed",
        ("217 555 0100",),
        ("Dining > Cafe",),
    )
    assert other.status == ""


def test_a_closed_flag_counts_as_a_status(tmp_path):
    assert [listing.status for listing in read(tmp_path, "name,is_closed\nA,true\nB,false\n")] == [
        "permanently_closed",
        "",
    ]


def test_map_features_are_read_and_others_counted(tmp_path):
    features = [
        {
            "type": "Feature",
            "id": "node/1",
            "properties": {"name": "Bright", "shop": "tea", "moon": "full"},
            "geometry": {"type": "Point", "coordinates": [1, 2]},
        },
        {
            "type": "Feature",
            "id": "node/2",
            "properties": {"amenity": "bench"},
            "geometry": {"type": "Point", "coordinates": [1, 2]},
        },
    ]
    source = Source(name="osm", id="osm", title="", platform="openstreetmap")
    listing, skipped = read(
        tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "x.geojson", source
    )
    assert (listing.key, listing.point, listing.categories, listing.leftovers) == (
        "node/1",
        Point(2.0, 1.0),
        ("shop=tea",),
        ("tag:moon",),
    )
    assert (skipped.code, skipped.benign) == ("osm.not-a-business", True)


def test_a_row_without_a_name_cannot_be_used(tmp_path):
    (item,) = read(tmp_path, "city,name\nBoise,N/A\n")
    assert (item.code, item.column, item.benign) == ("row.no-name", "name", False)


def test_a_row_without_a_name_is_a_listing_where_it_has_an_id(tmp_path):
    (item,) = read(tmp_path, "id,name\n7,N/A\n")
    assert (item.key, item.names) == ("7", ())


class Twice:
    def row(self, record, where):
        if not record["label"]:
            return Skipped(where, "row.no-name")
        return Listing(source="?", key=str(record["label"]), names=(str(record["label"]) * 2,), where=where)


def test_an_adapter_reads_rows_where_a_column_map_cannot(tmp_path):
    listing, skipped = read(tmp_path, "label,x\nab,1\n,2\n", adapter=Twice())
    assert (listing.name, listing.source) == ("abab", "yp")
    assert isinstance(skipped, Skipped)


class Broken:
    def __init__(self, error):
        self.error = error

    def row(self, record, where):
        if record["label"] == "bad":
            raise self.error
        return None if record["label"] == "nothing" else Twice().row(record, where)


@pytest.mark.parametrize("error", [KeyError("=1+1"), SystemExit(0)], ids=["breaks", "exits"])
def test_a_row_at_which_an_adapter_fails_is_skipped_and_no_other(tmp_path, error):
    text = "label,x\nab,1\nbad,2\nnothing,3\ncd,4\n"
    first, failed, nothing, last = read(tmp_path, text, adapter=Broken(error))
    assert (first.name, last.name) == ("abab", "cdcd")
    assert [(item.code, item.where.line, item.benign) for item in (failed, nothing)] == [
        ("row.adapter-failed", 3, False),
        ("row.adapter-failed", 4, False),
    ]
    assert (failed.detail, nothing.detail) == (type(error).__name__, "it gave NoneType")


def test_a_row_that_cannot_be_read_is_passed_on(tmp_path):
    assert [item.code for item in read(tmp_path, "id,name,city\n1,2,3,4,5\n")] == ["row.too-long"]


@pytest.mark.parametrize("country", ["", "US"])
def test_a_country_helps_to_read_postcodes(tmp_path, country):
    listing, *_ = read(tmp_path, "name,state,zip\nA,MA,2116\n", country=country)
    assert listing.address.postcode == ("02116" if country else "2116")
