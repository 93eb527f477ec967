"""Names, streets and values in the query language of Socrata."""

from __future__ import annotations

import pytest

from listaudit.model import Address
from listaudit.source.soql_text import name_pattern, pattern, quoted, street_pattern
from tests.source.hostile_names import HOSTILE


@pytest.mark.parametrize("value", ["O'Hara' OR 1=1 --", *HOSTILE], ids=range(len(HOSTILE) + 1))
def test_a_quoted_value_has_no_single_quote_alone(value):
    text = quoted(value)
    assert (text[0], text[-1]) == ("'", "'")
    assert "'" not in text[1:-1].replace("''", "")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_of_a_name_means_anything_in_its_pattern(name):
    assert name_pattern(name).replace("%", "").replace("_", "").isalnum()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Wren's Nest, LLC", "%Wren%Nest%"),
        ("Wrens Nest", "%Wren%Nest%"),
        ("LLC", "%LLC%"),
        ("S", "%S%"),
        ("Gas", "%Gas%"),
        ("--", ""),
    ],
)
def test_legal_forms_and_a_final_s_are_left_out_where_something_stays(name, expected):
    assert name_pattern(name) == expected


@pytest.mark.parametrize(
    ("street", "expected"),
    [
        ("120 N Maple Street", "%120%maple%"),
        ("120 North Maple St Ste 4", "%120%maple%"),
        ("Maple Street", ""),
        ("120", ""),
    ],
)
def test_a_street_is_looked_for_by_its_number_and_longest_name(street, expected):
    assert street_pattern(Address(street, country="US")) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["a%b", "c"], "%a_b%c%"), (["Zähne"], "%Z_hne%"), (["燕", "屋"], "%燕%屋%"), (["--"], ""), ([], "")],
)
def test_signs_and_accented_letters_are_any_one_letter(words, expected):
    assert pattern(words) == expected
