"""Distances between pins, and what makes a pin valid."""

from __future__ import annotations

import math

from listaudit.model import Point

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG)."""
MAX_LATITUDE = 90.0
MAX_LONGITUDE = 180.0


def valid_point(latitude: float, longitude: float) -> bool:
    """Say whether both are finite degrees in range; NaN would otherwise lie 20,015 km away."""
    return abs(latitude) <= MAX_LATITUDE and abs(longitude) <= MAX_LONGITUDE


def distance_m(a: Point, b: Point) -> float:
    """Return the great-circle distance in metres, by the haversine formula on a sphere.

    At most 0.56 per cent off the ellipsoid: 2.4 m for points closer than 500 m. Both must be valid.
    """
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half_lat = math.sin((lat_b - lat_a) / 2)
    half_lon = math.sin(math.radians(b.longitude - a.longitude) / 2)
    chord = half_lat * half_lat + math.cos(lat_a) * math.cos(lat_b) * half_lon * half_lon
    return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))


def decimals(degrees: float) -> int:
    """Return how many decimals a coordinate was given with, as far as the number still shows them."""
    text = repr(degrees)
    if "e" in text:
        return 0 if abs(degrees) >= 1 else 15
    fraction = text.partition(".")[2]
    return 0 if fraction in {"", "0"} else len(fraction)
