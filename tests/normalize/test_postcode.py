"""Postcodes without signs, padded and parted by country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.postcode import parse_postcode


@pytest.mark.parametrize(
    ("country", "text", "shown", "padded"),
    [
        ("US", "53703", "53703", False),
        ("US", "53703-1234", "53703-1234", False),
        ("US", "537031234", "53703-1234", False),
        ("US", "53703.0", "53703", False),
        ("US", "2116", "02116", True),
        ("US", "21161234", "02116-1234", True),
        ("US", "53", "53", False),
        ("US", "ABC", "", False),
        ("BR", "Brasil", "", False),
        ("GU", "96910-1234", "96910-1234", False),
        ("", "EH2 2AA", "EH2-2AA", False),
        ("IM", "IM99 1JJ", "IM99-1JJ", False),
        ("AR", "B7600HGO", "7600-HGO", False),
        ("AR", "X5800", "5800", False),
        ("FR", "75008 CEDEX 08", "75008", False),
        ("SE", "SE-112 01", "11201", False),
        ("LV", "LV1010", "1010", False),
        ("TW", "11049", "110-49", False),
        ("NO", "150", "0150", True),
        ("GB", "eh2 2aa", "EH2-2AA", False),
        ("GB", "EH22AA", "EH2-2AA", False),
        ("GB", "EH2", "EH2", False),
        ("GB", "B79 7", "B79-7", False),
        ("GB", "12345", "12345", False),
        ("CA", "K1A0B1", "K1A-0B1", False),
        ("JP", "〒150-0001", "150-0001", False),
        ("JP", "1500001", "150-0001", False),
        ("BR", "6440180", "06440-180", True),
        ("PL", "00-001", "00001", False),
        ("DE", "D-10115", "10115", False),
        ("DE", "1069", "01069", True),
        ("NL", "1187 ZM", "1187-ZM", False),
        ("MX", "C.P. 06000", "06000", False),
        ("", "", "", False),
    ],
)
def test_postcodes_fall_into_their_parts(country, text, shown, padded):
    found = parse_postcode(text, country)
    assert (str(found), found.padded) == (shown, padded)


@given(st.text(max_size=12), st.sampled_from(["US", "GB", "JP", "DE", ""]))
def test_no_text_makes_the_parser_raise(text, country):
    assert isinstance(str(parse_postcode(text, country)), str)
