"""Pins from two columns, one column, WKT or WKB; what cannot be a place is named, never used."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Mapping

from listaudit.model import Point
from listaudit.readers.plan import Note, Plan

_WKT = re.compile(r"\s*(?:SRID=\d+;)?\s*POINT\s*(?:ZM?|M)?\s*\(\s*(\S+)\s+([^\s)]+)[^)]*\)\s*", re.IGNORECASE)
_PAIR = re.compile(r"\s*[\[(]?\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*[\])]?\s*")
_HEX = re.compile(r"0[01][0-9A-Fa-f]{40,}")
_WKB_POINT = 21
_WKB_SRID = 0x20000000
_NAN = float("nan")


def point_of(values: Mapping[str, object], plan: Plan, note: Note) -> Point | None:
    """Return the pin of a row, or None; a pin that cannot be one is told through `note`."""
    raw = {name: value for name, headers in plan.pins if (value := _first(values, headers)) is not None}
    if "latitude" in raw and "longitude" in raw:
        pair = _degrees(raw["latitude"]), _degrees(raw["longitude"])
    elif (pin := raw.get("geometry", raw.get("lat_lng"))) is not None:
        pair = _shape(pin)
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
    if -90 <= latitude <= 90 and -180 <= longitude <= 180:  # noqa: PLR2004 - degrees
        if latitude or longitude:
            return Point(latitude, longitude)
        note("coordinates.zero", "latitude", "0, 0")
        return None
    swapped = -90 <= longitude <= 90 and -180 <= latitude <= 180  # noqa: PLR2004 - degrees
    shown = ", ".join(str(value)[:40] for value in raw.values() if not isinstance(value, bytes))
    note("coordinates.swapped" if swapped else "coordinates.invalid", "latitude", shown)
    return None


def _degrees(value: object) -> float:
    """Read degrees with a point or a decimal comma; NaN where it is no number."""
    if isinstance(value, (int, float)):
        return float(value)
    text = str(value).strip().lstrip("'").rstrip("°").replace("\u2212", "-")
    try:
        return float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        return _NAN


def _shape(value: object) -> tuple[float, float]:
    """Return latitude and longitude of WKT `POINT (lon lat)`, WKB, or a plain pair `lat, lon`."""
    if isinstance(value, bytes):
        return _wkb(value)
    text = str(value)
    if wkt := _WKT.fullmatch(text):
        return _degrees(wkt[2]), _degrees(wkt[1])
    if pair := _PAIR.fullmatch(text):
        return float(pair[1]), float(pair[2])
    return _wkb(bytes.fromhex(text)) if _HEX.fullmatch(text) and not len(text) % 2 else (_NAN, _NAN)


def _wkb(data: bytes) -> tuple[float, float]:
    """Read a point in well-known binary (OGC 06-103r4), also with the SRID of PostGIS."""
    if len(data) < _WKB_POINT:
        return _NAN, _NAN
    order = "<" if data[0] == 1 else ">"
    (kind,) = struct.unpack_from(f"{order}I", data, 1)
    start = 9 if kind & _WKB_SRID else 5
    if kind & 0xFF != 1 or len(data) < start + 16:
        return _NAN, _NAN
    longitude, latitude = struct.unpack_from(f"{order}dd", data, start)
    return (_NAN, _NAN) if math.isnan(latitude) else (latitude, longitude)
