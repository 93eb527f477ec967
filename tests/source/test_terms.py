"""What a location is searched by."""

from __future__ import annotations

import pytest

from listaudit.model import Address, Dated, Location, Source, Tagged
from listaudit.source.terms import (
    addresses_of,
    area,
    batches,
    concerns,
    country_of,
    e164,
    former_towns,
    known_ids,
    names_of,
    one_line,
    phones_of,
)

HOME = Address(
    street="120 Maple St", unit="Suite 2", city="Springfield", region="IL", postcode="62701", country="US"
)


def source(**values):
    return Source(**{"name": "Maps", "id": "acme", "title": "Acme", "platform": "atlas"} | values)


def place(**values):
    return Location(**{"store_code": "1", "names": ("Bluebird", "Blue Bird"), "address": HOME} | values)


def test_ids_are_known_under_each_name_of_a_source_and_once():
    ids = {"Maps": ("a",), "acme": ("b", "a", ""), "atlas": ("c",), "else": ("d",)}
    assert known_ids(place(source_ids=ids), source()) == ("a", "b", "c")
    assert known_ids(place(), source()) == ()


def test_names_are_the_one_for_this_source_the_current_one_and_those_of_former_times():
    tagged = (
        Tagged("name", "maps", ("Bluebird Maps",)),
        Tagged("name", "else", ("No",)),
        Tagged("phone", "maps", ("1",)),
    )
    found = place(tagged=tagged, former_names=(Dated("Old Oven"), Dated("Bluebird")))
    assert names_of(found, source()) == ("Bluebird Maps", "Bluebird", "Old Oven")
    assert names_of(found) == ("Bluebird", "Old Oven")
    assert names_of(place(names=())) == ()


def test_phones_are_numbers_as_machines_write_them_each_once():
    found = place(
        phones=("(217) 555-0100", "no phone", "+1 217 555 0100"),
        tracking_phones=("217-555-0155",),
        former_phones=(Dated("217 555 0199"),),
        tagged=(Tagged("phone", "ATLAS", ("217 555 0111",)),),
    )
    assert phones_of(found, source()) == ("+12175550111", "+12175550100", "+12175550155", "+12175550199")


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("020 7946 0000", "GB", "+442079460000"),
        ("", "US", ""),
        ("call us", "US", ""),
        ("+81 3-1234-5678", "", "+81312345678"),
    ],
)
def test_a_number_is_told_with_its_country(text, region, number):
    assert e164(text, region) == number


@pytest.mark.parametrize(
    ("stated", "audit", "country"),
    [("US", "DE", "US"), ("Germany", "US", "DE"), ("", "DE", "DE"), ("Atlantis", "DE", "DE")],
)
def test_the_country_is_that_of_the_location_or_that_of_the_audit(stated, audit, country):
    assert country_of(place(address=Address(country=stated)), source(country=audit)) == country


CONCERNS = {
    "everybody": ({}, {}, True),
    "its country": ({"countries": frozenset({"US"})}, {}, True),
    "another country": ({"countries": frozenset({"DE"})}, {}, False),
    "an unknown country": ({"countries": frozenset({"DE"})}, {"address": Address()}, True),
    "the country of the audit": (
        {"countries": frozenset({"DE"}), "country": "US"},
        {"address": Address()},
        False,
    ),
    "a kind that it takes": (
        {"accepts": frozenset({"service_area"})},
        {"business_type": "service_area"},
        True,
    ),
    "a kind that it does not take": (
        {"accepts": frozenset({"storefront"})},
        {"business_type": "service_area"},
        False,
    ),
    "no kind is a shop": ({"accepts": frozenset({"service_area"})}, {}, False),
}


@pytest.mark.parametrize(("of", "who", "concerned"), CONCERNS.values(), ids=CONCERNS)
def test_whom_a_source_concerns(of, who, concerned):
    assert concerns(source(**of), place(**who)) is concerned


def test_addresses_are_the_current_one_and_former_ones_as_they_were_written():
    former = (Dated("9 Oak Ave, Joliet"),)
    assert addresses_of(place(former_addresses=former)) == (HOME, Address(given="9 Oak Ave, Joliet"))
    assert addresses_of(place(address=Address(), former_addresses=former)) == (
        Address(given="9 Oak Ave, Joliet"),
    )


def test_an_address_on_one_line_is_what_people_type():
    assert one_line(HOME) == "120 Maple St, Springfield, IL 62701, US"
    assert one_line(Address(given="9 Oak Ave, Joliet")) == "9 Oak Ave, Joliet"
    assert one_line(Address(city="Springfield")) == "Springfield"


def test_an_area_is_where_a_search_by_name_looks():
    assert area(HOME) == "Springfield, IL, US"
    assert area(Address(postcode="62701", country="US")) == "62701, US"
    assert area(Address(given="9 Oak Ave")) == ""


@pytest.mark.parametrize(("count", "sizes"), [(0, []), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3])])
def test_batches_are_full_but_for_the_last(count, sizes):
    found = list(batches(range(count), 3))
    assert [len(one) for one in found] == sizes
    assert [item for one in found for item in one] == list(range(count))


def test_towns_of_former_addresses_are_told_once_and_without_their_country():
    past = (Dated("14 Elm St, Joliet, IL 60431"), Dated("9 Oak Ave, Joliet, IL 60431"), Dated("the old mill"))
    assert former_towns(Location(store_code="1", former_addresses=past), "US") == ["Joliet, IL"]
