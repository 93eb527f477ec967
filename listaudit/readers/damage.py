"""What spreadsheets do to data: undone where that is certain, named where it is not.

Each function takes the text of one cell and gives back the text to use and the code of what is wrong
with it, empty when nothing is. A code means that the value could not be restored.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from listaudit.normalize.region import regions

_TENTHS = re.compile(r"(\+?\d+)\.0+")
_SCIENTIFIC = re.compile(r"\+?(\d)(?:[.,](\d+))?[eE]\+(\d{1,2})")
_GUARDED = re.compile(r"'(?=[\d+(])")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|mai|juni|juli|okt|dez)"
_DATE = re.compile(rf"(?:\d{{1,2}}[-. ]{_MONTH}\.?(?:[- ]\d{{2,4}})?|{_MONTH}[-. ]\d{{1,4}})", re.IGNORECASE)
_STREET_DATE = re.compile(rf"(?:\d{{1,2}}-{_MONTH}|{_MONTH}-\d{{1,4}})(?=[\s,]|$)", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?:[ T]00:00(?::00)?)?")
_FRACTION = re.compile(r"0?\.\d+|[01](?:\.0)?")
_MINUTES = 24 * 60
Mended = tuple[str, str]


def number(text: str) -> Mended:
    """Mend a code or a phone that was read as a number: `53589.0`, `1.2075550142E+10`, `'0042`.

    Scientific notation is undone only where it still has every digit; `2.07668E+09` has lost some.
    """
    if text[:1] == "'" and _GUARDED.match(text):
        text = text[1:]
    if "." in text and (tenths := _TENTHS.fullmatch(text)):
        return tenths[1], ""
    if ("E" in text or "e" in text) and (scientific := _SCIENTIFIC.fullmatch(text)):
        digits = scientific[1] + (scientific[2] or "")
        if len(digits) == int(scientific[3]) + 1:
            return digits, ""
        if len(digits) < int(scientific[3]) + 1:
            return text, "damage.scientific"
    return text, ""


@cache
def _tables() -> tuple[dict[str, int], dict[str, int]]:
    data = tomllib.loads(Path(__file__).with_name("damage.toml").read_text(encoding="utf-8"))
    zeros = {region: int(count) for count, regions in data["us_zip_zeros"].items() for region in regions}
    return zeros, data["digits"]


@lru_cache(maxsize=1_024)
def postcode(text: str, country: str, region: str) -> Mended:
    """Mend a postcode; leading zeros come back where a US region says how many are gone.

    Args:
        text: The cell.
        country: ISO alpha-2 code of the record, stated or taken for granted; may be empty.
        region: Region of the record as written.
    """
    text, code = number(text)
    digits, plus, extra = text.partition("-")
    zeros, lengths = _tables()
    length = lengths.get(country, 0)
    if code or not digits.isascii() or not digits.isdigit() or not 0 < length - len(digits) <= 2:  # noqa: PLR2004
        return text, code
    missing = length - len(digits)
    if country == "US" and any(zeros.get(found.code) == missing for found in regions(region, "US")):
        return "0" * missing + digits + plus + extra, ""
    return text, "damage.postcode-short"


def street(text: str) -> Mended:
    """Find a house number that a spreadsheet took for a date: `12-Mar` was `12-3` or `3-12`."""
    damaged = "-" in text and (_STREET_DATE.match(text) or _ISO_DATE.fullmatch(text))
    return text, "damage.date" if damaged else ""


def hours(text: str) -> Mended:
    """Find hours that a spreadsheet took for a date: `9-May` was `9-5` or `5-9`. Such a cell is dropped."""
    if _DATE.fullmatch(text) or _ISO_DATE.fullmatch(text):
        return "", "damage.date"
    return text, ""


def clock(text: str) -> str:
    """Return a time of day; a part of a day (`0.375`) as the clock shows it (`09:00`)."""
    if _FRACTION.fullmatch(text) and "." in text:
        minutes = round(float(text) * _MINUTES)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return text
