"""House numbers."""

from __future__ import annotations

import pytest

from listaudit.normalize.street_number import HouseNumber, is_plain, read_number, with_suffix


@pytest.mark.parametrize(
    ("token", "shown", "ranged"),
    [
        ("12", "12", False),
        ("12a", "12a", False),
        ("12-a", "12a", False),
        ("10-14", "10-14", True),
        ("10-14a", "10-14a", True),
        ("37-20", "37-20", False),
        ("299/1", "299/1", False),
        ("139/2/5", "139/2/5", False),
        ("6bis", "6bis", False),
        ("b-36", "b36", False),
        ("w123n456", "w123n456", False),
    ],
)
def test_a_number_keeps_its_parts(token, shown, ranged):
    number = read_number(token)
    assert (str(number), number.ranged) == (shown, ranged)


@pytest.mark.parametrize("token", ["main", "9th", "", "-3", "abc12"])
def test_other_tokens_are_no_house_number(token):
    assert read_number(token) is None


@pytest.mark.parametrize(
    ("token", "plain"), [("12", True), ("12a", True), ("1/2", False), ("9th", False), ("b36", False)]
)
def test_only_tokens_that_start_with_a_digit_are_plain(token, plain):
    assert is_plain(token) is plain


@pytest.mark.parametrize(
    ("number", "after", "letters", "shown", "taken"),
    [
        ("12", ["a"], True, "12a", 1),
        ("12", ["a"], False, "12", 0),
        ("12", ["bis"], False, "12bis", 1),
        ("12", ["1/2"], False, "12 1/2", 1),
        ("12", [], True, "12", 0),
        ("12-14", ["a"], True, "12-14", 0),
        ("12b", ["a"], True, "12b", 0),
        ("12", ["main"], True, "12", 0),
    ],
)
def test_what_follows_may_belong_to_the_number(number, after, letters, shown, taken):
    found, count = with_suffix(read_number(number), after, letters=letters)
    assert (str(found), count) == (shown, taken)


def test_the_key_leaves_signs_out():
    assert read_number("37-20").key == HouseNumber("3720").key
