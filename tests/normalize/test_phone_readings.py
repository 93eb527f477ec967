"""Which number some digits are."""

from __future__ import annotations

import pytest

from listaudit.normalize.phone_plan import read_digits
from listaudit.normalize.phone_readings import (
    as_dialled,
    misdialled,
    other_readings,
    read_plain,
    read_range,
    read_whole,
)
from listaudit.normalize.phone_text import read_written


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("+0049 30 23125123", "DE", (49, "3023125123")),
        ("0049 30 23125123", "DE", (49, "3023125123")),
        ("90 55 11 5555-0100", "BR", None),
        ("0 15 11 5555-0100", "BR", (55, "1155550100")),
        ("+049 30 23125123", "DE", None),
    ],
)
def test_prefixes_before_the_number_must_be_explained(text, region, number):
    assert read_plain(read_written(text), region) == number


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("+49 30 23125123", "DE"),
        ("*1234", "IL"),
        ("01 212 555 010", "US"),
        ("49 30", "DE"),
        ("30 23125123", ""),
    ],
)
def test_numbers_written_well_have_no_other_reading(text, region):
    written = read_written(text)
    assert other_readings(written, read_plain(written, region) or (0, ""), region) == ()


def test_zero_and_country_code_before_another_zero_is_no_reading():
    written = read_written("090 0 536 785 59 51")
    assert other_readings(written, read_plain(written, "TR") or (0, ""), "TR") == ()


def test_zero_and_country_code_are_no_other_reading_but_misdialled():
    written = read_written("04922 14710123")
    number = read_plain(written, "DE")
    assert other_readings(written, number, "DE") == ()
    assert misdialled(written, number, "DE") == ((49, "2214710123"),)
    assert misdialled(read_written("+49 4922 14710123"), number, "DE") == ()


def test_a_number_that_needs_all_its_parts_is_read_whole():
    written = read_written("011-1999")
    whole, number = read_whole("011-1999 / 0378", written, read_plain(written, "MY"), "MY")
    assert (whole.digits, number) == ("01119990378", (60, "1119990378"))


def test_parts_that_make_no_number_together_stay_apart():
    written = read_written("555-0100")
    assert read_whole("555-0100 / 99", written, None, "US") == (written, None)


def test_a_tail_is_no_line_where_the_head_is_no_number():
    written = read_written("0100-3")
    assert read_range(written, read_digits("01003", "TH"), "TH")[0] == written


def test_letters_beyond_the_tenth_digit_are_cut_in_north_america_only():
    assert as_dialled((1, "80026682287")) == (1, "8002668228")
    assert as_dialled((61, "13356937")) == (61, "13356937")
