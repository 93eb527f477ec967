"""TomTom's places are the same through both of its doors; what each door asks is in tests/sources."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest

from listaudit.model import Address, Dated, Location, Point, Request, Where
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.play import config_of, read_body

DOORS = ("tomtom", "azure-maps")
BAKERY = Location(
    store_code="1",
    names=("Bluebird Bakery",),
    address=Address("120 Maple St", "", "", "Springfield", "IL", "62701", "US"),
    former_addresses=(Dated("9 Old Rd, Chatham, IL 62629"),),
)
PINNED = replace(BAKERY, point=Point(39.8, -89.65))
PLACE = {
    "id": "1",
    "poi": {"name": "Bluebird Bakery", "phone": "+1 217-555-0101"},
    "address": {"streetNumber": "120", "streetName": "Maple Street", "freeformAddress": "120 Maple Street"},
    "position": {"lat": 39.8, "lon": -89.65},
}


def asked(door, location):
    config = config_of(door)
    return list(planned(load_adapter(config), [location], config))


def answered(door, body, **about):
    """Hand an answer to a door, as the answer to a search for the bakery."""
    context = {"names": ["bluebird bakery"], "terms": ["Bluebird Bakery"], "country": "US", "page": 1}
    request = Request(url="https://x.example/?q=1", store_codes=("1",), **{"context": context} | about)
    return read_body(door, orjson.dumps(body), request=request)


@pytest.mark.parametrize("location", [BAKERY, PINNED], ids=["an address", "a pin"])
def test_both_doors_are_asked_as_often_for_the_same_purpose_with_the_same_limits(location):
    questions = []
    for door in DOORS:
        requests = asked(door, location)
        limits = [parse_qs(urlsplit(one.url).query) for one in requests]
        names = ("limit", "countrySet", "lat", "lon", "radius", "openingHours", "extendedPostalCodesFor")
        told = [{name: found[name] for name in names if name in found} for found in limits]
        questions.append(
            [(one.purpose, dict(one.context), said) for one, said in zip(requests, told, strict=True)]
        )
    assert questions[0] == questions[1]
    assert len(questions[0]) == 2


def test_a_place_is_the_same_listing_through_both():
    one, other = (
        replace(answered(door, {"results": [PLACE]}).listings[0], source="", where=Where()) for door in DOORS
    )
    assert one == other
    assert (one.address.street, one.point) == ("120 Maple Street", Point(39.8, -89.65))


@pytest.mark.parametrize("door", DOORS)
def test_an_address_that_is_found_is_searched_around_and_a_whole_country_is_not(door):
    country = {"entityType": "Country", "position": {"lat": 1.0, "lon": 2.0}}
    street = {"type": "Point Address", "position": {"lat": 39.8, "lon": -89.65}}
    (search,) = answered(door, {"results": [country, street]}, purpose="geocode").asked
    assert parse_qs(urlsplit(search.url).query)["lat"] == ["39.800000"]
    assert answered(door, {"results": [country]}, purpose="geocode").codes == ["fetch.refused"]


@pytest.mark.parametrize("door", DOORS)
def test_a_further_page_is_asked_for_a_namesake_alone_and_billed_as_its_door_bills(door):
    many = {"results": [PLACE], "summary": {"offset": 0, "totalResults": 500}}
    (page,) = answered(door, many).asked
    assert (page.purpose, page.context["page"], parse_qs(urlsplit(page.url).query)["ofs"]) == (
        "page",
        2,
        ["1"],
    )
    assert page.sku == asked(door, PINNED)[0].sku
    stranger = {**PLACE, "poi": {"name": "Wren Books"}}
    assert answered(door, many | {"results": [stranger]}).asked == []
