import pytest

from listaudit.canonical import NAME, Selection, load
from listaudit.errors import InputError, UsageError
from listaudit.skiplog import SkipLog

ROW = "0001,Bluebird Bakery,120 Maple St,Springfield,IL,62701,{country},{phone}\n"
HEADER = "store_code,name,street,city,region,postcode,country,phone\n"


def rows(count, country="", phone="+1 217 555 01{n:02}"):
    return "".join(
        f"{n:04},Bluebird {n},{n} Maple St,Springfield,IL,62701,{country},{phone.format(n=n)}\n"
        for n in range(1, count + 1)
    )


@pytest.fixture
def read(desk):
    def reading(text, country="", *, strict=False):
        skips = SkipLog()
        return load(desk.write("locations.csv", text), country=country, skips=skips, strict=strict), skips

    return reading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "locations.csv"),
        (HEADER, "holds no rows"),
        (HEADER + "0001,,,,,,,\n", "First row left out: locations.csv:2 row."),
    ],
)
def test_a_file_without_a_location_is_an_error(read, text, words):
    with pytest.raises(InputError) as error:
        read(text)
    assert words in f"{error.value.message} {error.value.hint}"


def test_a_map_without_a_place_of_business_is_an_error(desk):
    bench = '{"type": "Feature", "properties": {"highway": "residential", "addr:street": "Elm Rd", "name": "Elm Rd"}, "geometry": null}'
    path = desk.write("map.geojson", f'{{"type": "FeatureCollection", "features": [{bench}]}}')
    with pytest.raises(InputError, match="holds no location that can be used") as error:
        load(path, country="", skips=SkipLog())
    assert "listaudit init" in error.value.hint


def test_a_row_that_repeats_word_for_word_counts_once_and_is_told(read):
    row = ROW.format(country="US", phone="")
    known, skips = read(HEADER + row + row + row)
    assert len(known.locations) == 1
    assert [(note.code, dict(note.params)) for note in known.notes] == [
        ("run.repeated-locations", {"count": "2"})
    ]
    assert skips.unused == 0


def test_rows_of_one_store_code_that_differ_are_an_error_that_names_both_lines(read):
    with pytest.raises(InputError) as error:
        read(HEADER + ROW.format(country="US", phone="") + ROW.format(country="US", phone="(217) 555-0101"))
    assert "Store code 0001 stands in locations.csv:2 and locations.csv:3" in error.value.message


def test_rows_in_are_locations_and_rows_named(read):
    text = (
        HEADER + rows(5, "US") + "0009,,9 Elm St,Peoria,IL,61602,US,\n" + rows(2, "US").replace("000", "100")
    )
    known, skips = read(text)
    assert len(known.locations) + skips.unused == 8
    assert [(row.source, row.line) for row in skips.rows] == [(NAME, 7)]


def test_strict_stops_at_a_row_and_not_at_a_note(read):
    bad = HEADER + rows(1, "US") + "0009,,9 Elm St,Peoria,IL,61602,US,\n"
    with pytest.raises(InputError, match=r"locations\.csv:3: row\.no-name"):
        read(bad, strict=True)
    noted = HEADER.replace("phone", "phone,latitude,longitude") + rows(1, "US").strip() + ",99,200\n"
    known, skips = read(noted, strict=True)
    assert len(known.locations) == 1
    assert (len(skips.rows), skips.unused) == (1, 0)


@pytest.mark.parametrize(
    ("text", "given", "country", "inferred", "note"),
    [
        (rows(10), "", "US", True, "run.country-inferred"),
        (rows(10), "CA", "CA", True, None),
        (rows(10, "US"), "", "", False, None),
        (rows(10, phone="(217) 555-01{n:02}"), "", "", False, "run.country-unknown"),
        (rows(5) + rows(5, phone="+44 20 7946 00{n:02}").replace("000", "100"), "", "", False, "run.country-unknown"),
    ],
)  # fmt: skip
def test_the_country_of_those_that_state_none(read, text, given, country, inferred, note):
    known, _ = read(HEADER + text, country=given)
    assert (known.country, known.inferred) == (country, inferred)
    assert [found.code for found in known.notes] == ([note] if note else [])


def test_an_inferred_country_is_not_put_into_the_records(read):
    known, _ = read(HEADER + rows(3))
    assert {location.address.country for location in known.locations} == {""}


def test_columns_that_nobody_understood_are_told(read):
    known, _ = read(
        "store_code,name,country,phnoe,Area Manager,operator,empty\n1,A Bakery,US,5550101,Jo,A Ltd,\n2,B Bakery,US,,Jo,,\n"
    )
    assert [(note.code, dict(note.params)) for note in known.notes] == [
        ("run.leftovers", {"source": "locations", "count": "2", "columns": "phnoe, Area Manager"})
    ]


def selection(read, **choice):
    known, _ = read(
        "store_code,name,street,city,country,brand,team\n"
        "1,A Bakery,1 Oak St,Joliet,US,Bluebird,red\n2,B Bakery,2 Oak St,Peoria,US,Bluebird,Blue\n3,C Bakery,3 Oak St,Joliet,CA,Harbor,\n"
    )
    return sorted(Selection(**choice).pick(known.locations))


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        ({}, [0, 1, 2]),
        ({"only": ("3", "1")}, [0, 2]),
        ({"where": {"city": "JOLIET"}}, [0, 2]),
        ({"where": {"city": "Joliet", "country": "us"}}, [0]),
        ({"where": {"brand": "bluebird"}}, [0, 1]),
        ({"where": {"team": "blue"}}, [1]),
        ({"where": {"street": "3 oak st"}}, [2]),
        ({"limit": 2}, [0, 1]),
        ({"where": {"city": "Joliet"}, "limit": 1}, [0]),
    ],
)
def test_a_selection_picks_by_code_column_and_number(read, choice, numbers):
    assert selection(read, **choice) == numbers


@pytest.mark.parametrize(
    ("choice", "words"),
    [({"only": ("9", "8")}, 'store code "8"'), ({"where": {"mood": "x"}}, "no column mood")],
)
def test_a_selection_of_what_does_not_exist_is_an_error(read, choice, words):
    with pytest.raises(UsageError, match=words):
        selection(read, **choice)


@pytest.mark.parametrize(
    ("choice", "words", "hint"),
    [
        ({"where": {"city": "jolyet"}}, "--where city=jolyet: no location", "Did you mean Joliet?"),
        ({"where": {"city": "x"}}, "--where city=x: no location", "The column holds Joliet, Peoria."),
        ({"where": {"unit": "5"}}, "--where unit=5: no location", "No location states unit."),
        (
            {"where": {"city": "Peoria", "team": "red"}},
            "--where city=Peoria --where team=red together",
            "Take one of them out.",
        ),
        (
            {"only": ("2",), "where": {"city": "Joliet"}},
            "by --only 2 --where city=Joliet together",
            "Take one of them out.",
        ),
    ],
)
def test_conditions_that_no_location_meets_are_an_error_and_no_green_run(read, choice, words, hint):
    with pytest.raises(UsageError, match=words) as error:
        selection(read, **choice)
    assert error.value.hint == hint


def test_of_many_values_of_a_column_the_commonest_are_named(read):
    rows = "".join(f"{n},Shop {n},Town {min(n, 10)}\n" for n in range(1, 14))
    known, _ = read("store_code,name,city\n" + rows)
    with pytest.raises(UsageError) as error:
        Selection(where={"city": "?"}).pick(known.locations)
    assert error.value.hint == (
        "The column holds Town 10, Town 1, Town 2, Town 3, Town 4, Town 5, Town 6, Town 7 and others."
    )
