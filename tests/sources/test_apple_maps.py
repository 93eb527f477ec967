from dataclasses import replace

import orjson
import pytest

from listaudit.fetch.recording import load
from listaudit.model import Address, Dated, Field, Point, Token
from listaudit.source import load_adapter
from tests.sources.places import BAKERY, CAFE
from tests.sources.play import FIXTURES, Played, answer, asked_for, config_of, outcomes, play, read_body, take

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    source_ids={"apple": ("IA17E12A7E000001", "I60E00000000001")},
)


def logged_in(number):
    """Hand a recorded answer to the login of a run."""
    config, found = config_of("apple-maps"), Played()
    adapter = load_adapter(config)
    replies = [response for _, response in load(FIXTURES / "apple-maps" / "login.json")]
    take(adapter, answer(replies[number], adapter.login(config)), config, found)
    return found


def test_the_login_sends_a_signed_token_that_no_request_holds():
    request = load_adapter(config_of("apple-maps")).login(config_of("apple-maps"))
    assert request.url == "https://maps-api.apple.com/v1/token"
    assert request.headers == (("Authorization", "Bearer {jwt}"),)
    assert (request.purpose, request.store_codes) == ("login", ())


def test_the_login_gives_a_token_for_half_an_hour():
    assert logged_in(0).tokens == [Token("token-of-the-fixture", 1_800.0)]


def test_an_answer_without_a_token_stops_the_source():
    request = load_adapter(config_of("apple-maps")).login(config_of("apple-maps"))
    found = read_body("apple-maps", b'{"expiresInSeconds": 1800}', request=request)
    assert (found.tokens, found.codes, found.problems[0].stops) == ([], ["fetch.login"], True)


def test_a_place_is_read_whole():
    found = play("apple-maps", [BAKERY], "found.json")
    bluebird = found.listings[0]
    assert bluebird.listing_id == bluebird.key == "I1B1EB12D0000001"
    assert bluebird.names == ("Bluebird Bakery",)
    assert bluebird.address == Address(
        "120 Maple St", "", "Old Town", "Springfield", "Illinois", "62701", "US"
    )
    assert (bluebird.categories, bluebird.point) == (("Bakery",), Point(39.8, -89.65))
    assert bluebird.url == "https://maps.apple.com/place?place-id=I1B1EB12D0000001"
    assert (found.leftovers, found.skips, found.problems) == (set(), [], [])


def test_a_place_without_an_id_has_a_key_of_its_own():
    kaethe = play("apple-maps", [CAFE], "found.json").listings[0]
    assert kaethe.address.line() == "Lindenstraße 7a"
    assert (kaethe.listing_id, kaethe.url, len(kaethe.key)) == ("", "", 12)


def test_what_apple_does_not_tell_is_not_offered():
    offered = config_of("apple-maps").states
    assert offered.isdisjoint({Field.PHONE, Field.WEBSITE, Field.EMAIL, Field.HOURS, Field.STATUS})


def test_it_is_asked_by_all_ids_at_once_and_by_current_and_former_name():
    found = play("apple-maps", [KNOWN], "found.json")
    assert [request.purpose for request in found.asked] == ["ids", "search", "search"]
    assert asked_for(found.asked[0])["ids"] == "IA17E12A7E000001,I60E00000000001"
    assert [asked_for(request)["q"] for request in found.asked[1:]] == [
        "Bluebird Bakery, Springfield, IL, US",
        "Maple Street Bakery, Springfield, IL, US",
    ]
    assert asked_for(found.asked[1])["searchLocation"] == "39.800000,-89.650000"
    assert found.unanswered == []


def test_an_alternate_id_that_we_know_stays_the_id_in_every_answer():
    found = play("apple-maps", [KNOWN], "found.json").listings
    assert [x.listing_id for x in found if x.name == "Bluebird Bakery"] == ["IA17E12A7E000001"] * 2


def test_an_id_that_is_no_more_is_gone():
    gone = [listing for listing in play("apple-maps", [KNOWN], "found.json").listings if listing.gone]
    assert [listing.listing_id for listing in gone] == ["I60E00000000001"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ("FAILED_INVALID_ID", "fetch.refused"),
        ("FAILED_INTERNAL_ERROR", "fetch.server-error"),
        ("", "fetch.server-error"),
    ],
)
def test_an_id_that_fails_otherwise_is_a_problem_and_not_gone(error, code):
    found = read_body("apple-maps", orjson.dumps({"errors": [{"id": "x", "errorCode": error}]}))
    assert (found.listings, found.codes) == ([], [code])


def test_pages_are_followed_while_they_end_with_our_name_and_then_told():
    found = play("apple-maps", [BAKERY], "pages.json")
    assert [request.purpose for request in found.asked] == ["search", "page", "page"]
    assert [asked_for(request).get("pageToken") for request in found.asked] == [None, "page-2", "page-3"]
    assert len(found.listings) == 6
    assert (found.codes, found.unanswered) == (["fetch.truncated"], [])
    assert all(request.store_codes == ("0001",) for request in found.asked)


def test_a_page_that_ends_with_somebody_else_is_the_last():
    found = play("apple-maps", [replace(BAKERY, names=("Quay Taxi",))])
    body = orjson.dumps({"results": [{"name": "Harbor Bar"}], "paginationInfo": {"nextPageToken": "2"}})
    read = read_body("apple-maps", body, request=found.asked[0])
    assert (read.asked, read.problems) == ([], [])


def test_no_result_is_no_listing_and_no_problem():
    found = play("apple-maps", [BAKERY], "none.json")
    assert (found.listings, found.problems, found.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.quota", False, True),
        (2, "fetch.refused", False, False),
        (3, "fetch.server-error", True, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("apple-maps", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_a_login_that_is_refused_says_that_the_key_is_bad():
    problem = logged_in(1).problems[0]
    assert (problem.code, problem.stops) == ("fetch.bad-key", True)


def test_hostile_text_loses_what_is_invisible(hostile):
    body = orjson.dumps({"results": [{"name": f"{hostile}\u202e\x00", "id": "I1"}]})
    assert read_body("apple-maps", body).names == [hostile]


def test_phones_and_websites_are_told_should_apple_begin_to_send_them():
    place = {"name": "Bluebird Bakery", "telephone": "+12175550101", "urls": ["https://bluebird.example/"]}
    assert read_body("apple-maps", orjson.dumps({"results": [place]})).leftovers == {"telephone", "urls"}


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b'{"results": 7}', b'{"errors": [null, 1]}'])
def test_an_answer_of_another_shape_is_no_listing(body):
    assert read_body("apple-maps", body).listings == []
