"""Words for status, kind of business and yes or no, by the table `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from listaudit.normalize.fold import fold


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


@cache
def _table() -> dict[str, dict[str, str]]:
    """Return, for each group of the file, folded word -> what it says."""
    return {
        group: {word: meaning for meaning, words in meanings.items() for word in words}
        for group, meanings in _file().items()
        if isinstance(meanings, dict)
    }


@cache
def empty_words() -> frozenset[str]:
    """Return the words, in lower case, with which a spreadsheet says that a cell is empty."""
    return frozenset(_file()["empty"])


@lru_cache(maxsize=4_096)
def meaning(group: str, text: str) -> str | None:
    """Return what `text` says in `group` (`status`, `business_type`, `entity_type`), or None.

    Empty text is an answer too: the word is known and says nothing of the business.
    """
    return _table()[group].get(fold(text.replace("_", " ")))


def boolean(text: str) -> bool | None:
    """Return yes or no as said in several languages; None when it is neither."""
    said = meaning("boolean", text)
    return None if said is None else said == "true"
