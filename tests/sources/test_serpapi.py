from dataclasses import replace

import orjson
import pytest

from listaudit.model import Dated
from listaudit.normalize.hours import parse_hours
from tests.sources.places import BAKERY, CAFE
from tests.sources.play import asked_for, outcomes, play, read_body

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    former_phones=(Dated("(217) 555-0188"),),
    source_ids={"google": ("0x0:0x1234567890abcdf0", "ChIJGone000000000001")},
)
SILENT = replace(BAKERY, phones=())


def test_a_result_among_others_is_read_whole():
    found = play("serpapi", [replace(KNOWN, source_ids={})], "found.json")
    bluebird = next(listing for listing in found.listings if listing.name == "Bluebird Bakery")
    assert bluebird.listing_id == bluebird.key == "ChIJBluebird00000001"
    assert bluebird.address.given == "120 Maple St #4, Springfield, IL 62701"
    assert (bluebird.address.city, bluebird.address.region, bluebird.address.postcode) == (
        "Springfield",
        "IL",
        "62701",
    )
    assert (bluebird.phones, bluebird.websites) == (("(217) 555-0101",), ("https://bluebird.example/",))
    assert bluebird.categories == ("Bakery", "Coffee shop")
    assert parse_hours(bluebird.hours.text) == parse_hours("Mo-Fr 07:00-18:00; Sa,Su off")
    assert (bluebird.status, bluebird.claimed, bluebird.reviews) == ("open", None, 31)
    assert bluebird.url == "https://www.google.com/maps?cid=1311768467294899696"
    assert (found.leftovers, found.skips, found.problems) == (set(), [], [])


def test_the_same_query_may_be_answered_with_one_place():
    kaethe = play("serpapi", [CAFE], "abroad.json").listings
    assert [listing.names for listing in kaethe] == [("Café Käthe & Söhne",)]
    assert kaethe[0].address.country == "DE"
    assert kaethe[0].address.postcode == "10969"
    assert parse_hours(kaethe[0].hours.text) == parse_hours("Mo-Fr 07:00-18:00; Sa,Su off")
    assert (kaethe[0].status, kaethe[0].categories) == ("open", ("Cafe",))


def test_others_that_google_shows_beside_a_place_are_no_results():
    assert "Quay Cakes" not in play("serpapi", [KNOWN], "found.json").names


def test_it_is_asked_by_id_name_and_phone_of_today_and_of_former_times():
    found = play("serpapi", [KNOWN], "found.json")
    assert [request.purpose for request in found.asked] == ["ids", "ids", *["search"] * 4]
    assert asked_for(found.asked[0])["data_cid"] == "1311768467294899696"
    assert asked_for(found.asked[1])["place_id"] == "ChIJGone000000000001"
    assert [asked_for(request)["q"] for request in found.asked[2:]] == [
        "Bluebird Bakery, Springfield, IL, US",
        "Maple Street Bakery, Springfield, IL, US",
        "+12175550101",
        "+12175550188",
    ]
    assert asked_for(found.asked[2])["ll"] == "@39.800000,-89.650000,14z"
    assert found.unanswered == []
    assert not any("api_key" in request.url for request in found.asked)


def test_phones_are_not_asked_for_where_the_audit_says_so():
    asked = play("serpapi", [BAKERY], options={"by-phone": False, "language": "de"}).asked
    assert [(asked_for(request)["q"], asked_for(request)["hl"]) for request in asked] == [
        ("Bluebird Bakery, Springfield, IL, US", "de")
    ]


def test_an_id_of_another_kind_that_we_know_stays_the_id_in_every_answer():
    found = play("serpapi", [KNOWN], "found.json").listings
    ids = [listing.listing_id for listing in found if listing.name == "Bluebird Bakery"]
    assert ids == ["0x0:0x1234567890abcdf0"] * 2


def test_a_place_id_without_a_place_is_gone():
    gone = [listing for listing in play("serpapi", [KNOWN], "found.json").listings if listing.gone]
    assert [listing.listing_id for listing in gone] == ["ChIJGone000000000001"]


