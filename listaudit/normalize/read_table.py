"""Reads the tables of facts of this room: `data/*.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).with_name("data")


def read_table(name: str) -> dict[str, Any]:
    """Return a table as written; callers keep what they make of it.

    Args:
        name: The file's stem in `normalize/data`.
    """
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
