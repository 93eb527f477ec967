"""Reasons quote words of a name as the name writes them."""

from __future__ import annotations

import pytest

from listaudit.compare.name_quote import as_written


@pytest.mark.parametrize(
    ("raw", "words", "shown"),
    [
        ("Fox Drive-In", ["drive"], "Drive-In"),
        ("Fox Teas 2.0", ["2", "0"], "2.0"),
        ("Fox (Carnicería)", ["carniceria"], "Carnicería"),
        ("Fox Tap Room and Bottle Shop", ["tap", "room", "bottle"], "Tap Room and Bottle"),
        ("Tea From Around The World", ["around", "world"], "Around The World"),
        ("Fox's Pies & Tea", ["pies", "tea"], "Pies & Tea"),
        ("Tea by Fox Rentals", ["tea", "rentals"], "Tea … Rentals"),
        ("Tea by Fox Rentals", ["rentals", "tea"], "rentals tea"),
        ("Fuchs Tee für Bär & Dachs", ["tee", "fur", "bar", "and", "dachs"], "Tee für Bär & Dachs"),
        ("Fuchs Tee und Kaffee", ["tee", "and", "kaffee"], "Tee und Kaffee"),
        ("Fox Springfield (East Mill)", ["springfield", "east", "mill"], "Springfield (East Mill)"),
        ("Fox (East Mill)", ["east", "mill"], "East Mill"),
        ("Zorro 'El Tejón'", ["tejon"], "Tejón"),
        ("Badgers' Fox Tea", ["badgers"], "Badgers'"),
        ("港茶本店", ["本店"], "本店"),
        ("", ["fox"], "fox"),
    ],
)
def test_words_are_quoted_as_written_where_they_stand_together(raw, words, shown):
    assert as_written(raw, words) == shown
