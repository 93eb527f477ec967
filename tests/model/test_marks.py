"""Marks are numbered as a dict would number them, in a fraction of its room."""

from __future__ import annotations

import random
import sys

from hypothesis import given
from hypothesis import strategies as st

from listaudit.model.marks import Marks

MARK = st.integers(-(2**63), 2**63 - 1) | st.integers(-4, 4).map(lambda n: n * 2**40)


@given(st.lists(MARK, max_size=60), st.lists(MARK, max_size=20))
def test_marks_are_numbered_in_the_order_in_which_they_come(came, others):
    marks, expected = Marks(), {}
    for mark in came:
        expected.setdefault(mark, len(expected))
    assert list(marks.add(came)) == [expected[mark] for mark in came]
    assert len(marks) == len(expected)
    asked = others + came
    found = [(at, expected[mark]) for at, mark in enumerate(asked) if mark in expected]
    assert list(marks.find(asked)) == found


def test_a_mark_takes_a_few_bytes_however_many_there_are():
    rng, marks = random.Random(7), Marks()  # noqa: S311 - any numbers do
    for count in (1_000, 10_000, 40_000):
        list(marks.add(rng.getrandbits(62) for _ in range(count - len(marks))))
        size = sys.getsizeof(marks._marks) + sys.getsizeof(marks._table)
        assert size / count < 28
