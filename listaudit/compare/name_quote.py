"""Words of a name as the name writes them, for reasons that people read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from listaudit.normalize.fold import fold
from listaudit.normalize.name_words import name_words

_AROUND = ' ,;:|-\u2013\u2014/()[]"\u201c\u201d'
_JOINING_SIGNS = "&+"
_GAP = " \u2026 "
_PAIRED = (("(", ")"), ("[", "]"))
_QUOTE = "'"


def as_written(raw: str, words: Sequence[str]) -> str:
    """Return folded words as `raw` writes them: `Drive-In` for `drive`, `2.0` for `2 0`.

    Small words may stand between them; stretches that other words part are joined by an ellipsis. Where
    `raw` writes no spaces, the folded words are all that can be shown.
    """
    return _quote(raw, tuple(words))


@lru_cache(maxsize=1_024)
def _quote(raw: str, words: tuple[str, ...]) -> str:
    tokens = raw.split()
    folded = [_folded(token) for token in tokens]
    parts, at, rest = [], 0, words
    while rest:
        held, spans = _longest(folded, at, rest)
        if not spans:
            return " ".join(words)
        first, last = min(spans, key=lambda span: span[1] - span[0])
        parts.append(_trimmed(raw, " ".join(tokens[first:last])))
        at, rest = last, rest[held:]
    return _GAP.join(parts)


def _folded(token: str) -> list[str]:
    """Return the words of a token; a joining sign is the word that it stands for."""
    return fold(token).split() or (["and"] if token and token in _JOINING_SIGNS else [])


def _longest(folded: list[list[str]], at: int, words: tuple[str, ...]) -> tuple[int, list[tuple[int, int]]]:
    """Return how many of the first words stand together from `at` on, and every stretch that holds them."""
    for held in range(len(words), 0, -1):
        if spans := _spans(folded, at, words[:held]):
            return held, spans
    return 0, []


def _spans(folded: list[list[str]], at: int, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return every stretch from `at` on that holds all words in order."""
    return [
        (first, last)
        for first in range(at, len(folded))
        if any(_is_one(words[0], said) for said in folded[first]) and (last := _end(folded, first, words))
    ]


def _end(folded: list[list[str]], first: int, words: tuple[str, ...]) -> int:
    """Return where a stretch from `first` on holds all words in order, beside small ones; 0: nowhere."""
    held = 0
    for last in range(first, len(folded)):
        for word in folded[last]:
            if held < len(words) and _is_one(words[held], word):
                held += 1
            elif word not in name_words().small:
                return 0
        if held == len(words):
            return last + 1
    return 0


def _is_one(read: str, written: str) -> bool:
    """Say whether a word was read from another: every joining word is read as `and`."""
    return read == written or (read == "and" and written in name_words().connectors)


def _trimmed(raw: str, text: str) -> str:
    """Return a quotation without the signs around it, nor half a pair of brackets or quotation marks."""
    text = text.strip(_AROUND)
    for opening, closing in _PAIRED:
        if text.count(opening) > text.count(closing):
            text += closing
    opened = f" {_QUOTE}" in f" {raw}"
    return text.strip(_QUOTE) if opened and text.count(_QUOTE) == 1 else text
