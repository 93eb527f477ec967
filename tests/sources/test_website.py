"""The own website: which pages are asked for, and what goes together into one listing."""

from dataclasses import replace

import pytest

from listaudit.model import Address, Dated, Point, Request, Tagged
from listaudit.normalize.hours import parse_hours
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.own_website import BAKERY, asked, at
from tests.sources.play import config_of, play


def test_a_page_is_read_whole_structured_data_and_footer_together():
    (bakery,) = play("website", [BAKERY], "pages.json").listings
    assert bakery.key == bakery.url == "https://www.bluebird.example/"
    assert (bakery.listing_id, bakery.names) == ("", ("Bluebird Bakery",))
    assert bakery.address == Address("120 Maple St, Suite 4", "", "", "Springfield", "IL", "62701", "US")
    assert bakery.phones == ("+1 217-555-0101", "(217) 555-0144")
    assert (bakery.websites, bakery.emails) == (
        ("https://www.bluebird.example/",),
        ("hello@bluebird.example",),
    )
    assert (bakery.categories, bakery.point) == (("Bakery",), Point(39.8, -89.65))
    assert bakery.socials == ("https://www.facebook.com/bluebirdbakery.example",)
    assert str(parse_hours(bakery.hours.text).week) == "Mo-Fr 07:00-17:00; Sa 08:00-13:00"
    assert "2026-12-25" in bakery.hours.special
    assert (bakery.fetched_at, bakery.status, bakery.leftovers) == ("2026-11-01T08:00:00Z", "", ())


def test_a_publisher_and_an_author_are_not_the_business():
    (coffee,) = play("website", [at("1", "www.harbor.example/blog/flour")], "pages.json").listings
    assert (coffee.names, coffee.address.street) == (("Harbor Coffee",), "88 Oak Ave")
    assert coffee.phones == ("815.555.0102",)


def test_what_the_front_page_lacks_is_looked_for_on_the_contact_page():
    played = play("website", [at("1", "https://lindenhof.example", country="DE")], "pages.json")
    front, whole = played.listings
    assert [request.url for request in played.asked] == [
        "https://lindenhof.example/",
        "https://lindenhof.example/kontakt/",
    ]
    assert front.key == whole.key == "https://lindenhof.example/"
    assert front.where == whole.where
    assert (front.phones, front.address) == (("030 / 23125 012",), Address())
    assert (whole.phones, whole.emails) == (front.phones, ("post@lindenhof.example",))
    assert (whole.address.street, whole.address.postcode) == ("Lindenstraße 7", "10969")
    assert str(parse_hours(whole.hours.text).week) == "Tu-Fr 11:30-22:00; Sa 12:00-23:00; Su 12:00-21:00"
    assert (played.problems, played.skips) == ([], [])


def test_once_something_is_known_nobody_is_unchecked_if_a_further_page_fails():
    played = play("website", [at("1", "https://lindenhof.example", country="DE")], "pages.json")
    assert [request.store_codes for request in played.asked] == [("1",), ()]
    assert [request.purpose for request in played.asked] == ["search", "page"]


def test_two_further_pages_are_read_at_most():
    played = play("website", [at("1", "https://quay.example", country="GB")], "pages.json")
    assert [(request.url, request.store_codes) for request in played.asked] == [
        ("https://quay.example/", ("1",)),
        ("https://quay.example/get-in-touch", ("1",)),
        ("https://quay.example/legal", ("1",)),
    ]
    (taxi,) = played.listings
    assert (taxi.key, taxi.websites) == ("https://quay.example/", ("https://quay.example/",))
    assert (taxi.address.street, taxi.address.postcode) == ("9 Quay Road", "BS1 4QA")
    assert taxi.phones == ("0117 496 0177",)


def test_no_further_page_is_read_where_the_options_say_so():
    played = play(
        "website", [at("1", "https://quay.example", country="GB")], "pages.json", options={"pages": 0}
    )
    assert len(played.asked) == 1
    assert [skip.code for skip in played.skips] == ["website.no-business"]


def test_a_redirect_is_told_by_the_website_of_the_listing():
    played = play("website", [at("1", "http://old-quay.example", country="GB")], "pages.json")
    assert played.listings[-1].websites == ("https://quay.example/",)


def test_one_page_is_asked_for_once_for_all_that_share_it():
    shared = asked(
        at("1", "https://a.example/"), at("2", "HTTPS://A.example?gclid=x"), at("3", "a.example"), at("4")
    )
    assert [(request.url, request.store_codes) for request in shared] == [
        ("https://a.example/", ("1", "2", "3"))
    ]


def test_tagged_and_former_websites_are_asked_for_too_and_former_ones_for_nobody():
    location = at(
        "1",
        "a.example",
        tagged=(
            Tagged("website", "website", ("own.example",)),
            Tagged("website", "yelp", ("yelp-only.example",)),
            Tagged("phone", "website", ("1",)),
        ),
        former_websites=(Dated("http://old.example/", "2025-01-01"),),
    )
    assert [(request.url, request.store_codes) for request in asked(location)] == [
        ("https://own.example/", ("1",)),
        ("https://a.example/", ("1",)),
        ("http://old.example/", ()),
    ]


@pytest.mark.parametrize(
    "website",
    [
        "",
        "none",
        "ftp://a.example/",
        "mailto:a@a.example",
        "javascript:alert(1)",
        "https://facebook.com/bluebird",
        "http://user:secret@a.example/",
        "http://[::1",
        "https://a.example:99999/",
    ],
)
def test_what_is_no_page_of_ones_own_is_not_asked_for(website):
    asked = list(planned(load_adapter(config_of("website")), [at("1", website)], config_of("website")))
    assert not [request for request in asked if isinstance(request, Request)]
    assert {problem.code for problem in asked} <= {"fetch.scheme"}


def test_a_check_asks_for_a_page_made_for_that():
    config = config_of("website")
    assert load_adapter(config).check(config).url == "https://example.com/"


def test_a_table_of_it_can_still_be_read(tmp_path, read_path):
    (tmp_path / "pages.csv").write_text("name,phone\nBluebird Bakery,(217) 555-0101\n")
    assert read_path(tmp_path / "pages.csv").names == ["Bluebird Bakery"]


def test_the_words_for_the_own_website_stay():
    assert {"own-website", "own-site", "store-finder", "store-locator"} <= set(_aliases())


def _aliases():
    import tomllib

    from listaudit.source.folders import folders

    return tomllib.loads((folders()["website"] / "source.toml").read_text(encoding="utf-8"))["aliases"]


def test_the_same_locations_and_answers_give_the_same_requests_and_listings():
    location = replace(BAKERY, websites=("https://lindenhof.example",))
    one, other = (play("website", [location], "pages.json") for _ in range(2))
    assert (one.asked, one.listings) == (other.asked, other.listings)
