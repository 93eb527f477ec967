from dataclasses import replace

import orjson
import pytest

from listaudit.model import Address, Dated, Location, Point, Request
from listaudit.normalize.hours import parse_hours
from tests.sources.play import outcomes, play, read_body

SUITE = Location(
    store_code="0001",
    names=("Bluebird Bakery",),
    address=Address("120 Maple St", "Suite 4", "", "Springfield", "IL", "62701", "US"),
    phones=("(217) 555-0101",),
    point=Point(39.8, -89.65),
)
BAKERY = replace(SUITE, address=replace(SUITE.address, unit=""))
KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    former_addresses=(Dated("9 Old Rd, Chatham, IL 62629"),),
    source_ids={"here": ("here:pds:place:840x0000-gone", "here:pds:place:840x0000-0001")},
)
BERLIN = Location(
    store_code="0005",
    names=("Bäckerei Eisvogel",),
    address=Address("Lindenhof 7", "", "", "Berlin", "", "10115", "DE"),
)
TOKYO = Location(
    store_code="0003",
    names=("青い鳥ベーカリー",),
    address=Address(country="JP", given="東京都千代田区丸の内1-2-3"),
)
SEARCH = Request(
    url="https://discover.search.hereapi.com/v1/discover?q=x",
    store_codes=("1",),
    context={"names": ["bluebird"]},
)


def terms_of(requests):
    return [
        text.partition("q=")[2].partition("&")[0] for text in (r.url for r in requests) if "discover?" in text
    ]


def test_a_place_is_read_whole():
    bluebird = next(one for one in play("here", [KNOWN], "found.json").listings if one.categories)
    assert bluebird.listing_id == bluebird.key == "here:pds:place:840x0000-0001"
    assert bluebird.names == ("Bluebird Bakery",)
    assert bluebird.address == Address(
        "120 Maple St", "Market House, Ste 4", "Downtown", "Springfield", "Illinois", "62701", "US"
    )
    assert (bluebird.phones, bluebird.point) == (("+12175550101", "+18005550100"), Point(39.8, -89.65))
    assert bluebird.websites == ("https://www.bluebird.example",)
    assert bluebird.emails == ("hello@bluebird.example",)
    assert bluebird.categories == ("Bakery", "Coffee Shop")
    assert (bluebird.brand, bluebird.status, bluebird.url) == ("Bluebird", "", "")
    assert bluebird.leftovers == ()


def test_hours_are_recurrences_and_a_day_without_length_is_closed():
    bluebird = next(one for one in play("here", [KNOWN], "found.json").listings if one.categories)
    days = parse_hours(bluebird.hours.text).week.by_day()
    assert days[0] == ((7 * 60, 17 * 60),)
    assert days[5] == ((8 * 60, 12 * 60),)
    assert days[6] == ()


def test_it_is_asked_by_known_id_name_former_name_former_address_and_phone():
    played = play("here", [KNOWN], "found.json")
    assert [request.purpose for request in played.asked].count("ids") == 2
    assert terms_of(played.asked) == [
        "Bluebird+Bakery",
        "Maple+Street+Bakery",
        "Bluebird+Bakery%2C+9+Old+Rd%2C+Chatham%2C+IL+62629",
        "Maple+Street+Bakery%2C+9+Old+Rd%2C+Chatham%2C+IL+62629",
        "%2B12175550101",
    ]
    assert {request.store_codes for request in played.asked} == {("0001",)}
    assert (played.unanswered, played.problems) == ([], [])


def test_a_known_id_that_is_no_more_is_gone():
    gone = [one for one in play("here", [KNOWN], "found.json").listings if one.gone]
    assert [one.listing_id for one in gone] == ["here:pds:place:840x0000-gone"]


def test_addresses_and_streets_among_the_results_are_no_listings():
    assert set(play("here", [KNOWN], "found.json").names) == {"", "Bluebird Bakery", "Quay Taxi"}


def test_a_result_at_a_location_with_a_unit_is_looked_up_for_its_unit():
    played = play("here", [SUITE], "unit.json")
    assert [(one.name, one.address.unit) for one in played.listings] == [
        ("Quay Taxi", ""),
        ("Bluebird Bakery", "Market House, Ste 4"),
    ]
    assert [request.purpose for request in played.asked] == ["search", "search", "ids"]


def test_a_location_without_a_pin_is_searched_around_its_address():
    played = play("here", [BERLIN, TOKYO], "located.json")
    assert [request.purpose for request in played.asked] == ["geocode", "geocode", "search", "search"]
    assert "at=52.530000%2C13.380000" in played.asked[2].url
    berlin, tokyo = played.listings
    assert berlin.address == Address("Lindenhof 7", "", "Mitte", "Berlin", "Berlin", "10115", "DE")
    assert (tokyo.name, tokyo.address.country) == ("青い鳥ベーカリー", "JP")
    assert tokyo.address.given == "東京都千代田区丸の内1-2-3"
    assert (played.leftovers, played.unanswered, played.problems) == (set(), [], [])


def test_an_address_that_the_map_does_not_know_leaves_its_location_unchecked():
    played = play("here", [BERLIN], "nowhere.json")
    assert [(problem.code, problem.detail) for problem in played.problems] == [
        ("fetch.refused", "the map does not know the address to search around")
    ]


def test_a_list_that_is_full_to_the_last_of_results_like_ours_was_cut_short():
    body = orjson.dumps({"items": [{"title": "Bluebird", "id": str(n)} for n in range(100)]})
    played = read_body("here", body, request=SEARCH)
    assert (len(played.listings), played.codes) == (100, ["fetch.truncated"])


def test_no_result_is_no_listing_and_no_problem():
    played = play("here", [BAKERY], "none.json")
    assert (played.listings, played.problems, played.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.not-enabled", False, True),
        (2, "fetch.rate-limited", True, False),
        (3, "fetch.refused", False, False),
        (4, "fetch.server-error", True, False),
        (5, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("here", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_hostile_text_is_cleaned_and_what_nobody_knows_is_told():
    body = '{"items": [{"id": "1", "title": "Blue\u202ebird\\u0000 ", "contacts": 7, "novel": {"a": 1}}]}'
    played = read_body("here", body.encode(), request=SEARCH)
    assert played.names == ["Bluebird"]
    assert played.leftovers == {"contacts", "novel"}
