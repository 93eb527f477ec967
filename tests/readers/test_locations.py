from __future__ import annotations

import json

import pytest

from listaudit.model import Dated, Hours, Location, Point, Skipped, Tagged
from listaudit.readers import read_locations
from listaudit.readers.skips import NOTES, SKIPS

FULL = {
    "store_code": "0042", "name": "Bright Coffee", "street": "12 Oak St", "unit": "5", "city": "Springfield", "sublocality": "Old Town",
    "region": "IL", "postcode": "62701", "country": "us", "phone": "+1 217 555 0100; +1 217 555 0101", "website": "https://bright.example",
    "email": "hi@bright.example", "latitude": "39.8", "longitude": "-89.6", "hours": "Mo-Fr 09:00-17:00", "special_hours": "2026-12-24: x",
    "category": "Cafe; Bakery", "status": "OPERATIONAL", "business_type": "SAB", "address_public": "no", "entity_type": "doctor", "parent": "0001",
    "brand": "Bright", "opened_on": "2019-04-01", "closed_on": "", "alternate_names": "Bright; Bright's", "tracking_phones": "+1 217 555 0199",
    "shared_phones": "+1 217 555 0150", "former_names": "Dim Coffee@2020-01-31", "former_addresses": "1 Elm St, Springfield, IL 62701",
    "former_phones": "+1 217 555 0111", "former_websites": "https://dim.example", "socials": "https://s.example/bright", "id:yelp": "bright-1; bright-2",
    "phone@google": "+1 217 555 0198", "name@th": "ไบรท์", "shoe size": "44", "labels": "north",
}  # fmt: skip


def read(tmp_path, text, name="shops.csv", **options):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return list(read_locations(str(path), **options))


def locations(items):
    return [item for item in items if isinstance(item, Location)]


def codes(items):
    return [item.code for item in items if isinstance(item, Skipped)]


def test_every_column_of_ours_is_read(tmp_path):
    items = read(tmp_path, json.dumps([FULL]), "shops.json")
    (location,) = locations(items)
    assert codes(items) == []
    assert (location.store_code, location.names, location.brand) == ("0042", ("Bright Coffee",), "Bright")
    assert (location.address.sublocality, location.address.country, location.address.unit) == (
        "Old Town",
        "US",
        "5",
    )
    assert location.phones == ("+1 217 555 0100", "+1 217 555 0101")
    assert location.point == Point(39.8, -89.6)
    assert location.hours == Hours("Mo-Fr 09:00-17:00", "2026-12-24: x")
    assert location.categories == ("Cafe", "Bakery")
    assert (location.status, location.business_type, location.entity_type) == (
        "open",
        "service_area",
        "practitioner",
    )
    assert (location.address_public, location.parent, location.opened_on, location.closed_on) == (
        False,
        "0001",
        "2019-04-01",
        "",
    )
    assert (location.alternate_names, location.tracking_phones) == (
        ("Bright", "Bright's"),
        ("+1 217 555 0199",),
    )
    assert (location.shared_phones, location.socials) == (("+1 217 555 0150",), ("https://s.example/bright",))
    assert location.former_names == (Dated("Dim Coffee", "2020-01-31"),)
    assert location.former_addresses == (Dated("1 Elm St, Springfield, IL 62701"),)
    assert (location.former_phones, location.former_websites) == (
        (Dated("+1 217 555 0111"),),
        (Dated("https://dim.example"),),
    )
    assert location.source_ids == {"yelp": ("bright-1", "bright-2")}
    assert location.tagged == (
        Tagged("phone", "google", ("+1 217 555 0198",)),
        Tagged("name", "th", ("ไบรท์",)),
    )
    assert location.columns == {"shoe size": "44", "labels": "north"}


def test_a_row_without_a_name_is_named_and_the_rest_goes_on(tmp_path):
    items = read(tmp_path, "store_code,name\n1,\n2,Bright\n")
    assert items[0] == Skipped(items[0].where, "row.no-name", column="name")
    assert items[0].where.line == 2
    assert [location.store_code for location in locations(items)] == ["2"]


