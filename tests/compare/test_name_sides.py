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


@pytest.mark.parametrize(
    ("ours", "theirs", "code"),
    [
        ("Makers Alliance", "Makers Alliance (MA)", "name.words-added"),
        ("Makers Alliance (MA)", "Makers Alliance", "name.words-missing"),
        ("Zorra Bonita", "Zorra Bonita, Zorra del Alma", "name.words-added"),
    ],
)
def test_initials_or_a_word_said_again_are_no_kind_of_business(ours, theirs, code):
    kind, found = reasons(ours, theirs)
    assert kind is Kind.VARIANT
    assert found.keys() == {code}


def test_a_trade_said_again_is_a_kind_of_business():
    assert reasons("Fox Cafe", "Fox Cafe Ogden Cafe")[1]["name.descriptor"]["words"] == "Cafe"


def test_the_word_of_a_store_number_is_told_as_part_of_it_alone():
    kind, found = reasons("The Fox Store 4166", "The Fox Store")
    assert kind is Kind.VARIANT
    assert found == {"name.store-number": {"number": "4166", "side": "our name"}}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Casa de Nuestra Zorra de la Colina", "Casa Nuestra Zorra de la Colina"),
        ("Fox Teas Pies & Cakes", "Fox Teas and Pies and Cakes"),
    ],
)
def test_a_joining_word_more_is_no_other_order(ours, theirs):
    assert "name.word-order" not in reasons(ours, theirs)[1]


def test_words_that_change_places_around_a_joining_word_are_in_another_order():
    assert reasons("Fox and Badger", "Badger and Fox") == (Kind.VARIANT, {"name.word-order": {}})


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Zorro Vegano", "Zorro Vegano - Tienda online productos veganas"),
        ("Fox Xpress", "Fox Xpress / Badger Express"),
    ],
)
def test_a_slogan_that_says_a_word_in_another_form_is_no_misspelling(ours, theirs):
    kind, found = reasons(ours, theirs)
    assert kind is Kind.VARIANT
    assert "name.spelling" not in found


def test_a_slip_in_a_word_said_again_in_the_name_itself_is_a_misspelling():
    assert "name.spelling" in reasons("Foxglove", "Foxglove Foxglofe")[1]


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        ("Millport", "Millport Kayaks", Kind.DIFFERENT),
        ("Millport", "Millport, Springfield, Italy", Kind.VARIANT),
        ("Bakery", "Bakery Springfield", Kind.DIFFERENT),
    ],
)
def test_a_name_that_is_a_place_may_go_on_to_say_where_it_is(ours, theirs, kind):
    context = Context(country="IT", place_words=frozenset({"springfield", "mill", "street", "millport"}))
    assert judge(ours, theirs, context).kind is kind


def test_a_saint_is_no_street():
    context = Context(country="US", place_words=frozenset({"main", "st", "springfield"}))
    found = judge("Fox Health - St. Ogden's Lodge", "Fox Health", context)
    assert "name.branch" not in {reason.code for reason in found.reasons}


def test_a_word_for_shops_of_a_trade_is_no_branch():
    assert "name.descriptor" in reasons("キツネノモリ", "キツネノモリ 洋菓子店")[1]


def test_a_listing_that_carries_the_former_name_alone_is_different():
    kind, found = reasons("Ogden Repair Mill Street (formerly Foxglove Auto Body)", "Foxglove Auto Body")
    assert kind is Kind.DIFFERENT
    assert found == {"name.words-missing": {"words": "Ogden Repair Mill Street"}}


def test_a_listing_that_leaves_the_former_name_out_is_a_variant():
    kind, found = reasons("Ogden Repair (formerly Foxglove)", "Ogden Repair")
    assert (kind, found.keys()) == (Kind.VARIANT, {"name.owner"})
