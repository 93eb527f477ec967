import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize import rarity as words
from listaudit.normalize.rarity import is_weak, rarity


def test_the_shipped_table_is_sound():
    lines = words._TABLE.read_text(encoding="utf-8").splitlines()
    names = int(lines[0].rpartition("\t")[2])
    counts = [int(line.split("\t")[1]) for line in lines[1:]]
    assert names > max(counts) >= min(counts) >= 1
    assert len({line.split("\t")[0] for line in lines[1:]}) == len(counts)


def test_a_common_word_says_less_than_a_rare_one():
    assert 0 < rarity("restaurant") < rarity("bluebird") < rarity("qzxv")


def test_a_word_that_is_not_in_the_table_is_as_rare_as_one_seen_once():
    assert rarity("qzxvqzxv") == rarity("another-invented-word") == words._bits()[1]


@pytest.mark.parametrize(("word", "weak"), [("restaurant", True), ("a", True), ("qzxv", False)])
def test_weak_words_hardly_tell_businesses_apart(word, weak):
    assert is_weak(word) is weak


@given(st.text())
def test_every_word_has_a_rarity_between_nothing_and_the_rarest(word):
    assert 0 <= rarity(word) <= words._bits()[1]
