"""Letters on the keypad."""

from __future__ import annotations

import pytest

from listaudit.normalize.vanity import dial


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        ("1-800-FLOWERS", "1-800-3569377"),
        ("1 800 Flowers", "1 800 3569377"),
        ("800-GO-FEDEX", "800-46-33339"),
        ("1-800-4-A-CHILD", "1-800-4-2-24453"),
        ("212-555-CARS", "212-555-2277"),
        ("1-800-FLOWERS (356-9377)", "1-800-3569377"),
        ("13 FLOWER", "13 356937"),
    ],
)
def test_words_that_complete_a_number_are_keys(text, dialled):
    assert dial(text) == (dialled, True)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("212-555-0100 office", "212-555-0100 "),
        ("555-0100 office", "555-0100 "),
        ("212-555-0100 ask for Bob 2", "212-555-0100 "),
        ("13 22 21 Office", "13 22 21 Office"),
        ("112 emergency", "112 emergency"),
        ("212-555-0100", "212-555-0100"),
        ("03-5555-0100 代表 main", "03-5555-0100 代表 "),
    ],
)
def test_words_behind_a_number_are_no_keys(text, rest):
    assert dial(text) == (rest, False)
