"""Words of address lines and their readings."""

from __future__ import annotations

import pytest

from listaudit.normalize.street_words import table, vocabulary


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        ("US", "st", "street"),
        ("US", "st", "saint"),
        ("US", "ninth", "9th"),
        ("US", "9th", "9"),
        ("US", "n", "north"),
        ("DE", "str", "straße"),
        ("DE", "münchner", "muenchner"),
        ("DE", "münchner", "munchner"),
        ("FR", "bd", "boulevard"),
        ("IT", "iv", "4"),
        ("PT", "treze", "13"),
        ("RU", "ул", "ulitsa"),
        ("RU", "ленина", "lenina"),
        ("CA", "est", "e"),
    ],
)
def test_words_meet_when_one_reading_is_shared(country, one, other):
    words = vocabulary(country)
    assert words.word(one).meets(words.word(other))


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        ("US", "ave", "st"),
        ("US", "8th", "9th"),
        ("US", "eight", "eighth"),
        ("US", "n", "s"),
        ("US", "10-14", "1014"),
        ("US", "1/2", "12"),
        ("US", "iv", "4"),
        ("DE", "haupt", "haubt"),
    ],
)
def test_words_do_not_meet_without_a_shared_reading(country, one, other):
    words = vocabulary(country)
    assert not words.word(one).meets(words.word(other))


def test_every_variant_of_publication_28_is_a_type_in_the_united_states():
    words = vocabulary("US")
    assert {form for forms in table("street_types")["en"].values() for form in forms} <= words.types


@pytest.mark.parametrize("country", sorted(table("street_languages")["languages"]))
def test_every_language_named_for_a_country_has_words(country):
    assert vocabulary(country).types


def test_a_vocabulary_is_one_per_country():
    assert vocabulary("US") == vocabulary("US") != vocabulary("DE")


def test_texts_that_are_no_country_share_one_vocabulary():
    assert vocabulary("Springfield") is vocabulary("") is vocabulary("ZZ")
    assert vocabulary("DE") is not vocabulary("")
