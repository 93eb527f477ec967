"""The country of a file, where its phones tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

_SHARE = 0.9
_NANP = "1"
_AREA = 4
"""Digits of `1` and the area code, which tell the countries of the North American plan apart."""
_LONGEST_CODE = 3


def infer_country(phones: Iterable[str]) -> str:
    """Return the ISO alpha-2 code of at least 90 per cent of the `+CC` phones, else empty text (DESIGN 5)."""
    return country_of(Counter(beginnings(phones)))


def beginnings(phones: Iterable[str]) -> Iterator[str]:
    """Yield the first digits of those phones that are written with `+`."""
    return (_prefix(phone) for phone in phones if phone.lstrip(" (").startswith("+"))


def country_of(found: Counter[str]) -> str:
    """Return the country of at least 90 per cent of these beginnings, else empty text."""
    regions: Counter[str] = Counter()
    for prefix, count in found.items():
        regions[_region(prefix)] += count
    if not regions:
        return ""
    region, count = regions.most_common(1)[0]
    return region if count >= _SHARE * regions.total() else ""


def _prefix(phone: str) -> str:
    digits = "".join(filter(str.isdigit, phone))
    return digits[: _AREA if digits.startswith(_NANP) else _LONGEST_CODE]


@lru_cache(maxsize=4_096)
def _region(prefix: str) -> str:
    """Return the country of a number's first digits; by its area code where several share a code."""
    import phonenumbers

    if prefix.startswith(_NANP) and len(prefix) == _AREA:
        number = phonenumbers.PhoneNumber(country_code=1, national_number=int(f"{prefix[1:]}2345678"))
        return str(phonenumbers.region_code_for_number(number) or "")
    for length in range(_LONGEST_CODE, 0, -1):
        regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(prefix[:length] or 0))
        if regions and prefix[:length].isascii():
            return str(regions[0]) if regions[0] != "001" else ""
    return ""
