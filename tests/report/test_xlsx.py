from dataclasses import replace

import pytest
from openpyxl import load_workbook

from listaudit.errors import OutputError
from listaudit.report.citations import COLUMNS
from listaudit.report.fixes import COLUMNS as FIX_COLUMNS
from listaudit.report.fixes import STATUSES


@pytest.fixture
def workbook(audit, tmp_path):
    opened = []

    def write(audit=audit):
        audit.write(f"xlsx={tmp_path / 'a.xlsx'}")
        opened.append(load_workbook(tmp_path / "a.xlsx"))
        return opened[-1]

    yield write
    for book in opened:
        book.close()


def records(sheet):
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_the_workbook_holds_summary_citations_and_fixes(workbook, snapshot):
    book = workbook()
    assert book.sheetnames == ["summary", "citations", "fixes"]
    assert {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book
    } == snapshot


def test_codes_phones_and_postcodes_are_text_and_figures_are_numbers(workbook):
    book = workbook()
    row = records(book["citations"])[0]
    assert (row["store_code"], row["postcode_listed"], row["phone_expected"]) == (
        "007",
        "01067",
        "+49 30 55501001",
    )
    assert row["probability"] == pytest.approx(0.9987)
    assert book["citations"]["A2"].number_format == "@"
    assert [row["priority"] for row in records(book["fixes"])] == [1, 2, 90, 170, 300]


def test_nothing_in_it_is_a_formula(workbook):
    types = {cell.data_type for sheet in workbook() for row in sheet.iter_rows() for cell in row}
    assert "f" not in types


def test_headers_are_frozen_and_filtered_and_the_status_is_a_list(workbook):
    book = workbook()
    for name, columns in (("citations", COLUMNS), ("fixes", FIX_COLUMNS)):
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert [cell.value for cell in sheet[1]] == list(columns)
    (choice,) = book["fixes"].data_validations.dataValidation
    assert choice.formula1 == f'"{",".join(STATUSES)}"'
    assert str(choice.sqref) == "Q2:Q6"
    assert book["fixes"]["Q1"].value == "fix_status"


def test_an_audit_without_anything_is_a_workbook_too(workbook, audit):
    book = workbook(replace(audit, locations=(), run=replace(audit.run, started="long ago")))
    assert records(book["fixes"]) == []


def test_what_one_sheet_cannot_hold_goes_on_in_the_next(workbook, monkeypatch):
    monkeypatch.setattr("listaudit.report.sheet.ROWS", 4)
    book = workbook()
    assert {"summary 2", "fixes 2"} <= set(book.sheetnames)
    assert [len(records(book[name])) for name in ("citations", "citations 2", "citations 3")] == [3, 3, 1]


def test_a_cell_beyond_what_a_spreadsheet_takes_is_cut_and_says_so(workbook, audit):
    long = replace(audit.locations[0], name="x" * 40_000)
    name = records(workbook(replace(audit, locations=(long,)))["citations"])[0]["store_name"]
    assert len(name) == 32_767
    assert name.endswith("[cut]")


def test_a_workbook_that_cannot_be_packed_is_an_output_error(audit, tmp_path, monkeypatch):
    def full(_self):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.packager.Packager._create_package", full)
    with pytest.raises(OutputError, match="No space left on device"):
        audit.write(f"xlsx={tmp_path / 'a.xlsx'}")
    assert not list(tmp_path.iterdir())
