"""Abbreviations that are written to the next word, in scripts without spaces: `ม.` for `มหาวิทยาลัย`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from listaudit.normalize.name_words import name_words

_THAI = re.compile("[\u0e01-\u0e2e]\\.")


@dataclass(frozen=True, slots=True)
class SpelledOut:
    """A text with its abbreviations written in full."""

    text: str
    short: tuple[str, ...]
    """The abbreviations found, in their order."""

    @property
    def said(self) -> str:
        """The abbreviations as one text; empty when there are none."""
        return " ".join(self.short)


def spell_out(text: str) -> SpelledOut:
    """Return `text` with each abbreviation of the table (`unspaced_abbreviations`) in full."""
    if text.isascii() or not _THAI.search(text):
        return SpelledOut(text, ())
    pattern, full = _abbreviations()
    plain = unicodedata.normalize("NFKC", text)
    return SpelledOut(pattern.sub(lambda found: full[found[0]], plain), tuple(pattern.findall(plain)))


@lru_cache(maxsize=1)
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    table = name_words().unspaced_abbreviations
    longest_first = "|".join(re.escape(short) for short in sorted(table, key=len, reverse=True))
    return re.compile(f"(?<![\u0e00-\u0e7f.])(?:{longest_first})"), table
