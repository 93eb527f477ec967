"""Forms of city names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.city import parse_city


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("München", "Munich"),
        ("Köln", "cologne"),
        ("New York", "New York City"),
        ("Москва", "Moscow"),
        ("東京", "Tokyo"),
    ],
)
def test_names_of_one_city_share_a_group(one, other):
    assert parse_city(one).shares_group(parse_city(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nürnberg", "Nuernberg"),
        ("São Paulo", "SAO PAULO"),
    ],
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert parse_city(one).keys & parse_city(other).keys


@pytest.mark.parametrize("named", ["City of Springfield", "Springfield Town", "Springfield Charter Twp"])
def test_words_for_the_kind_of_place_are_no_part_of_the_bare_name(named):
    assert parse_city(named).bare_key == parse_city("Springfield").bare_key
    assert not parse_city(named).keys & parse_city("Springfield").keys


def test_short_words_keep_their_long_reading():
    assert "saint" in parse_city("St. Example").words[0]


def test_a_name_that_is_only_a_kind_word_stays():
    assert parse_city("Town").keys == {"town"}


@given(st.text(max_size=20))
def test_no_text_makes_the_parser_raise(text):
    assert isinstance(parse_city(text).keys, frozenset)
