"""Pins from two columns, one column or WKT; what cannot be a place is named, never used."""

from __future__ import annotations

import re
from collections.abc import Mapping

from listaudit.model import Point
from listaudit.normalize.geo import valid_point
from listaudit.readers.plan import Note, Plan

_WKT = re.compile(r"\s*(?:SRID=\d+;)?\s*POINT\s*(?:ZM?|M)?\s*\(\s*(\S+)\s+([^\s)]+)[^)]*\)\s*", re.IGNORECASE)
_PAIR = re.compile(r"\s*[\[(]?\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*[\])]?\s*")
_NAN = float("nan")


def point_of(values: Mapping[str, object], plan: Plan, note: Note) -> Point | None:
    """Return the pin of a row, or None; a pin that cannot be one is told through `note`."""
    raw = {name: value for name, headers in plan.pins if (value := _first(values, headers)) is not None}
    if "latitude" in raw and "longitude" in raw:
        pair = _degrees(raw["latitude"]), _degrees(raw["longitude"])
    elif (pin := raw.get("geometry", raw.get("lat_lng"))) is not None:
        pair = _shape(pin)
    elif raw:  # one half of a pin
        pair = _NAN, _NAN
    else:
        return None
    return _checked(pair, raw, note)


def _first(values: Mapping[str, object], headers: tuple[str, ...]) -> object:
    for header in headers:
        value = values[header]
        if value is not None and value != "":
            return value
    return None


def _checked(pair: tuple[float, float], raw: Mapping[str, object], note: Note) -> Point | None:
    latitude, longitude = pair
    if valid_point(latitude, longitude):
        if latitude or longitude:
            return Point(latitude, longitude)
        note("coordinates.zero", "latitude", "0, 0")
        return None
    shown = ", ".join(str(value)[:40] for value in raw.values())
    note(
        "coordinates.swapped" if valid_point(longitude, latitude) else "coordinates.invalid",
        "latitude",
        shown,
    )
    return None


def _degrees(value: object) -> float:
    """Read degrees with a point or a decimal comma; NaN where it is no number."""
    if isinstance(value, bool):
        return _NAN
    if isinstance(value, (int, float)):
        return float(value)
    text = str(value).strip().lstrip("'").rstrip("°").replace("\u2212", "-")
    try:
        return float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return _NAN


def _shape(value: object) -> tuple[float, float]:
    """Return latitude and longitude of WKT `POINT (lon lat)` or of a plain pair `lat, lon`."""
    text = str(value)
    if wkt := _WKT.fullmatch(text):
        return _degrees(wkt[2]), _degrees(wkt[1])
    if pair := _PAIR.fullmatch(text):
        return float(pair[1]), float(pair[2])
    return _NAN, _NAN
