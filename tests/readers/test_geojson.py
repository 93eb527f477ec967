from __future__ import annotations

import pytest

from listaudit.model import Skipped, Where
from listaudit.readers.geojson import feature_rows, is_feature, representative
from listaudit.readers.row import Row

SQUARE = [[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]


@pytest.mark.parametrize(
    ("geometry", "position"),
    [
        ({"type": "Point", "coordinates": [-89.65, 39.78]}, (-89.65, 39.78)),
        ({"type": "Point", "coordinates": [1, 2, 300]}, (1.0, 2.0)),
        ({"type": "LineString", "coordinates": [[0, 0], [4, 2]]}, (2.0, 1.0)),
        ({"type": "Polygon", "coordinates": [SQUARE]}, (2.0, 1.0)),
        ({"type": "MultiPolygon", "coordinates": [[SQUARE], [[[10, 10]]]]}, (5.0, 5.0)),
        (
            {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [3, 4]}]},
            (3.0, 4.0),
        ),
        ({"type": "Point", "coordinates": []}, None),
        ({"type": "Point", "coordinates": ["1", "2"]}, None),
        ({"type": "Point"}, None),
        (None, None),
        ("POINT (1 2)", None),
    ],
)
def test_a_geometry_is_represented_by_its_point_or_the_centre_of_its_box(geometry, position):
    assert representative(geometry) == position


def rows(feature: dict[str, object]) -> list[Row | Skipped]:
    return list(feature_rows(feature, Where("a.geojson", 1)))


def test_an_id_among_the_properties_stays():
    (row,) = rows({"type": "Feature", "id": 7, "properties": {"@id": "node/7"}, "geometry": None})
    assert isinstance(row, Row)
    assert row.values == {"@id": "node/7"}


def test_nested_properties_are_flattened():
    (row,) = rows({"type": "Feature", "properties": {"names": {"primary": "A"}, "phones": ["1"]}})
    assert isinstance(row, Row)
    assert row.values == {"names.primary": "A", "phones": ["1"]}


def test_a_geometry_that_cannot_be_read_is_noted_and_the_row_goes_on():
    feature = {"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Circle"}}
    note, row = rows(feature)
    assert isinstance(note, Skipped)
    assert (note.code, note.detail) == ("geometry.unreadable", "Circle")
    assert isinstance(row, Row)
    assert isinstance(rows({**feature, "geometry": "x"})[0], Skipped)


def test_a_feature_of_nothing_is_an_empty_row():
    (skipped,) = rows({"type": "Feature", "properties": None, "geometry": {"type": "Circle"}})
    assert isinstance(skipped, Skipped)
    assert skipped.code == "row.empty"


@pytest.mark.parametrize(
    ("element", "yes"),
    [
        ({"type": "Feature", "properties": None}, True),
        ({"type": "Feature"}, False),
        ({"type": "Point"}, False),
        (7, False),
    ],
)
def test_a_feature_has_type_and_properties(element, yes):
    assert is_feature(element) is yes
