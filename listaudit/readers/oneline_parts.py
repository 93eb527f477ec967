"""What the readers of one-line addresses share: segments, tables, and how a cut is written down."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from listaudit.model import Address
from listaudit.normalize.fold import fold

DIGIT = re.compile(r"\d")
_BORDERS = re.compile(r"\s*[,;，、\n]\s*")


@cache
def table() -> dict[str, Any]:
    """Return `oneline.toml`."""
    data: dict[str, Any] = tomllib.loads(Path(__file__).with_name("oneline.toml").read_text(encoding="utf-8"))
    return data


@cache
def regions(country: str) -> frozenset[str]:
    """Return the folded codes and names of a country's regions."""
    found: set[str] = set()
    for entry in table()["states"][country]:
        code, _, name = entry.partition(" ")
        found |= {fold(code), fold(name)} if code.isupper() else {fold(entry)}
    return frozenset(found)


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
    """Say whether a segment can be a city's name: letters, no digit, no unit."""
    words = fold(text).split()
    return bool(words) and not DIGIT.search(text) and words[0] not in unit_words()


def cut(text: str, street: Sequence[str] | str, **parts: str) -> Address | None:
    """Return the address in its parts, or None where nothing is left for the street."""
    line = street if isinstance(street, str) else ", ".join(street)
    line = line.strip(" ,")
    found = {name: value.strip(" ,") for name, value in parts.items() if value.strip(" ,")}
    if not line or not (found.keys() - {"country"}):
        return None
    return Address(street=line, given=text, split=frozenset({"street", *found}), **found)
