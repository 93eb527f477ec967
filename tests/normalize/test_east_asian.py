from __future__ import annotations

from listaudit.normalize import east_asian


def test_hiragana_and_traditional_characters_have_one_form():
    assert east_asian.canonical("みなと") == "ミナト"
    assert east_asian.canonical("國記飯店") == "国记饭店"
    assert east_asian.canonical("harbor") == "harbor"
    assert east_asian.canonical("чайник") == "чайник"


def test_a_dash_behind_kana_is_a_long_vowel():
    assert east_asian.long_vowels("コ-ヒ-") == "コーヒー"
    assert east_asian.long_vowels("A-B") == "A-B"
    assert east_asian.long_vowels("é-b") == "é-b"


def test_words_part_where_scripts_meet():
    assert east_asian.parts("ミナト港町店") == ["ミナト", "港町店"]
    assert east_asian.parts("90茶c") == ["90", "茶", "c"]
    assert east_asian.parts("三ノ宮") == ["三ノ宮"]
    assert east_asian.parts("harbor") == ["harbor"]
