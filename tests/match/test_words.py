from listaudit.match import words
from listaudit.normalize import rarity


def test_matching_and_comparing_read_one_table_of_words():
    assert words.rarity is rarity.rarity
    assert words.is_weak is rarity.is_weak
