"""Cases and exceptions: what stands in the case files, and which cases are left out for what reason.

An exception names lines of a case file (1 is the first) or a pattern that values of the case match
(`where = { test = "*humanize*" }`), and why listaudit says something else there. Nothing of the cases
themselves is kept.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

TABLE = Path(__file__).parent.parent / "conformance.toml"
Case = Mapping[str, Any]
Check = Callable[[Case], str]
"""Returns an empty text where listaudit says what the case expects, else what it says instead."""


@dataclass(frozen=True, slots=True)
class Excused:
    """Cases of one file that need not pass, and why."""

    reason: str
    lines: frozenset[int] = frozenset()
    where: tuple[tuple[str, str], ...] = ()

    def covers(self, line: int, case: Case) -> bool:
        """Say whether a case is one of them."""
        if line in self.lines:
            return True
        return bool(self.where) and all(fnmatchcase(str(case.get(key)), value) for key, value in self.where)


def read_cases(path: Path) -> Iterator[tuple[int, Case]]:
    """Yield the cases of a file with their lines; 1 is the first."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield number, json.loads(line)


def read_excused(path: Path = TABLE) -> dict[str, list[Excused]]:
    """Return the exceptions by case file (without its ending).

    Raises:
        ValueError: An exception gives no reason, or names no case.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: [_excused(name, entry) for entry in entries] for name, entries in table.items()}


def _excused(name: str, entry: Mapping[str, Any]) -> Excused:
    lines = frozenset(line for item in entry.get("lines", ()) for line in _lines(item))
    where = tuple((key, str(value)) for key, value in entry.get("where", {}).items())
    if not entry.get("reason") or not (lines or where):
        raise ValueError(f"{TABLE.name}: an exception of {name} needs a reason, and lines or where: {entry}")
    return Excused(entry["reason"], lines, where)


def _lines(item: int | str) -> range:
    """Read `7` and `"7-12"`."""
    first, _, last = str(item).partition("-")
    return range(int(first), int(last or first) + 1)
