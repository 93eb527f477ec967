import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from listaudit.model import Address, Dated, Location
from tests.sources.play import outcomes, play, read_body

BAKERY = Location(
    store_code="0001",
    names=("Bluebird Bakery",),
    address=Address("120 Maple St", "", "", "Springfield", "IL", "62701", "US"),
    websites=("https://www.bluebird.example/springfield?utm_source=x",),
    former_websites=(Dated("http://maple-street.example"),),
)


def domains(*websites: str) -> list[str]:
    asked = play("trustpilot", [replace(BAKERY, websites=websites, former_websites=())]).asked
    return [dict(parse_qsl(urlsplit(request.url).query))["name"] for request in asked]


def test_a_profile_is_read_by_name_and_website():
    bluebird, _ = play("trustpilot", [BAKERY], "found.json").listings
    assert (bluebird.listing_id, bluebird.names) == ("00000000000000000000000a", ("Bluebird Bakery",))
    assert bluebird.websites == ("https://www.bluebird.example",)
    assert bluebird.url == "https://www.trustpilot.com/review/bluebird.example"
    assert (bluebird.reviews, bluebird.address, bluebird.leftovers) == (31, Address(), ())


def test_it_is_asked_by_known_id_and_by_the_domains_of_websites_current_and_former():
    played = play(
        "trustpilot",
        [replace(BAKERY, source_ids={"trustpilot": ("00000000000000000000000c",)})],
        "found.json",
    )
    assert [request.purpose for request in played.asked] == ["ids", "search", "search"]
    assert (played.unanswered, played.problems, played.skips, played.leftovers) == ([], [], [], set())
    assert played.names == ["", "Bluebird Bakery", "Maple Street Bakery"]


def test_a_profile_without_a_website_has_that_of_its_domain():
    _, maple = play("trustpilot", [BAKERY], "found.json").listings
    assert maple.websites == ("maple-street.example",)


def test_a_known_profile_that_is_no_more_is_gone_and_a_domain_without_one_is_no_trouble():
    known = replace(
        BAKERY, source_ids={"trustpilot": ("00000000000000000000000c",)}, websites=("nobody.example",)
    )
    played = play("trustpilot", [replace(known, former_websites=())], "found.json")
    (gone,) = played.listings
    assert (gone.listing_id, gone.gone, played.problems) == ("00000000000000000000000c", True, [])


def test_two_locations_of_one_website_ask_the_same():
    first, second = (
        play("trustpilot", [BAKERY]).asked,
        play("trustpilot", [replace(BAKERY, store_code="0002")]).asked,
    )
    assert [request.key for request in first] == [request.key for request in second]


@pytest.mark.parametrize(
    ("website", "domain"),
    [
        ("https://www.bluebird.example/", ["bluebird.example"]),
        ("http://order.bluebird.co.uk/menu", ["bluebird.co.uk"]),
        ("https://bluebird.wixsite.com/home", ["bluebird.wixsite.com"]),
        ("https://www.facebook.com/bluebird", []),
        ("https://bit.ly/3abc", []),
        ("not a website", []),
        ("", []),
    ],
)
def test_a_profile_goes_by_the_domain_of_a_site_of_ones_own(website, domain):
    assert domains(website) == domain


def test_a_key_of_data_solutions_asks_there():
    played = play("trustpilot", [BAKERY], "data_solutions.json", options={"api": "data-solutions"})
    (bluebird,) = played.listings
    assert (bluebird.name, bluebird.websites) == ("Bluebird Bakery", ("bluebird.example",))
    assert (played.unanswered, played.leftovers, played.skips) == ([], set(), [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.forbidden", False, True),
        (2, "fetch.rate-limited", True, False),
        (3, "fetch.refused", False, False),
        (4, "fetch.server-error", True, False),
        (5, "fetch.unreadable", False, False),
        (6, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("trustpilot", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_hostile_text_is_read_as_text_and_new_keys_are_told(hostile):
    body = {"id": "1", "displayName": hostile, "name": {"identifying": "a b/../c.example"}, "mood": "odd"}
    (odd,) = read_body("trustpilot", json.dumps(body).encode()).listings
    assert (odd.names, odd.websites, odd.url, odd.leftovers) == ((hostile,), (), "", ("mood",))
