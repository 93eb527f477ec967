from dataclasses import replace

import orjson
import pytest

from listaudit.model import Address, Dated, Point
from listaudit.normalize.hours import parse_hours
from listaudit.source import load_adapter
from tests.sources.places import BAKERY, CAFE
from tests.sources.play import config_of, outcomes, play, read_body

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    source_ids={"google": ("0x0:0x1234567890abcdf0", "ChIJGone000000000001")},
)
INFO = "https://api.dataforseo.com/v3/business_data/google/my_business_info/live"
LISTINGS = "https://api.dataforseo.com/v3/business_data/business_listings/search/live"


def task_of(request):
    (task,) = orjson.loads(request.body)
    return task


def keywords(location, **options):
    asked = play("dataforseo", [location], options=options).asked
    return [task_of(request)["keyword"] for request in asked if request.url == INFO]


def test_a_profile_is_read_whole():
    found = play("dataforseo", [replace(KNOWN, source_ids={})], "found.json")
    bluebird = next(listing for listing in found.listings if listing.name == "Bluebird Bakery")
    assert bluebird.listing_id == bluebird.key == "ChIJBluebird00000001"
    assert bluebird.address == Address("120 Maple St #4", "", "", "Springfield", "Illinois", "62701", "US")
    assert (bluebird.phones, bluebird.websites) == (("+12175550101",), ("https://bluebird.example/",))
    assert bluebird.categories == ("Bakery", "Coffee shop")
    assert parse_hours(bluebird.hours.text) == parse_hours("Mo-Fr 07:00-18:00; Sa,Su off")
    assert (bluebird.claimed, bluebird.reviews, bluebird.point) == (True, 31, Point(39.8, -89.65))
    assert (bluebird.status, bluebird.columns) == ("open", {})
    assert bluebird.url == "https://www.google.com/maps?cid=1311768467294899696"
    assert (found.leftovers, found.skips, found.problems) == (set(), [], [])


def test_google_is_asked_by_ids_and_names_and_the_database_around_the_pin():
    found = play("dataforseo", [KNOWN], "found.json")
    assert [(request.purpose, request.url) for request in found.asked] == [
        *[("ids", INFO)] * 2,
        *[("search", INFO)] * 2,
        *[("search", LISTINGS)] * 2,
        *[("details", INFO)] * 2,
    ]
    assert [task_of(request).get("keyword") for request in found.asked] == [
        "cid:1311768467294899696",
        "place_id:ChIJGone000000000001",
        "Bluebird Bakery, Springfield, IL, US",
        "Maple Street Bakery, Springfield, IL, US",
        None,
        None,
        "place_id:ChIJBluebird00000001",
        "place_id:ChIJOldBakery0000001",
    ]
    assert task_of(found.asked[4]) == {
        "title": "Bluebird Bakery",
        "location_coordinate": "39.800000,-89.650000,10",
        "limit": 20,
    }
    assert found.unanswered == []
    assert all(request.store_codes == ("0001",) for request in found.asked)


def test_a_profile_of_the_database_that_could_be_ours_is_read_at_google():
    found = play("dataforseo", [KNOWN], "found.json")
    old = [listing for listing in found.listings if listing.name == "Maple Street Bakery"]
    assert [(listing.status, "my_business_info" in listing.where.request) for listing in old] == [
        ("permanently_closed", True)
    ]


def test_a_profile_of_somebody_else_is_a_listing_as_it_stands_with_the_day_it_was_seen():
    found = play("dataforseo", [KNOWN], "found.json")
    taxi = next(listing for listing in found.listings if listing.name == "Quay Taxi")
    assert taxi.columns == {"updated": "2026-08-01 10:00:00 +00:00"}


def test_closed_just_now_is_open_and_closed_for_ever_is_not():
    found = play("dataforseo", [KNOWN], "found.json").listings
    states = {listing.name: listing.status for listing in found if listing.names}
    assert states == {
        "Bluebird Bakery": "open",
        "Quay Taxi": "open",
        "Maple Street Bakery": "permanently_closed",
    }


def test_a_week_without_a_single_hour_states_none():
    found = play("dataforseo", [KNOWN], "found.json").listings
    assert next(x for x in found if x.name == "Maple Street Bakery").hours.text == ""


def test_addresses_that_other_websites_name_are_not_those_of_the_profile():
    found = play("dataforseo", [KNOWN], "found.json").listings
    assert not any(listing.emails for listing in found)


def test_an_id_of_another_kind_that_we_know_stays_the_id_in_every_answer():
    found = play("dataforseo", [KNOWN], "found.json").listings
    assert {x.listing_id for x in found if x.name == "Bluebird Bakery"} == {"0x0:0x1234567890abcdf0"}


