from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import listaudit.compare.name as module
from listaudit.compare.context import Context
from listaudit.compare.name import judge
from listaudit.model import Kind

CONTEXT = Context(country="US", place_words=frozenset({"springfield", "il", "mill", "street", "港市", "12"}))
PACKAGE = Path(module.__file__).parents[1]


def codes(judgement):
    return {reason.code.removeprefix("name.") for reason in judgement.reasons}


EQUIVALENT = [
    ("Harbor Tea", "HARBOR TEA", "case"),
    ("Café Zoé", "Cafe Zoe", "accents"),
    ("Ann's Tea", "Ann’s Tea", "punctuation"),
    ("Ann's Tea", "Anns Tea", "apostrophe"),
    ("Tea-House", "Tea House", "punctuation"),
    ("Harbor Tea", "HarborTea", "spacing"),
    ("9-Twelve", "9twelve", "case"),
    ("Fox & Hen", "Fox and Hen", "ampersand"),
    ("Fox & Hen", "Fox + Hen", "punctuation"),
    ("Fox and Hen", "Fox und Hen", "ampersand"),
    ("Panes y Té", "Panes & Té", "ampersand"),
    ("Fox & Hen Tea House", "Fox and Hen TeaHouse", "spacing"),
    ("Bäckerei Müller", "Baeckerei Mueller", "umlaut"),
    ("Straßer Hof", "Strasser Hof", "sharp-s"),
    ("Harbor Center", "Harbor Centre", "regional-spelling"),
    ("Harbor Inc.", "Harbor Incorporated", "legal-form-written"),
    ("Harbor LLC", "Harbor, L.L.C.", "punctuation"),
    ("(주)항구", "주식회사 항구", "legal-form-written"),
    ("みなとコーヒー", "ミナトこーひー", "kana"),
    ("みなとコ-ヒ-", "みなとコーヒー", "kana"),
    ("國記飯店", "国记饭店", "han-forms"),
    ("Harbor Mart 12345", "Harbor Mart No. 12345", "punctuation"),
]


@pytest.mark.parametrize(("ours", "theirs", "code"), EQUIVALENT)
def test_a_difference_in_format_alone_is_equivalent_both_ways(ours, theirs, code):
    for a, b in ((ours, theirs), (theirs, ours)):
        found = judge(a, b, CONTEXT)
        assert found.kind is Kind.EQUIVALENT, found
        assert code in codes(found)


VARIANT = [
    ("Harbor Tea", "Harbor Tea LLC", "legal-form"),
    ("Harbor GmbH", "Harbor AG", "legal-form"),
    ("harbor tea", "harbor tea sa", "legal-word"),
    ("The Harbor", "Harbor", "article"),
    ("Pousada da Harbor", "Pousada Harbor", "small-word"),
    ("Acme Hotel", "Hotel Acme", "word-order"),
    ("Harbor Mart #12", "Harbor Mart", "store-number"),
    ("Harbor Mart", "Harbor Mart #5", "store-number"),
    ("Harbor Tea", "Harbor Tea - Springfield", "branch"),
    ("Harbor Tea", "Harbor Tea of Springfield, Illinois", "branch"),
    ("Harbor Tea", "Harbor Tea (Downtown)", "branch"),
    ("Harbor Tea", "Harbor Tea North", "branch"),
    ("Harbor Tea Canada", "Harbor Tea Springfield", "branch"),
    ("みなと茶", "みなと茶 港町店", "branch"),
    ("ミナト", "ミナト港町店", "branch"),
    ("항구차 강남점", "항구차", "branch"),
    ("Ann's Pies", "Ann's Pies Restaurant", "descriptor"),
    ("Harbor Dental", "Harbor Dental Care", "descriptor"),
    ("Harbor Pizza", "Harbor Pizzeria", "descriptor"),
    ("Makers Alliance", "Makers Alliance (MA)", "descriptor"),
    ("Jane Doe, DDS", "Dr. Jane Doe", "credentials"),
    ("Jane Doe", "jane doe md", "credential-word"),
    ("Harbor", "Harbor.com", "domain"),
    ("HTC", "Harbor Tea Corner", "acronym"),
    ("Harbor Order of Foxes Hall", "HOF Hall", "acronym"),
    ("Ann", "Ann's", "possessive"),
    ("First Harbor", "1st Harbor", "number-word"),
    ("Saint Ann", "St. Ann", "abbreviation"),
    ("Чайник", "Chaynik", "romanized"),
    ("Чайник Самовар", "Chainik Samowarr", "romanized"),
    ("Ταβέρνα Λιμάνι", "Taverna Limani", "romanized"),
    ("みなと茶 Harbor", "Harbor", "language-part"),
    ("ชาท่าเรือ", "ชาท่าเรือ (Harbor Tea)", "language-part"),
]


@pytest.mark.parametrize(("ours", "theirs", "code"), VARIANT)
def test_an_accepted_difference_is_a_variant_both_ways(ours, theirs, code):
    for a, b in ((ours, theirs), (theirs, ours)):
        found = judge(a, b, CONTEXT)
        assert found.kind is Kind.VARIANT, found
        assert code in codes(found)


