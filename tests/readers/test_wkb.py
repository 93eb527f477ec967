from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.readers.wkb import wkb_position

POINT = struct.pack("<BIdd", 1, 1, -89.65, 39.78)
LINE = struct.pack("<BII4d", 1, 2, 2, 0, 0, 4, 2)
POLYGON = struct.pack("<BIII4d", 1, 3, 1, 2, 0, 0, 4, 2)


@pytest.mark.parametrize(
    ("data", "position"),
    [
        (POINT, (-89.65, 39.78)),
        (struct.pack(">BIdd", 0, 1, 1, 2), (1.0, 2.0)),
        (struct.pack("<BIddd", 1, 1001, 1, 2, 9), (1.0, 2.0)),
        (struct.pack("<BIdddd", 1, 3001, 1, 2, 9, 9), (1.0, 2.0)),
        (struct.pack("<BIIdd", 1, 0x20000001, 4326, 1, 2), (1.0, 2.0)),
        (struct.pack("<BIddd", 1, 0x80000001, 1, 2, 9), (1.0, 2.0)),
        (LINE, (2.0, 1.0)),
        (POLYGON, (2.0, 1.0)),
        (struct.pack("<BII", 1, 6, 1) + POLYGON, (2.0, 1.0)),
        (struct.pack("<BII", 1, 7, 2) + struct.pack("<BIdd", 1, 1, 8, 8) + LINE, (4.0, 4.0)),
        (struct.pack("<BIdd", 1, 1, float("nan"), float("nan")), None),
        (struct.pack("<BII", 1, 7, 0), None),
        (struct.pack("<BI", 1, 99), None),
        (POINT[:-1], None),
        (struct.pack("<BII", 1, 2, 4_000_000_000), None),
        (struct.pack("<BII", 1, 7, 1) * 5_000, None),
        (b"", None),
    ],
)
def test_a_geometry_is_a_point_or_the_centre_of_its_box(data, position):
    assert wkb_position(data) == position


@given(st.binary(max_size=60))
def test_any_bytes_give_a_position_or_nothing(data):
    position = wkb_position(data)
    assert position is None or len(position) == 2
