from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.model import Point
from listaudit.normalize.geo import decimals, distance_m, valid_point

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def test_a_degree_of_latitude_is_111_kilometres():
    assert distance_m(Point(0, 0), Point(1, 0)) == pytest.approx(111_195, abs=10)


def test_the_other_side_of_the_date_line_is_near():
    assert distance_m(Point(0, 179.9999), Point(0, -179.9999)) < 30


def test_antipodes_do_not_raise():
    assert distance_m(Point(0, 0), Point(0, 180)) == pytest.approx(math.pi * 6_371_008.8)


@given(points, points)
def test_distance_is_symmetric_and_never_negative(a, b):
    assert distance_m(a, b) == pytest.approx(distance_m(b, a))
    assert distance_m(a, b) >= 0
    assert distance_m(a, a) == 0


@pytest.mark.parametrize(
    ("latitude", "longitude", "valid"),
    [
        (43.6, -116.2, True),
        (90, 180, True),
        (90.1, 0, False),
        (0, -180.1, False),
        (math.nan, 0, False),
        (0, math.inf, False),
    ],
)
def test_valid_points_are_finite_and_on_earth(latitude, longitude, valid):
    assert valid_point(latitude, longitude) is valid


@pytest.mark.parametrize(
    ("degrees", "places"), [(43.6123, 4), (43.0, 0), (-116.25, 2), (1e-07, 15), (1e16, 0)]
)
def test_decimals_are_counted(degrees, places):
    assert decimals(degrees) == places
