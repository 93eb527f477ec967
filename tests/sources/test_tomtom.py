from dataclasses import replace

import orjson
import pytest

from listaudit.model import Address, Dated, Point, Request
from listaudit.normalize.hours import parse_hours
from tests.sources.places import BAKERY, WENLOW, WORLD
from tests.sources.play import outcomes, play, read_body

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    former_addresses=(Dated("9 Old Rd, Chatham, IL 62629"),),
    source_ids={"tomtom": ("gone000000001", "840000000000001")},
)
SEARCH = Request(
    url="https://api.tomtom.com/search/2/poiSearch/x.json?limit=100&ofs=100",
    store_codes=("1",),
    context={"names": ["bluebird"], "page": 1},
)


def page_of(total, offset=0, **address):
    place = {"id": "1", "poi": {"name": "Bluebird"}, "address": address}
    return orjson.dumps({"summary": {"offset": offset, "totalResults": total}, "results": [place]})


def test_a_place_is_read_whole():
    bluebird = play("tomtom", [BAKERY], "found.json").listings[0]
    assert bluebird.listing_id == bluebird.key == "840000000000001"
    assert bluebird.names == ("Bluebird Bakery",)
    assert bluebird.address == Address(
        "120 Maple Street", "", "Downtown", "Springfield", "Illinois", "62701", "US"
    )
    assert (bluebird.phones, bluebird.point) == (("+1 217-555-0101",), Point(39.8, -89.65))
    assert bluebird.websites == ("www.bluebird.example",)
    assert bluebird.categories == ("bakery", "shop")
    assert (bluebird.brand, bluebird.status, bluebird.url) == ("Bluebird", "", "")
    assert bluebird.leftovers == ()


def test_hours_are_the_next_seven_days():
    bluebird = play("tomtom", [BAKERY], "found.json").listings[0]
    days = parse_hours(bluebird.hours.text).week.by_day()
    assert days[0] == ((7 * 60, 17 * 60),)
    assert days[5] == ((20 * 60, 25 * 60 + 30),)
    assert days[6] == ()


def test_it_is_asked_by_known_id_and_by_current_and_former_name_here_and_in_the_former_town():
    played = play("tomtom", [KNOWN], "found.json")
    assert [request.purpose for request in played.asked] == ["ids"] * 2 + ["search"] * 4 + ["page"]
    paths = [request.url.partition("/search/2/")[2].partition("?")[0] for request in played.asked[2:6]]
    assert paths == [
        "poiSearch/Bluebird%20Bakery.json",
        "poiSearch/Maple%20Street%20Bakery.json",
        "poiSearch/Bluebird%20Bakery%2C%20Chatham%2C%20IL.json",
        "poiSearch/Maple%20Street%20Bakery%2C%20Chatham%2C%20IL.json",
    ]
    assert ["radius=5000" in request.url for request in played.asked[2:6]] == [True, True, False, False]
    assert {request.store_codes for request in played.asked} == {("0001",)}
    assert (played.unanswered, played.problems) == ([], [])


def test_a_known_id_without_a_place_is_gone():
    gone = [one for one in play("tomtom", [KNOWN], "found.json").listings if one.gone]
    assert [one.listing_id for one in gone] == ["gone000000001"]


def test_the_next_page_is_read_and_streets_are_no_listings():
    played = play("tomtom", [BAKERY], "found.json")
    assert played.names == ["Bluebird Bakery", "Quay Taxi"]
    assert played.asked[1].url.endswith("&ofs=2")


def test_a_search_that_ends_before_its_results_do_is_told():
    known = replace(SEARCH, context={"names": ["bluebird"], "page": 2})
    played = read_body("tomtom", page_of(500, 100), request=known)
    assert [(p.code, p.detail) for p in played.problems] == [
        ("fetch.truncated", "101 of 500 results were read")
    ]


def test_a_further_page_takes_the_place_of_its_offset():
    asked = read_body("tomtom", page_of(500, 100), request=SEARCH).asked
    assert [request.url.partition("?")[2] for request in asked] == ["limit=100&ofs=101"]


def test_a_search_of_a_whole_country_has_no_further_pages():
    known = replace(SEARCH, context={"names": ["bluebird"], "page": 0})
    played = read_body("tomtom", page_of(80_000), request=known)
    assert (played.asked, played.problems) == ([], [])


def test_a_location_without_a_pin_is_searched_around_its_address_and_not_around_its_state():
    played = play("tomtom", WORLD, "countries.json")
    assert [request.purpose for request in played.asked] == ["geocode", "geocode", "search"] + ["search"] * 2
    assert "lat=52.500000&lon=-1.900000&radius=5000" in played.asked[3].url
    addresses = {one.name: one.address for one in played.listings}
    assert addresses["Kingfisher Books"] == Address(
        "3 Mill Lane", "", "", "Wenlow", "England", "ZZ99 9ZZ", "GB"
    )
    assert addresses["Bäckerei Eisvogel"].street == "Lindenhof 7"
    assert addresses["青い鳥ベーカリー"].country == "JP"
    assert next(one.categories for one in played.listings if one.name == "Kingfisher Books") == ("bookshop",)
    assert (played.leftovers, played.unanswered, played.problems) == (set(), [], [])


def test_an_address_that_the_map_does_not_know_leaves_its_location_unchecked():
    assert play("tomtom", [WENLOW], "nowhere.json").codes == ["fetch.refused"]


@pytest.mark.parametrize(
    ("country", "short", "whole", "postcode"),
    [
        ("GB", "ZZ99", "ZZ99 9ZZ", "ZZ99 9ZZ"),
        ("BR", "01310", "01310-100", "01310-100"),
        ("US", "62701", "6270100", "62701"),
        ("GB", "ZZ99", "ZZ99 9ZZ, ZZ99 9ZY", "ZZ99"),
        ("DE", "10115", "", "10115"),
        ("GB", "", "ZZ99 9ZZ", "ZZ99 9ZZ"),
    ],
)
def test_the_whole_postcode_is_taken_where_the_plain_one_is_its_head(country, short, whole, postcode):
    body = page_of(1, countryCode=country, postalCode=short, extendedPostalCode=whole)
    assert read_body("tomtom", body, request=SEARCH).listings[0].address.postcode == postcode


def test_no_result_is_no_listing_and_no_problem():
    played = play("tomtom", [BAKERY], "none.json")
    assert (played.listings, played.problems, played.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.rate-limited", True, False),
        (1, "fetch.quota", False, True),
        (2, "fetch.bad-key", False, True),
        (3, "fetch.not-enabled", False, True),
        (4, "fetch.forbidden", False, True),
        (5, "fetch.refused", False, False),
        (6, "fetch.rate-limited", True, False),
        (7, "fetch.not-found", False, True),
        (8, "fetch.server-error", True, False),
        (9, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("tomtom", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_hostile_text_is_cleaned_and_what_nobody_knows_is_told():
    body = '{"results": [{"id": "1", "poi": {"name": "Blue\u202ebird\\u0000 ", "novel": 1}, "address": 7}]}'
    played = read_body("tomtom", body.encode(), request=SEARCH)
    assert played.names == ["Bluebird"]
    assert played.leftovers == {"poi.novel", "address"}
