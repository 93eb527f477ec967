"""What a spreadsheet's cell says, as its reader sees it."""

from __future__ import annotations

import datetime as dt
import re
from math import isfinite
from typing import Protocol

_MASK = re.compile(r"0{2,}(-0+)*\Z")


class Cell(Protocol):
    """The part of an openpyxl cell that is needed here."""

    @property
    def value(self) -> object:
        """What is stored in it."""

    @property
    def number_format(self) -> str:
        """How it is shown, in Excel's notation."""


def cell_value(cell: Cell) -> object:
    """Return the value of a cell as a row holds it.

    Whole numbers keep the zeros that their number format shows: 2134 as `00000` is the text `02134`,
    and 21341234 as `00000-0000` is `02134-1234`, which is how spreadsheets hold ZIP and store codes.
    """
    match cell.value:
        case bool() | str() | None | dt.datetime() as plain:
            return plain
        case int() as number:
            return _masked(number, cell.number_format)
        case float() as number:
            return number if isfinite(number) else None
        case dt.time() as time:
            return time.isoformat("seconds" if time.second else "minutes")
        case dt.date() as day:
            return dt.datetime.combine(day, dt.time())  # a day in a sheet has no zone
    return str(cell.value)


def _masked(number: int, mask: str) -> int | str:
    if number < 0 or not _MASK.match(mask):
        return number
    groups = mask.split("-")
    digits = str(number).zfill(sum(map(len, groups)))
    parts: list[str] = []
    for group in reversed(groups[1:]):
        parts.append(digits[-len(group) :])
        digits = digits[: -len(group)]
    return "-".join([digits, *reversed(parts)])
