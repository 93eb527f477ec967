import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.hygiene import clean

ANY = st.text(st.characters())
"""Every code point, lone surrogates and controls too."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Bluebird Bakery", "Bluebird Bakery"),
        ("  Bluebird \t Bakery\r\n", "Bluebird Bakery"),
        ("Bluebird\u00a0Bakery", "Bluebird Bakery"),
        ("Bluebird\u3000Bakery", "Bluebird Bakery"),
        ("Ｂｌｕｅｂｉｒｄ　１２", "Bluebird 12"),
        ("ﬁne", "fine"),
        ("Cafe\u0301", "Café"),
        ("Blue\u200bbird", "Bluebird"),
        ("\ufeffBluebird", "Bluebird"),
        ("Blue\u202ebird\u202c", "Bluebird"),
        ("a\u2066b\u2069c\u200e\u200f", "abc"),
        ("Blue\x00bird\x07", "Bluebird"),
        ("\x1b[31mBluebird\x1b[0m Bakery", "Bluebird Bakery"),
        ("\x1b]0;title\x07Bluebird", "Bluebird"),
        ("\x1b]8;;https://x.example\x1b\\link", "link"),
        ("Blue\ud800bird", "Bluebird"),
        ("\ue000Bluebird\U0010fffd", "Bluebird"),
        ("[red]Bluebird[/red]", "[red]Bluebird[/red]"),
        ("ร้านกาแฟ", "ร้านกาแฟ"),
        ("מאפייה", "מאפייה"),
        ("\u2028Blue\u2029bird", "Blue bird"),
    ],
)
def test_the_words_stay_and_what_no_eye_can_see_goes(text, expected):
    assert clean(text) == unicodedata.normalize("NFKC", expected)


@given(ANY)
def test_any_text_comes_out_without_invisible_characters(text):
    found = clean(text)
    assert {unicodedata.category(c) for c in found} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} == set()
    assert found == " ".join(found.split())
    found.encode()


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)


@given(ANY)
def test_a_clean_text_is_in_its_composed_form(text):
    assert unicodedata.is_normalized("NFKC", clean(text))
