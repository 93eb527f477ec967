"""Verdicts on names, each with the reason that decides it."""

from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.name import judge
from listaudit.model import Kind

CONTEXT = Context(country="US", place_words=frozenset({"springfield", "il", "mill", "street", "港市", "12"}))


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
    ("Monumento a Fulano", "Monumento Fulano", "small-word"),
    ("Lodge zum Goldenen Fuchs", "Lodge Goldener Fuchs", "inflected"),
    ("Harbor Fitness Centre", "Harbor Fitness Gym", "descriptor"),
    ("Pasteles Fulano", "Pastelería Fulano", "descriptor"),
    ("Harbor Lodge แม่สอด", "Harbor Lodge Mae Sot", "romanized"),
    ("Harbor Lodge สาขาแม่สอด", "Harbor Lodge Mae Sot", "romanized"),
    ("Harbor 新宿店", "Harbor Shinjuku", "romanized"),
    ("Harbor 강남점", "Harbor Gangnam", "romanized"),
    ("สนามฟุตบอลกอล์ฟวิว", "สนามฟุตบอล Golf View", "romanized"),
    ("Μπακάλικο", "Bakaliko", "romanized"),
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
    ("Haus Fuchs Delikatessen", "Haus Fuchs Deli", "abbreviation"),
    ("Jane Doe, DDS", "Dr. Jane Doe", "credentials"),
    ("Jane Doe", "jane doe md", "credential-word"),
    ("Harbor", "Harbor.com", "domain"),
    ("HTC", "Harbor Tea Corner", "acronym"),
    ("Harbor Order of Foxes Hall", "HOF Hall", "acronym"),
    ("Ann", "Ann's", "possessive"),
    ("First Harbor", "1st Harbor", "number-word"),
    ("Saint Ann", "St. Ann", "abbreviation"),
    ("Чайник", "Chaynik", "romanized"),
    ("Оптика Скворец", "Optika Skvorets", "romanized"),
    ("Чайник Самовар", "Chainik Samowarr", "romanized"),
    ("Ταβέρνα Λιμάνι", "Taverna Limani", "romanized"),
    ("Чайникова", "Chaynykowae", "romanized"),
    ("Ресторан Чайка", "Restaurant Chayka", "romanized"),
    ("Оптика Куилфедър", "Optika Quillfeather", "romanized"),
    ("みなと茶 Harbor", "Harbor", "language-part"),
    ("ชาท่าเรือ", "ชาท่าเรือ (Harbor Tea)", "language-part"),
    ("Harbor Tea", "Harbor Tea | Best tea in Springfield", "tagline"),
    ("Harbor Tea", "Harbor Tea - Ogdenville", "branch-other"),
    ("Harbor+", "Harbor", "plus-sign"),
    ("Harbor+ Inn", "Harbor Plus Inn", "plus-sign"),
    ("Villa d'Ontano", "Villa de Ontano", "elision"),
    ("L'Ontano", "Ontano", "elision"),
    ("Jane Q. Doe", "Jane Doe", "initial"),
    ("Jane Q Doe, DDS", "Jane Doe, DDS", "initial"),
    ("J. Doe Tea", "Jane Doe Tea", "initial-for-name"),
    ("Harbor Prof. School", "Harbor Professionals School", "abbreviation"),
    ("Doe, Dott. Tonta Studio", "Doe, Dr. Tonta Studio", "abbreviation"),
    ("Музей им. Лисицы", "Музей имени Лисицы", "abbreviation"),
    ("รพ.ท่าเรือ", "โรงพยาบาลท่าเรือ", "abbreviation"),
    ("รพ.ท่าเรือ", "โรงพยาบาลท่าเรือ สาขาเหนือ", "abbreviation"),
]


@pytest.mark.parametrize(("ours", "theirs", "code"), VARIANT)
def test_an_accepted_difference_is_a_variant_both_ways(ours, theirs, code):
    for a, b in ((ours, theirs), (theirs, ours)):
        found = judge(a, b, CONTEXT)
        assert found.kind is Kind.VARIANT, found
        assert code in codes(found)