def test_a_number_without_a_place_may_be_no_cid_and_is_not_gone():
    asked = play("serpapi", [replace(BAKERY, source_ids={"google": ("4711",)})]).asked[0]
    body = orjson.dumps({"error": "Google Maps hasn't returned any results for this query."})
    found = read_body("serpapi", body, request=asked)
    assert (found.listings, found.codes) == ([], ["fetch.not-found"])


@pytest.mark.parametrize(
    ("state", "status", "leftovers"),
    [
        ("Permanently closed", "permanently_closed", set()),
        ("Temporarily closed", "temporarily_closed", set()),
        ("Closed ⋅ Opens 7 AM Mon", "open", set()),
        ("Closed", "open", set()),
        ("Open 24 hours", "open", set()),
        ("", "", set()),
        ("Opening soon", "", {"status=Opening soon"}),
    ],
    ids=str,
)
def test_closed_just_now_is_not_closed_for_good(state, status, leftovers):
    place = {"title": "Bluebird Bakery", "place_id": "x", "open_state": state}
    found = read_body("serpapi", orjson.dumps({"local_results": [place]}))
    assert (found.listings[0].status, found.leftovers) == (status, leftovers)


def test_a_profile_that_nobody_claimed_says_so():
    claimed = {x.name: x.claimed for x in play("serpapi", [KNOWN], "found.json").listings if x.names}
    assert claimed == {"Bluebird Bakery": None, "Quay Taxi": False, "Maple Street Bakery": None}


def test_a_line_without_a_country_is_cut_as_those_of_our_country_are():
    place = {"title": "Café Käthe", "place_id": "x", "address": "Lindenstraße 7a, 10969 Berlin"}
    request = play("serpapi", [CAFE]).asked[0]
    found = read_body("serpapi", orjson.dumps({"local_results": [place]}), request=request).listings[0]
    assert (found.address.city, found.address.postcode, found.address.country) == ("Berlin", "10969", "")


def test_pages_are_followed_while_they_end_with_our_name_and_then_told():
    found = play("serpapi", [SILENT], "pages.json")
    assert [request.purpose for request in found.asked] == ["search", "page", "page"]
    assert [asked_for(request).get("start") for request in found.asked] == [None, "20", "40"]
    assert len(found.listings) == 60
    assert (found.codes, found.unanswered) == (["fetch.truncated"], [])


def test_without_a_pin_there_is_no_second_page():
    page = {"local_results": [{"title": "Bluebird Bakery"}] * 20, "serpapi_pagination": {"next": "x"}}
    request = play("serpapi", [replace(SILENT, point=None)]).asked[0]
    found = read_body("serpapi", orjson.dumps(page), request=request)
    assert (found.asked, found.codes) == ([], ["fetch.truncated"])


def test_no_result_is_no_listing_and_no_problem():
    found = play("serpapi", [SILENT], "none.json")
    assert (found.listings, found.problems, found.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.quota", False, True),
        (2, "fetch.rate-limited", True, False),
        (3, "fetch.forbidden", False, True),
        (4, "fetch.refused", False, False),
        (5, "fetch.server-error", True, False),
        (6, "fetch.server-error", True, False),
        (7, "fetch.quota", False, True),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("serpapi", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_words_of_a_business_are_no_error():
    place = {"title": "Run out of searches", "place_id": "x", "description": "Invalid API key"}
    found = read_body("serpapi", orjson.dumps({"local_results": [place]}))
    assert (found.names, found.problems) == (["Run out of searches"], [])


def test_hostile_text_loses_what_is_invisible(hostile):
    body = orjson.dumps({"local_results": [{"title": f"{hostile}\u202e\x00", "place_id": "x"}]})
    assert read_body("serpapi", body).names == [hostile]


def test_a_key_that_nobody_knows_is_told():
    body = {"local_results": [{"title": "Bluebird Bakery", "lanes": 2}], "knowledge": 1}
    found = read_body("serpapi", orjson.dumps(body))
    assert found.leftovers == {"lanes"}
    assert [skip.detail for skip in found.skips] == ["knowledge"]


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b'{"local_results": 7}', b'{"place_results": [1]}'])
def test_an_answer_of_another_shape_is_no_listing(body):
    assert read_body("serpapi", body).listings == []
