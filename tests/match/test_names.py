"""How two names stand to one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.match.keys import name_key
from listaudit.match.names import compare_names


@pytest.mark.parametrize(
    ("ours", "theirs", "likeness", "extra"),
    [
        ("Bluebird Bakery", "BLUEBIRD BAKERY, LLC", "same", "none"),
        ("Bluebird Bakery", "Blue Bird Bakery", "same", "none"),
        ("Bluebird Bakery", "Bleubird Bakery", "spelling", "none"),
        ("Kettle Fried Chicken", "KFC", "acronym", "strong-both"),
        ("Bluebird Bakery", "Bluebird Bakery and Books", "begins-alike", "strong-one"),
        ("Oakmart", "Oakmart Pharmacy", "begins-alike", "department"),
        ("Kestrel Hardware #12", "Kestrel Hardware #14", "same", "other-number"),
        ("Bluebird Bakery", "Kestrel Motors", "different", "strong-both"),
        ("Пекарня Снегирь", "Pekarnya Snegir", "same", "none"),
        ("鳥の喫茶店", "Bird Cafe", "other-script", "none"),
    ],
)
def test_names_fall_into_levels_that_people_can_read(ours, theirs, likeness, extra):
    levels = compare_names(name_key(ours), name_key(theirs))
    assert levels.likeness == likeness
    if likeness != "acronym":
        assert levels.extra == extra


def test_rare_shared_words_say_more_than_common_ones():
    rare = compare_names(name_key("Zyphora Restaurant"), name_key("Zyphora Grill"))
    common = compare_names(name_key("The Corner Restaurant"), name_key("Main Street Restaurant"))
    assert rare.score > common.score
    assert common.rare == "weak"


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_symmetric_and_never_raises(left, right):
    a, b = name_key(left), name_key(right)
    assert compare_names(a, b).score == pytest.approx(compare_names(b, a).score, abs=0.35)
    assert compare_names(a, a).likeness == "same"


@pytest.mark.parametrize(
    ("ours", "theirs"), [("BBQ4LIFE", "Bbq 4 Life"), ("Route66 Diner", "Route 66 Diner")]
)
def test_letters_and_digits_written_together_are_the_same_words(ours, theirs):
    assert compare_names(name_key(ours), name_key(theirs)).extra == "none"
