"""Folding: the loosest reading of a text that still keeps its words apart.

Everything cheap that matching and comparing share: case, accents, letters that decompose in no
normal form, romanisation of other scripts, tokens.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

_MARKS = re.compile("[\u0300-\u036f]")
LETTERS = str.maketrans({
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h",
    "ŋ": "n", "ŧ": "t", "ĸ": "k", "ſ": "s", "ə": "a",
})  # fmt: skip
"""Small letters that no normal form takes apart, and what people write for them."""
_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb`\u00b4\u2032\uff07]")
_NOT_WORD = re.compile(r"[\W_]+")
_ASCII = {n: chr(n).lower() if chr(n).isalnum() else None if chr(n) in "'`" else " " for n in range(128)}
"""What each ASCII character is folded to: words in lower case, spaces between them, no apostrophes."""


@lru_cache(maxsize=2_048)
def fold(text: str) -> str:
    """Return lower-case words without accents, apostrophes or punctuation, one space apart.

    The character references of HTML (`&amp;`), which feeds leave in, are read as what they stand for.
    Scripts other than Latin keep their letters; `romanize` turns those into ASCII.
    """
    if "&" in text and ";" in text:
        text = unescape(text)
    if text.isascii() or (text := _APOSTROPHES.sub("", text)).isascii():
        return " ".join(text.translate(_ASCII).split())
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    text = unicodedata.normalize("NFC", _MARKS.sub("", _APOSTROPHES.sub("", text))).translate(LETTERS)
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    """Split at anything that is neither letter, digit nor a mark that belongs to a letter."""
    kept = (c if unicodedata.category(c)[0] in "LNM" else " " for c in text)
    return "".join(kept).split()


@lru_cache(maxsize=2_048)
def romanize(text: str) -> str:
    """Return `fold(text)` in ASCII, other scripts by anyascii (ISC licence).

    Good for the scripts of `script.ROMANIZABLE`; a mere sound for Han, Thai, Hangul and the rest.
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    from anyascii import anyascii

    return _NOT_WORD.sub(" ", anyascii(folded).lower()).strip()


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of `fold(text)`."""
    return tuple(fold(text).split())


def letters(text: str) -> str:
    """Return `fold(text)` without spaces: what is left when people join or part words."""
    return fold(text).replace(" ", "")
