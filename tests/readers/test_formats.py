from __future__ import annotations

import pytest

from listaudit.errors import InputError
from listaudit.readers.formats import by_content, by_name, checked


@pytest.mark.parametrize(
    ("path", "fmt"),
    [
        ("a.csv", "csv"),
        ("a.b.CSV.GZ", "csv"),
        ("a.tsv", "tsv"),
        ("a.xlsx", "xlsx"),
        ("a.json", "json"),
        ("a.jsonl", "ndjson"),
        ("a.ndgeojson.gz", "ndjson"),
        ("a.geojson", "geojson"),
        ("a.parquet", "parquet"),
        ("a.gz", ""),
        ("a.txt", ""),
        ("a", ""),
        ("-", ""),
    ],
)
def test_the_suffix_decides(path, fmt):
    assert by_name(path) == fmt


@pytest.mark.parametrize("path", ["a.xls", "a.ods", "a.pdf", "a.zip", "a.XLSB", "a.docx"])
def test_formats_that_are_not_read_are_refused_with_a_way_out(path):
    with pytest.raises(InputError, match=r"are not read") as caught:
        by_name(path)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("head", "fmt"),
    [
        (b"PK\x03\x04", "xlsx"),
        (b"\xd0\xcf\x11\xe0", "xlsx"),
        (b"PAR1", "parquet"),
        (b"\xef\xbb\xbf \n{", "json"),
        (b"\xff\xfe[\0", "json"),
        (b"name,city", "csv"),
        (b"", "csv"),
    ],
)
def test_the_first_bytes_decide_where_the_name_says_nothing(head, fmt):
    assert by_content(head) == fmt


def test_a_format_is_named_with_or_without_its_dot():
    assert checked(".JSONL") == checked("ndjson") == "ndjson"
    with pytest.raises(InputError, match="no format 'yaml'"):
        checked("yaml")
