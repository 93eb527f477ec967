from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.name import parse_name

PARTS = [
    ("Harbor Tea, L.L.C.", ("harbor", "tea"), ("llc",)),
    ("Harbor Tea Incorporated", ("harbor", "tea"), ("inc",)),
    ("Muster & Söhne GmbH & Co. KG", ("muster", "and", "sohne"), ("gmbh-co-kg",)),
    ("Muster UG (haftungsbeschränkt)", ("muster",), ("ug",)),
    ("Muster Tee e.K.", ("muster", "tee"), ("ek",)),
    ("Volksladen eG", ("volksladen",), ("eg",)),
    ("Kuća Čaja d.o.o.", ("kuca", "caja"), ("doo",)),
    ("Herbata Sp. z o.o.", ("herbata",), ("sp-zoo",)),
    ("Grupo Té S.A. de C.V.", ("grupo", "te"), ("sa-cv",)),
    ("ООО «Чайник»", ("чаиник",), ("ooo",)),
    ("株式会社みなと茶", ("ミナト茶",), ("kk",)),
    ("(주)항구차", ("항구차",), ("kr-co",)),
    ("บริษัท ชาท่าเรือ จำกัด (มหาชน)", ("ชาท่าเรือ",), ("th-plc", "th-co-ltd")),
    ("PT Teh Pelabuhan Tbk", ("teh", "pelabuhan"), ("pt",)),
    ("תה נמל בע״מ", ("תה", "נמל"), ("il-ltd",)),
    ("Harbor (Pty) Ltd", ("harbor",), ("ltd", "pty-ltd")),
    ("Harbor - Springfield GmbH", ("harbor",), ("gmbh",)),
    ("Harbor GmbH Prüfstelle", ("harbor", "prufstelle"), ("gmbh",)),
    ("L. L. C. Harbor", ("llc", "harbor"), ()),
    ("HARBOR SA", ("harbor", "sa"), ()),
]


@pytest.mark.parametrize(("text", "words", "forms"), PARTS)
def test_legal_forms_are_parted_from_the_core_words(text, words, forms):
    form = parse_name(text)
    assert form.words == words
    assert set(form.legal_forms) == set(forms)


@pytest.mark.parametrize(
    "text", ["Co-op", "EE", "CIC", "MB", "AS", "SA", "The Limited", "Ltd", "LLC", "株式会社"]
)
def test_a_name_is_never_reduced_to_nothing(text):
    form = parse_name(text)
    assert form.words
    assert form.legal_forms == ()


def test_every_part_of_a_full_name_is_told_apart():
    form = parse_name("The Harbor Pharmacy #0123 - Springfield (Downtown)")
    assert form.words == ("the", "harbor", "pharmacy")
    assert form.store_number == "123"
    assert form.all_words == (*form.words, "springfield", "downtown")
    assert form.articles == ("the",)
    assert form.department == "pharmacy"
    assert form.initials == "hp"
    assert form.scripts == frozenset({"latin"})


def test_a_name_all_in_brackets_keeps_its_words():
    assert parse_name("(Harbor Tea)").words == ("harbor", "tea")
    assert parse_name("*** (Harbor)").words == ("harbor",)


def test_bread_is_no_legal_form():
    assert parse_name("Raposa do Pão").legal_forms == ()
    assert parse_name("Pão de Raposa").words == ("pao", "de", "raposa")
    assert parse_name("Rosfox PAO").legal_forms == parse_name("ПАО Росфокс").legal_forms == ("pao",)


def test_signs_alone_give_an_empty_form():
    assert parse_name("***").words == ()
    assert parse_name("***").letters == ""


def test_a_domain_ending_and_possessives_are_remembered():
    form = parse_name("Ann's Harbor.example.com")
    assert form.domain == "com"
    assert form.possessive == frozenset({"anns"})
    assert parse_name("Ann' Tea").dangling == frozenset({"ann"})


@pytest.mark.parametrize(
    ("text", "credentials"),
    [
        ("Jane Doe, DDS, P.C.", ("dds",)),
        ("Dr. Jane Doe", ("dr",)),
        ("Jane Q. Doe MD PhD", ("phd", "md")),
        ("Jane Doe Jr.", ("jr",)),
        ("Harbor Dental, DDS", ("dds",)),
        ("Dr Tea", ("dr",)),
        ("Harbor Tea", ()),
    ],
)
def test_credentials_are_taken_off_a_name(text, credentials):
    assert set(parse_name(text).credentials) == set(credentials)


@pytest.mark.parametrize(
    ("text", "department"),
    [
        ("Harbor Mart Pharmacy", "pharmacy"),
        ("Harbor Bank - ATM", "atm"),
        ("ATM at Harbor Bank", "atm"),
        ("Harbor Mart Vision Center", "vision"),
        ("Harbor Toyota Service Department", "service"),
        ("Harbor Auto Parts", ""),
        ("Harbor Motors Parts", "parts"),
        ("Parts Unlimited", ""),
        ("Pharmacy", ""),
        ("Harbor Hospital - Radiology", "imaging"),
        ("Harbor Radiology", ""),
        ("Harbor Gas Lamp Inn", ""),
    ],
)
def test_departments_are_told_from_businesses(text, department):
    assert parse_name(text).department == department


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error_and_keeps_its_words(text):
    form = parse_name(text)
    assert bool(form.all_words) == bool(form.letters)
    assert len(form.expanded) == len(form.all_words)


@given(st.text(alphabet="abÄöüéI.,-&'()#1 ЖяスすLC", max_size=30))
def test_reading_the_core_words_again_changes_nothing(text):
    words = parse_name(text).words
    assert parse_name(" ".join(words)).letters == "".join(words)
