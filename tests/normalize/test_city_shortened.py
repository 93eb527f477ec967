"""Words that stand for longer ones in names of cities."""

from __future__ import annotations

import pytest

from listaudit.normalize.city_shortened import shortened, shortens


@pytest.mark.parametrize(
    ("short", "long", "marked", "stands"),
    [
        ("wlkp", "wielkopolski", (), True),
        ("o", "ob", ("o",), True),
        ("o", "ob", (), False),
        ("ham", "hampton", (), False),
        ("ham", "hampton", ("ham",), True),
        ("frt", "fort", (), False),
        ("v", "vii", (), False),
        ("n", "new", ("n",), False),
        ("k", "nv", (), False),
        ("x", "wielkopolski", (), False),
        ("bckstr", "backstreet", (), False),
        ("", "fort", (), False),
    ],
)
def test_a_word_stands_for_another_by_its_letters_and_its_dot(short, long, marked, stands):
    assert shortens(short, long, frozenset(marked)) is stands


def test_words_before_a_dot_or_slash_are_marked():
    assert shortened("Musterstadt o.d.T.") == {"o", "d", "t"}
    assert shortened("Voorbeeld a/d Rijn") == {"a"}
