"""Districts that stand in addresses for their city, and regions that are one city."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from listaudit.normalize.city import CityForm, parse_city
from listaudit.normalize.fold import letters
from listaudit.normalize.read_table import read_table


@cache
def _data() -> dict[str, Any]:
    return read_table("city_districts")


@lru_cache(maxsize=512)
def _city_regions(country: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = _data()["city_regions"].get(country, ())
    return tuple(
        (frozenset(map(letters, row["regions"])), frozenset(map(letters, row["cities"]))) for row in rows
    )


def is_city_region(region: str, city: str, country: str) -> bool:
    """Say whether a region is one city and that is its name: `CDMX` and `Mexico City`.

    Args:
        region: As a record holds it.
        city: As another record holds it.
        country: ISO 3166 alpha-2 code.
    """
    return any(
        letters(region) in regions and letters(city) in cities for regions, cities in _city_regions(country)
    )


@lru_cache(maxsize=64)
def _districts(country: str) -> dict[str | int, frozenset[str | int]]:
    """Return by what a district is known as what its cities are known, names and rows of names."""
    found: dict[str | int, frozenset[str | int]] = {}
    for city, names in _data()["districts"].get(country, {}).items():
        whole = _known_as(parse_city(city))
        for name in names:
            for key in _known_as(parse_city(name)):
                found[key] = found.get(key, frozenset()) | whole
    return found


def _known_as(form: CityForm) -> frozenset[str | int]:
    return form.keys.union((form.bare_key,), form.groups)


def is_district(district: str, city: str, country: str) -> bool:
    """Say whether one name is that of a district inside the other, as addresses have it.

    Args:
        district: As a record holds it.
        city: As another record holds it.
        country: ISO 3166 alpha-2 code.
    """
    table = _districts(country)
    if not table:
        return False
    cities = frozenset[str | int]().union(*(table.get(key, ()) for key in _known_as(parse_city(district))))
    return not cities.isdisjoint(_known_as(parse_city(city)))
