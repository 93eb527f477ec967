from __future__ import annotations

import json
from pathlib import Path

import pytest

from listaudit.errors import InputError
from listaudit.model import Skipped
from listaudit.readers.json_ import is_lines
from listaudit.readers.row import Row
from listaudit.readers.rows import read_rows
from listaudit.readers.skips import skip_sentence

A, B = {"name": "Bright Coffee", "city": "Springfield"}, {"name": "Pine Books", "city": "Shelbyville"}
FEATURE = {
    "type": "Feature",
    "id": "node/1",
    "properties": {"name": "Bright Coffee", "addr:city": "Springfield"},
    "geometry": {"type": "Point", "coordinates": [-89.65, 39.78]},
}


def read(tmp_path: Path, data: object, name: str = "shops.json") -> list[Row | Skipped]:
    path = tmp_path / name
    if not isinstance(data, bytes):
        data = (data if isinstance(data, str) else json.dumps(data)).encode()
    path.write_bytes(data)
    return list(read_rows(str(path)))


def rows(items: list[Row | Skipped]) -> list[object]:
    return [item.values for item in items if isinstance(item, Row)]


def codes(items: list[Row | Skipped]) -> list[tuple[int, str]]:
    return [(item.where.line, item.code if isinstance(item, Skipped) else "row") for item in items]


LINES = f"{json.dumps(A)}\n\n{json.dumps(B)}\n"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ([A, B], "a.json"),
        ({"results": [A, B], "next": None}, "a.json"),
        ({"meta": {"count": 2}, "Locations": [A, B]}, "a.json"),
        ({"response": {"count": 2, "entities": [A, B]}}, "a.json"),
        ({"filialen": [A, B]}, "a.json"),
        (LINES, "a.json"),
        (LINES, "a.ndjson"),
        (LINES, "a.jsonl"),
        (LINES.replace("\n", "\r\n"), "a.ndjson"),
        (LINES.replace("\n", " "), "a.ndjson"),
        (json.dumps([A, B], indent=2), "a.ndjson"),
        (b"\xef\xbb\xbf" + json.dumps([A, B]).encode(), "a.json"),
        (json.dumps([A, B]).encode("utf-16"), "a.json"),
        (json.dumps([A, B]).encode("utf-16-le"), "a.txt"),
    ],
)
def test_records_are_found_however_the_file_is_laid_out(tmp_path, data, name):
    items = read(tmp_path, data, name)
    assert rows(items) == [A, B]
    assert all(isinstance(item, Row) and item.typed for item in items)


def test_lines_are_counted_where_there_are_lines_and_elements_elsewhere(tmp_path):
    assert codes(read(tmp_path, LINES)) == [(1, "row"), (3, "row")]
    assert codes(read(tmp_path, json.dumps([A, B], indent=2))) == [(1, "row"), (2, "row")]


def test_a_single_object_is_one_record(tmp_path):
    one = {"name": "Bright Coffee", "address": {"city": "Springfield"}, "hours": [{"day": "Mo"}]}
    assert rows(read(tmp_path, one)) == [
        {"name": "Bright Coffee", "address.city": "Springfield", "hours.0.day": "Mo"}
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ({"type": "FeatureCollection", "features": [FEATURE]}, "a.geojson"),
        ({"features": [FEATURE], "type": "FeatureCollection"}, "a.json"),
        (FEATURE, "a.geojson"),
        (f"{json.dumps(FEATURE)}\n", "a.ndgeojson"),
    ],
)
def test_features_give_their_properties_id_and_pin(tmp_path, data, name):
    assert rows(read(tmp_path, data, name)) == [
        {
            "name": "Bright Coffee",
            "addr:city": "Springfield",
            "@id": "node/1",
            "@longitude": -89.65,
            "@latitude": 39.78,
        }
    ]


def test_elements_that_are_no_features_are_named(tmp_path):
    data = {
        "type": "FeatureCollection",
        "features": [FEATURE, {"type": "Point", "coordinates": [1, 2]}, {}, 7],
    }
    assert codes(read(tmp_path, data, "a.geojson")) == [
        (1, "row"),
        (2, "geojson.not-feature"),
        (3, "geojson.not-feature"),
        (4, "json.not-object"),
    ]


def test_elements_that_are_no_objects_are_named(tmp_path):
    items = read(tmp_path, [A, 1, "x", None, [A], {}, True])
    assert codes(items) == [(1, "row")] + [(n, "json.not-object") for n in (2, 3, 4, 5)] + [
        (6, "row.empty"),
        (7, "json.not-object"),
    ]
    assert [item.detail for item in items if isinstance(item, Skipped)][:4] == [
        "a number",
        "a text",
        "null",
        "a list",
    ]


