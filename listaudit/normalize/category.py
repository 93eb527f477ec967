"""What kind of business a category means, in any taxonomy: a table of about 160 common kinds.

Categories are read as words: `amenity=restaurant`, `italian_restaurant`, `gcid:italian_restaurant`,
`Dining and Drinking > Restaurant > Italian Restaurant` and `Ristorante` all hold a phrase that
`data/categories.toml` lists. A word too broad for a kind (`retail`) stands for its group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from listaudit.normalize.fold import fold
from listaudit.normalize.read_table import read_table

GROUP = "*"
"""Suffix of a broad kind: `retail*` is any kind that the broad word covers."""
_TAG = re.compile(
    r"\s*(?:amenity|shop|office|healthcare|tourism|leisure|craft|club|cuisine|gcid|building)\s*[=:]\s*"
)
_SCHEMA = re.compile(r"\s*(?:https?://(?:www\.)?schema\.org/|schema\.?(?:org)?:)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_VAGUE = "?"
"""What words such as `office` mean: nothing that could be compared."""
_LONGEST = 6
_SHORTEST_PLURAL = 4
_PLURALS = (
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("xes", "x"),
    ("sses", "ss"),
    ("ss", "ss"),
    ("s", ""),
)


@dataclass(frozen=True, slots=True)
class _Table:
    kind_of: dict[str, str]
    near: dict[str, frozenset[str]]


@cache
def _table() -> _Table:
    data = read_table("categories")
    kinds: dict[str, Any] = data["kinds"]
    vague = {_phrase(word): _VAGUE for word in data["vague"]}
    broad = {_phrase(word): f"{name}{GROUP}" for name, row in data["groups"].items() for word in row["words"]}
    narrow = {_phrase(word): kind for kind, row in kinds.items() for word in row["words"]}
    return _Table(vague | broad | narrow, _near_kinds(kinds, data["groups"]))


def _near_kinds(kinds: dict[str, Any], groups: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Return each kind's near kinds, itself among them, both ways; of a broad one, all that it covers."""
    near: dict[str, set[str]] = {kind: {kind, *row.get("near", ())} for kind, row in kinds.items()}
    for name, row in groups.items():
        covered = {kind for kind, facts in kinds.items() if facts["group"] in row["groups"]}
        near[f"{name}{GROUP}"] = {f"{name}{GROUP}", *covered, *row.get("kinds", ())}
    for kind, others in list(near.items()):
        for other in others:
            near[other].add(kind)
    return {kind: frozenset(others) for kind, others in near.items()}


def _phrase(text: str) -> str:
    return " ".join(_singular(word) for word in fold(text.replace("'", " ").replace("\u2019", " ")).split())


@lru_cache(maxsize=1_024)
def _singular(word: str) -> str:
    """Drop an English plural; the same on both sides, so it need be no true singular."""
    if len(word) < _SHORTEST_PLURAL or not word.isascii():
        return word
    return next((word[: -len(end)] + rest for end, rest in _PLURALS if word.endswith(end)), word)


@lru_cache(maxsize=1_024)
def bare(category: str) -> str:
    """Return the letters of a category without the key of a tag: `tourism=hotel` and `Hotels` are `hotel`."""
    return _phrase(_words(category)).replace(" ", "")


def _words(category: str) -> str:
    """Return a category as words: no key of a tag, no address of schema.org, `AutoRepair` parted."""
    words = _SCHEMA.sub("", category, count=1)
    if " " not in words:
        words = _CAMEL.sub(" ", words)
    return _TAG.sub("", words.lower(), count=1)


@lru_cache(maxsize=1_024)
def kind_of(category: str) -> str | None:
    """Return the kind that one category means, `<group>*` for a broad one, or None.

    Of a path (`A > B > C`) the last part that is known decides.
    """
    kinds = (_kind_of_words(_phrase(_words(part))) for part in reversed(category.split(">")))
    return next((kind for kind in kinds if kind and kind != _VAGUE), None)


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
    return _joined().get("".join(words)) or _kind_within(phrase)


@cache
def _joined() -> dict[str, str]:
    """Return the phrases without their spaces, as Yelp's aliases are written (`autorepair`)."""
    return {phrase.replace(" ", ""): kind for phrase, kind in _table().kind_of.items() if " " in phrase}


def _kind_within(phrase: str) -> str | None:
    """Return the kind of a word inside a text in a script without spaces (`อู่ซ่อมรถยนต์`)."""
    if phrase.isascii():
        return None
    inside = [word for word in _foreign() if word in phrase]
    return _table().kind_of[max(inside, key=len)] if inside else None


@cache
def _foreign() -> tuple[str, ...]:
    """Return the phrases of more than one character that are not in ASCII, in the order of the table."""
    return tuple(word for word in _table().kind_of if not word.isascii() and len(word) > 1)


@lru_cache(maxsize=1_024)
def kinds_of(categories: tuple[str, ...]) -> frozenset[str] | None:
    """Return the kinds that a record's categories mean, or None where the table knows none of them.

    Broad kinds (`retail*`) stay only where no category says more.
    """
    found = {kind for category in categories if (kind := kind_of(category))}
    narrow = {kind for kind in found if not kind.endswith(GROUP)}
    return frozenset(narrow or found) or None


def related(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether two sets of kinds share one, hold near ones, or one is the broad group of the other."""
    near = _table().near
    return any(near[kind] & theirs for kind in ours)
