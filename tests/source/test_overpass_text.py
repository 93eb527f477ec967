"""Names and values in the query language of OpenStreetMap's Overpass."""

from __future__ import annotations

import re

import pytest

from listaudit.normalize.hygiene import clean
from listaudit.source.overpass_text import name_pattern, quoted
from tests.source.hostile_names import HOSTILE


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_an_escaped_name_finds_itself_and_not_any_name(name):
    pattern = re.compile(name_pattern(name), re.IGNORECASE)
    assert pattern.search(clean(name))
    assert pattern.search(clean(name).replace("'", "’"))
    assert not pattern.search("Kestrel Motors")


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("", ""),
        ("-", ""),
        ("Q", ""),
        ("Q8", "^Q8$"),
        ("7-11", "^7.{1,3}11$"),
        ("大戸屋", "大戸屋"),
        ("Mr. Bun", r"Mr\..{1,3}Bun"),
    ],
)
def test_a_short_name_is_asked_for_whole_and_one_letter_not_at_all(name, pattern):
    assert name_pattern(name) == pattern


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
def test_a_quoted_value_ends_at_its_last_quote_and_reads_back_as_it_was(value):
    text = quoted(value)
    inside = re.fullmatch(r'"((?:[^"\\]|\\.)*)"', text)
    assert re.sub(r"\\(.)", r"\1", inside[1]) == clean(value)
