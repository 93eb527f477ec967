"""What kind of business a category means, in any taxonomy: a table of about 160 common kinds.

Categories are read as words: `amenity=restaurant`, `italian_restaurant`, `gcid:italian_restaurant`,
`Dining and Drinking > Restaurant > Italian Restaurant` and `Ristorante` all hold a phrase that
`data/categories.toml` lists. A word too broad for a kind (`retail`) stands for its group.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from listaudit.normalize.fold import fold

GROUP = "*"
"""Suffix of a broad kind: `retail*` is any kind of the group retail."""
_TAG = re.compile(r"\s*(?:amenity|shop|office|healthcare|tourism|leisure|craft|club|cuisine|gcid|building)\s*[=:]\s*")
_LONGEST = 6
_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True)
class _Table:
    kind_of: dict[str, str]
    group_of: dict[str, str]
    near: dict[str, frozenset[str]]


@cache
def _table() -> _Table:
    with (Path(__file__).parent / "data" / "categories.toml").open("rb") as file:
        data = tomllib.load(file)
    kinds: dict[str, Any] = data["kinds"]
    words = {_phrase(word): f"{group}{GROUP}" for group, listed in data["groups"].items() for word in listed}
    words |= {_phrase(word): kind for kind, row in kinds.items() for word in row["words"]}
    near: dict[str, set[str]] = {kind: {kind, *row.get("near", ())} for kind, row in kinds.items()}
    for kind, row in kinds.items():
        for other in row.get("near", ()):
            near[other].add(kind)
    return _Table(
        words, {kind: row["group"] for kind, row in kinds.items()}, {k: frozenset(v) for k, v in near.items()}
    )


def _phrase(text: str) -> str:
    return " ".join(_singular(word) for word in fold(text.replace("'", " ").replace("\u2019", " ")).split())


def _singular(word: str) -> str:
    """Drop a plural s; the same on both sides, so it need be no true singular."""
    plural = len(word) >= _SHORTEST_PLURAL and word.isascii() and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word


@lru_cache(maxsize=16_384)
def kind_of(category: str) -> str | None:
    """Return the kind that one category means, `<group>*` for a broad one, or None.

    Of a path (`A > B > C`) the last part that is known decides.
    """
    for part in reversed(category.split(">")):
        if kind := _kind_of_words(_phrase(_TAG.sub("", part.lower()))):
            return kind
    return None


def _kind_of_words(phrase: str) -> str | None:
    """Return the kind of the longest phrase that the table lists; the last one wins a tie."""
    kinds = _table().kind_of
    if phrase in kinds:
        return kinds[phrase]
    words = phrase.split()
    for length in range(min(len(words), _LONGEST), 0, -1):
        for start in range(len(words) - length, -1, -1):
            if kind := kinds.get(" ".join(words[start : start + length])):
                return kind
    return _kind_within(phrase)


def _kind_within(phrase: str) -> str | None:
    """Return the kind of a word inside a text in a script without spaces (`อู่ซ่อมรถยนต์`)."""
    if phrase.isascii():
        return None
    kinds = _table().kind_of
    inside = [word for word in kinds if not word.isascii() and len(word) > 1 and word in phrase]
    return kinds[max(inside, key=len)] if inside else None


@lru_cache(maxsize=65_536)
def kinds_of(categories: tuple[str, ...]) -> frozenset[str] | None:
    """Return the kinds that a record's categories mean, or None where the table knows none of them.

    Broad kinds (`retail*`) stay only where no category says more.
    """
    found = {kind for category in categories if (kind := kind_of(category))}
    narrow = {kind for kind in found if not kind.endswith(GROUP)}
    return frozenset(narrow or found) or None


def related(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two sets of kinds share one, hold near ones, or one is the broad group of the other."""
    return any(_near(a, b) for a in ours for b in theirs)


def _near(a: str, b: str) -> bool:
    table = _table()
    if a.endswith(GROUP) or b.endswith(GROUP):
        return a == b or _group(a) == _group(b)
    return b in table.near[a]


def _group(kind: str) -> str:
    return kind.removesuffix(GROUP) if kind.endswith(GROUP) else _table().group_of[kind]
