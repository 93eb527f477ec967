from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.oneline import split_address

CUT = [
    # text, country of the record, street, city, region, postcode, country
    ("12 Oak St, Springfield, IL 62701", "US", "12 Oak St", "Springfield", "IL", "62701", ""),
    ("12 Oak St, Springfield, IL 62701", "", "12 Oak St", "Springfield", "IL", "62701", ""),
    ("12 Oak St Springfield IL 62701-1234", "US", "12 Oak St", "Springfield", "IL", "62701-1234", ""),
    ("12 Oak St, Suite 5, Springfield, Illinois, 62701, USA", "", "12 Oak St, Suite 5", "Springfield", "Illinois", "62701", "US"),
    ("12 Oak St # 5 Brooklyn, N.Y. 11211", "US", "12 Oak St # 5", "Brooklyn", "N.Y.", "11211", ""),
    ("12 Oak St, Santa Fe, New Mexico 87501", "US", "12 Oak St", "Santa Fe", "New Mexico", "87501", ""),
    ("12 Oak St, Santa Fe, New Mexico", "US", "12 Oak St", "Santa Fe", "New Mexico", "", ""),
    ("12 Oak St, Wilmington, DE", "US", "12 Oak St", "Wilmington", "DE", "", ""),
    ("12 Oak St #253 83716", "US", "12 Oak St #253", "", "", "83716", ""),
    ("PO Box 12, Boise, ID 83701", "US", "PO Box 12", "Boise", "ID", "83701", ""),
    ("12 Oak St\nSpringfield, IL 62701", "US", "12 Oak St", "Springfield", "IL", "62701", ""),
    ("Oak Mall, 12 Oak St, Springfield, IL 62701, United States", "", "Oak Mall, 12 Oak St", "Springfield", "IL", "62701", "US"),
    ("12 oak st springfield il 62701", "US", "12 oak st", "springfield", "il", "62701", ""),
    ("12 Oak St Springfield IL 627011234", "US", "12 Oak St", "Springfield", "IL", "627011234", ""),
    ("12 Oak St, Springfield, IL 62701.", "US", "12 Oak St", "Springfield", "IL", "62701", ""),
    ("12 Oak St, Springfield, IL 62701 USA", "", "12 Oak St", "Springfield", "IL", "62701", "US"),
    ("12 Oak St, Washington DC 20500", "US", "12 Oak St", "Washington", "DC", "20500", ""),
    ("12 Oak St, Springfield IL, IL 62701", "US", "12 Oak St", "Springfield", "IL", "62701", ""),
    ("12 Oak St, Springfield, Illinois, IL 62701", "US", "12 Oak St", "Springfield", "IL", "62701", ""),
    ("12 Oak Road, N.W. Norcross, GA 30043", "US", "12 Oak Road N.W.", "Norcross", "GA", "30043", ""),
    ("Oak Market Place, Ludlow, VT 05149", "US", "Oak Market Place", "Ludlow", "VT", "05149", ""),
    ("33 Elm Street, Victoria, BC V8V 2G9", "CA", "33 Elm Street", "Victoria", "BC", "V8V 2G9", ""),
    ("33 Elm Street, Toronto, Ontario, M5V 2T6, Canada", "", "33 Elm Street", "Toronto", "Ontario", "M5V 2T6", "CA"),
    ("12 Oak St, Boston, MA 2118", "US", "12 Oak St", "Boston", "MA", "2118", ""),
    ("12 Elm Road, London, United Kingdom", "", "12 Elm Road", "London", "", "", "GB"),
    ("1 Elm Road, Leeds, West Yorkshire, UK", "", "1 Elm Road", "Leeds", "West Yorkshire", "", "GB"),
    ("Amselstraße 12, Berlin, Germany", "", "Amselstraße 12", "Berlin", "", "", "DE"),
    ("Via Roma 5, Milano (MI), Italia", "", "Via Roma 5", "Milano", "MI", "", "IT"),
    ("7 Pitt St, Sydney NSW 2000", "AU", "7 Pitt St", "Sydney", "NSW", "2000", ""),
    ("1A Elm Road, Hull, HU5 2RD", "GB", "1A Elm Road", "Hull", "", "HU5 2RD", ""),
    ("9 Elm Road, Eastbourne, East Sussex BN23 6QD, UK", "", "9 Elm Road", "Eastbourne", "East Sussex", "BN23 6QD", "GB"),
    ("21, Elm Road SW2 4JE, London", "GB", "21, Elm Road", "London", "", "SW2 4JE", ""),
    ("1 Elm Dr Liverpool, Merseyside L3 4EN", "GB", "1 Elm Dr Liverpool", "", "Merseyside", "L3 4EN", ""),
    ("Hauptstraße 1, 10115 Berlin", "DE", "Hauptstraße 1", "Berlin", "", "10115", ""),
    ("Hauptstraße 1, 10115 Berlin", "", "Hauptstraße 1", "Berlin", "", "10115", ""),
    ("Hauptstr. 12a 10115 Berlin Deutschland", "", "Hauptstr. 12a", "Berlin", "", "10115", "DE"),
    ("Hauptstr. 12a, 10115 Berlin DE", "DE", "Hauptstr. 12a", "Berlin", "", "10115", ""),
    ("5 rue des Lilas, 75011 Paris, France", "", "5 rue des Lilas", "Paris", "", "75011", "FR"),
    ("Calle Mayor, 23, 28014 Madrid, España", "", "Calle Mayor, 23", "Madrid", "", "28014", "ES"),
    ("Via Roma 5, 20121 Milano (MI)", "IT", "Via Roma 5", "Milano", "MI", "20121", ""),
    ("Via Roma 5, 20121 Milano MI", "IT", "Via Roma 5", "Milano", "MI", "20121", ""),
    ("Kerkstraat 7, 1012 AB Amsterdam", "NL", "Kerkstraat 7", "Amsterdam", "", "1012 AB", ""),
    ("Ringstraße 3, A-1010 Wien", "AT", "Ringstraße 3", "Wien", "", "A-1010", ""),
    ("Storgatan 1, 112 01 Stockholm", "SE", "Storgatan 1", "Stockholm", "", "112 01", ""),
    ("1 rue du Bois, L-1111 Luxembourg", "LU", "1 rue du Bois", "Luxembourg", "", "L-1111", ""),
    ("12 MG Road, Pune, Maharashtra 411021", "IN", "12 MG Road", "Pune", "Maharashtra", "411021", ""),
    ("Rua das Flores, 10 - Centro, São Paulo - SP, 01037-010", "BR", "Rua das Flores, 10 - Centro", "São Paulo", "SP", "01037-010", ""),
    ("〒601-8446京都府京都市南区西九条1-2", "JP", "西九条1-2", "京都市南区", "京都府", "601-8446", ""),
    ("日本、〒272-0001千葉県市川市八幡1-2", "", "八幡1-2", "市川市", "千葉県", "272-0001", ""),
    ("12, Sample Road, Pune - 411001", "IN", "12, Sample Road", "Pune", "", "411001", ""),
    ("Via Esempio, 5 - 00100 Roma (RM)", "IT", "Via Esempio, 5", "Roma", "RM", "00100", ""),
    ("Av. Ejemplo 5, 06000 Ciudad de México", "MX", "Av. Ejemplo 5", "Ciudad de México", "", "06000", ""),
    ("Av. Ejemplo 5, C.P. 06000, Ciudad de México", "MX", "Av. Ejemplo 5", "Ciudad de México", "", "06000", ""),
]  # fmt: skip
WHOLE = [
    ("12 Oak St", "US"),
    ("12 Oak St, Suite 5", "US"),
    ("12 Oak St, Springfield", "US"),
    ("12 Oak St, Springfield, King County, WA 98103", "US"),
    ("12 Oak St, Suite 9 (Mailing), 817 Elm Street, Springfield, IL 62701", "US"),
    ("Springfield, IL", "US"),
    ("12 Car Wash", "US"),
    ("12 The Prado NE", "US"),
    ("12 Ray E Oak CT", "US"),
    ("12 Oak Highway North, 95472", "US"),
    ("", "US"),
    ("x" * 500 + ", Springfield, IL 62701", "US"),
    ("Elm House, London, United Kingdom", "GB"),
    ("1-2-3 Example, Shibuya, Tokyo, Japan", ""),
    ("12 Oak St, Springfield, IL 6270", "US"),
    ("33 Elm Street Victoria BC", "CA"),
    ("33 Elm Street, XX V8V 2G9", "CA"),
    ("7 Pitt St, Sydney XYZ 2000", "AU"),
    ("Pitt NSW 2000", "AU"),
    ("Elm House EC1A 1BB, Bow Street", "GB"),
    ("Elm House", "GB"),
    ("HU5 2RD", "GB"),
    ("1 Elm Road HU5 2RD, 2 Elm Road HU5 2RE", "GB"),
    ("Hauptstraße 1, Berlin", "DE"),
    ("Elmegade 4 København, 1665 Danmark", "DK"),
    ("Hauptstraße 1 10115 Berlin", ""),
    ("Hauptstraße 1, 10115 Berlin, Mitte, Nord", "DE"),
    ("12 MG Road 411021", "IN"),
    ("243400, Брянская область, г Почеп, ул Магистральная, д. 16", "RU"),
    ("Rua das Flores, São Paulo", "BR"),
    ("京都府京都市南区西九条1-2", "JP"),
]


