"""Names of which each says more than the other."""

from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.name import judge
from listaudit.model import Kind

CONTEXT = Context(country="US", place_words=frozenset({"springfield", "mill", "street"}))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Zorvane Quibb Cafe", "Zorvane Quibb Moonlight Tales"),
        ("Zorvane Springfield", "Zorvane Moonlight Tales"),
        ("Zorvane Barber Studio", "Zorvane Barber Shop"),
        ("Zorvane Materials Building", "Zorvane Materials (ZM)"),
    ],
)
def test_names_that_open_alike_and_go_on_compatibly_are_variants(ours, theirs):
    assert judge(ours, theirs, CONTEXT).kind is Kind.VARIANT
    assert judge(theirs, ours, CONTEXT).kind is Kind.VARIANT


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Zorvane Moonlight", "Zorvane Sunrise"),
        ("Zorvane Cafe", "Zorvane Moonlight Tales"),
        ("Zorvane Quibb Nursery", "Zorvane Quibb Circle"),
        ("Zorvane Quibb Womens Health", "Zorvane Quibb Laboratory Annex"),
        ("Zorvane Quibb OB GYN at Ogden", "Zorvane Quibb GYN Surgery at Ogden"),
        ("Moonlight Zorvane", "Cafe Zorvane"),
        ("Family Dental Care", "Family Sunrise Tales"),
        ("National Plumbing", "National Quibb Tales"),
        ("Zorvane Plaza", "Zorvane Quibb Tales Office"),
        ("Trellis Pool", "Pool"),
        ("Quibb Field", "The Field"),
        ("Zorvane - Ogden", "Zorvane - Shelbyville"),
        ("Лиса Сокол", "Лиса Журавль"),
        ("金色狐狸月光", "金色狐狸太陽"),
        ("여우의숲 달빛", "여우의숲 햇살"),
        ("السوق الثعلب", "السوق الحصان"),
        ("みらい駅 (Fox Sta.)", "みらいM (Fox Sta.) - Springfield"),
    ],
)
def test_names_that_share_what_many_have_or_put_one_word_for_another_are_different(ours, theirs):
    assert judge(ours, theirs, CONTEXT).kind is Kind.DIFFERENT
    assert judge(theirs, ours, CONTEXT).kind is Kind.DIFFERENT
