"""The numbering plans of the world, as `phonenumbers` knows them.

Everything that asks the library stands here, so that it is imported late and in one place.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any


@cache
def _library() -> Any:
    """Return `phonenumbers`, which takes long to import: few commands ask for it."""
    import phonenumbers

    return phonenumbers


Number = tuple[int, str]
"""Country calling code and national significant number, its leading zeros kept."""

UNKNOWN = 99
"""`phonenumbers.PhoneNumberType.UNKNOWN`: no number of the plan."""
NANP = 1
"""The calling code of North America."""
OBSOLETE = {52: (10, ("1", "01", "044", "045"))}
"""Prefixes that a plan gave up and people still write: calling code -> length of a number, prefixes,
the one behind `+CC` first. Mexico dropped all of its own in August 2019 (Instituto Federal de
Telecomunicaciones)."""

_NANP_NUMBER = re.compile(r"(?:\+?1)?([2-9]\d{9})", re.ASCII)
"""Ten digits that are read there in one way alone, with or without the code: no prefix stands before them."""
_REGION_ALIASES = {"UK": "GB", "EL": "GR"}
_LONGEST_SHORT_NUMBER = 6


def known_region(region: str) -> str:
    """Return the code as the numbering plans know it, or empty text."""
    region = region.upper()
    region = _REGION_ALIASES.get(region, region)
    return region if region in _library().SUPPORTED_REGIONS else ""


@lru_cache(maxsize=512)
def main_region(country_code: int) -> str:
    """Return the alpha-2 code of the main country behind a calling code, or empty text."""
    return known_region(_library().region_code_for_country_code(country_code))


@lru_cache(maxsize=512)
def code_of(region: str) -> int:
    """Return the calling code of a region, 0 when the region is not known."""
    return int(_library().country_code_for_region(region)) if region else 0


@lru_cache(maxsize=512)
def prefixes_of(region: str) -> tuple[str, str]:
    """Return the prefixes for calls within the country and out of it, empty where there is none."""
    plan = _library().PhoneMetadata.metadata_for_region(region, None)
    if plan is None:
        return "", ""
    return plan.national_prefix or "", plan.preferred_international_prefix or plan.international_prefix or ""


def area_length(number: Number) -> int:
    """Return how many digits of a geographic number are its area code, 0 where it has none."""
    return int(_library().length_of_geographical_area_code(_phone_number(number)))


def read_digits(text: str, region: str) -> Number | None:
    """Read digits, with a leading `+` or not; `None` where the plan cannot.

    Behind a plus the region is withheld, or a code that does not exist would be read as national. Of a
    whole number of North America, and of digits without plus and region, the library says nothing new, and
    takes long to say it.
    """
    if text.startswith("+0") or (not region and text.isdecimal()):
        return None
    if (plain := _NANP_NUMBER.fullmatch(text)) and (text[0] == "+" or code_of(region) == NANP):
        return NANP, plain[1]
    library = _library()
    try:
        number = library.parse(text, region or None)
    except library.NumberParseException:
        return None
    return _current(number.country_code or 0, library.national_significant_number(number))


def _current(country_code: int, national: str) -> Number:
    """Drop the first of the obsolete prefixes: the one written behind the country code."""
    if country_code in OBSOLETE:
        length, (mobile, *_) = OBSOLETE[country_code]
        if len(national) == length + len(mobile) and national.startswith(mobile):
            return country_code, national[len(mobile) :]
    return country_code, national


def _phone_number(number: Number) -> Any:
    code, national = number
    bare = national.lstrip("0")
    zeros = len(national) - len(bare)
    return _library().PhoneNumber(
        country_code=code,
        national_number=int(bare or "0"),
        italian_leading_zero=True if zeros else None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )


@lru_cache(maxsize=8_192)
def kind_number(number: Number) -> int:
    """Return the library's number type, `UNKNOWN` for a number that the plan does not have."""
    kind: int = _library().number_type(_phone_number(number))
    return kind


def is_valid(number: Number) -> bool:
    """Say whether the plan has such a number."""
    return kind_number(number) != UNKNOWN


def is_possible(number: Number) -> bool:
    """Say whether the number has a length that its plan allows."""
    return bool(_library().is_possible_number(_phone_number(number)))


def is_short_number(national: str, region: str) -> bool:
    """Say whether these few digits are a short number of the region (`112`)."""
    if len(national) > _LONGEST_SHORT_NUMBER or not region:
        return False
    return bool(
        _library().is_valid_short_number_for_region(_phone_number((code_of(region), national)), region)
    )
