"""OpenStreetMap from files; live.json, search.json, split.json and errors.json are read by test_osm_live.py."""

import pytest

from listaudit.errors import InputError
from listaudit.model import Address, Hours, Listing, Point


def test_an_object_is_read_from_its_tags(read):
    assert read("export.geojson").listings[0] == Listing(
        source="osm",
        listing_id="node/9000000001",
        key="node/9000000001",
        url="https://www.openstreetmap.org/node/9000000001",
        names=("Bluebird Bakery",),
        address=Address("120 Maple Street", "4", "", "Springfield", "IL", "62701"),
        phones=("+1 217 555 0101", "+1 217 555 0119"),
        websites=("https://bluebird.example/springfield",),
        socials=("https://social.example/bluebird",),
        categories=("shop=bakery",),
        point=Point(39.8, -89.65),
        hours=Hours("Mo-Fr 07:00-15:00; Sa 08:00-14:00"),
        columns={"branch": "Maple Street"},
    )


def test_a_building_has_its_pin_in_the_middle_and_its_names_in_every_language(read):
    cafe = read("export.geojson").listings[1]
    assert (cafe.names, cafe.point) == (("Café du Merle", "Blackbird Café"), Point(45.765, 4.835))
    assert cafe.address == Address("12bis Rue des Fictions", city="Lyon", postcode="69001", country="FR")


def test_a_japanese_block_is_a_street_line(read):
    pharmacy = read("export.geojson").listings[2]
    assert (pharmacy.name, pharmacy.address.street, pharmacy.address.postcode) == (
        "つばめ薬局",
        "架空町3-14",
        "060-0000",
    )


def test_disused_is_closed_for_good_and_closed_all_week_for_now(read):
    found = read("export.geojson")
    closed = {name: status for name, status in zip(found.names, found.statuses, strict=True) if status}
    assert closed == {"Amselschuh": "permanently_closed", "Harbor Coffee": "temporarily_closed"}


def test_benches_nameless_shops_and_roads_are_counted_without_alarm(read, hostile):
    found = read("export.geojson")
    assert found.skips == [
        (6, "geometry.unreadable", ""),
        (7, "osm.not-a-business", ""),
        (8, "osm.no-name", ""),
        (9, "osm.not-a-business", ""),
    ]
    assert found.benign == {"osm.not-a-business", "osm.no-name"}
    assert (found.names[5], found.listings[5].point) == (hostile, None)


def test_a_tag_that_nobody_knows_is_named(read):
    assert read("export.geojson").leftovers == {"way/9000000002": ("tag:moon_phase",)}


def test_overpass_nests_tags_and_gives_ways_a_centre(read):
    found = read("overpass.json")
    cafe, books = found.listings
    assert (cafe.name, cafe.phones, cafe.point) == (
        "Кафе «Вымысел»",
        ("+7 495 000-01-11",),
        Point(55.75, 37.61),
    )
    assert (books.key, books.name, books.point) == ("way/9000000012", "Starling Books", Point(51.5, -0.12))
    assert (found.skips, found.leftovers) == ([(3, "osm.not-a-business", "")], {})


def test_a_map_without_businesses_is_read_and_an_empty_one_is_refused(read):
    found = read("none.geojson")
    assert (found.listings, found.benign) == ((), {"osm.not-a-business"})
    with pytest.raises(InputError, match="holds no rows"):
        read("empty.geojson")
