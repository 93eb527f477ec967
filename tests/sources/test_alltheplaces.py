import pytest

from listaudit.errors import InputError
from listaudit.model import Address, Hours, Listing, Location, Point, Request
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.play import Played, config_of, outcomes, play, read_body


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


# ---- over the network

SHOPS = [
    Location(store_code="101", names=("Starling Books",)),
    Location(store_code="102", names=("Starling",)),
]
LIVE = {"options": {"spiders": ["starling_books"]}}


def asked(options, shops=SHOPS):
    config = config_of("alltheplaces", options=options)
    found = planned(load_adapter(config), shops, config)
    return [item for item in found if isinstance(item, Request)]


def test_without_a_spider_every_location_is_unchecked_and_told_why():
    config = config_of("alltheplaces")
    (problem,) = planned(load_adapter(config), SHOPS, config)
    assert (problem.code, problem.store_codes) == ("fetch.nothing-to-ask", ("101", "102"))


@pytest.fixture
def played() -> Played:
    return play("alltheplaces", SHOPS, "live.json", **LIVE)


@pytest.mark.parametrize(
    ("options", "spiders"),
    [
        ({}, []),
        ({"spiders": []}, []),
        ({"spiders": 7}, []),
        ({"spiders": "wren_bank"}, ["wren_bank"]),
        ({"spiders": ["wren_bank", "wren_bank ", "", "../x?y"]}, ["wren_bank", "..%2Fx%3Fy"]),
    ],
)
def test_each_named_spider_is_fetched_once_for_all_locations_and_without_one_nothing_is(options, spiders):
    root = "https://data.alltheplaces.xyz/runs/latest/output"
    requests = asked(options)
    assert [request.url for request in requests] == [f"{root}/{spider}.geojson" for spider in spiders]
    assert all(request.store_codes == ("101", "102") for request in requests)
    assert asked(options, []) == []


def test_a_store_of_the_latest_run_is_read_as_from_a_file_and_is_as_old_as_the_crawl(played):
    found = played.listings[0]
    assert (found.listing_id, found.url) == (
        "aB3_inventedHash0000000000001101=",
        "https://starling.example/shops/1101",
    )
    assert found.address == Address("3 Fable Row", city="Leeds", postcode="LS1 0ZZ", country="GB")
    assert (found.phones, found.point) == (("+44 113 496 0101",), Point(53.8, -1.55))
    assert found.hours == Hours("Mo-Sa 09:00-17:30")
    assert (found.brand, found.categories) == ("Starling Books", ("shop=books",))
    assert found.fetched_at == "2026-11-01"
    assert found.columns == {"branch": "Leeds", "store_ref": "101", "robots_txt": "ignored"}
    assert found.where.request.startswith("alltheplaces: GET https://data.alltheplaces.xyz/")


def test_a_planned_end_does_not_close_yet_and_one_that_came_does(played):
    assert [(x.columns["store_ref"], x.status) for x in played.listings] == [
        ("101", ""),
        ("102", ""),
        ("103", "permanently_closed"),
        ("104", ""),
    ]


def test_a_feature_may_tell_of_its_own_crawl_and_unknown_tags_are_named(played):
    last = played.listings[-1]
    assert (last.name, last.fetched_at, last.point) == (
        "スターリング書店",
        "2026-10-25",
        Point(43.05, 141.25),
    )
    assert played.leftovers == {"tag:loyalty_card"}
    assert [(skip.code, skip.detail) for skip in played.skips] == [("geojson.not-feature", "str")]


@pytest.mark.parametrize(
    ("number", "code", "retry"),
    [
        (0, "fetch.unreadable", False),
        (1, "fetch.not-found", False),
        (2, "fetch.not-found", False),
        (3, "fetch.unreadable", False),
        (4, "fetch.server-error", True),
    ],
)
def test_errors_are_told_apart_and_stop_nobody_else(number, code, retry):
    found = outcomes("alltheplaces", "errors.json")[number]
    assert [(p.code, p.retry, p.stops) for p in found.problems] == [(code, retry, False)]
    assert found.listings == []


def test_a_crawl_that_found_nothing_is_told_with_the_name_of_its_spider():
    body, request = b'{"type": "FeatureCollection", "features": []}', asked(LIVE["options"])[0]
    problem = read_body("alltheplaces", body, request=request).problems[0]
    assert problem.detail == "the latest run of starling_books found nothing"
