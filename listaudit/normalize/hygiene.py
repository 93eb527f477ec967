"""Hygiene: what every text from outside goes through before it becomes part of a record.

Keeps the words, removes what no eye can see: NFKC, then control, format (bidi marks, zero-width
characters), surrogate and private-use characters, then runs of white space.
"""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = re.compile(r"\s+")
_ANSI = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")


def clean(text: str) -> str:
    """Return `text` as records hold it: NFKC, without invisible characters, single spaces.

    ANSI escape sequences go as a whole, so that no `[31m` stays behind. ZERO WIDTH NON-JOINER and
    JOINER go too; Persian and Indic names compare without them, as people type them both ways.
    """
    if text.isascii() and text.isprintable() and text == text.strip() and "  " not in text:
        return text
    text = _ANSI.sub("", text)
    text = unicodedata.normalize("NFKC", text)
    text = _SPACES.sub(" ", text)
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c) not in _INVISIBLE)
        text = _SPACES.sub(" ", unicodedata.normalize("NFKC", text))
    return text.strip()
