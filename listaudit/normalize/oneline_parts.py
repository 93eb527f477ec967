"""What the readers of one-line addresses share: segments, tables, and how a cut is written down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from listaudit.model import Address
from listaudit.normalize.fold import fold
from listaudit.normalize.read_table import read_table
from listaudit.normalize.region import regions

DIGIT = re.compile(r"\d")
_NO_CITY = re.compile(r"[\d/#@:]")
_DIRECTIONS = frozenset({"north", "south", "east", "west", "ne", "nw", "se", "sw", "n", "s", "e", "w"})
_BORDERS = re.compile(r"\s*[,;，、\n]\s*")


@cache
def table() -> dict[str, Any]:
    """Return `data/oneline.toml`."""
    return read_table("oneline")


@lru_cache(maxsize=512)
def _counties(country: str) -> frozenset[str]:
    return frozenset(fold(county) for county in table()["counties"].get(country, ()))


def is_region(text: str, country: str) -> bool:
    """Say whether a text names a region of a country, by code, name or abbreviation: `NY`, `New York`."""
    return bool(regions(text, country)) or fold(text) in _counties(country)


@cache
def unit_words() -> frozenset[str]:
    """Return the folded words with which a unit begins."""
    return frozenset(table()["units"]["words"])


def segments(text: str) -> list[str]:
    """Return what stands between the commas of `text`, without empty parts."""
    return [part for part in _BORDERS.split(text.strip()) if part]


def whole(text: str, country: str = "") -> Address:
    """Return an address that was not cut."""
    return Address(street=text, country=country, given=text)


def is_city(text: str) -> bool:
    """Say whether a segment can be a city's name: letters, no digit, unit or county, no direction alone."""
    words = fold(text).split()
    if not words or _NO_CITY.search(text) or all(word in _DIRECTIONS for word in words):
        return False
    return words[0] not in unit_words() and words[-1] != "county"


def cut(text: str, street: Sequence[str] | str, **parts: str) -> Address | None:
    """Return the address in its parts, or None where nothing is left for the street."""
    line = street if isinstance(street, str) else ", ".join(street)
    line = line.strip(" ,").removesuffix(" -").rstrip(" ,")
    found = {name: value.strip(" ,") for name, value in parts.items() if value.strip(" ,")}
    if not line or not (found.keys() - {"country"}):
        return None
    return Address(street=line, given=text, split=frozenset({"street", *found}), **found)
