from __future__ import annotations

import pytest

from listaudit.model import Address
from listaudit.readers.addresses import address_of


def read(taken="", **cells):
    notes = []
    address = address_of(
        {name: [text] for name, text in cells.items()}, taken, lambda *note: notes.append(note)
    )
    return address, notes


def test_parts_are_taken_as_they_stand():
    address, _ = read(
        street="12 Oak St",
        unit="5",
        city="Springfield",
        region="IL",
        postcode="62701",
        country="United States",
    )
    assert address == Address("12 Oak St", "5", "", "Springfield", "IL", "62701", "US")


def test_a_country_that_nobody_knows_stays_as_written():
    assert read("US", country="Atlantis")[0].country == "Atlantis"


@pytest.mark.parametrize(
    ("line2", "street", "unit"),
    [
        ("Suite 5", "12 Oak St", "Suite 5"), ("#5", "12 Oak St", "#5"), ("5B", "12 Oak St", "5B"), ("2nd floor", "12 Oak St", "2nd floor"),
        ("Oak Mall", "12 Oak St, Oak Mall", ""), ("Unit of Hope Building", "12 Oak St, Unit of Hope Building", ""),
    ],
)  # fmt: skip
def test_a_second_line_is_a_unit_only_where_it_looks_like_one(line2, street, unit):
    address, _ = read(street="12 Oak St", line2=line2)
    assert (address.street, address.unit) == (street, unit)


def test_a_stated_unit_leaves_the_second_line_in_the_street():
    address, _ = read(street="12 Oak St", line2="Suite 5", line3="Oak Mall", unit="B")
    assert (address.street, address.unit) == ("12 Oak St, Suite 5, Oak Mall", "B")


@pytest.mark.parametrize(("country", "street"), [("US", "12 Oak"), ("DE", "Oak 12"), ("", "12 Oak")])
def test_a_house_number_of_its_own_stands_where_the_country_writes_it(country, street):
    assert read(country, street="Oak", house_number="12")[0].street == street


def test_a_street_line_is_not_split_where_the_row_states_the_city():
    address, _ = read("US", address="12 Oak St, Suite 5", city="Springfield")
    assert (address.street, address.city, address.split) == ("12 Oak St, Suite 5", "Springfield", frozenset())


def test_a_line_that_says_the_postcode_again_is_cut_and_the_row_counts():
    address, _ = read("US", address="12 Oak St, Springfield, IL 62701", postcode="62701-1234")
    assert (address.street, address.city, address.postcode) == ("12 Oak St", "Springfield", "62701-1234")
    assert address.split == {"street", "city", "region"}
    assert isinstance(address.split, frozenset)
    assert hash(address)
    assert address.given == "12 Oak St, Springfield, IL 62701"


def test_a_line_alone_is_cut_with_the_country_of_the_row():
    address = address_of(
        {"address": ["Hauptstr. 1 10115 Berlin"], "country": ["Deutschland"]}, "US", lambda *_: None
    )
    assert (address.street, address.postcode, address.city, address.country) == (
        "Hauptstr. 1",
        "10115",
        "Berlin",
        "DE",
    )
    assert "country" not in address.split


def test_a_line_that_cannot_be_cut_is_the_street_and_is_given_whole():
    address, _ = read("US", address="12 Oak St")
    assert (address.street, address.given, address.split) == ("12 Oak St", "12 Oak St", frozenset())


def test_the_default_country_is_not_put_into_the_address():
    assert read("US", street="12 Oak St")[0].country == ""


def test_damage_is_told():
    _, notes = read("US", street="12-Mar", postcode="2116")
    assert notes == [("damage.postcode-short", "postcode", "2116"), ("damage.date", "address", "12-Mar")]
    address, notes = read("US", postcode="2116", region="MA")
    assert (address.postcode, notes) == ("02116", [])


def test_no_cells_give_an_empty_address():
    assert read() == (Address(), [])
