from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.model import Dated
from listaudit.readers.values import dated, several, text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Bright \u200b Coffee ", "Bright Coffee"),
        (None, ""),
        (53589.0, "53589"),
        (2076680100.0, "2076680100"),
        (43.5871, "43.5871"),
        (float("nan"), ""),
        (float("inf"), ""),
        (True, "true"),
        (7, "7"),
        (dt.datetime(2026, 12, 1), "2026-12-01"),  # noqa: DTZ001
        (dt.datetime(2026, 12, 1, 9, 30), "2026-12-01T09:30:00"),  # noqa: DTZ001
        (dt.date(2026, 12, 1), "2026-12-01"),
        (dt.time(9, 30), "09:30"),
        (["a", None, "b"], "a; b"),
    ],
)
def test_a_cell_of_any_type_becomes_text(value, text):
    assert text_of(value) == text


@pytest.mark.parametrize("word", ["#N/A", "#REF!", "NULL", "None", "n/a", "-", "—", "NaN", "#DIV/0!"])
def test_words_for_an_empty_cell_are_nothing(word):
    assert text_of(word) == ""


@pytest.mark.parametrize("word", ["NA", "No", "Nil's", "0", "None Such"])
def test_words_that_only_look_like_nothing_are_kept(word):
    assert text_of(word) == word


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("'=1+1", "=1+1"),
        ("'+1 (217) x", "+1 (217) x"),
        ("'@home", "@home"),
        ("'-5 Degrees", "-5 Degrees"),
        ("'t Hof", "'t Hof"),
    ],
)
def test_the_guard_before_a_formula_is_undone_and_other_apostrophes_stay(written, read):
    assert text_of(written) == read


@pytest.mark.parametrize(
    ("column", "text", "values"),
    [
        ("phone", "217-555-0100; 217-555-0101", ("217-555-0100", "217-555-0101")),
        ("phone", "+1 217 555 0100, +1 217 555 0101", ("+1 217 555 0100", "+1 217 555 0101")),
        ("phone", "030 / 5550100", ("030 / 5550100",)),
        ("phone", "217/555-0100", ("217/555-0100",)),
        ("website", "https://a.example/x;y=1", ("https://a.example/x;y=1",)),
        ("website", "https://a.example; https://b.example", ("https://a.example", "https://b.example")),
        ("website", "https://a.example, www.b.example", ("https://a.example", "www.b.example")),
        (
            "socials",
            "https://s.example/a|https://s.example/b",
            ("https://s.example/a", "https://s.example/b"),
        ),
        ("email", "a@x.example, b@x.example", ("a@x.example", "b@x.example")),
        ("email", "['a@x.example']", ("a@x.example",)),
        ("phone", "['217 555 0100' '217 555 0101']", ("217 555 0100", "217 555 0101")),
        ("category", "[1, 2", ("[1, 2",)),
        ("category", "[{}, 1]", ("{}", "1")),
        ("category", "Dentist|Clinic; Dentist", ("Dentist", "Clinic")),
        ("category", "['Dining > Cafe', 'Bar']", ("Dining > Cafe", "Bar")),
        ("category", '["Cafe", null]', ("Cafe",)),
        ("category", "[closed]", ("[closed]",)),
        ("name", "Old One;  ; New One", ("Old One", "New One")),
    ],
)
def test_a_cell_of_several_values_comes_apart_where_that_is_safe(column, text, values):
    assert several(column, [text]) == values


def test_a_former_value_may_carry_the_day_it_ended():
    assert dated("name", ["Old Name@2026-12-01; Older Name", "@2026-01-01"]) == (
        Dated("Old Name", "2026-12-01"),
        Dated("Older Name"),
    )


@given(st.text(max_size=60), st.sampled_from(["phone", "website", "socials", "email", "category", "name"]))
def test_splitting_never_fails_and_never_gives_empty_values(text, column):
    assert all(several(column, [text_of(text)]))
