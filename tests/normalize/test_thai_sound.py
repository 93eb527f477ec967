"""Latin letters that spell a Thai text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.thai_sound import spells_thai


@pytest.mark.parametrize(
    ("thai", "latin"),
    [
        ("นครสวรรค์", "Nakhon Sawan"),
        ("บางบัวทอง", "Bang Bua Thong"),
        ("กำแพงเพชร", "Kamphaeng Phet"),
        ("สุพรรณบุรี", "Suphanburi"),
    ],
)
def test_a_romanisation_spells_its_text(thai, latin):
    assert spells_thai(latin, thai)


@pytest.mark.parametrize(
    ("thai", "latin"),
    [("นครสวรรค์", "Bang Bua Thong"), ("กำแพงเพชร", "Phetchabun"), ("ปาย", "Pai"), ("Pai", "Pai"), ("", "")],
)
def test_another_name_or_too_little_sound_spells_nothing(thai, latin):
    assert not spells_thai(latin, thai)


def test_fewer_consonants_do_where_the_rest_of_the_name_agrees():
    assert not spells_thai("golf", "กอล์ฟ")
    assert spells_thai("golf", "กอล์ฟ", 2)


def test_vowels_that_could_be_parted_in_any_way_take_no_longer_than_others():
    """A regular expression with a group for each letter would not end in a lifetime."""
    assert not spells_thai("kakaka" + "a" * 150 + "b", "กกก" + "อ" * 150)
    assert spells_thai("kakaka" + "a" * 150, "กกก" + "อ" * 150)


def test_what_is_too_long_for_a_name_is_not_looked_at():
    assert spells_thai("ka" * 100, "ก" * 100)
    assert not spells_thai("ka" * 101, "ก" * 101)


@given(st.text(max_size=12), st.text(alphabet=[chr(c) for c in range(0x0E01, 0x0E4F)], max_size=12))
def test_no_text_makes_it_raise(latin, thai):
    assert spells_thai(latin, thai) in {True, False}
