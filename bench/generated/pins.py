"""Pins at known distances, by the ellipsoid and not by the product's sphere, and the slips of pins."""

from __future__ import annotations

import math
import random

from bench.generated.cases import Kind, Made, Maker, Want
from listaudit.model import Field

_EQUATOR_M = 6_378_137.0
_FLATTENING = 1 / 298.257223563
"""The ellipsoid of WGS 84 (NIMA TR8350.2)."""
Place = tuple[float, float]


def _place(rng: random.Random) -> Place:
    return rng.uniform(-70, 70), rng.uniform(-179.9, 179.9)


def _moved(place: Place, metres: float, rng: random.Random) -> Place:
    """Return the place `metres` away in some direction, by the two radii of curvature there."""
    latitude, longitude = place
    square = _FLATTENING * (2 - _FLATTENING)
    flat = 1 - square * math.sin(math.radians(latitude)) ** 2
    meridian, normal = _EQUATOR_M * (1 - square) / flat**1.5, _EQUATOR_M / math.sqrt(flat)
    turn = rng.uniform(0, 2 * math.pi)
    north, east = metres * math.cos(turn), metres * math.sin(turn)
    east_degrees = math.degrees(east / (normal * math.cos(math.radians(latitude))))
    return latitude + math.degrees(north / meridian), (longitude + east_degrees + 180) % 360 - 180


def _columns(place: Place, digits: int = 6) -> dict[str, str]:
    return {"latitude": f"{place[0]:.{digits}f}", "longitude": f"{place[1]:.{digits}f}"}


def _apart(low: float, high: float) -> Maker:
    def make(rng: random.Random) -> Made:
        place = _place(rng)
        return _columns(place, 7), _columns(_moved(place, rng.uniform(low, high), rng), 7)

    return make


def _over_the_date_line(low: float, high: float) -> Maker:
    def make(rng: random.Random) -> Made:
        place = rng.uniform(-60, 60), rng.choice((-1, 1)) * rng.uniform(179.9998, 180)
        other = _moved(place, rng.uniform(low, high), rng)
        return (_columns(place, 7), _columns(other, 7)) if other[1] * place[1] < 0 else None

    return make


def _rounded(rng: random.Random) -> Made:
    place = _place(rng)
    return _columns(place, rng.randint(5, 8)), _columns(place, rng.randint(4, 5))


def _written(rng: random.Random) -> Made:
    ours = _columns(_place(rng), 5)
    signs = rng.choice(
        (("-", "\u2212"), (".", ","), ("", "+"), ("", " "), ("$", "°"), ("$", "00"), ("$", " "))
    )
    theirs = {key: _as(value, *signs) for key, value in ours.items()}
    return (ours, theirs) if theirs != ours else None


def _as(value: str, old: str, new: str) -> str:
    if old == "$":
        return value + new
    if not old:
        return new + value if value[0] != "-" or new == " " else value
    return value.replace(old, new)


def _slip(slip: str) -> Maker:
    def make(rng: random.Random) -> Made:
        latitude, longitude = place = _place(rng)
        if min(abs(latitude), abs(longitude), abs(abs(latitude) - abs(longitude))) < 1:
            return None
        wrong: dict[str, Place] = {
            "swapped": (longitude, latitude), "latitude": (-latitude, longitude), "longitude": (latitude, -longitude),
            "both": (-latitude, -longitude), "digit": _other_digit(place, rng),
            "whole": (float(round(latitude)), float(round(longitude))),
        }  # fmt: skip
        theirs = wrong[slip]
        return (_columns(place), _columns(theirs)) if abs(theirs[0]) <= 90 else None

    return make


def _other_digit(place: Place, rng: random.Random) -> Place:
    """Change the second decimal of one axis: a kilometre to the north, 300 m and more to the east."""
    step = rng.choice((-1, 1)) * rng.randint(1, 9) / 100
    return rng.choice(((place[0] + step, place[1]), (place[0], place[1] + step)))


def _nowhere(rng: random.Random) -> Made:
    latitude, longitude = rng.choice(
        (("0", "0"), ("0.0", "0.000"), ("91.5", "12"), ("45", "181.2"), ("-200", "400"))
    )
    return _columns(_place(rng)), {"latitude": latitude, "longitude": longitude}


def _no_numbers(rng: random.Random) -> Made:
    latitude, longitude = rng.choice(
        (("x", "y"), ("", "12.5"), ("nan", "nan"), ("north", "45"), ("inf", "12"))
    )
    return _columns(_place(rng)), {"latitude": latitude, "longitude": longitude}


_KINDS: tuple[tuple[str, Want, Maker], ...] = (
    ("rounded to four decimals or more", Want.FORMAT, _rounded),
    ("written otherwise", Want.FORMAT, _written),
    ("up to 10 m", Want.FORMAT, _apart(0, 10)),
    ("25 to 245 m", Want.ACCEPTED, _apart(25, 245)),
    ("25 to 245 m over the date line", Want.ACCEPTED, _over_the_date_line(25, 245)),
    ("255 m to 2 km", Want.CHANGE, _apart(255, 2_000)),
    ("2 to 500 km", Want.CHANGE, _apart(2_000, 500_000)),
    ("swapped", Want.CHANGE, _slip("swapped")),
    ("sign of the latitude", Want.CHANGE, _slip("latitude")),
    ("sign of the longitude", Want.CHANGE, _slip("longitude")),
    ("both signs", Want.CHANGE, _slip("both")),
    ("second decimal", Want.CHANGE, _slip("digit")),
    ("whole degrees", Want.CHANGE, _slip("whole")),
    ("nowhere: told when it is read, then not there", Want.MISSING, _nowhere),
    ("no numbers: told when it is read, then not there", Want.MISSING, _no_numbers),
)  # fmt: skip
KINDS = tuple(Kind(Field.PIN, name, want, make) for name, want, make in _KINDS)
