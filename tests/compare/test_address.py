"""Verdicts on street lines: format never differs, one character always does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.compare.address import judge
from listaudit.compare.context import Context
from listaudit.model import Address, Kind
from tests.compare.address_verdict import verdict

ROOT = Path(__file__).parents[2]
FIELDS = ("address", "city", "region", "postcode", "country")


GRADES = [
    ("US", "100 Main St", "100 Main St Ste 5", Kind.VARIANT, ("unit-added",)),
    ("US", "100 Main St Ste 5", "100 Main St", Kind.INCOMPLETE, ("unit-missing",)),
    ("US", "100 Main St Fl 2", "100 Main St Ste 5", Kind.INCOMPLETE, ("unit-missing", "unit-added")),
    ("US", "100 Main St, Fox Plaza", "100 Main St, Elm Plaza", Kind.VARIANT, ("place",)),
    ("HK", "G/F, 88 Sample Road", "88 Sample Rd, Ground Floor", Kind.EQUIVALENT, ("format",)),
    ("GR", "Οδός Παράδειγμα 12Α", "ΟΔΟΣ ΠΑΡΑΔΕΙΓΜΑ 12A", Kind.EQUIVALENT, ("format",)),
    ("RU", "ул. Образец 12а", "ул. Образец 12a", Kind.EQUIVALENT, ("format",)),
    ("TW", "示例路12號之1", "示例路12之1號", Kind.EQUIVALENT, ("format",)),
    ("ES", "Calle Ejemplo 12, 2º A", "C. Ejemplo, nº 12, 2ºA", Kind.EQUIVALENT, ("format",)),
    ("IN", "Plot 12, Sector 5", "Plot 12, Sec-5", Kind.EQUIVALENT, ("format",)),
    ("TW", "示例北路一段12號", "示例北路1段12號", Kind.EQUIVALENT, ("format",)),
    ("TW", "示例路100號", "示例路100号", Kind.EQUIVALENT, ("format",)),
    ("US", "100 Main St Fl 2", "100 Main St Ste 2", Kind.VARIANT, ("unit-word",)),
    ("US", "100 Main St Ste 5 & 6", "100 Main St Ste 5", Kind.INCOMPLETE, ("unit-missing",)),
    ("US", "100 N Main St", "100 Main St", Kind.INCOMPLETE, ("direction-missing",)),
    ("US", "100 Main St", "100 N Main St", Kind.VARIANT, ("direction-added",)),
    ("US", "100 Main St", "100 Main", Kind.VARIANT, ("type-missing",)),
    ("US", "100 Main", "100 Main St", Kind.VARIANT, ("type-added",)),
    ("US", "804 northpoint", "804 north point st.", Kind.VARIANT, ("type-added",)),
    ("US", "804 north point st.", "804 northpoint", Kind.VARIANT, ("type-missing",)),
    ("JP", "見本町3-28-3", "見本町3-28", Kind.INCOMPLETE, ("number-part",)),
    ("JP", "〒787-0050 見本町2-9", "見本町2-9", Kind.EQUIVALENT, ("format",)),
    ("IT", "Piazza V. Esempio, 2A", "Piazza Esempio 2 A", Kind.VARIANT, ("first-name-missing",)),
    ("IT", "Via F.M. Esempio, 6", "Via Franco Maria Esempio 6", Kind.VARIANT, ("initial",)),
    ("US", "100 Main St", "Main St", Kind.INCOMPLETE, ("number-missing",)),
    ("US", "Main St", "100 Main St", Kind.VARIANT, ("number-added",)),
    ("US", "10-14 Main St", "10 Main St", Kind.INCOMPLETE, ("number-part",)),
    ("US", "10-14 Main St", "12 Main St", Kind.INCOMPLETE, ("number-part",)),
    ("US", "10 Main St", "10-14 Main St", Kind.VARIANT, ("number-range",)),
    ("US", "12 & 14 Main St", "12 Main St", Kind.INCOMPLETE, ("number-part",)),
    ("US", "12 Main St", "12 & 14 Main St", Kind.VARIANT, ("number-range",)),
    ("CZ", "Příkladná 299/1", "Příkladná 299", Kind.INCOMPLETE, ("number-part",)),
    ("US", "100 Main St", "Harbor Mall, 100 Main St", Kind.VARIANT, ("building-added",)),
    ("US", "Harbor Mall, 100 Main St", "100 Main St", Kind.VARIANT, ("building-missing",)),
    ("US", "Harbor Mall, 100 Main St", "Ocean Plaza Center, 100 Main St", Kind.VARIANT, ("place",)),
    ("US", "100 Main St", "100 Main St near the park", Kind.VARIANT, ("cross-added",)),
    ("US", "9 W 24th St between 5th and 6th", "9 W 24th St", Kind.VARIANT, ("cross-missing",)),
    ("US", "100 Main St", "100 Main St 200 Oak Ave", Kind.VARIANT, ("building-added", "second")),
    ("US", "100 Main St PO Box 5", "100 Main St", Kind.INCOMPLETE, ("box-missing",)),
    ("US", "100 Main St", "100 Main St PO Box 5", Kind.VARIANT, ("box-added",)),
    ("US", "PO Box 5", "PO Box 5, 100 Main St", Kind.VARIANT, ("street-added",)),
    ("US", "PO Box 5, Main St", "PO Box 5", Kind.INCOMPLETE, ("street-missing",)),
    ("US", "12 Maple", "12 South Maple Avenue", Kind.VARIANT, ("direction-added", "type-added")),
    ("US", "12 South Maple Avenue", "12 Maple", Kind.INCOMPLETE, ("direction-missing", "type-missing")),
    ("", "1400 N. Larkspur Street", "1400 Larkspur St", Kind.INCOMPLETE, ("direction-missing",)),
    (
        "IT",
        "Via Franco Esempio, 31",
        "Via Esempio",
        Kind.INCOMPLETE,
        ("number-missing", "first-name-missing"),
    ),
    ("IT", "Via Esempio Alighieri, 19", "Via Esempio 19", Kind.VARIANT, ("first-name-missing",)),
    ("BR", "Rua Gerson Exemplo, 4", "Rua Gerson Exemplo da Silva, 4", Kind.VARIANT, ("first-name-added",)),
    ("GB", "12 Canonlea", "12 Canonlea, Jubilee Street", Kind.VARIANT, ("building-added",)),
    ("US", "12 Elm Rd Harbor Shopping Center", "12 Elm Rd", Kind.VARIANT, ("building-missing",)),
    ("FR", "3 Rue de l'Exemple", "1/3 rue de l'Exemple", Kind.VARIANT, ("number-range",)),
    ("AU", "4/281-283 Example Street", "4/283 Example Street", Kind.INCOMPLETE, ("number-part",)),
    ("FI", "Esimerkkikuja 3c", "Esimerkkikuja 3 C 25", Kind.VARIANT, ("unit-added",)),
    ("CA", "8430 128 St", "Unit - 23 8430 128 St", Kind.VARIANT, ("unit-added",)),
    ("US", "31 Elm Blvd", "Harbor Mall, G-119 Elm Boulevard 31", Kind.VARIANT, ("unit-added",)),
    ("PH", "Biga", "Brgy. Biga", Kind.VARIANT, ("building-added",)),
    ("IN", "Fox Complex, Elm Rd", "Fox Complex", Kind.INCOMPLETE, ("street-missing",)),
    ("IN", "Fox Complex", "Fox Complex, Elm Rd", Kind.VARIANT, ("street-added",)),
    ("US", "100 Donald J Example Blvd", "100 Donald Example Blvd", Kind.VARIANT, ("first-name-missing",)),
    ("IT", "Via Giovanni Esempio, 16", "Via G. Esempio 16", Kind.VARIANT, ("initial",)),
    ("IT", "Via Franco Maria Esempio, 6", "Via F.M. Esempio 6", Kind.VARIANT, ("initial",)),
    ("PL", "ulica Juliusza Przykładowego 43", "Przykładowego 43", Kind.VARIANT, ("first-name-missing",)),
    ("IT", "Corso Camillo Benso di Esempio, 21", "Corso Esempio 21", Kind.VARIANT, ("first-name-missing",)),
    ("TR", "Örnek Caddesi 82", "Deneme Mah. Örnek Cad. No:82", Kind.VARIANT, ("building-added",)),
    ("TH", "108/346 ถนนตัวอย่าง", "108/346 Tua Yang Road", Kind.UNCHECKABLE, ("script",)),
    ("RS", "Primerna Ulica 97", "Улица Образцова 97", Kind.UNCHECKABLE, ("script",)),
    ("IN", "Ground Floor", "Sample Complex, Sample Road", Kind.UNCHECKABLE, ("unparsed",)),
    ("IN", "Shop 4", "Shop 4, near the lake", Kind.VARIANT, ("cross-added",)),
    ("ES", "Carrer Major 5", "Calle Mayor 5", Kind.VARIANT, ("street-language",)),
    ("ES", "Plaza del Ayuntamiento, 6", "Plaça de l'Ajuntament, 6", Kind.VARIANT, ("street-language",)),
    ("ES", "Calle Mayor 5, 2º", "Carrer Major 5", Kind.INCOMPLETE, ("unit-missing", "street-language")),
    ("RS", "Vožda Primera 97", "Улица Вожда Примера 97", Kind.VARIANT, ("type-added",)),
    ("US", "16-1119 Larkspur Dr", "1119 Larkspur Dr", Kind.INCOMPLETE, ("number-part",)),
    ("US", "1119 Larkspur Dr", "16-1119 Larkspur Dr", Kind.VARIANT, ("number-range",)),
    ("NL", "A99 10", "Rijksweg A99 Oost", Kind.INCOMPLETE, ("number-missing", "direction-added")),
    ("JP", "見本市烏丸通御池下る見本町566", "見本市見本町566", Kind.VARIANT, ("cross-missing",)),
    ("JP", "見本市見本町566", "見本市烏丸通御池下ル見本町566", Kind.VARIANT, ("cross-added",)),
    ("IT", "Via Franco Esempio, 212", "Via Esempio 212- Quarto", Kind.VARIANT, ("first-name-missing",)),
    ("BR", "Rua do Exemplo, 1270", "Rua", Kind.INCOMPLETE, ("number-missing", "street-missing")),
    ("MX", "Callejón Ejemplo 65", "Centro", Kind.INCOMPLETE, ("street-missing", "building-added")),
    ("US", "12 Larkspur St", "Harbor Mall", Kind.INCOMPLETE, ("street-missing", "building-added")),
    ("US", "12 Larkspur St", "Shop 4, Harbor Mall", Kind.INCOMPLETE, ("street-missing", "unit-added")),
    ("SG", "193 Larkspur Rd", "#01-54 Harbor Village", Kind.INCOMPLETE, ("street-missing", "unit-added")),
    ("IT", "Via Esempio Alighieri, 19", "Via Esempio", Kind.INCOMPLETE, ("first-name-missing",)),
    ("US", "12 Larkspur St", "Ground Floor, Harbor Mall", Kind.INCOMPLETE, ("street-missing",)),
    ("CA", "9020 75 St NW", "9020 - 75 Street NW Suite 4", Kind.VARIANT, ("unit-added",)),
    ("US", "Larkspur St", "Ferry Bay", Kind.INCOMPLETE, ("street-missing", "building-added")),
    ("GB", "12 St Andrew Square", "12 St Andrew's Square", Kind.VARIANT, ("plural",)),
    ("GB", "12 St. James's Street", "12 St James Street", Kind.VARIANT, ("plural",)),
    ("US", "300 1 E Larkspur St", "1 E Larkspur St", Kind.INCOMPLETE, ("unit-missing",)),
    ("US", "1 E Larkspur St", "300 1 E Larkspur St", Kind.VARIANT, ("unit-added",)),
    ("JP", "見本通(南)3丁目南7-13", "見本通3丁目南7-13", Kind.VARIANT, ("building-missing",)),
    ("GB", "59 Larkspur Road", "The Fox Centre", Kind.INCOMPLETE, ("street-missing",)),
    ("GB", "Longfox House Elm Place", "Elm Place", Kind.VARIANT, ("building-missing",)),
    ("GB", "Elm Link, 50", "50 Elm Link, A720 City Bypass", Kind.VARIANT, ("building-added",)),
    ("GB", "St Andrew Square, 23", "St Andrews Square", Kind.INCOMPLETE, ("number-missing", "plural")),
    ("DE", "Fr.-Muster-Str. 1", "Friedrich-Muster-Straße 1", Kind.VARIANT, ("initial",)),
    ("IT", "Via P. Esempio 5", "Via Padre Esempio, 5", Kind.VARIANT, ("initial",)),
    ("DE", "Musterstr. 5 12345 Musterstadt", "Musterstraße 5", Kind.VARIANT, ("building-missing",)),
    ("FR", "12 rue Exemple 75001 Paris", "12 rue Exemple", Kind.VARIANT, ("building-missing",)),
    ("IT", "Via Esempio 5 - 00100 Roma", "Via Esempio 5", Kind.VARIANT, ("building-missing",)),
    ("MX", "Calle Ejemplo 5 Col. Centro C.P. 06000", "Calle Ejemplo 5", Kind.VARIANT, ("building-missing",)),
    ("MX", "Plaza Modelo Local 12", "Plaza Modelo, Loc. 12, Av. Ejemplo", Kind.VARIANT, ("street-added",)),
    ("GB", "56-58 Micholfox Street", "56-58 Micolfox St", Kind.VARIANT, ("spelling",)),
    ("MX", "Calle Paloviccini 2254", "Paloviccini 2254", Kind.VARIANT, ("type-missing",)),
    ("MX", "Calle Ejemplo Palovicini 2254", "Ejemplo Paloviccini 2254", Kind.VARIANT, ("spelling",)),
    ("IT", "Via Jurij Esempio, 216", "Via Yuri Esempio 216", Kind.VARIANT, ("spelling",)),
    ("US", "12 Larkspur St, Phillips Tower", "12 Larkspur St, Philips Tower", Kind.VARIANT, ("spelling",)),
    ("JP", "一番町16-1", "一番町", Kind.INCOMPLETE, ("number-missing",)),
    ("JP", "見本区見本1-2-3 1-2F", "見本区見本1-2-3", Kind.INCOMPLETE, ("unit-missing",)),
    ("KR", "견본로 12, 3층", "견본로 12", Kind.INCOMPLETE, ("unit-missing",)),
    ("IN", "Fox Tower, Elm Road, Samplepur", "Fox Towers", Kind.INCOMPLETE, ("plural", "street-missing")),
    ("GB", "Unit 2, Fox Mill Park", "Unit 2, Fox Mill Centre Park", Kind.VARIANT, ("type-added",)),
    ("GB", "Unit 5 Harbor House 12 Elm Road", "12 Elm Road", Kind.INCOMPLETE, ("unit-missing",)),
    ("GB", "12 Harbor House Elm Road", "12 Elm Road", Kind.VARIANT, ("building-missing",)),
    ("DE", "Hauptstr. 3 Musterdorf", "Hauptstr. 3", Kind.VARIANT, ("building-missing",)),
    ("DE", "Musterstr. 12 c/o Beispiel", "Musterstr. 12", Kind.VARIANT, ("building-missing",)),
    ("DE", "Am Markt 3", "Markt 3", Kind.VARIANT, ("small-word-missing",)),
    ("DE", "Markt 3", "Am Markt 3", Kind.VARIANT, ("small-word-added",)),
    ("FR", "Rue des Tilleuls", "Rue des Tilleuls Exemplan", Kind.VARIANT, ("first-name-added",)),
    ("MX", "3 Norte", "3 Norte 1204", Kind.VARIANT, ("number-added",)),
    ("MX", "Calle 3 Norte 1204", "3 Norte 1204", Kind.VARIANT, ("type-missing",)),
    (
        "BR",
        "Rua Luiza Pedro R. da Mostra, 40",
        "Rua Luiza De Pedro Rodrigues Da, 40",
        Kind.VARIANT,
        ("initial",),
    ),
    ("IT", "Via Roma 5, Piano Terra", "Via Roma 5", Kind.INCOMPLETE, ("unit-missing",)),
    ("BR", "Av. Exemplo Mostra 12 Galpão 3", "Av. Exemplo Mostra, 12", Kind.INCOMPLETE, ("unit-missing",)),
    ("TH", "99 Larkspur 5", "99 Larkspur Soi 5", Kind.VARIANT, ("type-added",)),
    ("JP", "見本町2-4-8 見本ビル 101", "見本町2-4-8", Kind.INCOMPLETE, ("unit-missing",)),
    (
        "IN",
        "No 22, 4th Main, Fox Layout, Sample Nagar",
        "4th Main Road, Fox Layout 2nd Stage",
        Kind.INCOMPLETE,
        ("number-missing", "place"),
    ),
    ("US", "?", "100 Main St", Kind.UNCHECKABLE, ("unparsed",)),
    ("US", "!", "?", Kind.EQUIVALENT, ("format",)),
]


@pytest.mark.parametrize(("country", "ours", "theirs", "kind", "reasons"), GRADES)
def test_more_less_and_unreadable_lines_are_graded(country, ours, theirs, kind, reasons):
    found = verdict(ours, theirs, country)
    assert found[0] is kind
    assert set(reasons) <= set(found[1])


def test_a_cyrillic_street_meets_its_romanisation():
    assert verdict("улица Ленина 5", "ulitsa Lenina 5", "RU")[0].value in {"equivalent", "variant"}


def test_character_for_character_is_the_same():
    assert verdict("100 Main St", "100 Main St") == (Kind.SAME, ())


def test_a_unit_apart_is_worth_the_same_as_one_in_the_line():
    apart = Address(street="100 Main St", unit="Suite 5")
    assert verdict(apart, "100 Main St Ste 5")[0] is Kind.EQUIVALENT
    assert verdict(apart, "100 Main St, Suite 5") == (Kind.SAME, ())


def test_a_city_repeated_in_the_line_is_no_building():
    ours = Address(street="9 Beispielgasse", city="Bad Beispiel")
    theirs = Address(street="9 Beispielgasse, Bad Beispiel", city="Bad Beispiel")
    assert verdict(ours, theirs, "AT")[0] is Kind.EQUIVALENT


@pytest.mark.parametrize("store", ["Harbor Grocers", "(Harbor Vestibule)"])
def test_a_store_that_reads_like_a_city_is_told(store):
    ours = Address(street=f"75 Elm St, {store}", city="Springfield", region="NJ")
    theirs = Address(street="75 Elm St", city="Springfield", region="NJ")
    assert verdict(ours, theirs) == (Kind.VARIANT, ("building-missing",))
    assert verdict(theirs, ours) == (Kind.VARIANT, ("building-added",))


def test_city_state_and_zip_behind_the_street_are_not_told():
    ours = Address(street="75 Elm St, Springfield, New Jersey 07081, USA", city="Springfield", region="NJ")
    theirs = Address(street="75 Elm St", city="Springfield", region="NJ")
    assert verdict(ours, theirs)[0] is Kind.EQUIVALENT


def test_a_listing_that_gives_only_the_city_for_a_street_leaves_the_street_out():
    ours = Address(street="12 Larkspur St", city="Ferry Bay")
    theirs = Address(street="Ferry Bay", city="Ferry Bay")
    assert verdict(ours, theirs) == (Kind.INCOMPLETE, ("number-missing", "street-missing"))


def test_a_place_of_ours_is_no_street_that_the_listing_leaves_out():
    assert verdict("Harbor Mall", "12 Larkspur St")[0] is Kind.DIFFERENT


def test_a_postcode_inside_the_line_is_no_figure_that_differs():
    ours = Address(street="Örnek Caddesi, 18320, Merkez", city="Örnekköy", postcode="18320")
    theirs = Address(street="Örnek Cad. No:1", city="Örnekköy", postcode="18320")
    assert verdict(ours, theirs, "TR")[0] is Kind.VARIANT


def test_a_city_repeated_in_the_street_is_no_other_street():
    ours = Address(street="Jalan Contoh", city="Banyuwangi")
    theirs = Address(street="Jl Contoh Banyuwangi", city="Banyuwangi")
    assert verdict(ours, theirs, "ID")[0] is Kind.EQUIVALENT


def test_the_listings_country_serves_where_ours_is_unknown():
    judged = judge(
        Address(street="Hauptstr. 1"), Address(street="Hauptstraße 1"), Context(listing_country="DE")
    )
    assert judged.kind is Kind.EQUIVALENT


def test_both_values_stand_in_the_reason():
    judged = judge(Address(street="100 Main St"), Address(street="101 Main St"), Context(country="US"))
    assert dict(judged.reasons[0].params) == {"ours": "100", "theirs": "101"}


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["US", "DE", "JP", "TH", "ES", ""]))
def test_no_text_makes_the_judge_raise(ours, theirs, country):
    assert verdict(ours, theirs, country)[0] in Kind


@given(st.integers(1, 9999), st.integers(1, 9999), st.sampled_from(["St", "Ave", "Blvd"]))
def test_two_house_numbers_agree_only_when_they_are_equal(one, other, kind):
    found, _ = verdict(f"{one} Larkspur {kind}", f"{other} larkspur {kind}.")
    assert (found is Kind.DIFFERENT) == (one != other)


@pytest.mark.parametrize("field", FIELDS)
def test_reasons_given_are_listed_and_reasons_listed_are_given(field):
    package = ROOT / "listaudit"
    table = package / "model" / "reasons" / f"{field}.toml"
    listed = set(tomllib.loads(table.read_text(encoding="utf-8")))
    source = "".join(file.read_text(encoding="utf-8") for file in (package / "compare").glob(f"{field}*.py"))
    assert set(re.findall(rf'"({field}\.[a-z0-9-]+)"', source)) == listed
