"""Facts of countries from `facts.toml`: what postcodes look like and where countries lie."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from listaudit.model import Point

_CLASSES = {"9": r"\d", "A": "[A-Z]", "*": "[A-Z0-9]", " ": r"\s?", "-": "-", "|": "|"}
Box = tuple[float, float, float, float]


@lru_cache(maxsize=1)
def postcodes() -> Mapping[str, re.Pattern[str]]:
    """Return by ISO alpha-2 code what a postcode looks like."""
    return {country: _pattern(form) for country, form in _table()["postcodes"].items()}


@lru_cache(maxsize=1)
def boxes() -> Mapping[str, tuple[Box, ...]]:
    """Return by ISO alpha-2 code the boxes that hold the country: south, west, north, east."""
    return {country: tuple(tuple(box) for box in found) for country, found in _table()["boxes"].items()}


def lies_in(point: Point, country: str) -> bool | None:
    """Say whether a pin lies in (the boxes of) a country; None where the table has none."""
    found = boxes().get(country)
    if found is None:
        return None
    return any(s <= point.latitude <= n and w <= point.longitude <= e for s, w, n, e in found)


def fits(postcode: str, country: str) -> bool | None:
    """Say whether a postcode looks like one of the country; None where the table has none."""
    pattern = postcodes().get(country)
    return None if pattern is None else bool(pattern.fullmatch(_bare(postcode, country)))


def _bare(postcode: str, country: str) -> str:
    """Drop the country code that some put before a postcode (`D-10115`, `SE-111 22`)."""
    text = postcode.strip().upper()
    return re.sub(rf"^(?:{country}|{country[0]})[- ](?=\d)", "", text)


def _pattern(form: str) -> re.Pattern[str]:
    literal = "".join(_CLASSES.get(sign, re.escape(sign)) for sign in form)
    return re.compile(literal)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    text = (Path(__file__).parent / "facts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
