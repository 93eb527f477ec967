"""What the words say that only one of two names has."""

from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.name import judge
from listaudit.model import Kind

CONTEXT = Context(country="IT", place_words=frozenset({"springfield", "mill", "street"}))
OWNED = [
    ("Volpe Rossa", "Volpe Rossa di Verdi Ontana", "di Verdi Ontana"),
    ("Fuchsbau", "Fuchsbau Inh. Jana Muster", "Inh. Jana Muster"),
    ("Fox Lodge", "Fox Lodge by Ogden", "by Ogden"),
]


def reasons(ours, theirs):
    found = judge(ours, theirs, CONTEXT)
    return found.kind, {reason.code: dict(reason.params) for reason in found.reasons}


@pytest.mark.parametrize(("ours", "theirs", "words"), OWNED)
def test_an_owner_behind_the_name_is_told_as_one(ours, theirs, words):
    kind, found = reasons(ours, theirs)
    assert kind is Kind.VARIANT
    assert found["name.owner"] == {"words": words, "side": "the listing"}


def test_a_word_that_both_names_have_is_no_owner():
    assert "name.owner" not in reasons("Ogden Fox", "Fox by Ogden")[1]


def test_one_word_behind_di_is_no_owner():
    assert "name.owner" not in reasons("Volpe Rossa", "Volpe Rossa di Ontana")[1]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Fox Lodge", "Fox Lodge Hall 2"),
        ("Fox Lodge", "Fox Lodge 20417"),
        ("Fox Lodge", "Fox Lodge B & B"),
        ("Jane Doe Tea", "Jane X Doe Tea Emporium"),
        ("Fox Lodge", "Fox Lodge Ogden Express"),
        ("Raposa Sonhos", "Raposa Sonhos e Linhas"),
    ],
)
def test_a_number_or_letter_that_belongs_to_other_added_words_is_no_other_business(ours, theirs):
    assert reasons(ours, theirs)[0] is Kind.VARIANT


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("Fox Lodge", "Fox Lodge 2"), ("Fox Lodge", "Fox Lodge X"), ("Fox Lodge", "Fox Lodge Express Ogden")],
)
def test_a_number_letter_or_chain_word_right_behind_the_name_is_another_business(ours, theirs):
    assert reasons(ours, theirs)[0] is Kind.DIFFERENT


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [
        ("Fuchsbau", "Fuchsbau Friseursalon", "name.descriptor"),
        ("Zorro", "Zorro Ferretería", "name.descriptor"),
        ("Лиса", "Лиса Парикмахерская", "name.descriptor"),
        ("Αλεπού", "Αλεπού Φαρμακείο", "name.descriptor"),
        ("الثعلب", "مطعم الثعلب", "name.descriptor"),
        ("השועל", "מסעדת השועל", "name.descriptor"),
        ("จิ้งจอกทอง", "ร้านจิ้งจอกทอง", "name.descriptor"),
        ("金色狐狸", "金色狐狸酒店", "name.descriptor"),
        ("キツネノモリ", "キツネノモリ カフェ", "name.descriptor"),
        ("여우의숲", "여우의숲 미용실", "name.descriptor"),
        ("Fox Lodge", "Fox Lodge Springfield", "name.branch"),
        ("Fox Lodge", "Fox Lodge (Ogden)", "name.branch-other"),
        ("Fox Lodge", "Fox Lodge - the finest den in town", "name.tagline"),
    ],
)
def test_the_reason_says_what_kind_of_words_the_listing_adds(ours, theirs, code):
    kind, found = reasons(ours, theirs)
    assert kind is Kind.VARIANT
    assert code in found
