"""What stands written in a phone cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.phone_text import (
    ascii_digits,
    cut_extension,
    only_digits,
    read_written,
    strip_label,
    too_long,
)


@pytest.mark.parametrize(
    ("text", "number", "extension"),
    [
        ("212-555-0100 x12", "212-555-0100", "12"),
        ("212-555-0100x12", "212-555-0100", "12"),
        ("212-555-0100 ext. 12", "212-555-0100", "12"),
        ("212-555-0100, extension: 12", "212-555-0100", "12"),
        ("212-555-0100 #12", "212-555-0100", "12"),
        ("+1-212-555-0100;ext=12", "+1-212-555-0100", "12"),
        ("212-555-0100,,12", "212-555-0100", "12"),
        ("212-555-0100 (ext 12)", "212-555-0100", "12"),
        ("212-555-0100 Option 2", "212-555-0100", "2"),
        ("030 23125 Durchwahl 123", "030 23125", "123"),
        ("8 495 123-45-67 доб. 5", "8 495 123-45-67", "5"),
        ("03-5555-0100 内線 12", "03-5555-0100", "12"),
        ("(11) 5555-0100 ramal 7", "(11) 5555-0100", "7"),
        ("212-555-0100 ext 007", "212-555-0100", "007"),
        ("212-555-0100", "212-555-0100", ""),
        ("#1234", "#1234", ""),
        ("x12", "x12", ""),
        ("212-555-0100 next 12 days", "212-555-0100 next 12 days", ""),
    ],
)
def test_extensions_are_cut_off(text, number, extension):
    assert cut_extension(text) == (number, extension)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Tel.: 030 23125", "030 23125"),
        ("Tel 1: 212-555-0100", "212-555-0100"),
        ("Phone (212) 555-0100", "(212) 555-0100"),
        ("電話:03-5555-0100", "03-5555-0100"),
        ("tel:+1-212", "+1-212"),
        ("WhatsApp +1 212", "+1 212"),
        ("*1234", "*1234"),
        ("no digits", ""),
    ],
)
def test_labels_before_the_number_go(text, rest):
    assert strip_label(text) == rest


def test_plus_and_star_are_seen_behind_a_bracket():
    assert read_written("(+49) 30 23125x").plus
    assert read_written("Tel: (+49) 30 23125").plus
    assert read_written("dial *1234").star
    assert not read_written("*1234 Office").vanity


def test_digits_of_all_scripts_are_digits():
    assert ascii_digits("٠١٢ ๓๔๕ 678") == "012 345 678"
    assert only_digits("６ 7-八") == "7"
    assert only_digits("a1b2") == "12"


def test_more_than_fifteen_digits_are_too_long():
    assert too_long("1" * 16)
    assert not too_long("1" * 15)


@given(st.text(max_size=400))
def test_reading_never_raises_and_gives_ascii_digits(text):
    written = read_written(text)
    assert written.digits == "".join(c for c in written.digits if c in "0123456789")
