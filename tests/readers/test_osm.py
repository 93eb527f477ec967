from __future__ import annotations

import pytest

from listaudit.model import Skipped, Where
from listaudit.readers.osm import Dialect, translated
from listaudit.readers.row import Row

WHERE = Where("x.geojson", 1)


def read(tags, kind="listing"):
    return translated(Row(tags, WHERE, typed=True), kind)


@pytest.mark.parametrize(
    ("tags", "category"),
    [
        ({"shop": "bakery"}, ["shop=bakery"]),
        ({"office": "lawyer"}, ["office=lawyer"]),
        ({"amenity": "restaurant;bar"}, ["amenity=restaurant", "amenity=bar"]),
        ({"tourism": "hotel", "building": "hotel"}, ["tourism=hotel"]),
        ({"tourism": "attraction", "phone": "+1 217 555 0100"}, ["tourism=attraction"]),
        ({"information": "office", "tourism": "information"}, ["information=office"]),
        ({"disused:shop": "bakery"}, ["shop=bakery"]),
    ],
)
def test_places_of_business_are_known_by_the_table(tags, category):
    assert read({"name": "Bright", **tags}).values["category"] == category


@pytest.mark.parametrize(
    "tags",
    [
        {"amenity": "bench"}, {"amenity": "parking"}, {"highway": "bus_stop"}, {"natural": "tree"}, {"building": "yes"}, {"route": "bus"},
        {"power": "tower"}, {"shop": "vacant"}, {"shop": "no"}, {"tourism": "attraction"}, {"highway": "service", "service": "alley"}, {},
    ],
)  # fmt: skip
def test_what_is_no_place_of_business_is_skipped_without_alarm(tags):
    assert read({"name": "Elm", **tags}) == Skipped(WHERE, "osm.not-a-business", benign=True)


def test_a_feature_without_a_name_goes_by_its_brand_or_not_at_all():
    assert read({"shop": "bakery", "brand": "Bright"}).values["name"] == "Bright"
    assert read({"shop": "bakery"}) == Skipped(WHERE, "osm.no-name", benign=True)


def test_tags_become_our_columns():
    found = read(
        {
            "@id": "way/7", "@latitude": 1.5, "@longitude": 2.5, "name": "Bright", "shop": "bakery", "addr:housenumber": "12", "addr:street": "Oak St",
            "addr:unit": "5", "addr:city": "Springfield", "addr:state": "IL", "addr:postcode": "62701", "contact:phone": "+1 217 555 0100",
            "phone": "+1 217 555 0101", "contact:facebook": "bright", "opening_hours": "Mo-Fr 09:00-17:00", "alt_name": "Bright's",
            "name:fr": "Lumière", "cuisine": "cake", "moon": "full", "ref": "42", "old_name": "Dim", "branch": "North",
        }
    ).values  # fmt: skip
    assert found["phone"] == ["+1 217 555 0101", "+1 217 555 0100"]
    assert (found["house_number"], found["street"], found["unit"]) == ("12", "Oak St", "5")
    assert (found["listing_id"], found["listing_url"]) == ("way/7", "https://www.openstreetmap.org/way/7")
    assert found["alternate_names"] == ["Bright's", "Lumière"]
    assert (found["store_ref"], found["old_name"], found["branch"]) == ("42", "Dim", "North")
    assert [name for name in found if name.startswith("tag:")] == ["tag:moon"]


def test_an_owner_who_keeps_locations_as_tags_gets_names_by_language_and_former_names():
    found = read(
        {"@id": "node/1", "name": "Bright", "shop": "bakery", "name:fr": "Lumière", "old_name": "Dim"},
        "location",
    ).values
    assert (found["store_code"], found["name@fr"], found["former_names"]) == ("node/1", "Lumière", ["Dim"])


