"""Texts and patterns as Overpass QL writes them."""

from __future__ import annotations

import re

from listaudit.normalize.hygiene import clean

_SPECIAL = re.compile(r"[.^$*+?()\[\]{}|\\]")
_LOOSE = re.compile(r"['’‘ʼ`´\-–\s]+")
_LONGEST_NAME, _FEWEST_LETTERS, _DISTINCT = 80, 2, 5


def name_pattern(name: str) -> str:
    """Return a name as an extended regular expression: whole where it is short, else anywhere in a value.

    Apostrophes, dashes and spaces stand for one another. A name of fewer than two letters says nothing:
    its pattern is empty.
    """
    text = clean(name)[:_LONGEST_NAME].strip()
    letters = sum(1 if c.isascii() else 2 for c in text if c.isalnum())
    if letters < _FEWEST_LETTERS:
        return ""
    escaped = _LOOSE.sub(".{1,3}", _SPECIAL.sub(r"\\\g<0>", text))
    return escaped if letters >= _DISTINCT else f"^{escaped}$"


def quoted(value: str) -> str:
    """Return a value as a text: in double quotes, they and backslashes escaped."""
    return '"' + clean(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
