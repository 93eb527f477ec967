"""Verdicts on cities."""

from __future__ import annotations

import pytest

from listaudit.compare.city import judge
from listaudit.compare.city_likeness import damaged
from listaudit.compare.context import Context
from listaudit.model import Address, Kind

CASES = [
    ("US", ("Springfield", ""), ("Springfield", ""), Kind.SAME, ""),
    ("US", ("St Cloud", ""), ("SAINT CLOUD", ""), Kind.EQUIVALENT, "format"),
    ("US", ("Mt. Example", ""), ("Mount Example", ""), Kind.EQUIVALENT, "format"),
    ("US", ("Ft Example", ""), ("Fort Example", ""), Kind.EQUIVALENT, "format"),
    ("US", ("Springfield", ""), ("City of Springfield", ""), Kind.VARIANT, "kind"),
    ("US", ("Springfield Twp", ""), ("Springfield Township", ""), Kind.VARIANT, "kind"),
    ("US", ("Springfield", ""), ("Downtown Springfield", ""), Kind.VARIANT, "kind"),
    ("US", ("Springfield Twp", ""), ("Springfeld Twp", ""), Kind.DIFFERENT, "different"),
    ("TH", ("Example Buri", ""), ("Mueang Example Buri", ""), Kind.VARIANT, "kind"),
    ("RU", ("Москва", ""), ("Moskva", ""), Kind.VARIANT, "other-name"),
    ("JP", ("みほん市", ""), ("Mihon-shi", ""), Kind.VARIANT, "other-name"),
    ("DE", ("Düsseldorf", ""), ("Duesseldorf", ""), Kind.EQUIVALENT, "format"),
    ("FR", ("Saint-Sauveur-des-Landes", ""), ("Saint Sauveur des Landes", ""), Kind.EQUIVALENT, "format"),
    ("DE", ("München", ""), ("Munich", ""), Kind.VARIANT, "other-name"),
    ("TH", ("กรุงเทพมหานคร", ""), ("Bangkok", ""), Kind.VARIANT, "other-name"),
    ("US", ("New York", ""), ("New York City", ""), Kind.VARIANT, "other-name"),
    ("US", ("Springfield", "53703-1234"), ("Shelbyville", "53703"), Kind.VARIANT, "same-postcode"),
    ("US", ("Springfield", "53703-1234"), ("Shelbyville", "53703-9999"), Kind.VARIANT, "same-postcode"),
    ("GB", ("Rochester", "ME2 4"), ("Strood", "ME2 4TJ"), Kind.VARIANT, "same-postcode"),
    ("GB", ("Rochester", "ME2 4TJ"), ("Strood", "ME2 4TK"), Kind.DIFFERENT, "different"),
    ("US", ("Springfield", "53703"), ("Shelbyville", "53704"), Kind.DIFFERENT, "different"),
    ("US", ("Springfield", ""), ("Springfeld", ""), Kind.DIFFERENT, "different"),
    ("AT", ("Mautern", ""), ("Mautern an der Donau", ""), Kind.VARIANT, "longer"),
    ("JP", ("京都市上京区", ""), ("京都市", ""), Kind.VARIANT, "longer"),
    ("TH", ("Tua Yang", ""), ("ตัวอย่าง", ""), Kind.UNCHECKABLE, "script"),
    ("TH", ("Lop Buri", ""), ("ลพบุรี", ""), Kind.VARIANT, "other-name"),
    ("TH", ("อำเภอเมืองเชียงใหม่", ""), ("Chiang Mai", ""), Kind.VARIANT, "other-name"),
    ("TH", ("เขตบางรัก", ""), ("บางรัก", ""), Kind.VARIANT, "kind"),
    ("TH", ("Mueang Sakon Example", ""), ("Amphoe Muang Sakhon Example", ""), Kind.VARIANT, "sound"),
    ("TH", ("Ban Tua Krachan", ""), ("Tua Kachan", ""), Kind.VARIANT, "sound"),
    ("JP", ("Ohta-ku", ""), ("Ota-ku", ""), Kind.VARIANT, "sound"),
    ("US", ("Exampleport", ""), ("Exampleport Heights", ""), Kind.DIFFERENT, "different"),
    ("US", ("Exampleport", "53703"), ("Exampleport Heights", "53703"), Kind.VARIANT, "same-postcode"),
    ("US", ("Exampleport", "02840"), ("Exampleport Town Mills", "23601"), Kind.DIFFERENT, "different"),
    ("US", ("Exampleport", "02840"), ("Exampleport Ferry", "02841"), Kind.VARIANT, "longer"),
    ("US", ("Exampleport", "02840"), ("Exampleport, USA", "20840"), Kind.VARIANT, "longer"),
    ("DE", ("Neustadt", "67433"), ("Neustadt in Muster", "23730"), Kind.DIFFERENT, "different"),
    ("GB", ("Bradfox", "BD1 1AA"), ("Bradfox-on-Sample", "BA15 1AA"), Kind.DIFFERENT, "different"),
    ("DK", ("Eksempel", "8000"), ("Eksempel N", "9200"), Kind.VARIANT, "longer"),
    ("BR", ("Exemplo", "01310-100"), ("Exemplo da Serra", "04500-000"), Kind.VARIANT, "longer"),
    ("AR", ("Ejemplo", "C1002ABC"), ("Ejemplo del Sur", "X5000ABC"), Kind.DIFFERENT, "different"),
    ("CA", ("Exampleton", "T0A 0A0"), ("Exampleton Bay", "B0J 1T0"), Kind.DIFFERENT, "different"),
    ("CN", ("苏州", ""), ("宿州", ""), Kind.DIFFERENT, "different"),
    ("CN", ("苏州", ""), ("Suzhou", ""), Kind.VARIANT, "other-name"),
    ("CN", ("蘇州", ""), ("苏州", ""), Kind.EQUIVALENT, "format"),
    ("JP", ("府中", ""), ("富中", ""), Kind.DIFFERENT, "different"),
    ("US", ("Sakon", ""), ("Sakhon", ""), Kind.DIFFERENT, "different"),
    ("JP", ("港区", ""), ("Minato City", ""), Kind.VARIANT, "other-name"),
    ("JP", ("東京都港区", ""), ("港区", ""), Kind.VARIANT, "longer"),
    ("JP", ("大阪市北区", ""), ("Kita-ku, Osaka", ""), Kind.VARIANT, "longer"),
    ("JP", ("横浜市西区", ""), ("横浜市中区", ""), Kind.DIFFERENT, "different"),
    ("JP", ("横浜市西区", ""), ("Kita-ku, Yokohama", ""), Kind.UNCHECKABLE, "script"),
    ("KR", ("수원시", ""), ("Suwon", ""), Kind.VARIANT, "other-name"),
    ("KR", ("강남구", ""), ("송파구", ""), Kind.DIFFERENT, "different"),
    ("CZ", ("Praha 1", ""), ("Prague", ""), Kind.VARIANT, "other-name"),
    ("CZ", ("Praha 1", ""), ("Prague 01", ""), Kind.VARIANT, "other-name"),
    ("CZ", ("Praha 1", ""), ("Prague 2", ""), Kind.DIFFERENT, "different"),
    ("DK", ("København K", ""), ("København N", ""), Kind.DIFFERENT, "different"),
    ("LK", ("Colombo 03", ""), ("Colombo 3", ""), Kind.EQUIVALENT, "format"),
    ("ES", ("Coruña, A", ""), ("A Coruña", ""), Kind.EQUIVALENT, "format"),
    ("FR", ("Rochelle (La)", ""), ("La Rochelle", ""), Kind.EQUIVALENT, "format"),
    ("FR", ("St-Exemple Cedex 1", ""), ("Saint-Exemple", ""), Kind.VARIANT, "longer"),
    ("ES", ("Uno/Otro", ""), ("Otro", ""), Kind.VARIANT, "longer"),
    ("DE", ("Frankfurt (Oder)", ""), ("Frankfurt", ""), Kind.DIFFERENT, "different"),
    ("DE", ("Frankfurt (Oder)", "15230"), ("Frankfurt", "15230"), Kind.VARIANT, "same-postcode"),
    ("DE", ("Frankfurt/Oder", ""), ("Frankfurt am Main", ""), Kind.DIFFERENT, "different"),
    ("AT", ("1010 Beispielstadt", ""), ("Beispielstadt", ""), Kind.VARIANT, "longer"),
    ("PH", ("City of Halimbawa", ""), ("Halimbawa City", ""), Kind.VARIANT, "longer"),
    ("DE", ("Musterstadt ob der Tauber", ""), ("Musterstadt o.d.T.", ""), Kind.VARIANT, "shortened"),
    ("NL", ("Voorbeeld aan den Rijn", ""), ("Voorbeeld a/d Rijn", ""), Kind.VARIANT, "shortened"),
    ("PL", ("Przykład Wielkopolski", ""), ("Przykład Wlkp", ""), Kind.VARIANT, "shortened"),
    ("US", ("East Hampton", ""), ("East Ham", ""), Kind.DIFFERENT, "different"),
    ("US", ("New Example", ""), ("N. Example", ""), Kind.DIFFERENT, "different"),
    ("US", ("Lake Example", ""), ("Lke Example", ""), Kind.DIFFERENT, "different"),
    ("HU", ("Példaváros VII", ""), ("Példaváros V", ""), Kind.DIFFERENT, "different"),
    ("IT", ("Sant'Esempio", ""), ("S. Esempio", ""), Kind.EQUIVALENT, "format"),
    ("MX", ("H. Ejemplo", ""), ("Ejemplo", ""), Kind.VARIANT, "kind"),
    ("BR", ("S\ufffdo Exemplo", ""), ("São Exemplo", ""), Kind.VARIANT, "damaged"),
    ("BR", ("S\ufffdo Exemplo", ""), ("São Modelo", ""), Kind.DIFFERENT, "different"),
    ("BR", ("\ufffd", ""), ("Exemplo", ""), Kind.UNCHECKABLE, "unparsed"),
    ("BG", ("София", ""), ("Sofia", ""), Kind.VARIANT, "other-name"),
    ("BG", ("Каспичан", ""), ("Kaspitchane", ""), Kind.UNCHECKABLE, "script"),
    ("US", ("Bronx", ""), ("New York", ""), Kind.VARIANT, "district"),
    ("US", ("New York", "10001"), ("Bronx", "10451"), Kind.VARIANT, "district"),
    ("US", ("Bronx", ""), ("Queens", ""), Kind.DIFFERENT, "different"),
    ("US", ("!", ""), ("Springfield", ""), Kind.UNCHECKABLE, "unparsed"),
]


