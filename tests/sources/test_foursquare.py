from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from listaudit.model import Address, Dated, Hours, Location, Point, Request
from listaudit.normalize.hours import parse_hours
from tests.sources.places import BAKERY
from tests.sources.play import outcomes, play, read_body

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    former_addresses=(Dated("9 Old Rd, Chatham, IL 62629"),),
    source_ids={"foursquare": ("5f0000000000000000000gon", "5f0000000000000000000001")},
)
WORLD = (
    Location(
        store_code="0002",
        names=("Café Martin-Pêcheur",),
        address=Address("7 Rue du Lavoir", "", "", "Paris", "", "75011", "FR"),
    ),
    Location(
        store_code="0003",
        names=("青い鳥ベーカリー",),
        address=Address(country="JP", given="東京都千代田区丸の内1-2-3"),
        point=Point(35.68, 139.76),
    ),
    Location(
        store_code="0004",
        names=("Kingfisher Books",),
        address=Address("3 Mill Lane", "", "", "Little Wenlow", "", "ZZ99 9ZZ", "GB"),
    ),
)
SEARCH = Request(
    url="https://places-api.foursquare.com/places/search?query=x", store_codes=("1",), context={"page": 1}
)


def asked(requests, **wanted):
    """Return the parameters of the searches that have all of `wanted`."""
    found = [{key: value[0] for key, value in parse_qs(urlsplit(r.url).query).items()} for r in requests]
    return [one for one in found if all(one.get(key) == value for key, value in wanted.items())]


def test_a_place_is_read_whole():
    bluebird = play("foursquare", [BAKERY], "found.json").listings[0]
    assert bluebird.listing_id == bluebird.key == "5f0000000000000000000001"
    assert bluebird.names == ("Bluebird Bakery",)
    assert bluebird.address == Address("120 Maple St Ste 4", "", "", "Springfield", "IL", "62701", "US")
    assert (bluebird.phones, bluebird.point) == (("(217) 555-0101",), Point(39.8, -89.65))
    assert bluebird.websites == ("https://www.bluebird.example/",)
    assert bluebird.emails == ("hello@bluebird.example",)
    assert bluebird.categories == ("Bakery", "Coffee Shop")
    assert bluebird.brand == "Bluebird"
    assert bluebird.url == "https://foursquare.com/placemakers/review-place/5f0000000000000000000001"
    assert (bluebird.created_on, bluebird.status, bluebird.hours) == ("2011-03-02", "", Hours())
    assert bluebird.columns == {
        "store_id": "0001",
        "date_refreshed": "2026-08-19",
        "unresolved_flags": "duplicate",
    }
    assert bluebird.leftovers == ()


def test_empty_handles_are_no_pages_and_others_become_addresses():
    socials = {one.key: one.socials for one in play("foursquare", [BAKERY], "found.json").listings}
    assert socials["5f0000000000000000000001"] == (
        "https://www.facebook.com/100000000000001",
        "https://www.instagram.com/bluebirdbakery",
    )
    assert socials["5f0000000000000000000002"] == ()


def test_it_is_asked_by_known_id_and_by_current_and_former_name_here_and_in_the_former_town():
    played = play("foursquare", [KNOWN], "found.json")
    assert [request.purpose for request in played.asked].count("ids") == 2
    assert [one["query"] for one in asked(played.asked, ll="39.800000,-89.650000", radius="5000")] == [
        "Bluebird Bakery",
        "Maple Street Bakery",
        "Bluebird Bakery",  # the second page
    ]
    assert [one["query"] for one in asked(played.asked, near="Chatham, IL, US")] == [
        "Bluebird Bakery",
        "Maple Street Bakery",
    ]
    assert played.unanswered == []
    assert {request.store_codes for request in played.asked} == {("0001",)}
    assert {request.sku for request in played.asked} == {"pro"}


def test_phones_are_searched_where_that_is_wanted():
    played = play("foursquare", [BAKERY], "none.json", options={"phones": True})
    assert [one["query"] for one in asked(played.asked)] == ["Bluebird Bakery", "+12175550101"]


def test_a_known_id_that_is_no_more_is_gone():
    gone = [one for one in play("foursquare", [KNOWN], "found.json").listings if one.gone]
    assert [one.listing_id for one in gone] == ["5f0000000000000000000gon"]