DIFFERENT = [
    ("Harbor Tea", "Fox Inn", "other"),
    ("***", "+", "other"),
    ("Harbor", "***", "other"),
    ("Harbor Tea", "Harbor Famous Tea", "words-added"),
    ("Harbor Famous Tea", "Harbor Tea", "words-missing"),
    ("Harbor Tea", "Harbor Tea | Best tea in Springfield", "tagline"),
    ("Harbor Tea", "Harbor Tea - Ogdenville", "branch-other"),
    ("Harbor Mart Airport", "Harbor Mart Downtown", "branch-differs"),
    ("Harbor Bar", "Harbor Hotel", "kind-differs"),
    ("Harbor Mart", "Harbor Mart Pharmacy", "department"),
    ("Harbor Mart ATM", "Harbor Mart Pharmacy", "department"),
    ("Harbor Mart #12", "Harbor Mart #13", "store-number-differs"),
    ("Harbor Mart #12", "Harbor Mart 13", "store-number-differs"),
    ("Harbor Mart #5", "Harbor Mart #", "store-number-differs"),
    ("Route 66 Inn Tea", "Route 67 Inn Tea House", "number"),
    ("Harbor Improvements", "Harbor Improvement Tea", "plural"),
    ("Agritursmo Harbor", "Agriturismo Harbor Tea", "spelling"),
    ("Aggregrates Harbor", "Agregates Harbor", "spelling"),
    ("HarborTeas", "HabrorTea", "spelling"),
    ("Harbor LLC", "Harbor LLP", "spelling"),
    ("Harbor.com", "Harbor.co", "spelling"),
    ("A Fox", "Fox", "words-missing"),
    ("Ann", "Anns", "spelling"),
    ("Ann's", "Ann'", "spelling"),
    ("Müller", "Müeller", "spelling"),
    ("Muller", "Mueller", "spelling"),
    ("Café Roma", "Сafé Roma", "spelling"),
    ("Tea Cafe GmbH", "Tea Cafe GmbН", "words-added"),
    ("Makers Guild 港茶", "Makers Guild Chai", "words-added"),
    ("River Cafe", "Cafe Ogden", "words-added"),
    ("港茶", "山酒", "other"),
    ("港茶", "港茶山酒", "words-added"),
    ("港茶山酒", "港茶", "words-missing"),
    ("Jane Doe, MD", "Jane Doe, OD", "spelling"),
]


@pytest.mark.parametrize(("ours", "theirs", "code"), DIFFERENT)
def test_another_name_is_different_and_says_why(ours, theirs, code):
    found = judge(ours, theirs, CONTEXT)
    assert found.kind is Kind.DIFFERENT, found
    assert code in codes(found)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("ミナト", "Harbor"),
        ("港茶", "みなとちゃ"),
        ("ชาท่าเรือ", "Harbor"),
        ("תה נמל", "Harbor"),
        ("Чайник", "Teapot"),
        ("Чайник Москва", "Teapot House"),
        ("港茶 ABC", "Harbor"),
    ],
)
def test_names_in_scripts_that_do_not_compare_are_uncheckable(ours, theirs):
    found = judge(ours, theirs, CONTEXT)
    assert found.kind is Kind.UNCHECKABLE, found
    assert codes(found) == {"script"}


@pytest.mark.parametrize("name", ["Harbor Tea", "***", "ミナト", "Чайник"])
def test_the_same_characters_are_the_same_name(name):
    assert judge(name, name, CONTEXT).kind is Kind.SAME
    assert judge(name, f"{name} ", CONTEXT).kind is Kind.SAME


NAMES = st.lists(
    st.sampled_from(
        ["Harbor", "Fox", "Müller", "Ann's", "St.", "Tea", "Dental", "&", "Springfield", "LLC", "The"]
    ),
    min_size=1,
    max_size=5,
).map(lambda words: " ".join(["Ogden", *words]))


@given(NAMES, NAMES)
def test_order_of_the_two_sides_does_not_change_the_verdict(ours, theirs):
    assert judge(ours, theirs, CONTEXT).kind is judge(theirs, ours, CONTEXT).kind


@given(NAMES)
def test_format_never_makes_a_name_different(name):
    for written in (
        name.upper(),
        name.lower(),
        name.replace("&", "and"),
        name.replace(" ", "  "),
        name.replace("'", "’"),
    ):
        assert judge(name, written, CONTEXT).kind is not Kind.DIFFERENT


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_are_judged(ours, theirs):
    assert judge(ours, theirs, CONTEXT).kind in set(Kind)


@given(st.sampled_from(["Harbor Tea", "Fox & Hen LLC", "Dr. Jane Doe", "Saint Ann Market"]), st.data())
def test_one_letter_changed_is_never_accepted(name, data):
    place = data.draw(st.sampled_from([i for i, c in enumerate(name) if c.isalpha()]))
    letter = data.draw(st.sampled_from("bdfghjkqvwxz"))
    changed = name[:place] + letter + name[place + 1 :]
    if changed.casefold() != name.casefold():
        assert judge(name, changed, CONTEXT).kind is Kind.DIFFERENT, changed


def test_every_code_has_its_sentence_and_every_sentence_its_code():
    listed = set(tomllib.loads((PACKAGE / "model" / "reasons" / "name.toml").read_text("utf-8")))
    sources = "".join(path.read_text("utf-8") for path in sorted((PACKAGE / "compare").glob("name*.py")))
    emitted = set(re.findall(r'"(name\.[a-z-]+)"', sources)) - {"name.same"}
    assert emitted == listed
