from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from listaudit.errors import InputError
from listaudit.readers import workbook, xlsx
from listaudit.readers.rows import read_rows

SHEET = "xl/worksheets/sheet1.xml"


def written(tmp_path: Path) -> Path:
    path = tmp_path / "shops.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((["store_code", "name", "city"], [1, "A", "x"], [2, "B", "y"])):
            sheet.write_row(number, 0, row)
    return path


def changed(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def refused(path: Path, message: str) -> InputError:
    with pytest.raises(InputError, match=message) as caught:
        list(read_rows(str(path)))
    assert str(path) in caught.value.message
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"name,city\nA,B\n", "is no Excel workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old .xls format"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
        (b"PK\x03\x04 and then nothing", "damaged workbook"),
    ],
)
def test_files_that_are_no_workbook_are_refused(tmp_path, data, message):
    path = tmp_path / "shops.xlsx"
    path.write_bytes(data)
    refused(path, message)


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "shops.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    refused(path, "damaged workbook")


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("prolog", [ENTITIES, OUTSIDE])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_xml_entities_are_refused(tmp_path, part, prolog):
    def attack(xml: bytes) -> bytes:
        return prolog + xml[xml.index(b"?>") + 2 :] if xml.startswith(b"<?xml") else prolog + xml

    refused(changed(written(tmp_path), part, attack), "its XML defines entities")


def test_a_workbook_is_not_opened_without_the_guard_against_entities(tmp_path, monkeypatch):
    monkeypatch.setattr(openpyxl, "DEFUSEDXML", False)
    assert "defusedxml" in refused(written(tmp_path), "guard against XML attacks").hint


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = changed(written(tmp_path), SHEET, lambda xml: xml + b" " * 300_000_000)
    refused(path, r"too large to be opened: its \d+ parts unpack to 286 MB")


@pytest.mark.parametrize(
    ("part", "limit"),
    [(SHEET, "SHEET_BYTES"), ("xl/sharedStrings.xml", "STRINGS_BYTES"), ("xl/styles.xml", "PART_BYTES")],
)
def test_each_part_has_its_limit(tmp_path, monkeypatch, part, limit):
    monkeypatch.setattr(workbook, limit, 10)
    refused(written(tmp_path), "in it unpacks to")
    assert part


def test_too_many_parts_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "ZIP_PARTS", 3)
    refused(written(tmp_path), "parts unpack to")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sheetData>", b""),
        (b"<v>1</v>", b"<v>one</v>"),
        (b't="s"', b't="s" r="??"'),
        (b"<v>0</v>", b"<v>9999</v>"),
        (b'<row r="2"', b'<row r="2.5"'),
    ],
)
def test_damaged_sheets_are_refused(tmp_path, old, new):
    refused(changed(written(tmp_path), SHEET, lambda xml: xml.replace(old, new)), "damaged workbook")


def test_a_row_number_that_no_sheet_has_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "SHEET_ROWS", 5_000)
    path = changed(written(tmp_path), SHEET, lambda xml: xml.replace(b'<row r="3"', b'<row r="999999999999"'))
    refused(path, "rows beyond 5,000")


def test_a_wrong_statement_of_size_is_ignored(tmp_path):
    path = changed(written(tmp_path), SHEET, lambda xml: xml.replace(b'ref="A1:C3"', b'ref="A1:XFD1048576"'))
    assert len(list(read_rows(str(path)))) == 2


def test_a_broken_checksum_is_refused(tmp_path):
    path = written(tmp_path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(SHEET)
    start = info.header_offset + 30 + len(info.filename)
    data[start + 20 : start + 40] = bytes(20)
    path.write_bytes(data)
    refused(path, "damaged workbook")


def test_a_formula_is_found_across_the_border_of_two_blocks(tmp_path, monkeypatch):
    book = openpyxl.Workbook()
    for row in (["a", "b", "c"], ["=1", 2, 3]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "shops.xlsx")
    for size in (1, 2, 3, 7, 50):
        monkeypatch.setattr(workbook, "MIB", size)
        with (tmp_path / "shops.xlsx").open("rb") as file:
            assert workbook.has_formulas(file, "shops.xlsx")
    with written(tmp_path).open("rb") as file:
        assert not workbook.has_formulas(file, "shops.xlsx")
