"""Units taken out of tokens."""

from __future__ import annotations

import pytest

from listaudit.normalize.street_words import vocabulary
from listaudit.normalize.unit import Unit, take_units, unit_id


@pytest.mark.parametrize(
    ("text", "normal"),
    [("a-101", "a101"), ("100/102", "100-102"), ("100-102", "100-102"), ("4b", "4b"), ("c/3", "c3")],
)
def test_an_id_loses_signs_but_not_the_hyphen_of_a_range(text, normal):
    assert unit_id(text) == normal


@pytest.mark.parametrize(
    ("tokens", "country", "units", "rest"),
    [
        ("12 main st suite 5", "US", [Unit("unit", "5")], "12 main st"),
        ("12 main st suite", "US", [], "12 main st suite"),
        ("12 main st suite of rooms", "US", [], "12 main st suite of rooms"),
        ("12 main st suite one", "US", [Unit("unit", "1")], "12 main st"),
        ("12 main st suite 5 & main", "US", [Unit("unit", "5")], "12 main st & main"),
        ("12 main st a 100", "US", [], "12 main st a 100"),
        ("12 main st ste a 100", "US", [Unit("unit", "a100")], "12 main st"),
        ("12 main st ste 123456789", "US", [], "12 main st ste 123456789"),
        ("# 5 main st", "US", [], "# 5 main st"),
        ("floor 3", "US", [Unit("floor", "3")], ""),
        ("3 floor", "US", [], "3 floor"),
        ("gf", "GB", [Unit("floor", "0")], ""),
        ("rear", "US", [Unit("unit", "rear")], ""),
        ("rear lane", "US", [], "rear lane"),
        ("12 rua exemplo 2o", "BR", [Unit("floor", "2")], "12 rua exemplo"),
        ("12 calle mayor 2a izq", "ES", [Unit("floor", "2"), Unit("unit", "left")], "12 calle mayor"),
        ("calle mayor 2a", "ES", [], "calle mayor 2a"),
        ("no5 main", "US", [], "no5 main"),
        ("c 5 d 3", "TR", [Unit("unit", "3")], "c 5"),
        ("d 3 sokak x", "TR", [], "d 3 sokak x"),
    ],
)
def test_units_leave_the_rest_of_the_segment(tokens, country, units, rest):
    found, left = take_units(tokens.split(), vocabulary(country), numbered=False)
    assert (found, " ".join(left)) == (units, rest)


def test_a_number_sign_behind_a_number_elsewhere_is_a_unit():
    assert take_units(["#", "5"], vocabulary("US"), numbered=True) == ([Unit("unit", "5")], [])
