"""Regions from codes, names and abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.region import regions


@pytest.mark.parametrize(
    ("country", "text", "code"),
    [
        ("US", "FL", "FL"),
        ("US", "US-FL", "FL"),
        ("US", "Fla.", "FL"),
        ("US", "florida", "FL"),
        ("US", "State of Florida", "FL"),
        ("US", "Washington, D.C.", "DC"),
        ("CA", "Québec", "QC"),
        ("AU", "New South Wales", "NSW"),
        ("DE", "Bavaria", "BY"),
        ("DE", "Bayern", "BY"),
        ("JP", "東京都", "13"),
        ("JP", "Tokyo", "13"),
        ("TH", "จังหวัดเชียงใหม่", "50"),
        ("IT", "Provincia di Belluno", "BL"),
        ("PL", "Woj. Lubelskie", "06"),
        ("MX", "Edo. Mex.", "MEX"),
    ],
)
def test_every_way_to_write_a_region_gives_its_code(country, text, code):
    assert code in {region.code for region in regions(text, country)}


@pytest.mark.parametrize(("country", "text"), [("US", "Dane County"), ("US", ""), ("XX", "FL")])
def test_what_the_tables_do_not_hold_gives_nothing(country, text):
    assert not regions(text, country)


def test_a_province_knows_the_region_it_lies_in():
    (belluno,) = regions("BL", "IT")
    assert (belluno.level, belluno.parent) == (2, "34")


@given(st.text(max_size=20))
def test_no_text_makes_the_reader_raise(text):
    assert isinstance(regions(text, "US"), frozenset)
