"""The evidence in words for people."""

from __future__ import annotations

import pytest

from listaudit.match.features import levels_of
from listaudit.match.keys import keys_of
from listaudit.match.matcher import Matcher
from listaudit.match.shown import compared, of_ours, words_for
from listaudit.model import Address, Dated, Listing, Location, Point, Tagged


@pytest.mark.parametrize(
    ("comparison", "level", "words"),
    [
        ("name extra", "none", "no words on one side only"),
        ("unit", "one-side", "stated on one side"),
        ("phone", "missing", "not stated"),
        ("name", "begins-alike", "begins alike"),
        ("name x phone", "agrees / same", "name agrees, phone same"),
    ],
)
def test_a_level_is_told_in_words(comparison, level, words):
    assert words_for(comparison, level) == words


def test_every_comparison_of_two_records_shows_what_was_written():
    record = Listing(
        source="x",
        key="1",
        names=("Bluebird Bakery",),
        address=Address(street="120 Maple St", unit="4", city="Boise", postcode="83702"),
        phones=("(208) 555-0101", "(208) 555-0102"),
        websites=("https://bluebird.example",),
        categories=("bakery", "cafe", "shop"),
        brand="Bluebird",
        point=Point(43.61, -116.2),
    )
    shown = {name: compared(name, record) for name in levels_of(keys_of(record), keys_of(record))}
    assert {name: value for name, value in shown.items() if value} == {
        "name": "Bluebird Bakery",
        "phone": "(208) 555-0101; (208) 555-0102",
        "number": "120 Maple St",
        "street": "120 Maple St",
        "unit": "4",
        "city": "Boise",
        "postcode": "83702",
        "pin": "43.61000, -116.20000",
        "website": "https://bluebird.example",
        "category": "bakery; cafe",
        "brand": "Bluebird",
    }


def test_a_record_without_a_pin_shows_none():
    assert compared("pin", Listing(source="x", key="1")) == ""


OURS = Location(
    store_code="1",
    names=("Bluebird Bakery",),
    alternate_names=("The Bluebird",),
    former_names=(Dated("Joliet Coffee House", "2026-01-01"),),
    address=Address(street="120 Maple St", city="Boise", region="ID", postcode="83702", country="US"),
    phones=("(208) 555-0101", "(208) 555-0102"),
    tracking_phones=("(208) 555-0177",),
    former_phones=(Dated("(208) 555-0199"),),
    former_addresses=(Dated("88 Oak Ave, Nampa, ID 83651"),),
    tagged=(Tagged("phone", "google", ("(208) 555-0166",)), Tagged("name", "google", ("Bluebird Nampa",))),
)


def theirs(**values):
    return Listing(source="x", key="1", **values)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+1 208 555 0101", "(208) 555-0101"),
        ("208-555-0102", "(208) 555-0102"),
        ("208-555-0177", "(208) 555-0177 (tracking)"),
        ("208-555-0166", "(208) 555-0166 (for google)"),
        ("208-555-0199", "(208) 555-0199 (former)"),
        ("208-555-0155", "(208) 555-0101; (208) 555-0102"),
    ],
)
def test_the_phone_of_ours_that_matched_is_the_one_that_is_shown(phone, shown):
    assert of_ours("phone", OURS, theirs(phones=("208-555-0188", phone))) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("BLUEBIRD BAKERY", "Bluebird Bakery"),
        ("The Bluebird", "The Bluebird (another)"),
        ("Bluebird Nampa", "Bluebird Nampa (for google)"),
        ("Joliet Coffee House", "Joliet Coffee House (former)"),
        ("", "Bluebird Bakery"),
    ],
)
def test_the_name_of_ours_that_fits_best_is_the_one_that_is_shown(name, shown):
    assert of_ours("name", OURS, theirs(names=(name,) if name else ())) == shown


def test_a_record_without_a_name_shows_none():
    assert of_ours("name", Location(store_code="1"), theirs(names=("Kite",))) == ""


def test_a_match_at_a_former_address_shows_that_address():
    found = theirs(
        names=("Bluebird Bakery",), address=Address(street="88 Oak Ave", city="Nampa", postcode="83651")
    )
    evidence = Matcher([OURS]).explain(0, found, location=OURS).evidence
    shown = {item.comparison: item.ours for item in evidence if item.ours.endswith("(former)")}
    assert shown == {
        "number": "88 Oak Ave (former)",
        "street": "88 Oak Ave (former)",
        "city": "Nampa (former)",
        "postcode": "83651 (former)",
    }


def test_a_match_at_the_present_address_shows_the_present_one():
    found = theirs(names=("Bluebird Bakery",), address=OURS.address)
    evidence = Matcher([OURS]).explain(0, found, location=OURS).evidence
    assert not [item for item in evidence if "former" in item.ours]
