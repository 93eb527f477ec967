"""Postcodes: what a country prints, without spaces, signs and the damage of spreadsheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from listaudit.model.quick import quick
from listaudit.normalize.phone_text import ascii_digits

_FLOAT = re.compile(r"\d{3,9}\.0+\Z")
_SIGNS = re.compile(r"[^0-9A-Za-z]+")
_GB = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})?\Z")
_GB_SECTOR = re.compile(r"(?:([A-Z]{1,2}\s*\d[A-Z\d]?)\s+|([A-Z]{1,2}\d[A-Z\d]))(\d)\Z")
_GB_INSIDE = re.compile(r"(?<![A-Z\d])[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}(?![A-Z\d])")
_CA_INSIDE = re.compile(r"(?<![A-Z\d])[A-Z]\d[A-Z]\s*-?\s*\d[A-Z]\d(?![A-Z\d])")
_ZIP, _ZIP4 = 5, 9
_NO_PLUS = "0000"
ZIP_COUNTRIES = frozenset({"US", "PR", "GU", "VI", "AS", "MP", "FM", "MH", "PW", ""})
"""Countries with ZIP and ZIP+4; those that are not known are read like them."""
_BRITISH = frozenset({"GB", "JE", "GG", "IM", ""})
"""Countries with British codes, whose shape nobody else's codes have."""
_LENGTHS = {
    "DE": 5, "FR": 5, "IT": 5, "ES": 5, "MX": 5, "FI": 5, "PL": 5, "TR": 5, "UA": 5, "LT": 5, "EE": 5,
    "KR": 5, "MY": 5, "PE": 5, "SK": 5, "KE": 5, "LK": 5, "AU": 4, "NO": 4, "NZ": 4, "ZA": 4, "DK": 4,
    "PH": 4, "GE": 4, "AM": 4, "BR": 8, "JP": 7, "RO": 6, "CO": 6, "CN": 6, "SG": 6, "EC": 6, "KZ": 6,
}  # fmt: skip
"""Digits of codes that may begin with a zero, which spreadsheets drop (Universal Postal Union)."""
_MOST_ZEROS = 2
"""How many zeros in front a spreadsheet may have taken: `00187` of Rome became `187`."""
_HEADS = {
    "BR": 5,
    "JP": 3,
    "PT": 4,
    "CA": 3,
    "NL": 4,
    "IE": 3,
    "TW": 3,
    "SA": 5,
    "IL": 5,
    "IR": 5,
    "KY": 3,
    "VE": 4,
}
_LETTERED = frozenset({
    "GB", "JE", "GG", "IM", "GI", "FK", "SH", "PN", "CA", "IE", "NL", "MT", "AR", "BM", "KY", "BN", "SZ",
    "SO", "KZ", "VC", "TC", "AI", "MS", "IO", "GS", "VE", "JM", "",
})  # fmt: skip
"""Countries whose codes have letters of their own; letters elsewhere are the country's, the state's or
the city's (`D 80331`, `SE-112 01`, `LV-1010`, `FL 33101`), as those of every country not known may be."""
_WORDS = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])|\A[A-Z]{1,3}(?=[\d(])")
_CEDEX = re.compile(r"\bCEDEX\b.*\Z")
_AR = re.compile(r"([A-Z]?)(\d{4})([A-Z]{3})?\Z")
_DUBLIN = re.compile(r"(?:DUBLIN\s*|D)?0?(\d{1,2}W?)\Z")
_PREFIXES = re.compile(r"\A(?:(?:[A-Z]{1,3})-(?=\d)|CEP:?\s*|C\.?P\.?:?\s*(?=\d)|ZIP:?\s*|〒)")


@quick
@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode in capitals without signs: `code`, and what refines it (ZIP+4, the UK's inward part)."""

    code: str
    plus: str = ""
    padded: bool = False
    """Zeros that a spreadsheet dropped were put back in front."""
    letter: str = ""
    """What names the province in an Argentine code."""

    def __str__(self) -> str:
        return f"{self.code}-{self.plus}" if self.plus else self.code


@lru_cache(maxsize=1_024)
def parse_postcode(text: str, country: str) -> Postcode:
    """Return the parts of a postcode; `code` is empty when the text holds none: each has a digit.

    Args:
        text: As a record holds it.
        country: ISO 3166 alpha-2 code, or empty: then nothing is padded or parted but ZIP+4.
    """
    stripped = ascii_digits(text.strip().upper())
    if _FLOAT.match(stripped):
        stripped = stripped.split(".")[0]
    found = _lettered(stripped, country) if country in _LETTERED else _numeric(stripped, country)
    return found if found.code.strip("0") else Postcode("")


def _numeric(text: str, country: str) -> Postcode:
    """Read a code of figures alone, whatever words stand around it."""
    code = text
    if not code.isdecimal():
        code = _SIGNS.sub("", _WORDS.sub("", _CEDEX.sub("", text) if "CEDEX" in text else text))
    return (_zip(code) if country in ZIP_COUNTRIES else None) or _national(code, country)


def _lettered(text: str, country: str) -> Postcode:
    """Read a code with letters of its own, or one of a country that is not known."""
    if country in _BRITISH and (sector := _GB_SECTOR.match(text)):
        return Postcode(_SIGNS.sub("", sector[1] or sector[2]), sector[3])
    code = _SIGNS.sub("", _PREFIXES.sub("", text, count=1) if country != "MT" else text)
    if not any(c.isdigit() for c in code):
        return Postcode("")
    if country in _BRITISH and (found := _GB.match(code) or _GB.match(_inside(_GB_INSIDE, text))):
        return Postcode(found[1], found[2] or "")
    if country == "AR" and (found := _AR.match(code)):
        return Postcode(found[2], found[3] or "", letter=found[1])
    if country == "IE" and (found := _DUBLIN.match(text)):
        return Postcode(f"D{found[1]:0>2}")
    if country == "CA":
        code = _inside(_CA_INSIDE, text) or code
    return (_zip(code) if country in ZIP_COUNTRIES else None) or _national(code, country)


def _inside(shape: re.Pattern[str], text: str) -> str:
    """Return the one code of a shape that stands among other words, without signs."""
    found = shape.findall(text)
    return _SIGNS.sub("", found[0]) if len(found) == 1 else ""


def _zip(code: str) -> Postcode | None:
    """Read a ZIP, a ZIP+4, and either without the zeros that a spreadsheet took."""
    if not code.isdigit():
        return None
    if len(code) in (_ZIP4 - 1, _ZIP4):
        whole = code.zfill(_ZIP4)
        plus = whole[_ZIP:] if whole[_ZIP:] != _NO_PLUS else ""
        return Postcode(whole[:_ZIP], plus, padded=len(code) < _ZIP4)
    if _ZIP - 2 <= len(code) < _ZIP:
        return Postcode(code.zfill(_ZIP), padded=True)
    return Postcode(code)


def _national(code: str, country: str) -> Postcode:
    """Part or pad a code by the country's length."""
    length = _LENGTHS.get(country, 0)
    padded = code.isdigit() and length - _MOST_ZEROS <= len(code) < length
    code = code.zfill(length) if padded else code
    head = _HEADS.get(country, 0)
    if head and len(code) > head:
        return Postcode(code[:head], code[head:], padded=padded)
    return Postcode(code, padded=padded)
