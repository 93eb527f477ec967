"""Regions: ISO 3166-2 codes from the codes, names and abbreviations people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from listaudit.normalize.fold import fold
from listaudit.normalize.read_table import read_table

_WORDS = re.compile(
    r"\b(?:state|province|provincia|provincie|region[ea]?|regiao|voivodeship|wojewodztwo|woj|prefecture|"
    r"county|lan|kraj|land|estado|departamento|departement|autonomous community|comunidad autonoma|"
    r"autonoma|distrito|distretto|citta metropolitana|municipiul|municipio|kanton|canton|gewest|"
    r"of|de|di|do|da|del|della)\b"
)
_THAI = re.compile("^(?:จังหวัด|จ )")


@dataclass(frozen=True, slots=True)
class Region:
    """A region of a country: its code, its level (1 stands in addresses) and the code it lies in."""

    code: str
    level: int
    parent: str = ""


@cache
def _data() -> dict[str, Any]:
    return read_table("regions")


@lru_cache(maxsize=512)
def _index(country: str) -> dict[str, frozenset[Region]]:
    """Return the regions of a country by folded code and name."""
    parents = _data()["parents"].get(country, {})
    found: dict[str, set[Region]] = {}
    for level, regions in _data().get(country, {}).items():
        for code, names in regions.items():
            region = Region(code, int(level), parents.get(code, ""))
            for key in {fold(code), *(form for name in names for form in _forms(name))}:
                found.setdefault(key, set()).add(region)
    return {key: frozenset(regions) for key, regions in found.items() if key}


def _forms(name: str) -> set[str]:
    folded = fold(name)
    return {folded, folded.replace(" ", ""), _bare(folded)}


def _bare(folded: str) -> str:
    return " ".join(_WORDS.sub(" ", _THAI.sub("", folded)).split())


@lru_cache(maxsize=1_024)
def regions(text: str, country: str) -> frozenset[Region]:
    """Return the regions of a country that a text may name; empty when it names none we know.

    Args:
        text: `FL`, `US-FL`, `Fla.`, `Florida`, `Provincia di Belluno`.
        country: ISO 3166 alpha-2 code.
    """
    index = _index(country)
    folded = fold(text)
    prefix = f"{country.lower()} "
    for key in (folded, folded.removeprefix(prefix), folded.replace(" ", ""), _bare(folded)):
        if key in index:
            return index[key]
    return frozenset()