@pytest.mark.parametrize("case", CUT, ids=[f"{case[0]} {case[1]}" for case in CUT])
def test_an_address_in_one_line_comes_apart_where_that_is_safe(case):
    text, country, street, city, region, postcode, named = case
    found = split_address(text, country)
    assert (found.street, found.city, found.region, found.postcode, found.country) == (
        street,
        city,
        region,
        postcode,
        named,
    )
    stated = {"street": street, "city": city, "region": region, "postcode": postcode, "country": named}
    assert found.split == {name for name, value in stated.items() if value}
    assert found.given.replace(", ", "") == text.replace("\n", "").replace(", ", "").replace("、", "、")


@pytest.mark.parametrize(("text", "country"), WHOLE)
def test_an_address_that_cannot_be_cut_safely_stays_whole(text, country):
    found = split_address(text, country)
    assert (found.street, found.given, found.split) == (text, text, frozenset())


@given(st.text(max_size=60), st.sampled_from(["", "US", "GB", "DE", "JP", "CA", "AU", "IN", "BR", "XX"]))
def test_no_text_breaks_the_splitter_and_what_is_cut_is_part_of_the_text(text, country):
    found = split_address(text, country)
    assert all(getattr(found, part) in found.given for part in found.split - {"country", "street"})


@given(
    st.integers(1, 9999),
    st.sampled_from(["Oak St", "N Elm Avenue", "County Road 5"]),
    st.sampled_from(["Springfield", "Salt Lake City", "St. Louis"]),
    st.sampled_from(["IL", "UT", "Missouri"]),
    st.integers(10000, 99999),
)
def test_a_us_address_of_any_number_and_zip_is_cut_at_the_same_places(number, street, city, state, code):
    found = split_address(f"{number} {street}, {city}, {state} {code}", "US")
    assert (found.street, found.city, found.region, found.postcode) == (
        f"{number} {street}",
        city,
        state,
        str(code),
    )
