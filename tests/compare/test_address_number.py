"""Verdicts on house numbers."""

from __future__ import annotations

import pytest

from listaudit.compare.address_number import equal, judge_numbers
from listaudit.model import Kind
from listaudit.normalize.street_number import HouseNumber, read_number


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        (["12"], ["12"], Kind.SAME),
        (["12"], [], Kind.INCOMPLETE),
        ([], ["12"], Kind.VARIANT),
        (["37-39"], ["37/39"], Kind.SAME),
        (["10-14"], ["13"], Kind.DIFFERENT),
        (["10-14"], ["14"], Kind.INCOMPLETE),
        (["37-20"], ["3720"], Kind.EQUIVALENT),
        (["10-14"], ["1014"], Kind.DIFFERENT),
        (["12a"], ["12"], Kind.DIFFERENT),
        (["12", "14"], ["16", "18"], Kind.DIFFERENT),
    ],
)
def test_numbers_agree_part_or_differ(ours, theirs, kind):
    a, b = ([read_number(token) for token in side] for side in (ours, theirs))
    assert judge_numbers(a, b, "US").kind is kind


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        ("101-102-103", "101-103", Kind.SAME),
        ("101-102-103", "101", Kind.INCOMPLETE),
        ("101", "101-102-103", Kind.VARIANT),
        ("63-61", "61-63", Kind.SAME),
        ("145-7", "145-147", Kind.SAME),
        ("107-09", "107-109", Kind.SAME),
        ("145-7", "145-149", Kind.DIFFERENT),
        ("94/6", "94-96", Kind.DIFFERENT),
        ("101-102-150", "101-150", Kind.DIFFERENT),
        ("87-87a", "87", Kind.INCOMPLETE),
        ("1c-3", "1c", Kind.INCOMPLETE),
    ],
)
def test_a_list_of_houses_is_its_first_and_last_house(ours, theirs, kind):
    assert judge_numbers([read_number(ours)], [read_number(theirs)], "GB").kind is kind


@pytest.mark.parametrize(
    ("country", "ours", "theirs", "kind"),
    [
        ("US", "3180-82", "3182", Kind.INCOMPLETE),
        ("US", "112-45", "112-145", Kind.DIFFERENT),
        ("US", "37-20", "20-37", Kind.DIFFERENT),
        ("JP", "1-2-3", "1-3", Kind.DIFFERENT),
        ("IN", "7-5", "5-7", Kind.DIFFERENT),
    ],
)
def test_where_hyphens_part_blocks_they_list_no_houses(country, ours, theirs, kind):
    assert judge_numbers([read_number(ours)], [read_number(theirs)], country).kind is kind


def test_one_number_is_read_alike_before_a_street_and_behind_one():
    before = [HouseNumber("1", end="2", sign="-", rest="-3")]
    assert judge_numbers(before, [HouseNumber("1-2-3")], "JP").kind is Kind.SAME
    assert judge_numbers(before, [HouseNumber("1-2-4")], "JP").kind is Kind.DIFFERENT


def test_bis_is_also_written_b():
    assert equal(read_number("6bis"), read_number("6b"))
    assert not equal(read_number("6bis"), read_number("6c"))
