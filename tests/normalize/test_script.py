import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.script import comparable, other_alphabet, script_of, scripts

ANY = st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bluebird", {"latin"}),
        ("24 / 7", set()),
        ("", set()),
        ("Café", {"latin"}),
        ("Кафе", {"cyrillic"}),
        ("Καφέ", {"greek"}),
        ("ร้าน", {"thai"}),
        ("東京", {"han"}),
        ("コーヒー", {"kana"}),
        ("커피", {"hangul"}),
        ("קפה", {"hebrew"}),
        ("قهوة", {"arabic"}),
        ("कॉफ़ी", {"indic"}),
        ("Սուրճ", {"armenian"}),
        ("ყავა", {"georgian"}),
        ("Bluebird ร้าน 24", {"latin", "thai"}),
        ("𠮷野家", {"han"}),
        ("ᚠᚢᚦ", set()),
        ("×÷", set()),
    ],
)
def test_the_scripts_of_a_text_are_those_of_its_letters(text, expected):
    assert scripts(text) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "can"),
    [
        ("Bluebird", "Blaumeise", True),
        ("Bluebird", "Блюберд", True),
        ("Καφέ", "Кафе", True),
        ("Bluebird", "ร้านกาแฟ", False),
        ("東京", "Tokyo", False),
        ("東京 Coffee", "Tokyo Coffee", True),
        ("24/7", "ร้านกาแฟ", True),
        ("ร้าน", "", True),
        ("東京", "コーヒー", False),
    ],
)
def test_texts_can_be_compared_when_their_scripts_meet_or_romanise(ours, theirs, can):
    assert comparable(ours, theirs) is can
    assert comparable(theirs, ours) is can


@pytest.mark.parametrize(
    ("ours", "theirs", "other"),
    [("София", "Sofia", True), ("Sоfia", "Sofia", False), ("12", "Sofia", False), ("東京", "コーヒー", True)],
)
def test_texts_that_share_no_script_are_in_another_alphabet(ours, theirs, other):
    assert other_alphabet(ours, theirs) is other


@given(ANY)
def test_no_text_is_too_strange(text):
    assert scripts(text) == {script_of(c) for c in text} - {""}
    assert comparable(text, text)