def test_a_version_of_the_api_that_is_no_more_makes_no_listing_gone():
    known = Request(url="https://places-api.foursquare.com/places/x", purpose="ids", answers=frozenset({404}))
    played = read_body("foursquare", b'{"message": "Gone."}', status=410, request=known)
    assert (played.listings, played.codes) == ([], ["fetch.not-found"])


def test_a_closed_place_is_closed_for_good_and_others_state_nothing():
    states = {one.name: one.status for one in play("foursquare", [KNOWN], "found.json").listings}
    assert states["Maple Street Bakery"] == "permanently_closed"
    assert states["Bluebird Bakery & Cafe"] == ""


def test_the_next_page_is_read_while_results_are_like_ours():
    played = play("foursquare", [BAKERY], "found.json")
    assert played.names == ["Bluebird Bakery", "Bluebird Bakery & Cafe", "Quay Taxi"]
    assert [request.purpose for request in played.asked] == ["search", "page"]
    assert (played.problems, played.unanswered) == ([], [])


def test_a_search_that_ends_before_its_pages_do_is_told():
    played = play("foursquare", [BAKERY], "found.json", options={"pages": 1})
    assert [(problem.code, problem.detail) for problem in played.problems] == [
        ("fetch.truncated", "50 results were read")
    ]


@pytest.mark.parametrize(
    ("link", "asked_on"),
    [
        ('<https://places-api.foursquare.com/places/search?cursor=c>; rel="next"', 1),
        ("https://places-api.foursquare.com/places/search?cursor=c", 1),
        ('<https://places-api.foursquare.com/a>; rel="prev"', 0),
        ("nonsense", 0),
    ],
    ids=["in brackets", "alone", "another page", "nonsense"],
)
def test_the_link_header_may_have_either_form(link, asked_on):
    request = replace(SEARCH, context={"page": 1, "names": ["x"]})
    played = read_body(
        "foursquare", b'{"results": [{"fsq_place_id": "1", "name": "x"}]}', request=request, link=link
    )
    assert (len(played.asked), played.problems) == (asked_on, [])


def test_a_next_page_elsewhere_is_not_asked_with_our_key():
    link = '<https://elsewhere.example/?cursor=c>; rel="next"'
    request = replace(SEARCH, context={"page": 1, "names": ["x"]})
    played = read_body("foursquare", b'{"results": [{"name": "x"}]}', request=request, link=link)
    assert (played.asked, played.codes) == ([], ["fetch.truncated"])


def test_hours_are_asked_for_only_where_wanted_and_are_billed_as_premium():
    played = play("foursquare", [BAKERY], "hours.json", options={"hours": True})
    assert [request.sku for request in played.asked] == ["premium"]
    week = parse_hours(played.listings[0].hours.text).week
    assert week.by_day()[0] == ((7 * 60, 17 * 60),)
    assert week.by_day()[5] == ((8 * 60, 24 * 60 + 30),)
    assert played.listings[0].leftovers == ()


def test_places_in_other_countries_and_scripts_are_read():
    played = play("foursquare", WORLD, "countries.json")
    paris, tokyo, wenlow = played.listings
    assert paris.address == Address("7 rue du Lavoir", "", "", "Paris", "Île-de-France", "75011", "FR")
    assert paris.socials == ("https://www.instagram.com/martinpecheur",)
    assert (tokyo.name, tokyo.address.given) == ("青い鳥ベーカリー", "東京都千代田区丸の内1-2-3")
    assert (wenlow.address.city, wenlow.address.country) == ("Wenlow", "GB")
    assert [one["near"] for one in asked(played.asked) if "near" in one] == ["Paris, FR", "Little Wenlow, GB"]
    assert (played.leftovers, played.unanswered) == (set(), [])


def test_no_result_is_no_listing_and_no_problem():
    played = play("foursquare", [BAKERY], "none.json")
    assert (played.listings, played.problems, played.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.forbidden", False, True),
        (2, "fetch.quota", False, True),
        (3, "fetch.rate-limited", True, False),
        (4, "fetch.refused", False, False),
        (5, "fetch.not-found", False, False),
        (6, "fetch.not-found", False, False),
        (7, "fetch.server-error", True, False),
        (8, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("foursquare", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_hostile_text_is_cleaned_and_what_nobody_knows_is_told():
    body = (
        '{"results": [{"fsq_place_id": "1", "name": "Blue\u202ebird\\u0000 ", "tel": 7, "novel": {"a": 1}}]}'
    )
    played = read_body("foursquare", body.encode(), request=SEARCH)
    assert played.names == ["Bluebird"]
    assert played.leftovers == {"novel"}