@pytest.mark.parametrize(("country", "ours", "theirs", "kind", "reason"), CASES)
def test_cities_are_judged_by_name_then_by_postcode(country, ours, theirs, kind, reason):
    a, b = (Address(city=city, postcode=postcode) for city, postcode in (ours, theirs))
    judged = judge(a, b, Context(country=country))
    assert judged.kind is kind
    assert [found.code for found in judged.reasons] == ([f"city.{reason}"] if reason else [])


def test_a_city_we_cut_ourselves_is_never_different():
    cut = Address(city="Main Springfield", split=frozenset({"city"}))
    assert judge(Address(city="Shelbyville"), cut, Context(country="US")).kind is Kind.UNCHECKABLE


def test_a_district_of_the_other_side_is_a_variant():
    ours = Address(city="Example City", sublocality="Harbor")
    assert judge(ours, Address(city="harbor"), Context(country="US")).kind is Kind.VARIANT
    assert judge(Address(city="harbor"), ours, Context(country="US")).kind is Kind.VARIANT


@pytest.mark.parametrize(
    ("country", "whole", "region"),
    [("MX", "Ciudad de México", "CMX"), ("OM", "Muscat", "Muscat"), ("DE", "Hamburg", "HH")],
)
def test_a_district_of_a_region_that_is_one_city_is_a_variant(country, whole, region):
    ours = Address(city="Example District", region=region)
    judged = judge(ours, Address(city=whole), Context(country=country))
    assert (judged.kind, judged.reasons[0].code) == (Kind.VARIANT, "city.district")
    assert judge(Address(city=whole), ours, Context(country=country)).kind is Kind.VARIANT


