"""Parts of address lines, country by country."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.address import parse_address
from listaudit.normalize.hygiene import clean

CASES = Path(__file__).parents[3] / "shared" / "cases" / "us_address_tokens.jsonl"


def parts(line, country="US", unit=""):
    form = parse_address(clean(line), unit, country)
    return (
        " & ".join(str(number) for number in form.numbers),
        " ".join(word.text for word in form.street),
        ", ".join(str(unit) for unit in form.units),
    )


UNITED_STATES = [
    ("1309 Larkspur Dr", "1309", "larkspur dr", ""),
    ("37-20 Prince St", "37-20", "prince st", ""),
    ("100 N Main St Ste 200", "100", "n main st", "200"),
    ("One Harbor Plaza", "1", "harbor plaza", ""),
    ("Fifty N. Front St.", "50", "n front st", ""),
    ("120 E Ninety-sixth St", "120", "e 96 st", ""),
    ("123 1/2 Main St", "123 1/2", "main st", ""),
    ("123½ Main St", "123 1/2", "main st", ""),
    ("123 A Main St", "123a", "main st", ""),
    ("123 E Main St", "123", "e main st", ""),
    ("1 A St", "1", "a st", ""),
    ("12 & 14 Main St", "12 & 14", "main st", ""),
    ("W123N4567 Elm Rd", "w123n4567", "elm rd", ""),
    ("123 Main St Bldg A Ste 4", "123", "main st", "building a, 4"),
    ("123 Main St, Suite/Bldg A2", "123", "main st", "building a2"),
    ("123 Main St Unit 4-B", "123", "main st", "4b"),
    ("123 Main St Ste 100 A", "123", "main st", "100a"),
    ("123 Main St Ste 100 & 102", "123", "main st", "100, 102"),
    ("123 Main St Ste 100 & Ste 102", "123", "main st", "100, 102"),
    ("123 Main St Apt No. 5", "123", "main st", "5"),
    ("123 Main St Ste200", "123", "main st", "200"),
    ("123 Main St Ste 100-102", "123", "main st", "100-102"),
    ("123 Main St 2nd Floor", "123", "main st", "floor 2"),
    ("123 Main St Second Floor", "123", "main st", "floor 2"),
    ("123 Main St Fl 2", "123", "main st", "floor 2"),
    ("123 Main St Basement", "123", "main st", "basement"),
    ("123 Main St, Ground Floor", "123", "main st", "floor 0"),
    ("Suite 100, 123 Main St", "123", "main st", "100"),
    ("123 Main St 2313", "123", "main st", "2313"),
    ("123 Main St, 726", "123", "main st", "726"),
    ("123 Bay 8th St", "123", "bay 8th st", ""),
    ("200 Avenue N", "200", "avenue n", ""),
    ("8 US-50", "8", "us50", ""),
    ("8 U.S. Highway No. 50 North", "8", "us50 north", ""),
    ("8 Highway 50", "8", "hwy50", ""),
    ("8 County Rd P", "8", "countyp", ""),
    ("1500 FM 1960 Rd W", "1500", "fm1960 rd w", ""),
    ("12 Oak Ct 5", "12", "oak ct", "5"),
    ("SR 405", "", "state405", ""),
    ("Main St 123", "123", "main st", ""),
    ("Fl 3", "", "", "floor 3"),
    ("US-50 Frontage Rd", "", "us50 frontage rd", ""),
    ("12 N & 14 Main St", "12", "n & 14 main st", ""),
]


@pytest.mark.parametrize(("line", "number", "street", "units"), UNITED_STATES)
def test_united_states_lines_fall_into_their_parts(line, number, street, units):
    assert parts(line) == (number, street, units)


ELSEWHERE = [
    ("DE", "Hauptstr. 12 a", "12a", "haupt str", ""),
    ("DE", "Straße des 17. Juni 135", "135", "strasse des 17 juni", ""),
    ("DE", "Karl-Marx-Str. 5, 3. OG", "5", "karl marx str", "floor 3"),
    ("AT", "Mariahilfer Straße 139/2/5", "139/2/5", "mariahilfer strasse", ""),
    ("FR", "6 Bis rue Saint-Georges", "6bis", "rue saint georges", ""),
    ("FR", "Place Exemple, 60100 Creil", "", "place exemple", ""),
    ("FR", "20 bis, av. d'Exemple", "20bis", "av d exemple", ""),
    ("ES", "C/ Mayor, 5, 2º izq", "5", "calle mayor", "floor 2, left"),
    ("ES", "Calle Mayor nº 5", "5", "calle mayor", ""),
    ("ES", "Calle 9", "", "calle 9", ""),
    ("ES", "Avda. de la Constitución, s/n", "", "avda de la constitucion", ""),
    ("ES", "Calle Mayor 30 Bajo", "30", "calle mayor", "floor 0"),
    ("ES", "Calle Mayor s/n", "", "calle mayor", ""),
    ("ES", "s/n Calle Mayor", "", "calle mayor", ""),
    ("RO", "Strada Exemplu, nr 5", "5", "strada exemplu", ""),
    ("IT", "V.le Roma, 3", "3", "vle roma", ""),
    ("IT", "Via IV Novembre 20", "20", "via iv novembre", ""),
    ("IT", "Via Scala 30", "30", "via scala", ""),
    ("IT", "Via Esempio, Lotto 6", "6", "via esempio", ""),
    ("BR", "R. Exemplo, 2033 - sala 5", "2033", "r exemplo", "5"),
    ("BR", "Av. Exemplo 120 Centro", "120", "av exemplo", ""),
    ("BR", "Rua 5 de Outubro", "", "rua 5 de outubro", ""),
    ("PT", "Rua 5 de Outubro, 33 C e D", "33c", "rua 5 de outubro", ""),
    ("PT", "Rua Exemplo 12 e 14", "12 & 14", "rua exemplo", ""),
    ("MX", "Blv. Ejemplo #148", "148", "blv ejemplo", ""),
    ("CO", "Cra 17 # 14-48", "14-48", "cra 17", ""),
    ("TR", "Örnek Cad. No:82", "82", "ornek cad", ""),
    ("RU", "ул. Примерная, д. 5, стр. 2", "5", "ул примерная", "building 2"),
    ("RU", "пр-т Примерный 10к2", "10", "прт примерныи", "building 2"),
    ("TH", "108/346 ซ. ตัวอย่าง29", "108/346", "ซ ตัวอย่าง 29", ""),
    ("TH", "ถนนตัวอย่าง", "", "ถนน ตัวอย่าง", ""),
    ("AU", "Unit 3/45 Smith St", "45", "smith st", "3"),
    ("AU", "3/45a Smith St", "45a", "smith st", "3"),
    ("AU", "Shop 5, 12 Main Rd", "12", "main rd", "5"),
    ("CA", "826-A Exemple Est", "826a", "exemple est", ""),
    ("CA", "Unit 4 - 494 Big Bay Road", "494", "big bay road", "4"),
    ("GB", "Sample Chambers, 37/39 Southgate Street", "37/39", "southgate street", ""),
    ("GB", "12, High Street", "12", "high street", ""),
    ("IN", "No B36, Sample Nagar 2", "b36", "sample nagar 2", ""),
    ("SE", "Exempelv. 76", "76", "exempelvagen", ""),
    ("CZ", "Příkladná 299/1", "299/1", "prikladna", ""),
    ("", "Example Street 5", "5", "example street", ""),
]


@pytest.mark.parametrize(("country", "line", "number", "street", "units"), ELSEWHERE)
def test_lines_of_other_countries_fall_into_their_parts(country, line, number, street, units):
    assert parts(line, country) == (number, street, units)


EAST = [
    ("見本町６丁目２−１", "6-2-1", "見本町", ""),
    ("三丁目28番地3号", "3-28-3", "", ""),
    ("見本町 5-66, 見本ビル3階", "5-66", "見本町", "floor 3"),
    ("見本町5-66 B1F", "5-66", "見本町", "floor -1"),
    ("見本町5-66 101号室", "5-66", "見本町", "101"),
    ("南3条東3丁目6", "3-6", "南3条東", ""),
    ("見本町", "", "見本町", ""),
]


@pytest.mark.parametrize(("line", "number", "street", "units"), EAST)
def test_japanese_blocks_become_one_number(line, number, street, units):
    assert parts(line, "JP") == (number, street, units)


def test_a_building_behind_the_block_is_kept_apart():
    form = parse_address("見本町5-66 見本ビル", "", "JP")
    assert [word.text for part in form.extras for word in part] == ["見本ビル"]


@pytest.mark.parametrize(
    ("unit", "units"),
    [("Suite 5", "5"), ("5", "5"), ("#5", "5"), ("B 12", "b12"), ("2nd Floor", "floor 2"), ("", "")],
)
def test_a_unit_in_a_field_of_its_own_is_read(unit, units):
    assert parts("123 Main St", unit=unit)[2] == units


def test_words_in_the_unit_field_that_are_no_unit_stay_beside_the_street():
    form = parse_address("123 Main St", "c/o The Harbor Trading Company", "US")
    assert form.extras
    assert not form.units


@pytest.mark.parametrize(
    ("line", "country", "box", "street"),
    [
        ("PO Box 123", "US", "123", ""),
        ("P.O. Box #123", "US", "123", ""),
        ("123 Main St PO Box 44", "US", "44", "main st"),
        ("Postfach 1234", "DE", "1234", ""),
        ("12 Post Rd", "US", "", "post rd"),
        ("12 Post Office Rd", "US", "", "post office rd"),
    ],
)
def test_post_office_boxes_are_found(line, country, box, street):
    form = parse_address(line, "", country)
    assert (form.box, " ".join(word.text for word in form.street)) == (box, street)


@pytest.mark.parametrize(
    ("line", "street", "cross"),
    [
        ("9 w. 24th st. between 5th and 6th", "w 24th st", "between 5th and 6th"),
        ("57 Jane St. at 6th st.", "jane st", "at 6th st"),
        ("123 Main St & Oak Ave", "main st", "& oak ave"),
        ("corner Summer Street & Lords Place", "summer street", "& lords place"),
        ("123 Near North Rd", "near north rd", ""),
        ("123 Main St (17th & Grand)", "main st", ""),
        ("5th & Main St", "5th & main st", ""),
        ("123 Main St, near the park", "main st", "near the park"),
    ],
)
def test_cross_street_text_is_kept_apart(line, street, cross):
    form = parse_address(line, "", "US")
    assert (" ".join(w.text for w in form.street), " ".join(w.text for w in form.cross)) == (street, cross)


def test_two_addresses_in_one_line_are_noticed():
    form = parse_address("100 Main St 200 Oak Ave", "", "US")
    assert form.second_address
    assert [str(number) for number in form.numbers] == ["100"]


def test_repeated_labels_tell_of_a_second_address():
    assert parse_address("Harbor Center, 100 Main, 200 Oak", "", "US").parsed


def test_city_state_and_zip_in_the_line_are_set_apart():
    form = parse_address("604 University Ave, Madison, WI 53715", "", "US")
    assert [word.text for word in form.places] == ["madison", "wi", "53715"]
    assert not form.extras


def test_a_building_in_front_of_the_street_is_set_apart():
    form = parse_address("Mall of Example, 123 Main St Suite 4", "", "US")
    assert [word.text for word in form.extras[0]] == ["mall", "of", "example"]


def test_an_ambiguous_abbreviation_keeps_all_its_readings():
    (word,) = parse_address("12 Oak Cr", "", "US").street[1:]
    assert {"circle", "crescent", "creek"} <= word.readings


def test_an_empty_line_is_not_parsed():
    assert not parse_address("", "", "US").parsed


@given(
    st.text(max_size=60),
    st.text(max_size=10),
    st.sampled_from(["US", "DE", "ES", "JP", "TH", "RU", "AU", "", "XX"]),
)
def test_no_text_makes_the_parser_raise(street, unit, country):
    form = parse_address(clean(street), clean(unit), country)
    assert form == parse_address(clean(street), clean(unit), country)


@given(
    st.from_regex(r"[0-9]{1,4} [NSEW]? ?(Main|Oak|Lake Park) (St|Ave|Rd)( Ste [0-9]{1,3})?", fullmatch=True)
)
def test_case_never_changes_the_parts_of_a_line(line):
    assert parse_address(line, "", "US") == parse_address(line.upper(), "", "US")


def test_house_numbers_of_labelled_lines_are_found():
    if not CASES.exists():
        pytest.skip("../shared is not here")
    right = total = 0
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        labels = [label for _, label in case["tokens"]]
        numbers = [token.strip(",") for token, label in case["tokens"] if label == "AddressNumber"]
        if len(numbers) != 1 or not any(label == "StreetName" for label in labels) or "Recipient" in labels:
            continue
        found = parse_address(clean(case["text"]), "", "US").numbers
        total += 1
        right += bool(found) and str(found[0]).split()[0] == numbers[0].lower()
    assert right / total > 0.95
