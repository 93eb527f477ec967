"""Reasons as sentences: the templates stand in `reasons/*.toml`, one flat file a field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from listaudit.model.verdict import Reason

PROPER = frozenset({"Apple", "Bing", "Facebook", "German", "Google", "Japanese", "Yelp"})
"""First words that keep their capital inside a longer sentence."""


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


@lru_cache(maxsize=1)
def templates() -> Mapping[str, str]:
    """Return every sentence template by its reason code."""
    found: dict[str, str] = {}
    for path in sorted((Path(__file__).parent / "reasons").glob("*.toml")):
        found.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def sentence(reason: Reason) -> str:
    """Render one reason; a code that no table lists is shown as it is, with its values."""
    template = templates().get(reason.code)
    if template is None:
        return " ".join((reason.code, *(f"{key}={value}" for key, value in reason.params)))
    return template.format_map(_Values(reason.params))


def clause(reason: Reason) -> str:
    """Render one reason so that it can follow a colon: no full stop, no opening capital."""
    text = sentence(reason).rstrip(".")
    template = templates().get(reason.code, "{")
    word = template.split(" ", 1)[0].rstrip(":")
    keeps = word in PROPER or not (word.isalpha() and word[1:] == word[1:].lower())
    return text if keeps else text[:1].lower() + text[1:]
