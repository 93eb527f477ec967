from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from listaudit.readers.cells import cell_value


@dataclass
class Cell:
    value: object
    number_format: str = "General"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (Cell("text"), "text"),
        (Cell(None), None),
        (Cell(value=True), True),
        (Cell(7), 7),
        (Cell(2134, "00000"), "02134"),
        (Cell(62701, "00000"), "62701"),
        (Cell(42, "0000"), "0042"),
        (Cell(21341234, "00000-0000"), "02134-1234"),
        (Cell(5550123456, "000-000-0000"), "555-012-3456"),
        (Cell(123456, "0000"), "123456"),
        (Cell(7, "0"), 7),
        (Cell(7, "0.00"), 7),
        (Cell(-7, "000"), -7),
        (Cell(1.5), 1.5),
        (Cell(float("inf")), None),
        (Cell(dt.datetime(2026, 11, 2)), dt.datetime(2026, 11, 2)),  # noqa: DTZ001
        (Cell(dt.date(2026, 11, 2)), dt.datetime(2026, 11, 2)),  # noqa: DTZ001
        (Cell(dt.time(9)), "09:00"),
        (Cell(dt.time(9, 0, 1)), "09:00:01"),
        (Cell(dt.timedelta(hours=26)), "1 day, 2:00:00"),
    ],
)
def test_a_cell_says_what_the_sheet_shows(cell, value):
    found = cell_value(cell)
    assert (found, type(found)) == (value, type(value))
