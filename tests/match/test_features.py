"""The levels of comparisons that have no file of their own."""

from __future__ import annotations

import pytest

from listaudit.match.features import levels_of
from listaudit.match.keys import keys_of
from listaudit.model import Listing


def _keys(brand):
    return keys_of(Listing(source="x", key="1", names=("Rustic Lantern",), brand=brand))


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("Rustic Lantern", "RUSTIC LANTERN", "same"),
        ("Rustic Lantern", "RusticLantern", "same"),
        ("Café Lantern", "Cafe Lantern", "same"),
        ("Rustic Lantern", "Rustic Lantern Boise", "alike"),
        ("Rustic Lantern", "Velvet Compass", "different"),
        ("Rustic Lantern", "", "missing"),
        ("", "", "missing"),
    ],
)
def test_the_level_of_two_brands(ours, theirs, level):
    assert levels_of(_keys(ours), _keys(theirs))["brand"] == level
