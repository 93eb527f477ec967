"""City names: short forms, exonyms, words that only say what kind of place it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from listaudit.normalize.fold import fold, letters, romanize
from listaudit.normalize.read_table import read_table

_SHORTEST_NAME = 3
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class CityForm:
    """A city's name as it compares.

    `words` are the sets of ways to read each word; `keys` are whole names without spaces: as written,
    with umlauts spelt out, romanised. `bare` and `bare_key` are both without the words that only say
    what kind of place it is. `group` numbers the row of names it belongs to, -1 for none.
    """

    words: tuple[frozenset[str], ...]
    keys: frozenset[str]
    bare: tuple[frozenset[str], ...]
    bare_key: str
    group: int = -1


@cache
def _data() -> dict[str, Any]:
    return read_table("city_names")


@cache
def _groups() -> dict[str, int]:
    return {fold(name).replace(" ", ""): n for n, row in enumerate(_data()["names"]) for name in row}


@cache
def _short() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for long, forms in _data()["words"].items():
        for form in forms:
            found.setdefault(form, {form}).add(long)
    return {form: frozenset(long) for form, long in found.items()}


@cache
def _kinds(*tables: str) -> tuple[tuple[str, ...], ...]:
    kinds = (tuple(fold(kind).split()) for table in tables for kind in _data()[table])
    return tuple(sorted(kinds, key=len, reverse=True))


@lru_cache(maxsize=1_024)
def parse_city(text: str) -> CityForm:
    """Return the form of a city's name as a record holds it."""
    folded = fold(text)
    words = tuple(folded.split())
    bare = _without_kind(words)
    keys = {folded, fold(text.casefold().translate(_UMLAUTS)), romanize(text)}
    joined = frozenset(key.replace(" ", "") for key in keys if key)
    bare_key = "".join(bare)
    groups = _groups()
    group = next((groups[key] for key in (*sorted(joined), bare_key) if key in groups), -1)
    return CityForm(_readings(words), joined, _readings(bare), bare_key, group)


@lru_cache(maxsize=2_048)
def other_names(text: str) -> tuple[str, ...]:
    """Return the names of one word that a city also goes by, folded: of `München` `munich` and `muenchen`.

    Names shorter than three letters are left out: too many words look like `LA`.
    """
    group = _groups().get(fold(text).replace(" ", ""), -1)
    names = _data()["names"][group] if group >= 0 else ()
    return tuple(name for name in names if " " not in name and len(name) >= _SHORTEST_NAME)


def _readings(words: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(_short().get(word, frozenset({word})) for word in words)


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


def _without_kind(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop `City of`, `Stadt`, `Kota` in front or `Town`, `Twp` behind, never the whole name."""
    if len(words) == 1:
        return words
    in_front = _kinds("kinds")
    for kind in _kinds("kinds", "kinds_behind"):
        if len(words) > len(kind) and words[: len(kind)] == kind and kind in in_front:
            return words[len(kind) :]
        if len(words) > len(kind) and words[-len(kind) :] == kind and kind != ("city",):
            return words[: -len(kind)]
    return words
