from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from listaudit.errors import InputError
from listaudit.model import Skipped
from listaudit.readers.row import Row
from listaudit.readers.rows import read_rows
from listaudit.readers.skips import SKIPS

HEADER = "store_code,name,street,city,region,postcode,country,phone,website,email,hours,status"
FULL = "1,Bright Coffee,12 Oak St,Springfield,IL,62701,US,(217) 555-0100,https://bright.example/,,,open"


def read(tmp_path: Path, data: str | bytes, name: str = "shops.csv") -> list[Row | Skipped]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_rows(str(path)))


def codes(items: list[Row | Skipped]) -> list[tuple[int, str]]:
    return [(item.where.line, item.code if isinstance(item, Skipped) else "row") for item in items]


def names(items: list[Row | Skipped]) -> list[object]:
    return [item.values["name"] for item in items if isinstance(item, Row)]


def test_a_row_holds_text_by_header_and_its_line(tmp_path):
    (row,) = read(tmp_path, "name,city\nBright Coffee,Springfield\n")
    assert isinstance(row, Row)
    assert row.values == {"name": "Bright Coffee", "city": "Springfield"}
    assert (row.where.file, row.where.line, row.typed) == (str(tmp_path / "shops.csv"), 2, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("name,city\nA,B\n", "x.csv"),
        ("name;city\nA;B\n", "x.csv"),
        ("name\tcity\nA\tB\n", "x.csv"),
        ("name|city\nA|B\n", "x.csv"),
        ("name\tcity\nA\tB\n", "x.tsv"),
        ("name,city\nA,B\n", "x.tsv"),
        ("name\tcity\nA\tB\n", "x.txt"),
        ("sep=;\nname;city\nA;B\n", "x.csv"),
        ("name,city\rA,B\r", "x.csv"),
        ("name,city\r\nA,B", "x.csv"),
        ("\n\nname,city\n\nA,B\n\n", "x.csv"),
        ('"name" , city \n"A",B\n', "x.csv"),
    ],
)
def test_separators_and_line_ends_are_recognised(tmp_path, text, name):
    (row,) = read(tmp_path, text, name)
    assert isinstance(row, Row)
    assert row.values == {"name": "A", "city": "B"}


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\0\0"),
    ],
)
def test_encodings_are_recognised(tmp_path, encoding, mark):
    (row,) = read(tmp_path, mark + "name,city\nCafé Müller,Łódź\n".encode(encoding))
    assert isinstance(row, Row)
    assert row.values == {"name": "Café Müller", "city": "Łódź"}


def test_lines_that_are_no_utf8_are_read_as_cp1252_and_said_once(tmp_path):
    data = "name,city\nCafé,Zürich\n".encode() + "Bäcker,“Köln”\nMüller,Ulm\n".encode("cp1252")
    items = read(tmp_path, data)
    assert names(items) == ["Café", "Bäcker", "Müller"]
    assert codes(items)[-1] == (3, "encoding.cp1252")
    assert items[-1].benign


def test_a_header_only_file_yields_nothing(tmp_path):
    assert read(tmp_path, HEADER + "\n") == []


def test_title_lines_above_the_header_are_no_rows(tmp_path):
    items = read(tmp_path, f"Locations of Bright Coffee\nGenerated,2026-11-02\n\n{HEADER}\n{FULL}\n")
    assert codes(items) == [(5, "row")]


def test_missing_last_cells_are_empty(tmp_path):
    items = read(tmp_path, f"{HEADER}\n{','.join(FULL.split(',')[:8])}\n")
    assert isinstance(items[0], Row)
    assert items[0].values["phone"] == "(217) 555-0100"
    assert items[0].values["status"] == ""
    assert len(items[0].values) == 12


def test_more_cells_than_columns_are_fine_when_they_are_empty(tmp_path):
    assert codes(read(tmp_path, f"{HEADER}\n{FULL},,, ,\n")) == [(2, "row")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("1,Bright Coffee,12 Oak St", "row.too-short"),
        (FULL + ",x" * 288, "row.too-long"),
        ("," * 11, "row.empty"),
        (" , ,", "row.empty"),
        ("1,Bright\0 Coffee,12 Oak St", "nul-bytes"),
        (FULL.replace("Bright Coffee", "x" * 100_001), "cell.too-long"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_the_rest_goes_on(tmp_path, line, code):
    items = read(tmp_path, f"{HEADER}\n{FULL}\n{line}\n{FULL}\n")
    assert codes(items) == [(2, "row"), (3, code), (4, "row")]
    assert items[1].benign == (code == "row.empty")


def test_a_cell_of_ten_megabytes_is_named_by_line_and_column(tmp_path):
    one, many = "x" * 10_000_000, "line\n" * 2_000_000
    items = read(tmp_path, f'name,city\nA,B\n"{one}",C\nD,"{many}"\nE,F\n')
    assert codes(items) == [(2, "row"), (3, "cell.too-long"), (4, "cell.too-long"), (2_000_005, "row")]
    assert [(i.column, i.detail) for i in items if isinstance(i, Skipped)] == [
        ("name", "10,000,000 characters"),
        ("city", "10,000,000 characters"),
    ]


def test_a_line_without_end_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"line 2 is longer than 16 million"):
        read(tmp_path, "name,city\n" + "x" * 17_000_000)


def test_quoted_cells_may_hold_separators_quotes_and_lines(tmp_path):
    items = read(tmp_path, 'name,city\n"Joe\'s, ""Best""\nof all",B\nC,D\n')
    assert names(items) == ['Joe\'s, "Best"\nof all', "C"]
    assert codes(items) == [(2, "row"), (4, "row")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"\n \n\n", "holds no header"),
        (b"\xef\xbb\xbf", "holds no header"),
        (bytes(range(256)) * 4, "binary file"),
        (b"PK\x03\x04rest", r"Excel workbook or a ZIP"),
        (b"%PDF-1.7 x", "a PDF"),
        (b'name,"city\nA,B\n', r"line 1, above or in the header, is damaged"),
        (b"\xff\xfea\0,\0b\0\n\0c", "UTF-16-LE after line 1"),
    ],
)
def test_files_that_are_no_tables_are_refused(tmp_path, data, message):
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, data)
    assert "shops.csv" in caught.value.message
    assert caught.value.hint


def test_gzip_is_unpacked_whatever_the_name(tmp_path):
    for name in ("a.csv.gz", "b.csv"):
        assert names(read(tmp_path, gzip.compress(b"name,city\nA,B\n"), name)) == ["A"]


def test_repeated_and_empty_headers_keep_their_cells(tmp_path):
    (row,) = read(tmp_path, "phone,phone,,phone\n1,2,3,4\n")
    assert isinstance(row, Row)
    assert row.values == {"phone": "1", "phone (2)": "2", "column 3": "3", "phone (3)": "4"}


def test_what_is_skipped_reads_as_a_sentence(tmp_path):
    items = read(tmp_path, f"{HEADER}\n1,Bright Coffee,12 Oak St\n")
    assert isinstance(items[0], Skipped)
    sentence = SKIPS[items[0].code].format(detail=items[0].detail, column=items[0].column)
    assert sentence == "The row has 3 cells where the header has 12: it is cut off, or no record."
