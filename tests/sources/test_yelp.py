from dataclasses import replace

import pytest

from listaudit.model import Address, Dated, Hours, Point
from tests.sources.places import BAKERY
from tests.sources.play import outcomes, play

KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    source_ids={"yelp": ("yz-GoneBakery000000001",)},
)


def test_a_business_is_read_in_detail():
    bluebird = next(x for x in play("yelp", [KNOWN], "found.json").listings if x.name == "Bluebird Bakery")
    assert bluebird.listing_id == bluebird.key == "yz-Bluebird000000000001"
    assert bluebird.address == Address("120 Maple St", "Ste 4", "", "Springfield", "IL", "62701", "US")
    assert (bluebird.phones, bluebird.point) == (("+12175550101",), Point(39.8, -89.65))
    assert bluebird.categories == ("Bakeries", "Coffee & Tea")
    assert bluebird.url == "https://www.yelp.com/biz/bluebird-bakery-springfield"
    assert (bluebird.claimed, bluebird.reviews, bluebird.status) == (True, 31, "open")
    assert bluebird.hours != Hours()
    assert bluebird.leftovers == ()


def test_it_is_asked_by_known_id_phone_and_current_and_former_name():
    played = play("yelp", [KNOWN], "found.json")
    assert [request.purpose for request in played.asked].count("search") == 3
    assert played.unanswered == []
    assert all(request.store_codes == ("0001",) for request in played.asked)


def test_a_known_id_that_is_no_more_is_gone():
    gone = [listing for listing in play("yelp", [KNOWN], "found.json").listings if listing.gone]
    assert [listing.listing_id for listing in gone] == ["yz-GoneBakery000000001"]


def test_what_is_plainly_somebody_else_costs_no_further_request():
    played = play("yelp", [KNOWN], "found.json")
    assert "Quay Taxi" in played.names
    assert not any("QuayTaxi" in request.url for request in played.asked)


def test_a_closed_business_is_closed_for_good():
    states = {listing.name: listing.status for listing in play("yelp", [KNOWN], "found.json").listings}
    assert states["Maple Street Bakery"] == "permanently_closed"


def test_no_result_is_no_listing_and_no_problem():
    played = play("yelp", [BAKERY], "none.json")
    assert (played.listings, played.problems, played.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.rate-limited", True, False),
        (1, "fetch.quota", False, True),
        (2, "fetch.bad-key", False, True),
        (3, "fetch.refused", False, False),
        (4, "fetch.server-error", True, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("yelp", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)
