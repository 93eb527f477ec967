"""How two numbers differ."""

from __future__ import annotations

import pytest

from listaudit.compare.phone_digits import differences, same_digits
from listaudit.normalize.phone import parse_phone


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("2125550100", "2125550100", True),
        ("2125550100", "12125550100", True),
        ("2125550100", "72125550100", False),
        ("0207946001", "12079460018", False),
        ("02079460018", "442079460018", True),
        ("02079460018", "372079460018", False),
        ("00442079460018", "442079460018", True),
        ("555010", "1555010", False),
        ("2079460018", "442079460018", False),
        ("000", "000", False),
    ],
)
def test_digits_without_a_country_are_compared_with_care(ours, theirs, same):
    assert same_digits(ours, theirs) is same
    assert same_digits(theirs, ours) is same


@pytest.mark.parametrize(
    ("ours", "theirs", "code", "params"),
    [
        ("212-555-0100", "212-555-0180", "phone.one-digit", {"ours": "0", "theirs": "8", "place": "9"}),
        ("212-555-0123", "212-555-0132", "phone.transposed", {"ours": "23"}),
        ("212-555-0123", "212-555-0199", "phone.digits", {"count": "2", "total": "10"}),
        ("212-555-0123", "212-555-3021", "phone.digits", {"count": "3", "total": "10"}),
        ("212-555-0123", "212-555-012", "phone.length", {"ours": "10", "theirs": "9"}),
        ("212-555-0123", "+33 1 99 00 12 34", "phone.other-country", {"ours": "1", "theirs": "33"}),
    ],
)
def test_the_difference_is_named_with_its_figures(ours, theirs, code, params):
    reason = differences(parse_phone(ours, "US"), parse_phone(theirs, "US"))[-1]
    assert (reason.code, dict(reason.params)) == (code, params)


def test_a_toll_free_number_of_ours_is_no_news():
    codes = [
        r.code for r in differences(parse_phone("800-555-0100", "US"), parse_phone("888-555-0100", "US"))
    ]
    assert codes == ["phone.digits"]
