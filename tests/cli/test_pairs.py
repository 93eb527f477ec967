import csv
import io

import pyarrow.parquet as pq
import pytest

from listaudit.model import Field

HEADER = "pair_id,a_name,a_street,a_city,a_postcode,a_phone,b_name,b_street,b_city,b_postcode,b_phone\n"
PAIRS = (
    HEADER
    + "p9,Bluebird Bakery,120 Maple St,Springfield,62701,(217) 555-0101,Bluebird Bakery,120 Maple St,Springfield,62701,(217) 555-0109\n"
    + "p1,Bluebird Bakery,120 Maple St,Springfield,62701,(217) 555-0101,Quay Taxi,9 Quay Rd,Peoria,61602,(309) 555-0177\n"
    + "p5,Bluebird Bakery,120 Maple St,Springfield,62701,(217) 555-0101,Bluebird Bakery,120 Maple Street,Springfield,62701,217-555-0101\n"
)


def rows(desk, name="out.csv"):
    return list(csv.DictReader(io.StringIO((desk.folder / name).read_text())))


def test_pairs_writes_one_row_each_in_the_same_order(desk):
    desk.write("pairs.csv", PAIRS)
    done = desk.run("pairs", "pairs.csv", "-o", "out.csv", "--country", "US")
    assert done.code == 0
    assert "3 pairs written to out.csv; 0 rows could not be used" in done.err
    found = rows(desk)
    assert [row["pair_id"] for row in found] == ["p9", "p1", "p5"]
    assert [row["decision"] for row in found] == ["match", "no-match", "match"]
    assert list(found[0]) == [
        "pair_id",
        "probability",
        "decision",
        *(f"{field}_{part}" for field in Field for part in ("verdict", "reasons")),
    ]
    first, _, third = found
    assert (first["phone_verdict"], first["name_verdict"], first["email_verdict"]) == (
        "different",
        "same",
        "unstated",
    )
    assert "phone.one-digit" in first["phone_reasons"].split(";")
    assert third["phone_verdict"] == "equivalent"
    assert third["address_verdict"] in {"equivalent", "variant"}


def test_parquet_holds_the_same_as_csv(desk):
    desk.write("pairs.csv", PAIRS)
    desk.run("pairs", "pairs.csv", "-o", "out.csv", "-q")
    desk.run("pairs", "pairs.csv", "-o", "out.parquet", "-q")
    found = [
        {key: str(value) for key, value in row.items()}
        for row in pq.read_table(desk.folder / "out.parquet").to_pylist()
    ]
    assert found == rows(desk)


def test_a_pair_without_an_id_gets_its_line(desk):
    desk.write("pairs.csv", "a_name,b_name\nBluebird,Bluebird\nHarbor,Quay\n")
    desk.run("pairs", "pairs.csv", "-o", "out.csv")
    assert [row["pair_id"] for row in rows(desk)] == ["2", "3"]


def test_rows_that_are_no_pairs_are_named(desk):
    desk.write("pairs.csv", PAIRS + "p7,Harbor\n")
    done = desk.run("pairs", "pairs.csv", "-o", "out.csv")
    assert done.code == 0
    assert "pairs.csv:5: The row has" in done.err
    assert "(row.too-short)" in done.err
    assert "3 pairs written to out.csv; 1 rows could not be used" in done.err


@pytest.mark.parametrize(
    ("text", "out", "words"),
    [
        ("name,phone\nA,1\n", "out.csv", "a_*"),
        (PAIRS, "out.json", ".csv or .parquet"),
        (PAIRS, "none/out.parquet", "cannot be written"),
        ("", "out.csv", "pairs.csv"),
    ],
)
def test_what_cannot_be_done_ends_with_two_and_leaves_no_file(desk, text, out, words):
    desk.write("pairs.csv", text)
    done = desk.run("pairs", "pairs.csv", "-o", out)
    assert done.code == 2
    assert words in done.err
    assert desk.files() == ["pairs.csv"]


def test_a_header_alone_ends_with_two(desk):
    desk.write("pairs.csv", "a_name,b_name\n")
    for name in ("out.csv", "out.parquet"):
        done = desk.run("pairs", "pairs.csv", "-o", name)
        assert done.code == 2
        assert "holds no rows" in done.err
    assert desk.files() == ["pairs.csv"]
