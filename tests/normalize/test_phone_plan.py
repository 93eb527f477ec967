"""What the numbering plans say."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listaudit.normalize.phone_plan import (
    NANP,
    area_length,
    code_of,
    is_possible,
    is_valid,
    known_region,
    main_region,
    prefixes_of,
    read_digits,
)

NORTH_AMERICA = sorted(
    region
    for region in phonenumbers.SUPPORTED_REGIONS
    if phonenumbers.country_code_for_region(region) == NANP
)


@pytest.mark.parametrize(
    ("text", "known"), [("us", "US"), ("UK", "GB"), ("ZZ", ""), ("Germany", ""), ("", "")]
)
def test_only_codes_of_regions_with_a_plan_are_known(text, known):
    assert known_region(text) == known


def test_calling_codes_lead_to_their_main_country():
    assert main_region(44) == "GB"
    assert main_region(999) == ""
    assert code_of("JP") == 81
    assert code_of("") == 0


def test_area_codes_have_a_length_where_there_are_any():
    assert area_length((44, "2079460018")) == 2
    assert area_length((44, "7400555010")) == 0


def test_prefixes_for_calls_within_and_abroad_are_known():
    assert prefixes_of("DE") == ("0", "00")
    assert prefixes_of("US")[1] == "011"
    assert prefixes_of("") == ("", "")


def test_leading_zeros_belong_to_the_number_where_the_plan_says_so():
    assert read_digits("0612345678", "IT") == (39, "0612345678")
    assert is_valid((39, "0612345678"))
    assert not is_valid((39, "612345678"))
    assert not is_possible((1, "00"))


def test_digits_behind_a_plus_are_never_read_as_national():
    assert read_digits("+0212555010", "US") is None
    assert read_digits("+9995550100", "") is None


@settings(max_examples=500)
@given(st.from_regex(r"(\+1|1|)[0-9]{9,11}", fullmatch=True), st.sampled_from(["", *NORTH_AMERICA]))
def test_numbers_of_north_america_or_nowhere_are_read_as_the_library_reads_them(text, region):
    region = "" if text.startswith("+") else region
    try:
        number = phonenumbers.parse(text, region or None)
        expected = number.country_code, phonenumbers.national_significant_number(number)
    except phonenumbers.NumberParseException:
        expected = None
    assert read_digits(text, region) == (None if text.startswith("+0") else expected)
