import csv
import gzip
import io

import pyarrow.parquet as pq
import pytest

HEADER = ["location_id", "listing_id", "probability", "decision"]


def rows(desk, name="out.csv"):
    return list(csv.reader(io.StringIO((desk.folder / name).read_text())))


def test_match_writes_a_row_for_each_pair_that_is_at_least_possible(shop):
    done = shop.run("match", "locations.csv", "yelp.csv", "-o", "out.csv")
    assert (done.code, done.out) == (0, "")
    header, *found = rows(shop)
    assert header == HEADER
    assert [(row[0], row[1], row[3]) for row in found] == [("0001", "a1", "match"), ("0002", "a2", "match")]
    for row in found:
        assert 0.5 <= float(row[2]) <= 1
        assert len(row[2].partition(".")[2]) <= 4
    assert done.err == "listaudit: 2 pairs written to out.csv; 0 rows could not be used\n"


def test_a_listing_is_a_match_of_one_location_at_most(desk, ours, theirs):
    desk.table("locations.csv", ours | {"store_code": "b"}, ours | {"store_code": "a"})
    desk.table("yelp.csv", theirs)
    desk.run("match", "locations.csv", "yelp.csv", "-o", "out.csv")
    assert [(row[0], row[3]) for row in rows(desk)[1:]] == [("a", "match"), ("b", "possible")]


def test_a_stated_id_is_a_match_whatever_the_evidence(desk, ours, theirs):
    desk.table("locations.csv", ours | {"id:file": "t"})
    desk.table(
        "yelp.csv",
        theirs | {"id": "t", "name": "Quay Taxi", "street": "9 Quay Rd", "phone": "", "website": ""},
    )
    desk.run("match", "locations.csv", "yelp.csv", "-o", "out.csv")
    (row,) = rows(desk)[1:]
    assert row[:2] == ["0001", "t"]
    assert row[3] == "match"
    assert float(row[2]) < 0.5


def test_a_listing_without_an_id_goes_by_its_key(desk, ours, theirs):
    desk.table("locations.csv", ours)
    desk.table("yelp.csv", theirs | {"id": ""})
    desk.run("match", "locations.csv", "yelp.csv", "-o", "out.csv")
    assert len(rows(desk)[1][1]) == 12


@pytest.mark.parametrize("name", ["out.csv", "out.csv.gz", "out.parquet", "OUT.CSV"])
def test_the_name_of_the_file_decides_its_format(shop, name):
    assert shop.run("match", "locations.csv", "yelp.csv", "-o", name, "-q").code == 0
    path = shop.folder / name
    if name.endswith("parquet"):
        table = pq.read_table(path)
        assert table.column_names == HEADER
        assert str(table.schema.field("probability").type) == "double"
        found = table.column("location_id").to_pylist()
    else:
        text = gzip.decompress(path.read_bytes()).decode() if name.endswith("gz") else path.read_text()
        found = [row["location_id"] for row in csv.DictReader(io.StringIO(text))]
    assert found == ["0001", "0002"]


@pytest.mark.parametrize(
    ("out", "words"),
    [
        ("out.txt", ["-o out.txt", ".csv or .parquet"]),
        ("out", ["no format has this ending"]),
        ("none/out.csv", ["none/out.csv cannot be written", "-o"]),
        ("/dev/full", ["no format"]),
    ],
)
def test_a_place_that_cannot_be_written_ends_with_two(shop, out, words):
    done = shop.run("match", "locations.csv", "yelp.csv", "-o", out)
    assert done.code == 2
    for word in words:
        assert word in done.err
    assert shop.files() == ["locations.csv", "yelp.csv"]


@pytest.mark.parametrize("name", ["full.csv", "full.parquet"])
def test_a_full_disk_ends_with_two_and_leaves_nothing(shop, name):
    (shop.folder / name).symlink_to("/dev/full")
    done = shop.run("match", "locations.csv", "yelp.csv", "-o", name)
    assert done.code == 2
    assert "No space left" in done.err
    assert shop.files() == sorted([name, "locations.csv", "yelp.csv"])


def test_a_table_that_breaks_off_ends_with_two_and_leaves_no_file(shop):
    shop.write("cut.csv.gz", gzip.compress((shop.folder / "yelp.csv").read_bytes())[:40])
    done = shop.run("match", "locations.csv", "cut.csv.gz", "-o", "out.csv")
    assert done.code == 2
    assert "cut.csv.gz" in done.err
    assert "out.csv" not in shop.files()


def test_rows_that_cannot_be_used_are_named_and_counted(shop):
    with (shop.folder / "yelp.csv").open("a") as file:
        file.write("a4,Elm\n" * 25)
    done = shop.run("match", "locations.csv", "yelp.csv", "-o", "out.csv")
    assert done.code == 0
    lines = done.err.splitlines()
    told = "The row has 2 cells where the header has 9: it is cut off, or no record."
    assert lines[0] == f"yelp.csv:5: {told} (row.too-short)"
    assert len(lines) == 21
    assert lines[-1].endswith(
        "2 pairs written to out.csv; 25 rows could not be used; 5 more rows are not shown"
    )


def test_text_that_a_spreadsheet_could_run_is_made_harmless(desk, ours, theirs):
    desk.table("locations.csv", ours)
    desk.table("yelp.csv", theirs | {"id": "=1+1"})
    desk.run("match", "locations.csv", "yelp.csv", "-o", "out.csv")
    assert rows(desk)[1][1] == "'=1+1"


def test_a_country_helps_to_match_records_that_state_none(desk):
    desk.write("a.csv", "store_code,name,phone\n1,Harbor Coffee,0113 496 0102\n")
    desk.write("b.csv", "id,name,phone\nx,Harbor Coffee,+44 113 496 0102\n")
    assert desk.run("match", "a.csv", "b.csv", "-o", "out.csv", "--country", "GB").code == 0
    assert rows(desk)[1][:2] == ["1", "x"]


def test_a_file_without_locations_ends_with_two(desk):
    desk.write("a.csv", "name\n")
    assert desk.run("match", "a.csv", "a.csv", "-o", "out.csv").code == 2
    assert desk.run("match", "none.csv", "a.csv", "-o", "out.csv").code == 2
