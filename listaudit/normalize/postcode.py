"""Postcodes: what a country prints, without spaces, signs and the damage of spreadsheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_FLOAT = re.compile(r"\d{3,9}\.0+\Z")
_SIGNS = re.compile(r"[^0-9A-Za-z]+")
_GB = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?\Z")
_GB_SECTOR = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s+(\d)\Z")
_ZIP, _ZIP4 = 5, 9
ZIP_COUNTRIES = frozenset({"US", "PR", "GU", "VI", "AS", "MP", ""})
"""Countries with ZIP and ZIP+4; those that are not known are read like them."""
_BRITISH = frozenset({"GB", "JE", "GG", "IM", ""})
"""Countries with British codes, whose shape nobody else's codes have."""
_LENGTHS = {
    "DE": 5, "FR": 5, "IT": 5, "ES": 5, "MX": 5, "FI": 5, "PL": 5, "TR": 5, "UA": 5, "LT": 5, "EE": 5,
    "KR": 5, "MY": 5, "PE": 5, "AU": 4, "NO": 4, "NZ": 4, "ZA": 4, "BR": 8, "JP": 7, "RO": 6,
    "CO": 6, "CN": 6,
}  # fmt: skip
"""Digits of codes that may begin with a zero, which spreadsheets drop (Universal Postal Union)."""
_HEADS = {"BR": 5, "JP": 3, "PT": 4, "CA": 3, "NL": 4, "IE": 3, "TW": 3, "SA": 5}
_NUMERIC = frozenset({
    "AT", "BE", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "HR", "HU", "IS", "IT", "LI", "LT", "LU",
    "LV", "MC", "MD", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""Countries whose codes have no letters: letters in front are the country's (`D 80331`, `SE-112 01`)."""
_LETTERS = re.compile(r"\A[A-Z]{1,3}(?=\d)")
_CEDEX = re.compile(r"CEDEX\d*\Z")
_AR = re.compile(r"[A-Z]?(\d{4})([A-Z]{3})?\Z")
_PREFIXES = re.compile(r"(?:[A-Z]{1,3})-(?=\d)|CEP:?\s*|C\.?P\.?:?\s*(?=\d)|ZIP:?\s*|〒")


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode in capitals without signs: `code`, and what refines it (ZIP+4, the UK's inward part)."""

    code: str
    plus: str = ""
    padded: bool = False
    """Zeros that a spreadsheet dropped were put back in front."""

    def __str__(self) -> str:
        return f"{self.code}-{self.plus}" if self.plus else self.code


@lru_cache(maxsize=1_024)
def parse_postcode(text: str, country: str) -> Postcode:
    """Return the parts of a postcode; `code` is empty when the text holds none: each has a digit.

    Args:
        text: As a record holds it.
        country: ISO 3166 alpha-2 code, or empty: then nothing is padded or parted but ZIP+4.
    """
    stripped = text.strip().upper()
    if _FLOAT.match(stripped):
        stripped = stripped.split(".")[0]
    sector = _GB_SECTOR.match(stripped) if country in _BRITISH else None
    if sector:
        return Postcode(sector[1], sector[2])
    code = _SIGNS.sub("", _PREFIXES.sub("", stripped))
    if not any(c.isdigit() for c in code):
        return Postcode("")
    if country in _BRITISH and (found := _GB.match(code)):
        return Postcode(found[1], found[2] or "")
    if country == "AR" and (found := _AR.match(code)):
        return Postcode(found[1], found[2] or "")
    if country in _NUMERIC:
        code = _CEDEX.sub("", _LETTERS.sub("", code))
    if country in ZIP_COUNTRIES and (zipped := _zip(code)):
        return zipped
    return _national(code, country)


def _zip(code: str) -> Postcode | None:
    """Read a ZIP, a ZIP+4, and either without the zeros that a spreadsheet took."""
    if not code.isdigit():
        return None
    if len(code) in (_ZIP4 - 1, _ZIP4):
        whole = code.zfill(_ZIP4)
        return Postcode(whole[:_ZIP], whole[_ZIP:], padded=len(code) < _ZIP4)
    if _ZIP - 2 <= len(code) < _ZIP:
        return Postcode(code.zfill(_ZIP), padded=True)
    return Postcode(code)


def _national(code: str, country: str) -> Postcode:
    """Part or pad a code by the country's length."""
    length = _LENGTHS.get(country, 0)
    padded = code.isdigit() and len(code) == length - 1 and length > 0
    code = code.zfill(length) if padded else code
    head = _HEADS.get(country, 0)
    if head and len(code) > head:
        return Postcode(code[:head], code[head:], padded=padded)
    return Postcode(code, padded=padded)
