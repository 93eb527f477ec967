"""The evidence in words for people."""

from __future__ import annotations

import pytest

from listaudit.match.features import levels_of
from listaudit.match.keys import keys_of
from listaudit.match.shown import compared, words_for
from listaudit.model import Address, Listing, Point


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
    }


def test_a_record_without_a_pin_shows_none():
    assert compared("pin", Listing(source="x", key="1")) == ""
