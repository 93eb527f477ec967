"""Names in scripts that write words together."""

from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.name import judge
from listaudit.model import Kind

CONTEXT = Context(country="JP", place_words=frozenset({"月港市"}))


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [
        ("จิ้งจอกทอง บ้านสวน", "จิ้งจอกทองแสงจันทร์บ้านสวน", "name.words-added"),
        ("จิ้งจอกทองแสงจันทร์บ้านสวน", "จิ้งจอกทอง บ้านสวน", "name.words-missing"),
        ("金狐の森 日光", "金狐の森月港日光", "name.branch"),
        ("여우의숲달빛", "여우의숲 아래달빛", "name.words-added"),
    ],
)
def test_words_put_in_anywhere_are_found_however_words_are_parted(ours, theirs, code):
    found = judge(ours, theirs, CONTEXT)
    assert found.kind is Kind.VARIANT
    assert [reason.code for reason in found.reasons] == [code]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("金狐", "金狐住友"),
        ("金狐の森 月光", "金狐の森x月光"),
        ("金狐の森 月光", "金狐の森12月光"),
        ("金狐之森月光", "金狐之森三1号月光"),
        ("金狐の森 月光", "金狐の海岸通月影"),
        ("จิ้งจอกทอง บ้านสวน", "จิ้งจอกเงินแสงจันทร์บ้านไร่"),
    ],
)
def test_a_mere_beginning_a_digit_or_another_word_is_another_name(ours, theirs):
    assert judge(ours, theirs, CONTEXT).kind is Kind.DIFFERENT
    assert judge(theirs, ours, CONTEXT).kind is Kind.DIFFERENT
