"""Files that went wrong, made by the few bytes that make them so: name -> bytes."""

import gzip
import io
import json
import random
import zipfile

import openpyxl

HEAD = "store_code,name,street,city,region,postcode,country,phone,website"
ROW = "0001,Bluebird Bakery,120 Maple St,Springfield,IL,62701,US,(217) 555-0101,https://bluebird.example/"
OTHER = "0002,Harbor Coffee,88 Oak Ave,Joliet,IL,60431,US,(815) 555-0102,https://harbor.example/"
TABLE = f"{HEAD}\n{ROW}\n{OTHER}\n"
NOISE = bytes(random.Random(0).randbytes(4000))  # noqa: S311 - no secret
PIXEL = b"\x89PNG\r\n\x1a\n" + NOISE


def workbook(*sheets):
    """Return a workbook with a sheet for each list of rows."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    for number, rows in enumerate(sheets):
        sheet = book.active if not number else book.create_sheet(f"more{number}")
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


CELLS = [line.split(",") for line in TABLE.splitlines()]


def rewritten(data, old, new):
    """Return a workbook whose first sheet says something else in its XML."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old_zip,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped,
    ):
        for part in old_zip.namelist():
            text = old_zip.read(part)
            zipped.writestr(part, text.replace(old, new) if part.endswith("sheet1.xml") else text)
    return out.getvalue()


def with_entities():
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet '
    return rewritten(workbook(CELLS), b"<worksheet ", bomb)


def deep(levels, inner="1"):
    return '{"a":' * levels + inner + "}" * levels


