"""Verdicts on phones: format never differs, one digit always does."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.compare.context import Context
from listaudit.compare.phone import judge
from listaudit.model import Kind

ROOT = Path(__file__).parents[2]
CASES = ROOT.parent / "shared" / "cases" / "phone_match.jsonl"
REASONS = ROOT / "listaudit" / "model" / "reasons" / "phone.toml"


def context(country="US", listing_country=None):
    return Context(country=country, listing_country=country if listing_country is None else listing_country)


VERDICTS = [
    ("US", "(212) 555-0100", "(212) 555-0100", Kind.SAME, ()),
    ("US", "(212) 555-0100", "212.555.0100", Kind.EQUIVALENT, ("phone.punctuation",)),
    ("US", "(212) 555-0100", "+1 212 555 0100", Kind.EQUIVALENT, ("phone.country-code",)),
    ("US", "1-800-FLOWERS", "1-800-356-9377", Kind.EQUIVALENT, ("phone.vanity",)),
    ("GB", "+44 20 7946 0018", "+44 (0)20 7946 0018", Kind.EQUIVALENT, ("phone.trunk-prefix",)),
    ("DE", "+49 30 23125123", "04930 23125123", Kind.DIFFERENT, ("phone.prefix",)),
    ("DE", "04930 23125123", "030 23125123", Kind.DIFFERENT, ("phone.prefix",)),
    ("DE", "+49 221 4710123", "04922 14710123", Kind.DIFFERENT, ("phone.prefix",)),
    ("DE", "04922 14710123", "0221 4710123", Kind.DIFFERENT, ("phone.prefix",)),
    ("DE", "+49 221 4710123", "04922 14710124", Kind.DIFFERENT, ("phone.length",)),
    ("DE", "+49 221 4710123", "0049 221 4710123", Kind.EQUIVALENT, ("phone.punctuation",)),
    ("FR", "+33 1 99 00 12 34", "033 1 99 00 12 34", Kind.DIFFERENT, ("phone.prefix",)),
    ("US", "+44 20 7946 0018", "0044 20 7946 0018", Kind.EQUIVALENT, ("phone.prefix",)),
    ("BR", "+55 11 5555-0100", "00 55 11 5555-0100", Kind.EQUIVALENT, ("phone.prefix",)),
    ("BR", "00 55 11 5555-0100", "+55 11 5555-0100", Kind.EQUIVALENT, ("phone.prefix",)),
    ("BR", "+55 11 5555-0100", "90 55 11 5555-0100", Kind.DIFFERENT, ("phone.length",)),
    ("US", "212-555-0100", "212-555-0100 x12", Kind.VARIANT, ("phone.extension-added",)),
    ("US", "212-555-0100 x12", "+12125550100", Kind.INCOMPLETE, ("phone.extension-missing",)),
    ("US", "212-555-0100 x12", "212-555-0100 ext. 13", Kind.DIFFERENT, ("phone.extension",)),
    ("US", "212-555-0100 x12", "+1 212 555 0100;ext=12", Kind.EQUIVALENT, ("phone.country-code",)),
    ("US", "+44 20 7946 0018", "0044 20 7946 0018 ext 1", Kind.VARIANT, ("phone.prefix", "phone.extension-added")),
    ("TH", "02 555 0100", "0 2555 0100-3", Kind.VARIANT, ("phone.extension-added",)),
    ("IL", "*1234", "1234", Kind.VARIANT, ("phone.star",)),
    ("IL", "*1234", "*1235", Kind.DIFFERENT, ("phone.one-digit",)),
    ("US", "(212) 555-0100", "555-0100", Kind.INCOMPLETE, ("phone.area-missing",)),
    ("US", "555-0100", "(212) 555-0100", Kind.VARIANT, ("phone.area-added",)),
    ("US", "(212) 555-0100", "555-0101", Kind.DIFFERENT, ("phone.length",)),
    ("JP", "03-5555-0100", "5555-0100", Kind.DIFFERENT, ("phone.length",)),
    ("US", "(212) 555-0100", "(212) 555-0101", Kind.DIFFERENT, ("phone.one-digit",)),
    ("US", "(212) 555-0100", "(212) 555-1000", Kind.DIFFERENT, ("phone.transposed",)),
    ("US", "(212) 555-0100", "(212) 555-0199", Kind.DIFFERENT, ("phone.digits",)),
    ("US", "(212) 555-0100", "(212) 555-010", Kind.DIFFERENT, ("phone.length",)),
    ("US", "(212) 555-0100", "(212) 555-01000", Kind.DIFFERENT, ("phone.length",)),
    ("US", "(212) 555-0100", "0", Kind.UNCHECKABLE, ("phone.unreadable",)),
    ("US", "(212) 555-0100", "800-555-0100", Kind.DIFFERENT, ("phone.toll-free", "phone.digits")),
    ("US", "(212) 555-0100", "900-234-5678", Kind.DIFFERENT, ("phone.premium", "phone.digits")),
    ("AU", "(02) 5550 0100", "1300 555 010", Kind.DIFFERENT, ("phone.shared-cost", "phone.length")),
    ("US", "(212) 555-0100", "+44 212 555 0100", Kind.DIFFERENT, ("phone.other-country",)),
    ("US", "(212) 555-0100", "+2125550100", Kind.DIFFERENT, ("phone.plus",)),
    ("US", "(859) 555-0100", "+8595550100", Kind.DIFFERENT, ("phone.plus",)),
    ("IT", "+39 06 12345678", "+39 6 12345678", Kind.DIFFERENT, ("phone.leading-zero",)),
    ("IT", "+39 06 12345678", "396 1234 5678", Kind.DIFFERENT, ("phone.leading-zero",)),
    ("MX", "55 5555 0100", "+52 1 55 5555 0100", Kind.EQUIVALENT, ("phone.country-code",)),
    ("BR", "(11) 5555-0100", "(11) 95555-0100", Kind.DIFFERENT, ("phone.length",)),
    ("US", "(212) 555-0100", "x", Kind.UNCHECKABLE, ("phone.unreadable",)),
    ("US", "call us", "(212) 555-0100", Kind.UNCHECKABLE, ("phone.unreadable",)),
    ("US", "+0 12", "+012", Kind.EQUIVALENT, ("phone.punctuation",)),
    ("US", "1 000 000 000 000 000 00", "(212) 555-0100", Kind.DIFFERENT, ("phone.length",)),
    ("", "+44 20 7946 0018", "+44 2079460018", Kind.EQUIVALENT, ("phone.punctuation",)),
    ("", "+44 20 7946 0018", "020 7946 0018", Kind.EQUIVALENT, ("phone.country-code", "phone.region-unknown")),
    ("", "020 7946 0018", "+44 20 7946 0018", Kind.EQUIVALENT, ("phone.country-code", "phone.region-unknown")),
    ("", "020 7946 0018", "020-7946-0018", Kind.EQUIVALENT, ("phone.punctuation", "phone.region-unknown")),
    ("", "020 7946 0018", "44 20 7946 0018", Kind.EQUIVALENT, ("phone.punctuation", "phone.region-unknown")),
    ("", "212-555-0100", "1 212-555-0100", Kind.EQUIVALENT, ("phone.punctuation", "phone.region-unknown")),
    ("", "212-555-0100", "212-555-0101", Kind.DIFFERENT, ("phone.one-digit", "phone.region-unknown")),
]  # fmt: skip


@pytest.mark.parametrize(("country", "ours", "theirs", "kind", "codes"), VERDICTS)
def test_two_phones_get_their_verdict_and_reasons(country, ours, theirs, kind, codes):
    judgement = judge(ours, theirs, context(country))
    assert judgement.kind is kind
    assert tuple(reason.code for reason in judgement.reasons) == codes


def test_a_listing_of_another_country_is_read_there_and_then_in_ours():
    assert judge("+49 30 23125123", "030 23125123", context("DE", "AT")).agrees
    assert judge("+43 1 5550100", "01 5550100", context("DE", "AT")).agrees
    assert judge("+49 30 23125123", "+49 30 23125124", context("DE", "AT")).kind is Kind.DIFFERENT
    assert judge("+49 30 23125123", "030 23125123", context("DE", "")).kind is Kind.EQUIVALENT


def test_a_listing_whose_country_nobody_knows_says_so():
    codes = [
        reason.code for reason in judge("020 7946 0018", "0207946 0018", context("GB", "Albion")).reasons
    ]
    assert codes[-1] == "phone.region-unknown"


def test_the_sentences_fill_in_from_the_parameters_of_their_reasons():
    sentences = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    seen = set()
    for country, ours, theirs, _, _ in VERDICTS:
        for reason in judge(ours, theirs, context(country)).reasons:
            assert "{" not in sentences[reason.code].format(**dict(reason.params))
            seen.add(reason.code)
    assert seen == set(sentences)


NUMBERS = [
    ("US", "+12125550100"), ("GB", "+442079460018"), ("DE", "+493023125123"), ("FR", "+33199001234"), ("IT", "+390612345678"),
    ("JP", "+81355550100"), ("MX", "+525555550100"), ("BR", "+551155550100"), ("TH", "+6625550100"), ("IN", "+912255550100"),
]  # fmt: skip


@given(st.sampled_from(NUMBERS), st.integers(1, 12), st.integers(1, 9), st.booleans())
def test_one_changed_digit_is_always_different(sample, place, step, national):
    country, number = sample
    place = min(place, len(number) - 1)
    changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    ours = as_dialled_at_home(number) if national else number
    assert judge(ours, changed, context(country)).kind is Kind.DIFFERENT
    assert judge(changed, ours, context(country)).kind is Kind.DIFFERENT


def as_dialled_at_home(number):
    """Return the number as people of the country write it."""
    import phonenumbers

    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.NATIONAL)


@given(st.text(max_size=40), st.text(max_size=40))
def test_judging_never_raises(ours, theirs):
    assert judge(ours, theirs, context()).kind in Kind


@pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not on this machine")
def test_verdicts_agree_with_the_cases_computed_by_phonenumbers():
    expected = {"EXACT_MATCH": True, "NO_MATCH": False}
    for case in map(json.loads, CASES.read_text(encoding="utf-8").splitlines()):
        if case["expect_parsed_us"] in expected:
            judgement = judge(case["a"], case["b"], context())
            assert judgement.agrees is expected[case["expect_parsed_us"]], case
