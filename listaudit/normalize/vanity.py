"""Letters on a telephone keypad: 1-800-FLOWERS is 1-800-356-9377.

The assignment of letters to keys is that of ITU-T E.161.
"""

from __future__ import annotations

import re
import string

KEYPAD = str.maketrans(string.ascii_letters, "22233344455566677778889999" * 2)

_COMPLETE = 10
_LOCAL = 7
_WORDS = re.compile(r"[A-Za-z]{3,}|(?<![A-Za-z])[A-Z]{1,2}(?![A-Za-z])")
_DIGITS = re.compile(r"\d")
_PREFIX = re.compile(r"\D*(?:1\W?)?(?:8\d\d|0800|1300|13)\W*")
"""Toll-free and shared-cost prefixes that are advertised with a word."""
_JOINERS = frozenset("-.)0123456789")


def dial(text: str) -> tuple[str, bool]:
    """Return `text` with the letters of a vanity word as digits, and whether there were any.

    Letters behind a number that is already whole ("555-0100 office") are words, not keys: they
    and what follows are cut. A number that lacks digits takes its letters for keys when they
    stand in its groups.
    """
    word = _WORDS.search(text)
    if word is None or not text.isascii():
        return _without_words(text, word), False
    before = len(_DIGITS.findall(text[: word.start()]))
    run = _letter_run(text, word.start())
    enough = before < _COMPLETE and before + _keys(run) >= _LOCAL
    if enough and _belongs(text[: word.start()], word.group()):
        return text[: word.start()] + run.translate(KEYPAD), True
    return _without_words(text, word), False


def _belongs(before: str, word: str) -> bool:
    """Say whether a word is part of the number: joined to it, in capitals, or all there is to dial."""
    return before[-1:] in _JOINERS or word.isupper() or bool(_PREFIX.fullmatch(before))


def _letter_run(text: str, start: int) -> str:
    """Return the groups of letters and digits from `start` up to a bracket or a pause."""
    return re.split(r"[(\[,;/:]| - ", text[start:], maxsplit=1)[0].rstrip()


def _keys(run: str) -> int:
    return sum(c.isalnum() for c in run)


def _without_words(text: str, word: re.Match[str] | None) -> str:
    """Cut words that follow a number long enough to be one; shorter ones keep all their digits."""
    if word is None or len(_DIGITS.findall(text[: word.start()])) < _LOCAL:
        return text
    return text[: word.start()]