REFUSED = {
    "empty.csv": (b"", "is empty"),
    "blank.csv": (b"\n\n \n", "only blank lines"),
    "header.csv": (HEAD.encode() + b"\n", "holds no rows"),
    "header.xlsx": (workbook(CELLS[:1]), "holds no rows"),
    "none.json": (b"[]", "holds no rows"),
    "page.csv": (b"<html><body>Not found</body></html>\n", "holds no rows"),
    "page.json": (b"<html><body>Not found</body></html>\n", "no valid JSON"),
    "noise.csv": (NOISE, "binary"),
    "noise.json": (NOISE, "binary"),
    "noise.xlsx": (NOISE, "no Excel workbook"),
    "noise.parquet": (NOISE, "no sound Parquet"),
    "noise.csv.gz": (NOISE, "not packed with gzip"),
    "noise": (NOISE, "binary"),
    "image.csv": (PIXEL, "is an image"),
    "book.csv": (workbook(CELLS), "name it .xlsx"),
    "old.xls": (b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .xlsx"),
    "nul-header.csv": (TABLE.replace("name", "na\0me").encode(), "NUL bytes"),
    "cut-utf16.csv": (TABLE.encode("utf-16")[:-1], "no valid UTF-16"),
    "line.csv": (TABLE.encode() + b"x" * (17 << 20), "longer than 16 million"),
    "bomb.csv.gz": (gzip.compress(TABLE.encode() + (b"3,X," + b" " * 4_000 + b"\n") * 15_000), "unpacks to more than"),
    "cut.csv.gz": (gzip.compress(TABLE.encode())[:-9], "ends in the middle"),
    "bomb.xlsx": (
        rewritten(workbook(CELLS), b"<sheetData>", b"<sheetData>" + b" " * (40 << 20)), "too large to be opened",
    ),
    "entities.xlsx": (with_entities(), "defines entities"),
    "deep.json": (f"[{deep(20_000)}]".encode(), "nested too deeply"),
    "deep-list.json": (b"[" * 50_000, "nested too deeply"),
    "cut.json": (b'[{"name": "A", "store_code": "1"}, {"name": "B', "breaks off"),
    "number.json": (b"3", "a number, not records"),
    "text.json": (b'"x"', "a text, not records"),
}  # fmt: skip
"""File -> its bytes, and a word of the error that refuses it as a whole."""

SKIPPED = {
    "nul.csv": (f"{TABLE}0003,Quay\0Taxi,9 Quay Rd,Peoria,IL,61602,US,,\n".encode(), "nul-bytes", 4),
    "short.csv": (f"{TABLE}0003,Quay Taxi,9 Quay Rd\n".encode(), "row.too-short", 4),
    "long.csv": (f"{TABLE}0003{',x' * 299}\n".encode(), "row.too-long", 4),
    "cell.csv": (f"{TABLE}0003,{'x' * (10 << 20)},9 Quay Rd,Peoria,IL,61602,US,,\n".encode(), "cell.too-long", 4),
    "quote.csv": (f'{TABLE}0003,"Quay Taxi,9 Quay Rd,Peoria,IL,61602,US,,\n'.encode(), "quote.unclosed", 4),
    "nameless.csv": (f"{HEAD},note\n{ROW},\n{OTHER},\n,,9 Quay Rd,Peoria,,,,,x\n".encode(), "row.no-name", 4),
    "invisible.csv": (f"{TABLE}0003,\u200b\u202e,9 Quay Rd,Peoria,IL,61602,US,,\n".encode(), "row.no-name", 4),
    "deep.ndjson": (
        "\n".join([*(json.dumps(dict(zip(CELLS[0], row, strict=True))) for row in CELLS[1:]), deep(20_000)]).encode(),
        "json.bad-line", 3,
    ),
    "nested.json": (
        json.dumps([*(dict(zip(CELLS[0], row, strict=True)) for row in CELLS[1:]), json.loads(deep(40))]).encode(),
        "json.too-deep", 3,
    ),
    "list.json": (
        json.dumps([*(dict(zip(CELLS[0], row, strict=True)) for row in CELLS[1:]), 5]).encode(), "json.not-object", 3,
    ),
    "formula.xlsx": (workbook([*CELLS, ["0003", '=A1&"x"', *CELLS[1][2:]]]), "row.no-name", 4),
}  # fmt: skip
"""File of two good rows and a bad one -> its bytes, the code of the bad one, and where it stands."""

READ = {
    "utf16.csv": (TABLE.encode("utf-16"), ""),
    "utf16-no-mark.csv": (TABLE.encode("utf-16-le"), ""),
    "utf16-be-no-mark.csv": (TABLE.encode("utf-16-be"), ""),
    "mark.csv": (b"\xef\xbb\xbf" + TABLE.encode(), ""),
    "western.csv": (TABLE.replace("Harbor", "Café").encode("cp1252"), "encoding.cp1252"),
    "sheets.xlsx": (workbook(CELLS, CELLS), "sheets.unread"),
    "nan.json": (
        b'[{"store_code":"1","name":"A","latitude":NaN,"longitude":5},{"store_code":"2","name":"B","latitude":true}]',
        "coordinates.invalid",
    ),
    "nan.csv": (b"store_code,name,latitude,longitude\n1,A,NaN,inf\n2,B,91,181\n", "coordinates.invalid"),
    "half.csv": (b"store_code,name,latitude,longitude\n1,A,,5\n2,B,,\n", "coordinates.invalid"),
    "swapped.csv": (b"store_code,name,latitude,longitude\n1,A,-116.2,43.6\n2,B,,\n", "coordinates.swapped"),
    "zero.csv": (b"store_code,name,latitude,longitude\n1,A,0,0\n2,B,,\n", "coordinates.zero"),
    "many.csv": (
        f"store_code,name,alternate_names\n1,A,{';'.join(f'Name {n}' for n in range(5_000))}\n2,B,\n".encode(),
        "values.too-many",
    ),
    "phones.csv": (b"store_code,name,phone\n1,A,x\n2,B,+;;;0 ext\n", ""),
    "surrogates.json": (
        b'[{"store_code":"1","name":"A\\ud800B","phone":"\\udfff"},{"store_code":"\\ud800","name":"C"}]', "",
    ),
}  # fmt: skip
"""File of two rows that are used nevertheless -> its bytes, and the code of the note that tells what was done."""