def test_a_place_id_without_a_profile_is_gone():
    gone = [listing for listing in play("dataforseo", [KNOWN], "found.json").listings if listing.gone]
    assert [listing.listing_id for listing in gone] == ["ChIJGone000000000001"]


def test_a_number_without_a_profile_may_be_no_cid_and_is_not_gone():
    asked = play("dataforseo", [replace(BAKERY, source_ids={"google": ("4711",)})]).asked[0]
    body = orjson.dumps({"status_code": 20000, "tasks": [{"status_code": 40102, "result": None}]})
    found = read_body("dataforseo", body, request=asked)
    assert (found.listings, found.codes) == ([], ["fetch.not-found"])


def test_without_a_pin_google_is_asked_from_the_country():
    (request,) = play("dataforseo", [CAFE], "abroad.json").asked
    assert task_of(request) == {
        "keyword": "Café Käthe & Söhne, Berlin, DE",
        "location_name": "Germany",
        "language_code": "en",
    }


def test_a_translated_name_comes_with_the_original():
    (kaethe,) = play("dataforseo", [CAFE], "abroad.json").listings
    assert kaethe.names == ("Café Käthe", "Café Käthe & Söhne")
    assert kaethe.address == Address("Lindenstraße 7a", "", "", "Berlin", "", "10969", "DE")
    assert kaethe.status == "temporarily_closed"


def test_signs_that_they_would_decode_arrive_as_they_are():
    signs = replace(CAFE, names=("100 % Rad+Tat",))
    assert keywords(signs) == ["100 %25 Rad%2BTat, Berlin, DE"]


def test_options_of_the_audit_reach_the_questions():
    request = play("dataforseo", [BAKERY], options={"language": "de", "radius-km": 3, "limit": 5}).asked[1]
    assert (task_of(request)["location_coordinate"], task_of(request)["limit"]) == (
        "39.800000,-89.650000,3",
        5,
    )


def test_more_in_the_database_than_was_read_is_told():
    found = play("dataforseo", [BAKERY], "many.json")
    assert found.codes == ["fetch.truncated"]


def test_no_result_is_no_listing_and_no_problem():
    found = play("dataforseo", [BAKERY], "none.json")
    assert (found.listings, found.problems, found.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.quota", False, True),
        (2, "fetch.rate-limited", True, False),
        (3, "fetch.quota", False, True),
        (4, "fetch.not-enabled", False, True),
        (5, "fetch.forbidden", False, True),
        (6, "fetch.server-error", False, False),
        (7, "fetch.server-error", True, False),
        (8, "fetch.refused", False, False),
        (9, "fetch.not-found", False, False),
        (10, "fetch.server-error", True, False),
        (11, "fetch.timeout", True, False),
        (12, "fetch.quota", False, True),
    ],
)
def test_errors_of_the_answer_and_of_its_task_are_told_apart(number, code, retry, stops):
    problem = outcomes("dataforseo", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_an_error_carries_the_number_and_the_words():
    problem = outcomes("dataforseo", "errors.json")[8].problems[0]
    assert problem.detail == "40501: Invalid Field: 'keyword'."


def test_a_page_of_another_kind_is_judged_by_its_status():
    found = read_body("dataforseo", b"<html>402</html>", status=402)
    assert (found.codes, found.problems[0].stops) == (["fetch.quota"], True)


def test_the_check_asks_for_something_that_costs_nothing():
    request = load_adapter(config_of("dataforseo")).check(config_of("dataforseo"))
    assert (request.purpose, request.sku, request.method) == ("check", "", "GET")


def test_hostile_text_loses_what_is_invisible(hostile):
    item = {"title": f"{hostile}\u202e\x00", "place_id": "x"}
    body = orjson.dumps({"status_code": 20000, "tasks": [{"result": [{"items": [item]}]}]})
    assert read_body("dataforseo", body).names == [hostile]


def test_a_key_that_nobody_knows_is_told():
    item = {"title": "Bluebird Bakery", "place_id": "x", "work_time": {"holidays": [1]}}
    body = {"status_code": 20000, "tasks": [{"result": [{"items": [item], "page": 2}], "lane": "fast"}]}
    found = read_body("dataforseo", orjson.dumps(body))
    assert found.leftovers == {"work_time.holidays"}
    assert [skip.detail for skip in found.skips] == ["tasks.lane, tasks.result.page"]


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b'{"tasks": 7}', b'{"tasks": [{"result": [null]}]}'])
def test_an_answer_of_another_shape_is_no_listing(body):
    assert read_body("dataforseo", body).listings == []
