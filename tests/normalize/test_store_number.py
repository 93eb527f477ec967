from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.store_number import split_store_number


@pytest.mark.parametrize(
    ("text", "rest", "number"),
    [
        ("Harbor Mart #1234", "Harbor Mart", "1234"),
        ("Harbor Mart #012", "Harbor Mart", "12"),
        ("Harbor Mart #000", "Harbor Mart", "0"),
        ("Harbor Mart Store 12", "Harbor Mart", "12"),
        ("Harbor Mart (Store #12)", "Harbor Mart", "12"),
        ("Harbor Mart No. 7", "Harbor Mart", "7"),
        ("Harbor Mart №7", "Harbor Mart", "7"),
        ("Harbor Mart T-1234", "Harbor Mart", "t1234"),
        ("Harbor Mart 12345", "Harbor Mart", "12345"),
        ("Harbor 1911", "Harbor 1911", ""),
        ("Bar 42", "Bar 42", ""),
        ("No. 1 Noodles", "No. 1 Noodles", ""),
        ("#1 Noodles", "#1 Noodles", ""),
        ("Store 12", "Store 12", ""),
        ("Harbor Mart #", "Harbor Mart #", ""),
        ("Harbor", "Harbor", ""),
    ],
)
def test_store_numbers_are_parted_from_the_name(text, rest, number):
    assert split_store_number(text) == (rest, number)


@given(st.text(max_size=40))
def test_any_text_is_read_and_never_emptied(text):
    rest, number = split_store_number(text)
    assert rest or not text.strip() or not number
