"""GeoJSON features -> records: properties at the top, with `@id`, `@longitude` and `@latitude`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listaudit.model import Skipped, Where
from listaudit.readers.flatten import flat_row
from listaudit.readers.row import Row, Rows

ID, LONGITUDE, LATITUDE = "@id", "@longitude", "@latitude"

Position = tuple[float, float]
"""Longitude and latitude, as RFC 7946 orders them."""


def is_feature(element: object) -> bool:
    """Say whether an element is a GeoJSON Feature (RFC 7946, 3.2)."""
    return isinstance(element, dict) and element.get("type") == "Feature" and "properties" in element


def feature_rows(feature: Mapping[str, object], where: Where) -> Rows:
    """Yield the row of a Feature, and a note where its geometry cannot be read.

    Any geometry but a point is represented by the centre of its bounding box. The Feature's own id
    becomes `@id` unless the properties have one.
    """
    properties = feature.get("properties")
    record: dict[object, object] = dict(properties) if isinstance(properties, dict) else {}
    if feature.get("id") is not None:
        record.setdefault(ID, feature["id"])
    geometry = feature.get("geometry")
    position = representative(geometry)
    if position:
        record[LONGITUDE], record[LATITUDE] = position
    row = flat_row(record, where)
    if isinstance(row, Row) and geometry and not position:
        kind = geometry.get("type") if isinstance(geometry, dict) else type(geometry).__name__
        yield Skipped(where, "geometry.unreadable", str(kind)[:40])
    yield row


def representative(geometry: object) -> Position | None:
    """Return the point of a GeoJSON geometry, or the centre of its bounding box; None when it has none."""
    return centre(_positions(geometry))


def centre(positions: Iterator[Position]) -> Position | None:
    """Return the centre of the bounding box of some positions; None for none."""
    found = list(positions)
    if not found:
        return None
    longitudes, latitudes = zip(*found, strict=True)
    if len(found) == 1:
        return found[0]
    return (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2


def _positions(geometry: object) -> Iterator[Position]:
    stack = [geometry]
    while stack:
        match stack.pop():
            case {"geometries": list(parts)}:
                stack += parts
            case {"coordinates": list(parts)}:
                stack.append(parts)
            case [int() | float() as longitude, int() | float() as latitude, *_]:
                yield float(longitude), float(latitude)
            case list(parts):
                stack += parts
