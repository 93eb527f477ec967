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
    ],
)
def test_postcodes_differ_by_figures_never_by_signs(country, ours, theirs, kind, reason):
    assert verdict(ours, theirs, country) == (kind, reason)


@given(st.integers(10000, 99999), st.integers(10000, 99999))
def test_two_zips_agree_only_when_they_are_equal(one, other):
    assert (verdict(str(one), f"{other}.0", "US")[0] is Kind.DIFFERENT) == (one != other)
