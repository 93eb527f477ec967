"""What shows that a longer name is another town: `Newport`, `Newport News`."""

from __future__ import annotations

from functools import cache

from listaudit.compare import region
from listaudit.compare.city_likeness import has_parts
from listaudit.compare.context import Context
from listaudit.model import Address, Kind
from listaudit.normalize.city import parse_city
from listaudit.normalize.fold import fold
from listaudit.normalize.postcode import ZIP_COUNTRIES, parse_postcode
from listaudit.normalize.read_table import read_table

_ZIP_AREA, _WIDE_AREA, _AREA = 3, 1, 2
_LONG_CODE = 5
_WIDE = frozenset({"BR", "JP", "KR", "MX", "RU"})
"""Countries of which one city has codes with several pairs of figures in front."""


def far_apart(ours: Address, theirs: Address, context: Context) -> bool:
    """Say whether postcodes or regions lie apart, so that two names of which one is longer are two towns.

    A name that only adds a place apart (`Springfield, USA`), a figure or a letter (`Aarhus N`) is the same
    town all the same.
    """
    if has_parts(ours.city, theirs.city) or not _adds_words(ours.city, theirs.city):
        return False
    country = context.country or context.listing_country
    a, b = _area(ours.postcode, country), _area(theirs.postcode, country)
    if a and b and a != b:
        return True
    stated = bool(ours.region and theirs.region)
    return stated and region.judge(ours, theirs, context).kind is Kind.DIFFERENT


def _adds_words(ours: str, theirs: str) -> bool:
    more = set(fold(ours).split()) ^ set(fold(theirs).split())
    return all(word.isalpha() and len(word) > 1 for word in more)


def _area(postcode: str, country: str) -> str:
    """Return the figures or letters in front of a postcode that no town shares with one far away."""
    code = parse_postcode(postcode, country)
    text = code.code
    if not text[:1].isdecimal():
        return text[: next((i for i, c in enumerate(text) if c.isdecimal()), 0)]
    if not text.isdecimal():
        return ""
    if country in ZIP_COUNTRIES:
        return text[:_ZIP_AREA]
    whole = len(text + code.plus)
    return text[: _WIDE_AREA if country in _WIDE or whole < _LONG_CODE else _AREA]


def are_two_known(ours: str, theirs: str) -> bool:
    """Say whether two names are known to be two cities: `Frankfurt` and `Frankfurt (Oder)`."""
    a, b = parse_city(ours).groups, parse_city(theirs).groups
    return bool(a and b) and a.isdisjoint(b) and not has_parts(ours, theirs)


def is_another_town(ours: str, theirs: str, country: str) -> bool:
    """Say whether the one name goes on with what makes another town's: `Fairview`, `Fairview Heights`.

    Args:
        ours: Our city.
        theirs: The listing's city.
        country: ISO 3166 alpha-2 code; `city_names.toml` says where towns are named so.
    """
    short, long = sorted((fold(ours).split(), fold(theirs).split()), key=len)
    if country not in _another_town()["countries"] or long[: len(short)] != short:
        return False
    return len(long) == len(short) + 1 and long[-1] in _another_town()["words"]


@cache
def _another_town() -> dict[str, frozenset[str]]:
    rows = read_table("city_names")["another_town"]
    return {key: frozenset(values) for key, values in rows.items()}
