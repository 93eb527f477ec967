from __future__ import annotations

import pytest

from listaudit.model import Point
from listaudit.readers.coordinates import point_of
from listaudit.readers.plan import Planner


def read(values):
    notes = []
    point = point_of(values, Planner("listing").plan(values), lambda *note: notes.append(note))
    return point, [code for code, _, _ in notes]


@pytest.mark.parametrize(
    "values",
    [
        {"lat": "43.5871", "lng": "-116.1511"},
        {"latitude": "43,5871", "longitude": "-116,1511"},
        {"latitude": 43.5871, "longitude": -116.1511},
        {"Latitude": "43.5871°", "Longitude": "\u2212116.1511"},
        {"geometry": "POINT (-116.1511 43.5871)"},
        {"geometry": "SRID=4326;Point Z(-116.1511 43.5871 800)"},
        {"coordinates": "43.5871, -116.1511"},
        {"lat_lng": "(43.5871;-116.1511)"},
        {"latitude": "", "longitude": None, "geometry": "POINT(-116.1511 43.5871)"},
    ],
)
def test_a_pin_is_read_in_every_notation(values):
    assert read(values) == (Point(43.5871, -116.1511), [])


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"lat": "NaN", "lng": "1"}, ["coordinates.invalid"]),
        ({"lat": "91", "lng": "181"}, ["coordinates.invalid"]),
        ({"lat": "north", "lng": "1"}, ["coordinates.invalid"]),
        ({"lat": "1,5,5", "lng": "1"}, ["coordinates.invalid"]),
        ({"geometry": "LINESTRING (1 2, 3 4)"}, ["coordinates.invalid"]),
        ({"lat": "-116.15", "lng": "43.59"}, ["coordinates.swapped"]),
        ({"lat": 0, "lng": 0.0}, ["coordinates.zero"]),
        ({"lat": "", "lng": "43"}, ["coordinates.invalid"]),
        ({"lat": None, "lng": None}, []),
    ],
)
def test_what_cannot_be_a_pin_is_named_and_not_used(values, codes):
    assert read(values) == (None, codes)
