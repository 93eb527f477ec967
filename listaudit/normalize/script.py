"""Writing systems of a text, as far as comparing names needs them."""

from __future__ import annotations

from functools import lru_cache

_RANGES = (
    (0x0041, 0x024F, "latin"),
    (0x0250, 0x02AF, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "armenian"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0x0900, 0x0DFF, "indic"),
    (0x0E00, 0x0E7F, "thai"),
    (0x0E80, 0x0EFF, "lao"),
    (0x1000, 0x109F, "myanmar"),
    (0x10A0, 0x10FF, "georgian"),
    (0x1100, 0x11FF, "hangul"),
    (0x1200, 0x139F, "ethiopic"),
    (0x1780, 0x17FF, "khmer"),
    (0x1C90, 0x1CBF, "georgian"),
    (0x1E00, 0x1EFF, "latin"),
    (0x1F00, 0x1FFF, "greek"),
    (0x3040, 0x30FF, "kana"),
    (0x3130, 0x318F, "hangul"),
    (0x31F0, 0x31FF, "kana"),
    (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xF900, 0xFAFF, "han"),
    (0x20000, 0x323AF, "han"),
)
ROMANIZABLE = frozenset({"latin", "cyrillic", "greek", "armenian", "georgian"})
"""Scripts whose romanisation spells the sounds of a name well enough to compare.

Chosen by measurement (docs/accuracy.md, names across scripts): half and more of brands' native and
English names agree by sound there (of Greek too few are known to count); of kana it is 39 per cent, of
Han, Hangul, Arabic and Hebrew below 10."""


@lru_cache(maxsize=1_024)
def script_of(char: str) -> str:
    """Return the script of one letter, or empty text for digits, signs and scripts not listed."""
    point = ord(char)
    for low, high, name in _RANGES:
        if low <= point <= high:
            return name if char.isalpha() or name in {"thai", "indic"} else ""
    return ""


@lru_cache(maxsize=1_024)
def scripts(text: str) -> frozenset[str]:
    """Return the scripts of all letters in `text`."""
    if text.isascii():
        return frozenset({"latin"}) if text.lower() != text.upper() else frozenset()
    return frozenset(name for c in text if (name := script_of(c)))


def comparable(ours: str, theirs: str) -> bool:
    """Say whether two texts are written so that spelling can be compared at all.

    True when they share a script, when both romanise well, or when one has no letters.
    """
    a, b = scripts(ours), scripts(theirs)
    return not a or not b or bool(a & b) or (a <= ROMANIZABLE and b <= ROMANIZABLE)


def other_alphabet(ours: str, theirs: str) -> bool:
    """Say whether two texts share no script: a romanisation is then one of several."""
    a, b = scripts(ours), scripts(theirs)
    return bool(a) and bool(b) and a.isdisjoint(b)