def test_a_town_in_a_state_named_like_a_city_is_another_town():
    ours = Address(city="Example Falls", region="New York")
    assert judge(ours, Address(city="New York"), Context(country="US")).kind is Kind.DIFFERENT


def test_a_first_word_that_elsewhere_says_what_kind_of_place_it_is_belongs_to_the_name():
    ours = Address(city="Amphoe Si Example Mai")
    judged = judge(ours, Address(city="Si Example Mai"), Context(country="TH"))
    assert (judged.kind, judged.reasons[0].code) == (Kind.VARIANT, "city.kind")
    assert (
        judge(Address(city="Si Example"), Address(city="Example"), Context(country="TH")).kind
        is Kind.DIFFERENT
    )
    assert (
        judge(Address(city="Example-si"), Address(city="Example"), Context(country="KR")).kind is Kind.VARIANT
    )


def test_letters_that_were_lost_in_many_places_take_no_longer_than_few():
    """A pattern with one or two letters for each would be tried in more ways than there is time for."""
    assert not damaged("\ufffda" * 200, "a" * 500 + "b")
    assert damaged("\ufffda" * 200, "ba" * 200)
    assert damaged("\ufffda" * 200, "bca" * 200)
    assert not damaged("\ufffda" * 200, "bcda" * 200)
