"""Reads the tables of facts of this room: `data/*.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("data")


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table as written; nobody changes it.

    Args:
        name: The file's stem in `webpage/data`.
    """
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return a list of a table as a set."""
    return frozenset(table(name)[key])
