"""Well-known binary, the geometry of GeoParquet -> positions (OGC 06-103r4, 8; EWKB flags too)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from math import isfinite

from listaudit.readers.geojson import Position, centre

_POINT, _LINE, _POLYGON, _LAST_COLLECTION = 1, 2, 3, 7
_SRID, _Z, _M = 0x20000000, 0x80000000, 0x40000000
_MODULO = 1000
"""ISO types are the plane type plus 1000 for Z, 2000 for M, 3000 for both."""


def wkb_position(data: bytes) -> Position | None:
    """Return the point of a WKB geometry or the centre of its box; None when it is unreadable or empty."""
    try:
        found = list(_Cursor(data).geometry())
    except (struct.error, ValueError, RecursionError):
        return None
    return centre(point for point in found if isfinite(point[0]) and isfinite(point[1]))


class _Cursor:
    """Reads on through the bytes of one geometry and those inside it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def geometry(self) -> Iterator[Position]:
        order = "<" if self._take("<B") else ">"
        code = self._take(f"{order}I")
        if code & _SRID:
            self._take(f"{order}I")
        plain = code & 0xFFFF
        extra = max(bool(code & _Z) + bool(code & _M), (0, 1, 1, 2)[min(plain // _MODULO, 3)])
        kind = plain % _MODULO
        if kind == _POINT:
            yield from self._positions(order, 1, extra)
        elif kind == _LINE:
            yield from self._positions(order, self._take(f"{order}I"), extra)
        elif kind == _POLYGON:
            for _ in range(self._take(f"{order}I")):
                yield from self._positions(order, self._take(f"{order}I"), extra)
        elif kind <= _LAST_COLLECTION:
            for _ in range(self._take(f"{order}I")):
                yield from self.geometry()
        else:
            raise ValueError(kind)

    def _positions(self, order: str, count: int, extra: int) -> Iterator[Position]:
        size = struct.calcsize(f"{order}{2 + extra}d")
        for _ in range(count):
            longitude, latitude = struct.unpack_from(f"{order}2d", self._data, self._at)
            self._at += size
            yield longitude, latitude

    def _take(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return int(value)
