import pytest

from listaudit.errors import InputError
from listaudit.model import Address, Hours, Listing, Point


def test_a_store_of_a_spider_is_read_whole(read):
    assert read("starling_books.geojson").listings[0] == Listing(
        source="alltheplaces",
        listing_id="aB3_inventedHash0000000000001=",
        key="aB3_inventedHash0000000000001=",
        url="https://starling.example/shops/leeds",
        names=("Starling Books",),
        address=Address("3 Fable Row", city="Leeds", postcode="LS1 0ZZ", country="GB"),
        phones=("+44 113 496 0101", "+44 113 496 0102"),
        websites=("https://starling.example/shops/leeds",),
        emails=("leeds@starling.example",),
        categories=("shop=books",),
        brand="Starling Books",
        point=Point(53.8, -1.55),
        hours=Hours("Mo-Sa 09:00-17:30"),
        columns={"branch": "Leeds", "store_ref": "101"},
    )


def test_an_end_date_closes_for_good_and_a_week_of_closed_for_now(read):
    found = read("starling_books.geojson")
    codes = [listing.columns["store_ref"] for listing in found.listings]
    assert dict(zip(codes, found.statuses, strict=True)) == {
        "101": "",
        "102": "temporarily_closed",
        "103": "permanently_closed",
        "104": "",
        "105": "permanently_closed",
    }
    assert found.listings[1].hours == Hours()


def test_an_address_of_one_line_stays_one_line_and_a_null_geometry_has_no_pin(read):
    cork = read("starling_books.geojson").listings[1]
    assert cork.address.given == "Unit 2, 8 Invention Quay, Cork, T12 X000, Ireland"
    assert (cork.address.country, cork.point) == ("IE", None)


def test_a_store_without_a_name_goes_by_its_brand_or_not_at_all(read, hostile):
    found = read("starling_books.geojson")
    assert found.names[3:] == ["スターリング書店", hostile]
    assert (found.skips, found.benign) == ([(6, "osm.no-name", "")], {"osm.no-name"})


def test_a_tag_that_nobody_knows_is_named(read):
    assert read("starling_books.geojson").leftovers == {
        "aB3_inventedHash0000000000004=": ("tag:loyalty_card",)
    }


def test_a_feature_a_line_is_read_the_same_whatever_kind_of_place_it_is(read):
    found = read("wren_bank.ndgeojson")
    assert [(x.name, x.categories, x.columns["store_ref"]) for x in found.listings] == [
        ("Wrenbank", ("amenity=bank",), "W1"),
        ("Wrenbank ATM", (), "W2"),
    ]
    assert (found.skips, found.leftovers) == ([], {})


def test_a_crawl_that_found_nothing_is_no_source(read):
    with pytest.raises(InputError, match="holds no rows"):
        read("empty.geojson")
