import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.webpage.decode import decode


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("Grünspecht".encode(), "text/html; charset=iso-8859-1", "Grünspecht"),
        ("Grünspecht".encode("latin-1"), "text/html; charset=utf-8", "Grünspecht"),
        ("Grünspecht".encode("latin-1"), "", "Grünspecht"),
        (codecs.BOM_UTF8 + "ü".encode(), "text/html; charset=koi8-r", "ü"),
        (codecs.BOM_UTF16_LE + "ü".encode("utf-16-le"), "", "ü"),
        ("ü".encode("utf-16-be"), "text/html; charset=UTF-16BE", "ü"),
        ('<meta charset="utf-16">Grün'.encode(), "", '<meta charset="utf-16">Grün'),
        ('<meta charset="shift_jis">東京'.encode("cp932"), "", '<meta charset="shift_jis">東京'),
        ('<?xml encoding="koi8-r"?>Ж'.encode("koi8-r"), "", '<?xml encoding="koi8-r"?>Ж'),
        ("東京".encode("iso2022_jp"), "text/html; charset=ISO-2022-JP", "東京"),
        ("“so”".encode("cp1252"), "text/html; charset=us-ascii", "“so”"),
        (b"a\0b", "", "ab"),
        ("é".encode(), "text/html; charset=punycode", "é"),
        ("é".encode("latin-1"), "text/html; charset=idna", "é"),
    ],
    ids=range(14),
)
def test_valid_utf_8_is_believed_before_what_a_page_says_of_itself(body, content_type, text):
    assert decode(body, content_type) == text


def test_a_page_pasted_together_from_two_encodings_is_right_in_both():
    assert decode("Straße ".encode() + "Grün".encode("cp1252")) == "Straße Grün"


@given(st.binary(), st.text())
def test_any_bytes_are_some_text(body, content_type):
    assert "\0" not in decode(body, content_type)
