from dataclasses import replace

import orjson
import pytest

from listaudit.model import Address, Dated, Point
from listaudit.normalize.hours import parse_hours
from tests.sources.places import BAKERY, CAFE
from tests.sources.play import asked_for, outcomes, play, read_body

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    former_addresses=(Dated("4 Elm Ave, Decatur, IL 62521"),),
    source_ids={"mapbox": ("bXgtZ29uZQ",)},
)
BY_ID = replace(BAKERY, names=(), source_ids={"mapbox": ("bXgtYmx1ZWJpcmQ", "bXgtZW1wdHk")})


def test_a_place_is_read_whole():
    found = play("mapbox", [KNOWN], "found.json")
    bluebird = next(listing for listing in found.listings if listing.name == "Bluebird Bakery")
    assert bluebird.listing_id == bluebird.key == "bXgtYmx1ZWJpcmQ"
    assert bluebird.address == Address("120 Maple Street", "", "", "Springfield", "Illinois", "62701", "US")
    assert (bluebird.phones, bluebird.websites) == (("+12175550101",), ("https://bluebird.example/",))
    assert bluebird.categories == ("bakery", "coffee shop")
    assert (bluebird.point, bluebird.brand, bluebird.reviews) == (Point(39.8, -89.65), "Bluebird", 12)
    assert (bluebird.status, bluebird.columns) == ("open", {"foursquare": "5f0000000000000000000001"})
    assert found.leftovers == set()
    assert found.skips == []


def test_day_0_of_its_hours_is_sunday():
    text = play("mapbox", [BAKERY], "found.json").listings[0].hours.text
    assert parse_hours(text) == parse_hours("Mo-Fr 07:00-18:00")


def test_a_name_in_another_language_is_read_as_it_is_written():
    found = play("mapbox", [CAFE], "found.json").listings
    assert [listing.name for listing in found] == ["Café Käthe & Söhne"]
    assert found[0].address == Address("Lindenstraße 7a", "", "", "Berlin", "", "10969", "DE")
    assert found[0].status == ""


def test_it_is_asked_by_id_and_by_all_names_at_all_places():
    found = play("mapbox", [KNOWN], "found.json")
    assert [request.purpose for request in found.asked] == ["ids", *["search"] * 4]
    assert [asked_for(request).get("q") for request in found.asked[1:]] == [
        "Bluebird Bakery Springfield, IL, US",
        "Maple Street Bakery Springfield, IL, US",
        "Bluebird Bakery 4 Elm Ave, Decatur, IL 62521",
        "Maple Street Bakery 4 Elm Ave, Decatur, IL 62521",
    ]
    assert found.unanswered == []


def test_the_pin_draws_results_near_only_where_we_are_today():
    near = [asked_for(request).get("proximity") for request in play("mapbox", [KNOWN]).asked[1:]]
    assert near == ["-89.650000,39.800000", "-89.650000,39.800000", None, None]


def test_a_location_with_a_pin_alone_is_searched_around_it():
    asked = play("mapbox", [replace(BAKERY, address=Address())]).asked
    assert [asked_for(request)["q"] for request in asked] == ["Bluebird Bakery"]
    assert asked_for(asked[0])["proximity"] == "-89.650000,39.800000"


def test_a_location_without_any_place_is_not_asked():
    assert play("mapbox", [replace(BAKERY, address=Address(), point=None)]).asked == []


def test_one_id_has_one_session_in_every_run_and_no_other_id_has_it():
    sessions = [asked_for(request)["session_token"] for request in play("mapbox", [BY_ID, BY_ID]).asked[:2]]
    assert sessions == [asked_for(r)["session_token"] for r in play("mapbox", [BY_ID]).asked[:2]]
    assert len(set(sessions)) == 2
    assert all(session[14] == "4" for session in sessions)


def test_a_known_id_is_answered_with_one_place_or_an_empty_collection():
    found = play("mapbox", [BY_ID], "known.json")
    assert [(listing.listing_id, listing.gone) for listing in found.listings] == [
        ("bXgtYmx1ZWJpcmQ", False),
        ("bXgtZW1wdHk", True),
    ]
    assert (found.skips, found.problems, found.leftovers) == ([], [], set())


def test_an_answer_that_holds_no_collection_at_all_does_not_make_a_place_gone():
    request = play("mapbox", [BY_ID]).asked[0]
    assert read_body("mapbox", b'{"message": "later"}', request=request).listings == []


def test_a_known_id_that_is_no_more_is_gone():
    gone = [listing for listing in play("mapbox", [KNOWN], "found.json").listings if listing.gone]
    assert [listing.listing_id for listing in gone] == ["bXgtZ29uZQ"]


def test_a_closed_business_is_closed_for_good():
    states = {listing.name: listing.status for listing in play("mapbox", [KNOWN], "found.json").listings}
    assert states["Maple Street Bakery"] == "permanently_closed"


def test_a_full_page_that_ends_with_our_name_was_cut_short():
    found = play("mapbox", [BAKERY], "full.json")
    assert len(found.listings) == 10
    assert found.codes == ["fetch.truncated"]


def test_a_full_page_that_ends_with_somebody_else_was_not():
    found = play("mapbox", [replace(BAKERY, names=("Bluebird Bakery 3",))]).asked[0]
    body = orjson.dumps({"features": [{"properties": {"name": f"Quay Taxi {n}"}} for n in range(10)]})
    assert read_body("mapbox", body, request=found).problems == []


def test_no_result_is_no_listing_and_no_problem():
    found = play("mapbox", [BAKERY], "none.json")
    assert (found.listings, found.problems, found.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.forbidden", False, True),
        (2, "fetch.rate-limited", True, False),
        (3, "fetch.refused", False, False),
        (4, "fetch.server-error", True, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("mapbox", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_hostile_text_loses_what_is_invisible(hostile):
    body = orjson.dumps({"features": [{"properties": {"name": f"{hostile}\u202e\x00", "mapbox_id": "x"}}]})
    assert read_body("mapbox", body).names == [hostile]


def test_a_key_that_nobody_knows_is_told():
    properties = {"name": "Bluebird Bakery", "mapbox_id": "x", "metadata": {"parking": "behind"}}
    found = read_body("mapbox", orjson.dumps({"features": [{"properties": properties}], "page": 2}))
    assert found.leftovers == {"metadata.parking"}
    assert [skip.detail for skip in found.skips] == ["page"]


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b'{"features": 7}', b'{"features": [null, []]}'])
def test_an_answer_of_another_shape_is_no_listing(body):
    assert read_body("mapbox", body).listings == []
