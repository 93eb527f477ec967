"""Phones as numbers: formats agree, one digit does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.phone import last_digits, parse_phone

SAME_NUMBER = [
    ("US", "+12125550100", ["(212) 555-0100", "212.555.0100", "1-212-555-0100", "tel:+1-212-555-0100", "Phone: 212 555 0100", "＋１ ２１２ ５５５ ０１００", "011 1 212-555-0100", "\u202a+1 212 555 0100\u202c"]),
    ("GB", "+442079460018", ["020 7946 0018", "+44 (0)20 7946 0018", "+44 020 7946 0018", "0044 20 7946 0018", "44 20 7946 0018", "(020) 7946 0018", "020‑7946‑0018"]),
    ("DE", "+493023125123", ["030 23125123", "030/23125-123", "+49 (0) 30 / 23125 123", "Tel.: 030 23125 123", "0049 30 23125123", "030 23125123 (Zentrale)"]),
    ("IT", "+390612345678", ["06 1234 5678", "+39 06 12345678", "39 06 12345678", "0039 06 1234 5678"]),
    ("FR", "+33199001234", ["01 99 00 12 34", "33 1 99 00 12 34", "01.99.00.12.34", "+33 (0)1 99 00 12 34", "01/99/00/12/34"]),
    ("JP", "+81355550100", ["03-5555-0100", "０３－５５５５－０１００", "+81 (0)3 5555 0100", "03-5555-0100(代表)"]),
    ("MX", "+525555550100", ["+52 1 55 5555 0100", "55 5555 0100", "(55) 5555-0100"]),
    ("BR", "+551155550100", ["(11) 5555-0100", "0 15 11 5555-0100", "+55 11 5555 0100"]),
    ("AR", "+5491155550100", ["011 15-5555-0100", "+54 9 11 5555-0100"]),
    ("HU", "+3612345678", ["06 1 234 5678", "36 1 234 5678"]),
    ("RU", "+74951234567", ["8 (495) 123-45-67", "+7 495 123-45-67", "7 495 123 45 67"]),
    ("TH", "+6625550100", ["02 555 0100", "0 2555 0100", "๐๒ ๕๕๕ ๐๑๐๐"]),
    ("MY", "+601119990378", ["011-1999 / 0378"]),
    ("EG", "+20223456789", ["٠٢ ٢٣٤٥٦٧٨٩"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("region", "e164", "text"),
    [(region, e164, text) for region, e164, texts in SAME_NUMBER for text in (e164, *texts)],
)
def test_every_usual_writing_gives_one_number(region, e164, text):
    form = parse_phone(text, region)
    assert form.e164 == e164
    assert form.parsed
    assert form.valid
    assert form.possible


@pytest.mark.parametrize(
    ("text", "region", "meant"),
    [
        ("0044 20 7946 0018", "US", (44, "2079460018")),
        ("0081-3-5555-0100", "JP", (81, "355550100")),
        ("044 55 5555 0100", "MX", (52, "5555550100")),
        ("01 55 5555 0100", "MX", (52, "5555550100")),
        ("+36 (0)1 234 5678", "HU", (36, "12345678")),
        ("00 55 11 5555-0100", "BR", (55, "1155550100")),
        ("0044 20 7946 0018", "", (44, "2079460018")),
    ],
)
def test_careless_prefixes_are_kept_as_another_reading(text, region, meant):
    form = parse_phone(text, region)
    assert meant in form.alternates
    assert form.number != meant


@pytest.mark.parametrize(
    ("text", "region", "meant"),
    [
        ("04930 23125123", "DE", (49, "3023125123")),
        ("0 39 06 12345678", "IT", (39, "0612345678")),
        ("04922 14710123", "DE", (49, "2214710123")),
    ],
)
def test_zero_before_a_country_code_is_misdialled(text, region, meant):
    form = parse_phone(text, region)
    assert form.misdialled == (meant,)
    assert meant not in (*form.alternates, form.number)


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("+0 212 555 0100", "US"),
        ("+8595550100", "US"),
        ("90 55 11 5555-0100", "BR"),
        ("1112125550100", "US"),
        ("001 1 212 555 0100", "US"),
        ("212 555 0100", ""),
    ],
)
def test_prefixes_nobody_dials_are_not_explained_away(text, region):
    form = parse_phone(text, region)
    assert form.e164 not in {"+12125550100", "+18595550100", "+551155550100"}
    assert (1, "2125550100") not in form.alternates


@pytest.mark.parametrize(
    ("text", "region", "kind"),
    [
        ("(212) 555-0100", "US", "fixed"),
        ("800-555-0100", "US", "toll-free"),
        ("900-234-5678", "US", "premium"),
        ("07400 555010", "GB", "mobile"),
        ("1300 555 010", "AU", "shared-cost"),
        ("056 0012 3456", "GB", "voip"),
        ("123", "US", "unknown"),
    ],
)
def test_the_kind_of_line_is_named(text, region, kind):
    assert parse_phone(text, region).kind == kind


def test_an_extension_stands_apart():
    form = parse_phone("+1 (212) 555-0100 ext. 12", "US")
    assert (form.national, form.extension, form.digits) == ("2125550100", "12", "12125550100")


def test_a_range_of_lines_is_the_first_and_an_extension():
    form = parse_phone("0 2555 0100-3", "TH")
    assert (form.e164, form.extension) == ("+6625550100", "3")


def test_a_dash_within_a_valid_number_is_no_range():
    assert parse_phone("030 23125-12", "DE").extension == ""


def test_a_tail_behind_a_number_that_is_none_stays():
    assert parse_phone("123-4", "US").digits == "1234"


def test_the_vanity_word_is_dialled_and_cut_to_length():
    assert parse_phone("1-800-CONTACTS", "US").e164 == "+18002668228"
    assert parse_phone("1-800-FLOWERS", "US").vanity
    assert parse_phone("0800 FLOWERS", "GB").national == "8003569377"


def test_israeli_star_numbers_keep_their_star():
    form = parse_phone("*1234", "IL")
    assert form.star
    assert form.digits == "1234"
    assert form.alternates == ()


def test_short_numbers_are_valid_in_their_country():
    assert parse_phone("112", "DE").valid
    assert not parse_phone("11", "DE").valid


@pytest.mark.parametrize("text", ["", "x", "call us", "n/a", "-", "+", "Fax: 212-555-0100"])
def test_text_without_a_phone_has_no_digits(text):
    form = parse_phone(text, "US")
    assert form.digits == ""
    assert not form.parsed


def test_prefixes_that_stand_there_are_told():
    assert parse_phone("020 7946 0018", "GB").trunk
    assert not parse_phone("+44 20 7946 0018", "GB").trunk
    assert parse_phone("+44 20 7946 0018", "GB").coded
    assert parse_phone("44 20 7946 0018", "GB").coded
    assert parse_phone("+44 020 7946 0018", "GB").trunk
    assert not parse_phone("2079460018", "GB").coded


def test_uk_is_understood_as_the_united_kingdom():
    assert parse_phone("020 7946 0018", "UK").e164 == "+442079460018"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("+1 (212) 555-0100", "125550100"),
        ("tel:+1-212-555-0100;ext=5", "125550100"),
        ("212-555-0100 x12", "125550100"),
        ("1-800-FLOWERS", "003569377"),
        ("０３－５５５５－０１００", "355550100"),
        ("x", ""),
        ("", ""),
    ],
)
def test_last_digits_are_a_key_without_extension(text, key):
    assert last_digits(text) == key


def test_last_digits_takes_as_many_as_asked():
    assert last_digits("212-555-0100", 4) == "0100"


@given(st.text(max_size=60), st.sampled_from(["US", "DE", "MX", "", "ZZ", "united states"]))
def test_parsing_never_raises_and_is_idempotent(text, region):
    form = parse_phone(text, region)
    last_digits(text)
    if form.valid and form.e164 and not form.star:
        assert parse_phone(form.e164, region).e164 == form.e164


@given(st.text("0123456789+()-/., xX#*;", max_size=40), st.sampled_from(["US", "GB", "IT", "BR", "MX", "IN"]))
def test_parsing_digits_and_punctuation_never_raises(text, region):
    assert parse_phone(text, region).digits.isdigit() or not parse_phone(text, region).digits


@given(
    st.sampled_from([(region, e164) for region, e164, _ in SAME_NUMBER]),
    st.integers(min_value=3, max_value=9),
    st.integers(min_value=1, max_value=9),
)
def test_another_digit_is_another_number(sample, place, step):
    region, e164 = sample
    changed = e164[:place] + str((int(e164[place]) + step) % 10) + e164[place + 1 :]
    a, b = parse_phone(e164, region), parse_phone(changed, region)
    assert a.number != b.number
    assert a.number not in b.alternates