@pytest.mark.parametrize(
    ("street", "number", "found"),
    [
        ("Elm Street", "12;14", ("Elm Street", "12 & 14")),
        ("Elm Street", "12, 14", ("Elm Street", "12 & 14")),
        ("Elm Street", "12", ("Elm Street", "12")),
        ("Elm Street", "Shop A;B", ("Elm Street", "Shop A;B")),
        ("Elm Street;Oak Road", "12;3", ("Elm Street", "12")),
        ("Elm Street;Oak Road", "12", ("Elm Street", "12")),
    ],
)
def test_lists_in_address_tags_are_doors_of_one_street_or_one_on_each(street, number, found):
    tags = {"name": "A", "shop": "tea", "addr:street": street, "addr:housenumber": number}
    values = read(tags).values
    assert (values["street"], values["house_number"]) == found


def test_a_street_may_stand_without_a_house_number():
    values = read({"name": "A", "shop": "tea", "addr:street": "Elm Street"}).values
    assert values["street"] == "Elm Street"
    assert "house_number" not in values


def test_a_japanese_block_makes_the_street_line():
    tags = {
        "name": "A",
        "shop": "tea",
        "addr:quarter": "八幡",
        "addr:block_number": "1",
        "addr:housenumber": "2",
    }
    assert read(tags).values["street"] == "八幡1-2"


@pytest.mark.parametrize(
    ("tags", "status"),
    [
        ({"shop": "tea", "end_date": "2026-01-01"}, "permanently_closed"),
        ({"shop": "tea", "end_date": "yes"}, "permanently_closed"),
        ({"shop": "tea", "end_date": "no"}, None),
        ({"was:shop": "tea"}, "permanently_closed"),
        ({"shop": "tea", "opening_hours": "Mo-Su closed"}, "temporarily_closed"),
        ({"shop": "tea", "opening_hours": "off"}, "temporarily_closed"),
        ({"shop": "tea", "opening_hours": "Mo off"}, None),
        ({"shop": "tea", "was:shop": "bakery"}, None),
    ],
)
def test_closed_is_read_from_lifecycle_end_date_and_hours(tags, status):
    found = read({"name": "A", **tags}).values
    assert found.get("status") == status
    assert ("hours" in found) == (tags.get("opening_hours") == "Mo off")


def test_what_a_chains_crawler_found_is_a_place_of_business_whatever_its_tags():
    found = read(
        {
            "@spider": "bright",
            "@id": "k1=",
            "name": "Bright",
            "ref": "9",
            "@source_uri": "https://bright.example/9",
        }
    ).values
    assert (found["listing_id"], found["listing_url"], found["category"]) == (
        "k1=",
        "https://bright.example/9",
        [],
    )


def test_tags_that_overpass_nests_are_found():
    found = read(
        {"type": "node", "id": 5, "lat": 1.0, "lon": 2.0, "tags.name": "A", "tags.shop": "tea"}
    ).values
    assert (found["listing_id"], found["latitude"], found["name"]) == ("node/5", 1.0, "A")


@pytest.mark.parametrize(
    "tags",
    [
        {"@id": "node/1", "name": "A"},
        {"addr:street": "Oak St"},
        {"@spider": "x"},
        {"tags.name": "A"},
        {"contact:phone": "1"},
    ],
)
def test_tags_are_recognised_in_a_file_of_no_known_source(tags):
    dialect = Dialect("listing")
    assert isinstance(
        dialect.translate(Row({**tags, "highway": "service"}, WHERE, typed=True)), Skipped | Row
    )
    assert isinstance(dialect.translate(Row({"highway": "service"}, WHERE, typed=True)), Skipped)


def test_other_files_are_left_alone():
    plain = Row({"id": "7", "name": "A", "@id": "7"}, WHERE, typed=False)
    dialect = Dialect("listing")
    assert all(dialect.translate(plain) is plain for _ in range(60))
    assert Dialect("listing", "osm").translate(plain) == Skipped(WHERE, "osm.not-a-business", benign=True)