def test_a_file_without_a_column_for_the_name_says_which_columns_it_has(tmp_path):
    items = read(tmp_path, "No.,Shop sign,Phone\n1,Bright,217 555 0101\n")
    assert [(item.code, item.detail) for item in items] == [("header.no-name", "No., Shop sign")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("name,zip\nBright,62701\n", "Bright 62701"),
        ("name\nBright\n", "Bright"),
        ("name,store code\nBright,4.1E+10\n", "Bright"),
    ],
)
def test_without_a_store_code_the_key_is_name_and_postcode(tmp_path, text, key):
    assert locations(read(tmp_path, text))[0].store_code == key


def test_store_codes_that_lost_their_zeros_are_named_and_kept(tmp_path):
    items = read(tmp_path, "store_code,name\n0007,A\n42,B\n1234,C\n")
    assert [location.store_code for location in locations(items)] == ["0007", "42", "1234"]
    assert [(item.code, item.where.line) for item in items if isinstance(item, Skipped)] == [
        ("damage.store-code-short", 3)
    ]


def test_phones_that_lost_digits_are_named_and_not_used(tmp_path):
    items = read(tmp_path, "store_code,name,phone\n1,A,2.17555E+09\n2,B,2175550100.0\n")
    assert [location.phones for location in locations(items)] == [(), ("2175550100",)]
    assert codes(items) == ["damage.scientific"]


def test_words_that_nobody_knows_are_counted_and_read_as_nothing(tmp_path):
    items = read(tmp_path, "name,status,address_public,entity_type\nA,zebra,perhaps,moon\nB,Published,,\n")
    assert [(item.code, item.column, item.benign) for item in items if isinstance(item, Skipped)] == [
        ("word.unknown", "status", True),
        ("word.unknown", "address_public", True),
        ("word.unknown", "entity_type", True),
    ]
    assert [location.status for location in locations(items)] == ["", ""]


def test_a_users_column_map_is_used(tmp_path):
    items = read(tmp_path, "Salon,Ort\nBright,Berlin\n", columns={"Salon": "name"})
    assert (locations(items)[0].name, locations(items)[0].address.city) == ("Bright", "Berlin")


def test_the_country_helps_to_read_and_is_not_put_in(tmp_path):
    items = read(tmp_path, "name,state,zip\nBright,MA,2116\n", country="US")
    assert (locations(items)[0].address.postcode, locations(items)[0].address.country) == ("02116", "")


def test_the_bulk_sheet_of_google_is_read_as_it_is(tmp_path):
    header = (
        "Store code,Business name,Address line 1,Address line 2,Locality,Administrative area,Country / Region,Postal code,"
        "Primary phone,Additional phones,Sunday hours,Monday hours,Amenities: Wi-Fi (wi_fi),AdWords location extensions phone\n"
    )
    row = '7,Bright,12 Oak St,Suite 5,Springfield,IL,US,62701,+1 217 555 0100,"+1 217 555 0101, +1 217 555 0102",x,09:00-17:00,TRUE,+1 217 555 0199\n'
    (location,) = locations(read(tmp_path, header + row))
    assert (location.address.street, location.address.unit) == ("12 Oak St", "Suite 5")
    assert location.phones == ("+1 217 555 0100", "+1 217 555 0101", "+1 217 555 0102")
    assert (location.hours.text, location.tracking_phones) == (
        "Mo 09:00-17:00; Su closed",
        ("+1 217 555 0199",),
    )
    assert location.columns == {}


def test_an_extract_of_a_map_can_be_the_canonical_file(tmp_path):
    features = [
        {
            "type": "Feature",
            "id": "node/1",
            "properties": {"name": "Bright", "shop": "tea"},
            "geometry": {"type": "Point", "coordinates": [1, 2]},
        },
        {"type": "Feature", "id": "node/2", "properties": {"highway": "service"}, "geometry": None},
    ]
    items = read(tmp_path, json.dumps({"type": "FeatureCollection", "features": features}), "x.geojson")
    assert [location.store_code for location in locations(items)] == ["node/1"]
    assert codes(items) == ["osm.not-a-business"]


def test_a_row_that_no_reader_could_use_is_passed_on(tmp_path):
    assert codes(read(tmp_path, "store_code,name,city\n1,A,X\n1,2,3,4,5\n")) == ["row.too-long"]


def test_every_code_that_is_emitted_has_a_sentence_and_only_rows_left_out_are_no_notes():
    ours = {code for code in SKIPS if code.startswith(("damage.", "coordinates.", "word."))}
    assert ours <= NOTES
    assert not {"row.no-name", "osm.no-name", "osm.not-a-business"} & NOTES
