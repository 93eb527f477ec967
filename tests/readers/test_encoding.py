from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.errors import InputError
from listaudit.readers.encoding import Text, encoding_of
from listaudit.readers.open import Opened


def text_of(data: bytes) -> Text:
    return Text(Opened("a.csv", "csv", io.BytesIO(data), data[:65_536], None))


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        (b"name", ("utf-8", 0)),
        (b"\xef\xbb\xbfname", ("utf-8", 3)),
        (b"\xff\xfen\0", ("utf-16-le", 2)),
        (b"\xfe\xff\0n", ("utf-16-be", 2)),
        (b"\xff\xfe\0\0n\0\0\0", ("utf-32-le", 4)),
        ("name,Łódź".encode("utf-16-le"), ("utf-16-le", 0)),
        ("name,Łódź".encode("utf-16-be"), ("utf-16-be", 0)),
        (b"a\0b", ("utf-8", 0)),
        (b"x", ("utf-8", 0)),
    ],
)
def test_the_encoding_is_told_from_the_first_bytes(head, codec):
    assert encoding_of(head, "a.csv") == codec


@pytest.mark.parametrize(
    "head", [b"PAR1", b"\x89PNG\r\n", b"SQLite format 3\0", bytes(99), b"\x01\x02\x03\x04\x05 abc"]
)
def test_binary_files_are_refused(head):
    with pytest.raises(InputError, match=r"not text"):
        encoding_of(head, "a.csv")


def test_blocks_of_mixed_encodings_are_mended_where_they_are_wrong():
    text = text_of("a é\nb ".encode() + "é\x81\n".encode("latin-1"))
    assert "".join(text.blocks()) == "a é\nb é\ufffd\n"
    assert [(note.where.line, note.code) for note in text.notes()] == [(2, "encoding.cp1252")]


def test_sound_text_has_no_notes():
    text = text_of("Łódź\n".encode())
    assert list(text.lines()) == ["Łódź\n"]
    assert list(text.notes()) == []
    assert list(text_of("Łódź\n".encode()).blocks()) == ["Łódź\n"]


def test_utf16_that_breaks_off_is_refused():
    with pytest.raises(InputError, match=r"no valid UTF-16-LE after line 1"):
        list(text_of(b"\xff\xfea\0\n\0b").blocks())


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), min_size=1))
def test_utf8_text_comes_back_as_it_was_whatever_it_holds(written):
    data = b"name\n" * 40 + written.encode()
    try:
        assert "".join(text_of(data).lines()) == "name\n" * 40 + written
    except InputError as error:
        assert "binary" in error.message  # noqa: PT017  # many control characters are no text
