"""Numbered roads of the United States: `US Hwy 50`, `US-50`, `State Route 7`, `SR 7`, `CR 12`, `FM 1960`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from listaudit.normalize.street_words import NAME, SIGNS, Word, table

_NUMBER = re.compile(r"\d{1,4}[a-z]?\Z")
_JOINED = re.compile(r"([a-z]{1,4})-?(\d{1,4}[a-z]?)\Z")
_MARK = "hwy:"
_SILENT = SIGNS | {"no", "number", "num"}
_LONGEST = 5
_ANYWHERE = frozenset({"us", "sr", "fm", "hwy", "highway", "sh", "ih"})
_BEFORE = frozenset({"old", "new", "north", "south", "east", "west", "business"})


@cache
def _classes() -> Mapping[str, str]:
    data = table("us_highways")
    words = ("", *data["state_words"])
    found = {f"{state} {word}".strip(): "state" for state in data["states"] for word in words}
    return found | {words: kind for kind, forms in data["classes"].items() for words in forms}


@cache
def _openers() -> frozenset[str]:
    return frozenset(words.split(" ", 1)[0] for words in _classes())


def merge_highways(tokens: Sequence[str]) -> list[str]:
    """Return the tokens with each numbered road as one token `hwy:CLASS:NUMBER`.

    Args:
        tokens: Tokens in lower case, without house number.
    """
    mixed = [token for token in tokens if not token.isalpha() and token[:1].isalpha()]
    if not mixed and _openers().isdisjoint(tokens):
        return list(tokens)
    found: list[str] = []
    i = 0
    while i < len(tokens):
        road, taken = _road(tokens, i)
        found.append(road or tokens[i])
        i += taken or 1
    return found


def _road(tokens: Sequence[str], i: int) -> tuple[str, int]:
    """Return the road that starts at `i` and how many tokens it takes, or an empty text and 0."""
    classes, token = _classes(), tokens[i]
    joined = _JOINED.match(token) if token[:1].isalpha() and not token.isalpha() else None
    if joined and joined[1] in classes and _opens(tokens, i, joined[1]):
        return f"{_MARK}{classes[joined[1]]}:{joined[2]}", 1
    if token not in _openers():
        return "", 0
    for length in range(_LONGEST, 0, -1):
        end = i + length
        if end >= len(tokens):
            continue
        words = " ".join(token for token in tokens[i:end] if token not in _SILENT)
        lettered = length > 1 and len(tokens[end]) == 1 and classes.get(words) == "county"
        if not lettered and not _NUMBER.match(tokens[end]):
            continue
        if words in classes and _opens(tokens, i, words):
            return f"{_MARK}{classes[words]}:{tokens[end]}", length + 1
    return "", 0


def _opens(tokens: Sequence[str], i: int, words: str) -> bool:
    """Say whether the words can start a road's name here: `Oak Ct 5` is no highway of Connecticut."""
    if words in _ANYWHERE or " " in words or len(words) > len("loop"):
        return True
    return all(len(token) <= len("nw") or token in _BEFORE for token in tokens[:i])


def is_highway(token: str) -> bool:
    """Say whether a token came from `merge_highways`."""
    return token.startswith(_MARK)


def highway_word(token: str) -> Word:
    """Return the word for a token of `merge_highways`.

    A plain `Highway 50` may be a federal or a state one; a county road is never either.
    """
    _, kind, number = token.split(":")
    readings = table("us_highways")["readings"].get(kind, [kind])
    return Word(f"{kind}{number}", frozenset(f"{reading}{number}" for reading in readings), NAME)
