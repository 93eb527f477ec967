"""docs/columns.md: the columns of the canonical file, from the tables that the readers use."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import listaudit.readers.headers
import listaudit.report.schema
from bench.docs_markdown import code, table
from listaudit.model import Field
from listaudit.readers.headers import TAGGABLE

_WORDS = {"number": "number", "flag": "yes or no", "several": "several, by `;`"}
_HELPERS = {
    "house_number": "the house number, where it stands apart from the street",
    "line2": "a second address line; a unit when it reads as one",
    "line3": "a further address line",
    "line4": "a further address line",
    "line5": "a further address line",
    "geometry": "a pin as WKT, WKB or GeoJSON",
    "lat_lng": "latitude and longitude in one cell",
    "permanently_closed": "whether the place is closed for good",
}
"""Columns that fill one of ours without being one."""


@cache
def _tables() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what is said of each column, and the headers that stand for it."""
    about = _beside(listaudit.report.schema, "location_columns.toml")["columns"]
    headers = _beside(listaudit.readers.headers, "headers.toml")
    return about, headers


def _beside(module: Any, name: str) -> dict[str, Any]:
    return tomllib.loads(Path(module.__file__).with_name(name).read_text(encoding="utf-8"))


def columns() -> str:
    """Return the table of our columns: name, meaning, kind of value."""
    about, _ = _tables()
    return table(
        ("column", "meaning", "value"),
        ((code(name), row["about"], _value(row)) for name, row in about.items()),
    )


def _value(row: dict[str, Any]) -> str:
    if values := row.get("values"):
        return ", ".join(map(code, values))
    return _WORDS.get(row.get("kind", ""), "text")


def synonyms() -> str:
    """Return the table of headers that are understood for each column."""
    _, headers = _tables()
    known: dict[str, list[str]] = {}
    for section in (headers["common"], headers["location"]):
        for name, words in section.items():
            known.setdefault(name, []).extend(words)
    return table(
        ("column", "headers"),
        ((_named(name, _helper(name)), ", ".join(words)) for name, words in known.items()),
    )


def _helper(name: str) -> str:
    """Return what a column is for that is none of ours, else nothing."""
    about, _ = _tables()
    return "" if name in about or name.startswith("id:") else _HELPERS[name]


def _named(name: str, helper: str) -> str:
    return f"{code(name)} ({helper})" if helper else code(name)


def days() -> str:
    """Return the words for the days of the week in headers."""
    _, headers = _tables()
    rows = ((code(day), ", ".join(words)) for day, words in headers["days"].items())
    return table(("day", "words"), rows)


def taggable() -> str:
    """Return the fields that `<field>@<tag>` may name."""
    return ", ".join(code(field) for field in Field if field in TAGGABLE)
