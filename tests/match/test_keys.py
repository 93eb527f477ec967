"""Keys are cut from text cheaply and never fail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.match.keys import keys_of, name_key, postcode_head, site_key, street_key
from listaudit.model import Address, Dated, Listing, Location, Point, Tagged


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("120 Maple St, Ste 4", "120", "4"),
        ("Hauptstr. 12a", "12", ""),
        ("350 5th Ave", "350", ""),
        ("5th Ave & Pine", "5", ""),
        ("Maple Street", "", ""),
        ("12 Oak Rd #7B", "12", "7b"),
    ],
)
def test_a_street_line_gives_its_number_and_unit(text, number, unit):
    house, _, _, found = street_key(text)
    assert (house, found) == (number, unit)


def test_types_and_directions_have_one_form():
    assert street_key("12 North Maple Street")[2] == street_key("12 N Maple St.")[2]


@pytest.mark.parametrize(
    ("url", "domain", "page"),
    [
        ("https://www.bluebird.example/boise/?a=1", "bluebird.example", "bluebird.example/boise"),
        ("bluebird.co.uk", "bluebird.co.uk", "bluebird.co.uk"),
        ("http://shop.bluebird.example:8080", "bluebird.example", "shop.bluebird.example"),
        ("not a site", "", ""),
    ],
)
def test_a_website_gives_a_rough_domain_and_page(url, domain, page):
    assert site_key(url) == (domain, page)


@pytest.mark.parametrize(
    ("text", "head"), [("83702-1234", "83702"), ("2116", "02116"), ("53703.0", "53703"), ("EH2 2AA", "eh22a")]
)
def test_a_postcode_gives_its_head(text, head):
    assert postcode_head(text) == head


def test_names_in_scripts_without_spaces_become_pairs_of_characters():
    assert name_key("鳥喫茶店").words == {"鳥喫", "喫茶", "茶店"}


def test_a_location_is_found_by_its_former_and_tagged_values_too():
    location = Location(
        store_code="1",
        names=("Bluebird Bakery",),
        alternate_names=("Bluebird",),
        former_names=(Dated("Old Mill Bakery"),),
        phones=("(208) 555-0101",),
        former_phones=(Dated("(208) 555-0102"),),
        tracking_phones=("(208) 555-0103",),
        tagged=(Tagged("phone", "google", ("(208) 555-0104",)), Tagged("name", "th", ("ร้านนก",))),
    )
    keys = keys_of(location)
    assert len(keys.names) == 4
    assert {phone[-4:] for phone in keys.phones} == {"0101", "0102", "0103", "0104"}


def test_an_address_that_stayed_one_line_still_gives_a_number():
    keys = keys_of(
        Listing(source="x", key="1", names=("A",), address=Address(given="12 Oak Rd near the mill"))
    )
    assert keys.number == "12"


@given(st.text(max_size=60), st.text(max_size=60), st.floats(-90, 90), st.floats(-180, 180))
def test_keys_never_fail(name, street, latitude, longitude):
    record = Listing(
        source="x",
        key="1",
        names=(name,),
        address=Address(street=street, unit=name, postcode=street, city=name),
        phones=(street,),
        websites=(name,),
        point=Point(latitude, longitude),
    )
    assert keys_of(record) == keys_of(record)
