from dataclasses import replace

import orjson
import pytest

from listaudit.model import Address, Dated, Point, Request
from tests.sources.places import BAKERY, WENLOW, WORLD
from tests.sources.play import config_of, outcomes, play, read_body

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    former_addresses=(Dated("9 Old Rd, Chatham, IL 62629"),),
    source_ids={"azure-maps": ("840000000000001",)},
)
SEARCH = Request(
    url="https://atlas.microsoft.com/search/poi/json?query=x",
    store_codes=("1",),
    context={"names": ["bluebird"], "page": 2},
)


def test_it_is_a_proxy_of_tomtom():
    config = config_of("azure-maps")
    assert (config.platform, config.view, config.tier) == ("tomtom", "proxy", 3)


def test_a_place_is_read_whole():
    bluebird = play("azure-maps", [BAKERY], "found.json").listings[0]
    assert bluebird.listing_id == bluebird.key == "840000000000001"
    assert bluebird.names == ("Bluebird Bakery",)
    assert bluebird.address == Address(
        "120 Maple Street", "", "Downtown", "Springfield", "Illinois", "62701", "US"
    )
    assert (bluebird.phones, bluebird.point) == (("+1 217-555-0101",), Point(39.8, -89.65))
    assert bluebird.websites == ("www.bluebird.example",)
    assert bluebird.categories == ("bakery", "shop")
    assert (bluebird.brand, bluebird.status, bluebird.url) == ("Bluebird", "", "")
    assert bluebird.hours.text
    assert bluebird.leftovers == ()


def test_it_is_asked_by_current_and_former_name_here_and_in_the_former_town_but_not_by_id():
    played = play("azure-maps", [KNOWN], "found.json")
    assert [request.purpose for request in played.asked] == ["search"] * 4 + ["page"]
    terms = [request.url.partition("query=")[2].partition("&")[0] for request in played.asked[:4]]
    assert terms == [
        "Bluebird+Bakery",
        "Maple+Street+Bakery",
        "Bluebird+Bakery%2C+Chatham%2C+IL",
        "Maple+Street+Bakery%2C+Chatham%2C+IL",
    ]
    assert {request.sku for request in played.asked} == {"search"}
    assert {request.store_codes for request in played.asked} == {("0001",)}
    assert (played.unanswered, played.problems) == ([], [])


def test_the_next_page_is_read_and_streets_are_no_listings():
    played = play("azure-maps", [BAKERY], "found.json")
    assert played.names == ["Bluebird Bakery", "Quay Taxi"]
    assert played.asked[1].url.endswith("&ofs=2")


def test_a_search_that_ends_before_its_results_do_is_told():
    body = {"summary": {"totalResults": 500, "offset": 100}, "results": [{"poi": {"name": "Bluebird"}}]}
    played = read_body("azure-maps", orjson.dumps(body), request=SEARCH)
    assert [(p.code, p.detail) for p in played.problems] == [
        ("fetch.truncated", "101 of 500 results were read")
    ]


def test_a_location_without_a_pin_is_searched_around_its_address_and_not_around_its_state():
    played = play("azure-maps", WORLD, "countries.json")
    assert [request.purpose for request in played.asked] == ["geocode"] * 2 + ["search"] * 3
    assert "lat=52.500000&lon=-1.900000&radius=5000" in played.asked[3].url
    addresses = {one.name: one.address for one in played.listings}
    assert addresses["Kingfisher Books"].postcode == "ZZ99 9ZZ"
    assert addresses["Bäckerei Eisvogel"].street == "Lindenhof 7"
    assert addresses["青い鳥ベーカリー"].country == "JP"
    assert (played.leftovers, played.unanswered, played.problems) == (set(), [], [])


def test_an_address_that_the_map_does_not_know_leaves_its_location_unchecked():
    assert play("azure-maps", [WENLOW], "nowhere.json").codes == ["fetch.refused"]


def test_no_result_is_no_listing_and_no_problem():
    played = play("azure-maps", [BAKERY], "none.json")
    assert (played.listings, played.problems, played.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.forbidden", False, True),
        (2, "fetch.refused", False, False),
        (3, "fetch.rate-limited", True, False),
        (4, "fetch.server-error", True, False),
        (5, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("azure-maps", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_hostile_text_is_cleaned_and_what_nobody_knows_is_told():
    body = '{"results": [{"id": "1", "poi": {"name": "Blue\u202ebird\\u0000 ", "novel": 1}, "address": 7}]}'
    played = read_body("azure-maps", body.encode(), request=SEARCH)
    assert played.names == ["Bluebird"]
    assert played.leftovers == {"poi.novel", "address"}
