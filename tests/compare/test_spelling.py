from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.compare.spelling import one_letter_apart, sound_alike


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("bluebird", "bluebord", True),
        ("bluebird", "blueird", True),
        ("bluebird", "bluebirds", True),
        ("bluebird", "bluebrid", True),
        ("bluebird", "bluebird", False),
        ("bluebird", "blubrid", False),
        ("", "b", True),
        ("", "", False),
    ],
)
def test_one_slip_is_told_from_none_and_from_two(a, b, apart):
    assert one_letter_apart(a, b) is apart


@given(st.text(max_size=8), st.text(max_size=8))
def test_it_does_not_matter_whose_slip_it_is(a, b):
    assert one_letter_apart(a, b) is one_letter_apart(b, a)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("nicolfox", "nicholfox", True),
        ("palovicini", "paloviccini", True),
        ("jurij", "yuri", True),
        ("philips", "phillips", True),
        ("luis", "luiz", True),
        ("chase", "case", False),
        ("holly", "holy", False),
        ("smith", "smyth", False),
        ("jackson", "jakson", False),
        ("jakobson", "jacobson", True),
        ("nueva", "nuevo", False),
        ("main", "maine", False),
        ("hill", "mill", False),
        ("elm", "ellm", False),
        ("maple", "maple", False),
        ("12th", "12t", False),
        ("größe", "grösse", False),
    ],
)
def test_words_that_sound_alike_are_told_from_those_that_do_not(a, b, alike):
    assert sound_alike(a, b) is alike
    assert sound_alike(b, a) is alike
