"""The kind of the words that one name has and the other lacks."""

from __future__ import annotations

import pytest

from listaudit.match.extra import places, trades
from listaudit.match.features import levels_of
from listaudit.match.keys import keys_of
from listaudit.model import Address, Listing

HOME = Address(street="120 Maple St", city="Boise", region="Idaho", country="US")


def _keys(name, *categories):
    return keys_of(Listing(source="x", key="1", names=(name,), address=HOME, categories=categories))


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        (("Rustic Lantern",), ("Rustic Lantern",), "none"),
        (("Rustic Lantern",), ("Rustic Lantern of Boise",), "place"),
        (("Rustic Lantern",), ("Rustic Lantern Maple Street Idaho",), "place"),
        (("Rustic Lantern", "bakery"), ("Rustic Lantern Bakery", "cafe"), "their-trade"),
        (("Rustic Lantern", "restaurant"), ("Rustic Lantern Grill", "diner"), "like-trade"),
        (("Rustic Lantern", "dentist"), ("Rustic Lantern Grill", "diner"), "word"),
        (("Rustic Lantern", "supermarket"), ("Rustic Lantern Grocery Pharmacy", "grocery"), "department"),
        (("Rustic Lantern", "shoe_store"), ("Rustic Lantern Stitchery", "cafe"), "word"),
        (("Rustic Lantern",), ("Rustic Lantern Velvet Compass",), "words"),
        (("Rustic Lantern", "bookstore"), ("Rustic Lantern Tattoo", "tattoo"), "own-trade"),
        (("Rustic Lantern", "supermarket"), ("Rustic Lantern Pharmacy", "pharmacy"), "department"),
        (("Rustic Lantern",), ("Rustic Lantern Pharmacy", "pharmacy"), "part"),
        (("Rustic Lantern Boise",), ("Rustic Lantern Compass",), "both-word"),
        (("Rustic Lantern Velvet",), ("Rustic Lantern Compass",), "two-word"),
    ],
)
def test_the_kind_of_the_extra_words(ours, theirs, kind):
    assert levels_of(_keys(*ours), _keys(*theirs))["extra words"] == kind


def test_a_word_spelled_a_little_otherwise_is_no_extra_word():
    assert levels_of(_keys("Rustic Lanterns"), _keys("Rustic Lantern"))["extra words"] == "none"


def test_the_words_of_the_place_are_those_of_street_city_region_and_country():
    assert {"maple", "boise", "idaho", "us"} <= places(_keys("Rustic Lantern"))


def test_the_words_of_categories_are_those_that_names_use():
    assert {"shoe", "shoes", "store"} <= trades(("shoes_store", "retail > shoe"))