DIFFERENT = [
    ("Harbor 부산", "Harbor Busan 2", "number"),
    ("P&Q Store", "Q-Harbor Store", "words-added"),
    ("Vitamin E Shop", "Vitamin Shop", "words-missing"),
    ("Fuchs Versicherung", "Fuchs Versicherungen", "plural"),
    ("Goldenen Fuchs", "Goldener Fuchs", "spelling"),
    ("Harbor Lodge แม่สอด", "Harbor Lodge Hua Hin", "words-added"),
    ("Harbor Tea", "Fox Inn", "other"),
    ("***", "+", "other"),
    ("Harbor", "***", "other"),
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
    ("Harbor GmbH", "Harbor GmbX Bäckerei", "spelling"),
    ("Harbor Restaurant", "Harbor Restaurent Restaurant", "spelling"),
    ("Harbor Tea", "Hatbor Tea LLC", "spelling"),
    ("L'Ontano", "'Ontano", "spelling"),
    ("L'Ontano", "L'Lontano", "spelling"),
    ("Jane Q. Doe", "Jane . Doe", "words-missing"),
    ("Tea at the Mill", "Tea ah the Mill LLC", "words-added"),
    ("Fox B Tea LLC", "Fox Tea", "words-missing"),
    ("Fox 2", "Fox LLC", "number"),
    ("Fox III", "Fox LLC", "number"),
    ("Fox Tea", "Fox Tea Express", "sub-brand"),
    ("Fox Tea Plus", "Fox Tea", "sub-brand"),
    ("Fox " * 49, "Fox " * 50, "other"),
    ("ม.จิ้งจอก", "โรงพยาบาลหมาป่าเงิน", "other"),
]


# One name is the other with something more: `words-added` where the listing says more, else `words-missing`.
SAYS_MORE = [
    ("Harbor Tea", "Harbor Famous Tea"),
    ("Harbor Fox", "Harbor Fox Wisteria & Thyme"),
    ("Harbor Fox", "Harbor Fox an Ogden Brand"),
    ("Fuchsbau", "Fuchsbau Ofenwerk"),
    ("Renard", "Renard Scène Lunaire"),
    ("Volpe e Gatto", "Volpe e Gatto Ingrosso e Minuto"),
    ("Raposa Dourada", "Raposa Dourada Sonhos e Linhas"),
    ("Лисий Двор", "Лисий Двор Полярный"),
    ("Αλεπού", "Αλεπού Ακτή"),
    ("الثعلب الذهبي", "الثعلب الذهبي الشمالي"),
    ("השועל הזהוב", "השועל הזהוב הצפוני"),
    ("จิ้งจอกทอง", "จิ้งจอกทอง แสงจันทร์"),
    ("จิ้งจอกทอง", "จิ้งจอกทองแสงจันทร์"),
    ("金色狐狸", "金色狐狸月光"),
    ("キツネノモリ", "キツネノモリ オトウフ"),
    ("여우의숲", "여우의숲 달빛"),
]


@pytest.mark.parametrize(("ours", "theirs"), SAYS_MORE)
def test_a_name_with_words_more_or_less_is_a_variant_that_names_them(ours, theirs):
    more, less = judge(ours, theirs, CONTEXT), judge(theirs, ours, CONTEXT)
    assert (more.kind, less.kind) == (Kind.VARIANT, Kind.VARIANT), (more, less)
    assert codes(more) == {"words-added"}
    assert codes(less) == {"words-missing"}


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
        ("Ресторан Чайка", "Restoran Chashka"),
        ("Аптека Лиса", "Apteka Lesa"),
        ("港茶 ABC", "Harbor"),
        ("Harbor 港茶", "Harbor Чай"),
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


@pytest.mark.parametrize(
    ("country", "place", "code"),
    [
        ("BR", "sc", "branch"),
        ("BR", "rs", "legal-form"),
        ("MX", "sc", "legal-form"),
        ("US", "south carolina", "branch"),
    ],
)
def test_letters_that_are_the_region_of_the_record_are_no_legal_form(country, place, code):
    context = Context(country=country, place_words=frozenset(place.split()))
    for ours, theirs in (("Oficina Fulano - SC", "Oficina Fulano"), ("Oficina Fulano", "Oficina Fulano SC")):
        found = judge(ours, theirs, context)
        assert (found.kind, codes(found)) == (Kind.VARIANT, {code})


def test_what_an_unspaced_word_has_more_is_quoted_alone():
    (reason,) = judge("สนามฟุตบอลกอล์ฟวิว", "สนามฟุตบอล Golf View", CONTEXT).reasons
    assert dict(reason.params) == {"ours": "กอล์ฟวิว", "theirs": "golf view"}


def test_what_a_romanised_name_has_more_is_no_name_in_another_script():
    found = judge("Чайник Самовар", "Chainik Samovar Tula", CONTEXT)
    assert "words-added" in codes(found)
    assert "language-part" not in codes(found)


@pytest.mark.parametrize(
    ("ours", "theirs"), [("Yıldız", "Yildiz"), ("Łódź Bar", "Lodz Bar"), ("Ærø", "Aero")]
)
def test_letters_that_no_normal_form_takes_apart_are_told_as_accents(ours, theirs):
    assert codes(judge(ours, theirs, CONTEXT)) == {"accents"}
