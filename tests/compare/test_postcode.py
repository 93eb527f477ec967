"""Verdicts on postcodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.compare.context import Context
from listaudit.compare.postcode import judge
from listaudit.model import Address, Kind


def verdict(ours, theirs, country):
    judged = judge(Address(postcode=ours), Address(postcode=theirs), Context(country=country))
    return judged.kind, "".join(reason.code.removeprefix("postcode.") for reason in judged.reasons)


@pytest.mark.parametrize(
    ("country", "ours", "theirs", "kind", "reason"),
    [
        ("US", "53703", "53703", Kind.SAME, ""),
        ("US", "53703", "53703.0", Kind.EQUIVALENT, "format"),
        ("SA", "\u0661\u0661\u0665\u0666\u0664", "11564", Kind.EQUIVALENT, "format"),
        ("SA", "\u0661\u0661\u0665\u0666\u0664", "11565", Kind.DIFFERENT, "different"),
        ("US", "02116", "2116", Kind.EQUIVALENT, "leading-zero"),
        ("US", "53703-1234", "537031234", Kind.EQUIVALENT, "format"),
        ("US", "53703-1234", "53703", Kind.INCOMPLETE, "plus4-missing"),
        ("US", "53703", "53703-1234", Kind.VARIANT, "plus4-added"),
        ("US", "53703-1234", "53703-1235", Kind.DIFFERENT, "different"),
        ("US", "53703-1234", "53703-123", Kind.DIFFERENT, "different"),
        ("US", "53703", "53704", Kind.DIFFERENT, "different"),
        ("GB", "EH2 2AA", "eh22aa", Kind.EQUIVALENT, "format"),
        ("GB", "EH2 2AA", "EH2", Kind.INCOMPLETE, "half-missing"),
        ("GB", "EH2 2AA", "EH2 2", Kind.INCOMPLETE, "half-missing"),
        ("GB", "EH2", "EH2 2AA", Kind.VARIANT, "half-added"),
        ("GB", "EH2 2AA", "EH2 2AB", Kind.DIFFERENT, "different"),
        ("GB", "EH2 2AA", "EH2 2A", Kind.DIFFERENT, "different"),
        ("NL", "1187 ZM", "1187ZM", Kind.EQUIVALENT, "format"),
        ("NL", "1187 ZM", "1187 Z", Kind.DIFFERENT, "different"),
        ("JP", "〒150-0001", "1500001", Kind.EQUIVALENT, "format"),
        ("PL", "00-001", "00001", Kind.EQUIVALENT, "format"),
        ("BR", "06440-180", "6440180", Kind.EQUIVALENT, "leading-zero"),
        ("AR", "7600", "B7600HGO", Kind.VARIANT, "half-added"),
        ("AR", "B7600HGO", "B7601HGO", Kind.DIFFERENT, "different"),
        ("", "EH2 2AA", "EH2", Kind.INCOMPLETE, "half-missing"),
        ("DE", "10115", "D 10115", Kind.EQUIVALENT, "format"),
        ("DE", "10115", "D 10116", Kind.DIFFERENT, "different"),
        ("BR", "17500-011", "Brasil", Kind.UNCHECKABLE, "unparsed"),
        ("US", "n/a", "-", Kind.UNCHECKABLE, "unparsed"),
        ("US", "53703", "00000", Kind.UNCHECKABLE, "unparsed"),
        ("US", "53703", "WI 53703", Kind.EQUIVALENT, "format"),
        ("US", "53703", "WI53703", Kind.EQUIVALENT, "format"),
        ("US", "53703-1234", "53703 USA", Kind.INCOMPLETE, "plus4-missing"),
        ("US", "53703", "53703-0000", Kind.EQUIVALENT, "format"),
        ("US", "53703", "537O3", Kind.DIFFERENT, "different"),
        ("FM", "96941-1234", "96941", Kind.INCOMPLETE, "plus4-missing"),
        ("GB", "EH2 2AA", "eh2-2aa", Kind.EQUIVALENT, "format"),
        ("GB", "EH2 2AA", "Edinburgh EH2 2AA, UK", Kind.EQUIVALENT, "format"),
        ("GB", "EH2 2AA", "EH2 2AA or EH2 2AB", Kind.DIFFERENT, "different"),
        ("GB", "EH2 2AA", "EH 2 2", Kind.INCOMPLETE, "half-missing"),
        ("GB", "EH2 2AA", "EH 2 3", Kind.DIFFERENT, "different"),
        ("GB", "SW1A 2AA", "SW1A2", Kind.INCOMPLETE, "half-missing"),
        ("CA", "K1A 0B1", "k1a-0b1", Kind.EQUIVALENT, "format"),
        ("CA", "K1A 0B1", "ON K1A 0B1 Canada", Kind.EQUIVALENT, "format"),
        ("CA", "K1A 0B1", "K1A", Kind.INCOMPLETE, "half-missing"),
        ("CA", "K1A 0B1", "K1A 0B2", Kind.DIFFERENT, "different"),
        ("IE", "D02 X285", "Dublin 2", Kind.INCOMPLETE, "half-missing"),
        ("IE", "D02 X285", "D2", Kind.INCOMPLETE, "half-missing"),
        ("IE", "D6W XY00", "Dublin 6W", Kind.INCOMPLETE, "half-missing"),
        ("IE", "D02 X285", "Dublin 4", Kind.DIFFERENT, "different"),
        ("AR", "C1043", "1043", Kind.EQUIVALENT, "format"),
        ("AR", "C1043AAZ", "B1043AAZ", Kind.DIFFERENT, "different"),
        ("IN", "560008", "PIN: 560 008", Kind.EQUIVALENT, "format"),
        ("SG", "018956", "S(018956)", Kind.EQUIVALENT, "format"),
        ("SG", "018956", "Singapore 18956", Kind.EQUIVALENT, "leading-zero"),
        ("IT", "00187", "187", Kind.EQUIVALENT, "leading-zero"),
        ("ZA", "0083", "83", Kind.EQUIVALENT, "leading-zero"),
        ("DE", "10115", "10115 Musterstadt", Kind.EQUIVALENT, "format"),
        ("DE", "10115", "O-1011", Kind.DIFFERENT, "different"),
        ("GR", "115 25", "GR 115 25", Kind.EQUIVALENT, "format"),
        ("AZ", "AZ1000", "1000", Kind.EQUIVALENT, "format"),
        ("AD", "AD-500", "500", Kind.EQUIVALENT, "format"),
        ("MT", "VLT-1117", "VLT 1117", Kind.EQUIVALENT, "format"),
        ("MT", "VLT 1117", "SLM 1117", Kind.DIFFERENT, "different"),
        ("VE", "1010-A", "1010", Kind.INCOMPLETE, "half-missing"),
        ("IL", "6100000", "61000", Kind.INCOMPLETE, "half-missing"),
        ("FR", "75008", "75008 PARIS CEDEX 08", Kind.EQUIVALENT, "format"),
    ],
)
def test_postcodes_differ_by_figures_never_by_signs(country, ours, theirs, kind, reason):
    assert verdict(ours, theirs, country) == (kind, reason)


@given(st.integers(10000, 99999), st.integers(10000, 99999))
def test_two_zips_agree_only_when_they_are_equal(one, other):
    assert (verdict(str(one), f"{other}.0", "US")[0] is Kind.DIFFERENT) == (one != other)
