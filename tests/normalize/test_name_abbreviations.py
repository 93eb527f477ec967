from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.name_abbreviations import spell_out


@pytest.mark.parametrize(
    ("text", "full", "short"),
    [
        ("ม.จิ้งจอก", "มหาวิทยาลัยจิ้งจอก", ("ม.",)),
        ("รพ.สต.จิ้งจอก", "โรงพยาบาลส่งเสริมสุขภาพตำบลจิ้งจอก", ("รพ.สต.",)),
        ("จิ้งจอก ต.ทอง อ.เงิน", "จิ้งจอก ตำบลทอง อำเภอเงิน", ("ต.", "อ.")),
        ("จิ้งจอกม.", "จิ้งจอกม.", ()),
        ("Fox Inc.", "Fox Inc.", ()),
        ("Лиса им. Ёлкина", "Лиса им. Ёлкина", ()),
    ],
)
def test_thai_abbreviations_are_written_in_full_where_a_word_begins(text, full, short):
    found = spell_out(text)
    assert unicodedata.normalize("NFKC", found.text) == unicodedata.normalize("NFKC", full)
    assert found.short == short
    assert found.said == " ".join(short)


@given(st.text(alphabet="มรพ.สต จ๋ก a"))
def test_writing_in_full_twice_changes_no_more_than_once(text):
    once = spell_out(text)
    assert not once.short or spell_out(once.text).text.count(".") <= once.text.count(".")
