"""Number words, ordinals, Roman and Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.numbers import han_number, join_number_words, number_word, roman


@pytest.mark.parametrize(
    ("word", "language", "figures"),
    [
        ("ninth", "en", "9"),
        ("ninety", "en", "90"),
        ("ninetieth", "en", "90"),
        ("treze", "pt", "13"),
        ("quattro", "it", "4"),
        ("ventuno", "it", "21"),
        ("trentotto", "it", "38"),
        ("dreiundzwanzigste", "de", "23"),
        ("einundneunzig", "de", "91"),
        ("main", "en", ""),
        ("nine", "xx", ""),
    ],
)
def test_a_number_word_gives_its_figures(word, language, figures):
    assert number_word(word, language) == figures


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        (["e", "ninety", "sixth", "st"], ["e", "96", "st"]),
        (["twenty", "five"], ["25"]),
        (["twenty", "oaks"], ["twenty", "oaks"]),
        (["one", "two"], ["one", "two"]),
        (["five", "hundred", "and", "ninety", "three"], ["593"]),
        (["five", "hundred", "elms"], ["500", "elms"]),
        (["seventeen", "eighty"], ["1780"]),
        (["nineteen", "oh", "one", "w"], ["1901", "w"]),
        (["ten", "oh", "elms"], ["ten", "oh", "elms"]),
        (["thirty", "w", "twenty", "sixth"], ["thirty", "w", "26"]),
    ],
)
def test_a_number_of_several_words_becomes_one(words, joined):
    assert join_number_words(words, "en") == joined


@pytest.mark.parametrize(
    ("words", "language", "joined"),
    [
        ("quatre vingt douze", "fr", "92"),
        ("quatre vingts", "fr", "80"),
        ("quatre vingt dix sept", "fr", "97"),
        ("soixante et onze", "fr", "71"),
        ("vingt et un", "fr", "21"),
        ("nonante deux", "fr", "92"),
        ("dix neuf mars", "fr", "19 mars"),
        ("quatre septembre huit", "fr", "quatre septembre huit"),
        ("vingt rue deux", "fr", "vingt rue deux"),
        ("sechs und funfzig", "de", "56"),
        ("sechs und zehn", "de", "sechs und zehn"),
        ("uno due", "it", "uno due"),
    ],
)
def test_numbers_of_other_languages_are_joined_as_they_count(words, language, joined):
    assert " ".join(join_number_words(words.split(), language)) == joined


def test_words_of_a_language_without_a_table_stay():
    assert join_number_words(["twenty", "one"], "th") == ["twenty", "one"]


@pytest.mark.parametrize(
    ("numeral", "figures"),
    [("iv", "4"), ("xx", "20"), ("xii", "12"), ("mcmxcii", "1992"), ("i", ""), ("iiii", ""), ("", "")],
)
def test_roman_numerals_of_two_letters_or_more_are_read(numeral, figures):
    assert roman(numeral) == figures


@pytest.mark.parametrize(
    ("numeral", "figures"),
    [("三", "3"), ("十", "10"), ("二十三", "23"), ("百二十", "120"), ("三〇", "30"), ("", ""), ("三丁", "")],
)
def test_chinese_numerals_are_read(numeral, figures):
    assert han_number(numeral) == figures


@given(st.text(max_size=12))
def test_no_text_makes_the_readers_raise(text):
    assert isinstance(roman(text) + han_number(text) + number_word(text, "en"), str)
