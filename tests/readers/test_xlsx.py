from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from listaudit.errors import InputError
from listaudit.model import Skipped
from listaudit.readers.row import Row
from listaudit.readers.rows import read_rows

HEADER = ["store_code", "name", "city"]
Table = list[list[object]]


def written(tmp_path: Path, **sheets: Table) -> str:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "shops.xlsx"
    book.save(path)
    return str(path)


def rows(path: str) -> list[object]:
    return [dict(item.values) for item in read_rows(path) if isinstance(item, Row)]


def notes(path: str) -> list[tuple[int, str, str, str]]:
    skipped = [item for item in read_rows(path) if isinstance(item, Skipped)]
    return [(item.where.line, item.code, item.column, item.detail) for item in skipped]


def test_cells_keep_their_types(tmp_path):
    day = dt.datetime(2026, 11, 2)  # noqa: DTZ001
    path = written(tmp_path, A=[["name", "lat", "opened", "public", "n"], ["A", 39.78, day, True, 7]])
    (item,) = read_rows(path)
    assert isinstance(item, Row)
    assert item.values == {"name": "A", "lat": 39.78, "opened": day, "public": True, "n": 7}
    assert (item.where.file, item.where.line, item.typed) == (path, 2, True)


def test_title_rows_above_the_header_are_no_rows(tmp_path):
    path = written(tmp_path, A=[["Our shops"], [], HEADER, [1, "A", "Springfield"]])
    (item,) = read_rows(path)
    assert item.where.line == 4


def test_the_sheet_that_holds_a_table_is_read_and_the_others_are_named(tmp_path):
    path = written(
        tmp_path,
        Readme=[["How to fill this in"], ["Write one shop a row"]],
        Empty=[],
        Template=[HEADER],
        Shops=[HEADER, [1, "A", "Springfield"]],
        More=[HEADER, [2, "B", "Shelbyville"]],
    )
    row, note = read_rows(path)
    assert isinstance(row, Row)
    assert (row.where.file, row.values["name"]) == (f"{path}[Shops]", "A")
    assert isinstance(note, Skipped)
    assert (note.code, note.detail, note.benign) == ("sheets.unread", "Readme, Template, More", True)


def test_a_sheet_of_two_columns_or_of_numbers_is_read_when_there_is_no_better(tmp_path):
    assert rows(written(tmp_path, A=[["name", "city"], ["A", "B"]])) == [{"name": "A", "city": "B"}]
    assert rows(written(tmp_path, A=[[1, 2, 3], [4, 5, 6]])) == [{"1": 4, "2": 5, "3": 6}]


def test_rows_without_anything_are_told_once_for_each_gap(tmp_path):
    path = written(tmp_path, A=[HEADER, [1, "A", "x"], [], [], [2, "B", "y"], [], [3, "C", "z"], [], []])
    assert [row["name"] for row in rows(path)] == ["A", "B", "C"]
    assert notes(path) == [(3, "row.empty", "", "2 rows from here"), (6, "row.empty", "", "this row")]


def test_cells_beyond_the_header_have_the_number_of_their_column(tmp_path):
    path = written(tmp_path, A=[HEADER, [1, "A", "x", None, "call first"], [2]])
    assert rows(path) == [
        {"store_code": 1, "name": "A", "city": "x", "column 5": "call first"},
        {"store_code": 2, "name": None, "city": None},
    ]


def test_a_formula_without_a_stored_value_is_named_by_its_cell(tmp_path):
    path = written(tmp_path, A=[HEADER, ["=1+1", "A", '="x"'], [2, "B", "y"]])
    assert rows(path)[0] == {"store_code": None, "name": "A", "city": None}
    assert notes(path) == [(2, "formula.no-value", "store_code", "A2"), (2, "formula.no-value", "city", "C2")]
    assert len(rows(path)) == 2


def test_a_formula_with_a_stored_value_is_its_value(tmp_path):
    path = tmp_path / "shops.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_formula(1, 0, "=1+1", None, 2)
        sheet.write_formula(1, 1, '="A"', None, "A")
        sheet.write_formula(1, 2, '=""', None, "?")
    replaced(path, "<v>?</v>", "<v></v>")
    assert rows(str(path)) == [{"store_code": 2, "name": "A", "city": None}]
    assert notes(str(path)) == []


def test_an_error_in_a_cell_is_an_empty_cell_and_named(tmp_path):
    path = written(tmp_path, A=[HEADER, [1, "#N/A", "x"]])
    assert rows(path) == [{"store_code": 1, "name": None, "city": "x"}]
    assert notes(path) == [(2, "cell.error", "name", "B2 holds #N/A")]


def test_merged_cells_hold_their_value_in_the_first(tmp_path):
    path = tmp_path / "shops.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 0, HEADER)
        sheet.merge_range("A1:C1", "Our shops")
        sheet.write_row(2, 0, [1, "A"])
        sheet.merge_range("C3:C4", "Springfield")
        sheet.write_row(3, 0, [2, "B"])
    assert [row["city"] for row in rows(str(path))] == ["Springfield", None]


def test_zeros_that_a_number_format_shows_are_kept(tmp_path):
    path = tmp_path / "shops.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["name", "city", "postcode"])
        sheet.write_row(1, 0, ["A", "Boston"])
        sheet.write_number(1, 2, 2134, book.add_format({"num_format": "00000"}))
    assert rows(str(path))[0]["postcode"] == "02134"


def test_a_chart_sheet_is_no_table(tmp_path):
    path = tmp_path / "shops.xlsx"
    with xlsxwriter.Workbook(path) as book:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=Shops!$A$2:$A$2"})
        book.add_chartsheet().set_chart(chart)
        sheet = book.add_worksheet("Shops")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, [1, "A", "x"])
    assert [row["name"] for row in rows(str(path))] == ["A"]


def test_text_that_is_too_long_is_named(tmp_path):
    path = tmp_path / "shops.xlsx"
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("A")
    sheet.append(HEADER)
    sheet.append([1, "A", "x"])
    book.save(path)
    replaced(path, "<t>x</t>", f"<t>{'x' * 100_001}</t>")
    assert notes(str(path)) == [(2, "cell.too-long", "city", "100,001 characters")]
    assert rows(str(path)) == []


def replaced(path: Path, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data.replace(old.encode(), new.encode()))


def test_a_header_alone_yields_nothing(tmp_path):
    assert list(read_rows(written(tmp_path, A=[HEADER]))) == []


def test_a_workbook_without_data_is_refused(tmp_path):
    with pytest.raises(InputError, match="no data in any sheet"):
        list(read_rows(written(tmp_path, A=[], B=[[None, " "]])))
