import json

import pytest

from listaudit.model import Address, Location, Point
from listaudit.normalize.hours import parse_hours
from tests.sources.play import outcomes, play, read_body

BASE = "https://graph.facebook.com/v26.0"


def stating(*pages: str) -> Location:
    return Location(store_code="0001", names=("Bluebird Bakery",), source_ids={"facebook": pages})


def test_a_page_is_read_whole():
    (bluebird,) = play("facebook", [stating("bluebird.bakery")], "pages.json").listings
    assert bluebird.listing_id == bluebird.key == "bluebird.bakery"
    assert bluebird.names == ("Bluebird Bakery",)
    assert bluebird.address == Address("120 Maple St, Ste 4", "", "", "Springfield", "IL", "62701", "US")
    assert (bluebird.phones, bluebird.emails) == (("(217) 555-0101",), ("hello@bluebird.example",))
    assert bluebird.websites == ("https://bluebird.example/springfield", "https://shop.bluebird.example/")
    assert (bluebird.categories, bluebird.point) == (("Bakery", "Coffee Shop"), Point(39.8, -89.65))
    assert (bluebird.status, bluebird.claimed, bluebird.reviews) == ("open", True, 31)
    assert bluebird.url == "https://www.facebook.com/bluebird.bakery/"
    assert bluebird.columns == {"page_id": "100000000000001", "username": "bluebird.bakery"}
    assert bluebird.leftovers == ()


def test_two_spans_a_day_and_a_night_past_midnight_are_read():
    (bluebird,) = play("facebook", [stating("bluebird.bakery")], "pages.json").listings
    week = parse_hours(bluebird.hours.text).week
    assert week.intervals[:2] == ((420, 720), (795, 1080))
    assert week.intervals[-1] == (4 * 1440 + 1080, 5 * 1440 + 120)


def test_a_page_that_is_always_open_and_one_that_is_closed():
    played = play("facebook", [stating("100000000000002", "100000000000003")], "pages.json")
    lerche, swallow = played.listings
    assert (lerche.hours.text, lerche.status, lerche.claimed) == ("24/7", "permanently_closed", False)
    assert (lerche.names, lerche.address.country) == (("Bäckerei Lerchenkorn",), "DE")
    assert (swallow.names, swallow.status, swallow.claimed) == (("つばめ薬局",), "temporarily_closed", None)
    assert played.leftovers == set()


def test_only_pages_that_are_known_are_asked_for():
    assert play("facebook", [Location(store_code="0001", names=("Bluebird Bakery",))]).asked == []
    (request,) = play("facebook", [stating("bluebird.bakery")], "pages.json").asked
    assert (request.purpose, request.store_codes) == ("ids", ("0001",))
    assert "access_token" not in request.url


@pytest.mark.parametrize(
    ("stated", "page"),
    [
        ("123456789", "123456789"),
        ("bluebird.bakery", "bluebird.bakery"),
        ("https://www.facebook.com/bluebird.bakery/", "bluebird.bakery"),
        ("https://facebook.com/bluebird.bakery?ref=page/123456789", "bluebird.bakery"),
        ("https://www.facebook.com/pages/Bluebird/100000000123", "100000000123"),
        ("https://www.facebook.com/profile.php?id=100064000123", "100064000123"),
        ("facebook.com/Bluebird-Bakery-100064000123/", "100064000123"),
        ("https://facebook.com/p/Bluebird-100064000123/?x=1", "100064000123"),
        ("a b?c#d&e=1", "a%20b%3Fc%23d%26e%3D1"),
        ("../me", "me"),
    ],
)
def test_a_page_is_known_by_id_by_name_or_by_link(stated, page):
    (request,) = play("facebook", [stating(stated)]).asked
    assert request.url.partition("?")[0] == f"{BASE}/{page}"
    assert request.context["id"] == stated


@pytest.mark.parametrize("stated", ["https://www.facebook.com/", "//", "https://["])
def test_a_link_to_no_page_is_not_asked_for(stated):
    assert play("facebook", [stating(stated)]).asked == []


def test_a_page_that_was_merged_is_gone_and_the_other_is_read():
    played = play("facebook", [stating("100000000000008")], "merged.json")
    gone, other = played.listings
    assert (gone.listing_id, gone.gone, gone.names) == ("100000000000008", True, ())
    assert (other.listing_id, other.gone, other.name) == ("100000000000001", False, "Bluebird Bakery")
    assert (played.problems, played.unanswered) == ([], [])
    assert played.asked[1].store_codes == ("0001",)


def test_pages_that_were_merged_with_one_another_are_not_followed_for_ever():
    first = play("facebook", [stating("100000000000008")], "merged.json").asked[1]
    body = {"error": {"code": 21, "message": "Page ID 1 was migrated to page ID 2."}}
    played = read_body("facebook", json.dumps(body).encode(), status=400, request=first)
    assert (played.asked, [listing.gone for listing in played.listings]) == ([], [True])


def test_a_plain_404_is_gone():
    (gone,) = play("facebook", [stating("100000000000009")], "merged.json").listings
    assert (gone.listing_id, gone.gone) == ("100000000000009", True)


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.rate-limited", True, False),
        (1, "fetch.rate-limited", True, False),
        (2, "fetch.rate-limited", True, False),
        (3, "fetch.bad-key", False, True),
        (4, "fetch.bad-key", False, True),
        (5, "fetch.forbidden", False, False),
        (6, "fetch.forbidden", False, False),
        (7, "fetch.forbidden", False, False),
        (8, "fetch.quota", False, True),
        (9, "fetch.forbidden", False, True),
        (10, "fetch.not-found", False, False),
        (11, "fetch.not-found", False, False),
        (12, "fetch.refused", False, False),
        (13, "fetch.server-error", True, False),
        (14, "fetch.not-enabled", False, True),
        (15, "fetch.rate-limited", True, False),
        (16, "fetch.server-error", True, False),
        (17, "fetch.unreadable", False, False),
        (18, "fetch.refused", False, False),
    ],
)
def test_errors_are_told_apart_by_their_code(number, code, retry, stops):
    played = outcomes("facebook", "errors.json")[number]
    (problem,) = played.problems
    assert (problem.code, problem.retry, problem.stops, played.listings) == (code, retry, stops, [])


def test_hostile_text_is_read_as_text_and_new_keys_are_told(hostile):
    body = {"id": "1", "name": hostile + "\u202e", "mood": "odd", "location": {"planet": "Earth"}}
    (odd,) = read_body("facebook", json.dumps(body).encode()).listings
    assert (odd.names, odd.leftovers) == ((hostile,), ("mood", "location.planet"))
