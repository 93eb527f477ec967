from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.readers import damage


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("53589.0", ("53589", "")),
        ("2075550142.00", ("2075550142", "")),
        ("1.2075550142E+10", ("12075550142", "")),
        ("2,075550142e+9", ("2075550142", "")),
        ("2.07668E+09", ("2.07668E+09", "damage.scientific")),
        ("'0042", ("0042", "")),
        ("'(207) 555-0100", ("(207) 555-0100", "")),
        ("A1E3", ("A1E3", "")),
        ("12E1", ("12E1", "")),
        ("5E+03", ("5E+03", "damage.scientific")),
        ("1.25E+01", ("1.25E+01", "")),
        ("0042", ("0042", "")),
    ],
)
def test_a_number_made_of_a_code_is_undone_where_every_digit_is_left(text, mended):
    assert damage.number(text) == mended


@pytest.mark.parametrize(
    ("text", "country", "region", "mended"),
    [
        ("2116", "US", "MA", ("02116", "")),
        ("2116.0", "US", "Massachusetts", ("02116", "")),
        ("2116-1234", "US", "US-MA", ("02116-1234", "")),
        ("907", "US", "PR", ("00907", "")),
        ("2116", "US", "", ("2116", "damage.postcode-short")),
        ("2116", "US", "CA", ("2116", "damage.postcode-short")),
        ("907", "US", "MA", ("907", "damage.postcode-short")),
        ("1067", "DE", "", ("1067", "damage.postcode-short")),
        ("1010", "AT", "", ("1010", "")),
        ("2116", "", "MA", ("2116", "")),
        ("62701", "US", "IL", ("62701", "")),
        ("12", "US", "MA", ("12", "")),
        ("EC1A 1BB", "GB", "", ("EC1A 1BB", "")),
        ("2.1E+04", "US", "MA", ("2.1E+04", "damage.scientific")),
    ],
)
def test_leading_zeros_come_back_only_where_a_region_proves_them(text, country, region, mended):
    assert damage.postcode(text, country, region) == mended


@pytest.mark.parametrize(("text", "code"), [
    ("12-Mar", "damage.date"), ("Mar-12 Oak St", "damage.date"), ("2026-03-12", "damage.date"), ("12 March Street", ""),
    ("3-12 Oak St", ""), ("12 Mar Vista Ave", ""), ("", ""),
])  # fmt: skip
def test_a_house_number_that_became_a_date_is_named_and_kept(text, code):
    assert damage.street(text) == (text, code)


@pytest.mark.parametrize(("text", "mended"), [
    ("9-May", ("", "damage.date")), ("May-09", ("", "damage.date")), ("2026-05-09", ("", "damage.date")),
    ("9-5", ("9-5", "")), ("Mo-Fr 09:00-17:00", ("Mo-Fr 09:00-17:00", "")),
])  # fmt: skip
def test_hours_that_became_a_date_are_dropped_and_named(text, mended):
    assert damage.hours(text) == mended


@pytest.mark.parametrize(
    ("text", "clock"),
    [("0.375", "09:00"), (".75", "18:00"), ("0.7083333333", "17:00"), ("9:30 am", "9:30 am"), ("1", "1")],
)
def test_a_part_of_a_day_is_a_time_of_day(text, clock):
    assert damage.clock(text) == clock


@given(st.text(max_size=20), st.sampled_from(["US", "DE", "", "GB"]), st.sampled_from(["MA", "", "PR"]))
def test_mending_a_postcode_twice_changes_nothing_more(text, country, region):
    once, code = damage.postcode(text, country, region)
    if not code:
        assert damage.postcode(once, country, region)[0] in {once, once.removeprefix("'")}
