"""What shows that a longer name of a city is another town."""

from __future__ import annotations

import pytest

from listaudit.compare.city_apart import far_apart, is_another_town
from listaudit.compare.context import Context
from listaudit.model import Address

SHORT, LONG = "Exampleport", "Exampleport Ferry"


@pytest.mark.parametrize(
    ("country", "one", "other", "apart"),
    [
        ("US", "02840", "23601", True),
        ("US", "02840-1234", "02841", False),
        ("DE", "D-67433", "23730", True),
        ("DE", "67433", "67435", False),
        ("DK", "8000", "8200", False),
        ("BR", "01310-100", "04500-000", False),
        ("GB", "BD1 1AA", "BA15 1AA", True),
        ("CA", "12A4", "99999", False),
        ("US", "02840", "", False),
    ],
)
def test_postcodes_with_another_front_lie_apart(country, one, other, apart):
    ours, theirs = Address(city=SHORT, postcode=one), Address(city=LONG, postcode=other)
    assert far_apart(ours, theirs, Context(country=country)) is apart


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("VA", "Virginia", False), ("RI", "VA", True), ("", "VA", False), ("Nowhere", "VA", False)],
)
def test_two_states_lie_apart_and_what_nobody_knows_does_not(one, other, apart):
    ours, theirs = Address(city=SHORT, region=one), Address(city=LONG, region=other)
    assert far_apart(ours, theirs, Context(country="US")) is apart


@pytest.mark.parametrize("longer", ["Exampleport, USA", "Exampleport N", "Exampleport 2"])
def test_a_country_a_letter_or_a_figure_behind_a_name_makes_no_other_town(longer):
    ours, theirs = Address(city=SHORT, postcode="02840"), Address(city=longer, postcode="23601")
    assert not far_apart(ours, theirs, Context(country="US"))


@pytest.mark.parametrize(
    ("country", "longer", "another"),
    [
        ("US", "Exampleport Heights", True),
        ("DE", "Exampleport Heights", False),
        ("US", "Exampleport Ferry", False),
        ("US", "Exampleport Park Village", False),
        ("US", "Old Exampleport Park", False),
    ],
)
def test_a_word_that_makes_towns_behind_a_name_makes_another_one(country, longer, another):
    assert is_another_town(SHORT, longer, country) is another
    assert is_another_town(longer, SHORT, country) is another