def test_a_broken_line_costs_its_own_record_only(tmp_path):
    deep = '{"a":' * 100_000
    lines = [
        json.dumps(A),
        '{"name": "x"',
        "7",
        deep,
        '{"a": "\0"}',
        '{"n": ' + "9" * 5_000 + "}",
        json.dumps(B),
    ]
    items = read(tmp_path, "\n".join(lines), "a.ndjson")
    assert codes(items) == [
        (1, "row"),
        (2, "json.bad-line"),
        (3, "json.not-object"),
        (4, "json.bad-line"),
        (5, "nul-bytes"),
        (6, "json.bad-line"),
        (7, "row"),
    ]


def test_what_strict_parsers_refuse_is_read(tmp_path):
    text = '{"name": "A\\ud800", "x": NaN, "y": -Infinity, "z": 1e999, "x": 1, "t": "a\tb"}'
    for data in (text, f"{text}\n{text}"):
        assert rows(read(tmp_path, data))[0] == {"name": "A\ufffd", "x": 1, "y": None, "z": None, "t": "a\tb"}


def test_cp1252_is_said_once(tmp_path):
    items = read(tmp_path, b'[{"name": "Caf\xe9"}, {"name": "B\xe4cker"}]')
    assert rows(items) == [{"name": "Café"}, {"name": "Bäcker"}]
    assert codes(items)[-1] == (1, "encoding.cp1252")


def test_further_lists_of_records_are_named(tmp_path):
    items = read(tmp_path, {"extra": [A], "results": [A], "hits": [B], "tags": ["x"]})
    assert rows(items) == [A]
    assert [(i.code, i.detail, i.benign) for i in items[1:] if isinstance(i, Skipped)] == [
        ("lists.unread", "hits, extra", True)
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is empty"),
        (" \n ", "nothing but blanks"),
        ("7", "holds a number, not records"),
        ('"text"', "holds a text, not records"),
        ("null", "holds null, not records"),
        ("nonsense", "no valid JSON near line 1"),
        ('[{"a": 1}, {"a": ', "breaks off in line 1"),
        ('[{"a": 1}', "breaks off in line 1"),
        ('{"results": [{"a": 1}]', "breaks off"),
        ('[{"a": "tex', "breaks off"),
        ('[{"a": 1}\n {"b": 2}]', "near line 2: , or ] is missing"),
        ('{"a": 1, b: 2}', "a name in double quotes is missing"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ('[{"a": ' + "9" * 5_000 + "}]", "no valid JSON"),
        (b"PAR1" + bytes(99), "a Parquet file, not text"),
    ],
)
def test_files_that_hold_no_records_are_refused(tmp_path, data, message):
    with pytest.raises(InputError, match=message) as caught:
        read(tmp_path, data)
    assert "shops.json" in caught.value.message
    assert caught.value.hint


def test_an_empty_list_yields_nothing(tmp_path):
    assert read(tmp_path, "[]") == read(tmp_path, '{"results": [ ]}') == []


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ('{"a": 1}\n{"a": 2}\n', True),
        ('\n {"a": 1}\n\n{"a": 2}', True),
        ('{"a": broken\n{"a": 2}\n', True),
        ('{"a": 1}', False),
        ('{"a": 1}\n', False),
        ('{\n{"a": 1}', True),
        ('[\n{"a": 1}\n]', False),
        ('{"type": "FeatureCollection", "features": [\n{"a": 1},\n{"a": 2}\n]}', False),
        ('{\n  "a": 1\n}', False),
        ("", False),
    ],
)
def test_one_record_a_line_is_told_by_the_second_line(head, lines):
    assert is_lines(head) is lines


@pytest.mark.parametrize("second", ["nope", "[1", '"x"', "// a note"])
def test_a_bad_line_is_named_also_where_it_is_the_second_of_the_file(tmp_path, second):
    items = read(tmp_path, f'{{"name": "A"}}\n{second}\n{{"name": "B"}}\n', "a.ndjson")
    assert [getattr(item, "code", "row") for item in items][::2] == ["row", "row"]
    assert (items[1].code, items[1].where.line) in {("json.bad-line", 2), ("json.not-object", 2)}


def test_a_feature_without_properties_is_told_as_one(tmp_path):
    (item,) = read(tmp_path, '{"type": "FeatureCollection", "features": [{"type": "Feature"}]}', "a.geojson")
    assert skip_sentence(item.code, item.detail, item.column) == (
        "The element is no Feature that can be read: it is without properties."
    )
