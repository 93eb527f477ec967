"""Whether Latin letters spell a Thai text: consonant by consonant, since vowels are written in many ways.

A Thai consonant sounds in one of a few ways, by its place in the syllable; `RTGS`, the royal system, and
what people write by habit (`Had Yai`, `Bangna`) keep to these.
"""

from __future__ import annotations

import re
from functools import lru_cache

from listaudit.normalize.fold import fold

_SOUNDS = {
    "กฃข": "kk?h?|g", "คฅฆ": "kk?h?|g|c", "ง": "ng|n", "จ": "ch?|j|t|tch", "ฉชฌ": "ch?|t|tch|sh|j",
    "ซ": "s|z|t", "ญ": "y|n", "ดฎ": "dd?|t", "ตฏ": "tt?|d", "ถฐทฑฒธ": "tt?h?|d|s", "นณ": "nn?", "บ": "bb?|p",
    "ปผพภ": "pp?h?|b", "ฝฟ": "f|ph?", "ม\u0e4d": "mm?", "ลฬ": "ll?|n|r", "สศษ": "ss?|ts?|z", "ฮ": "h",
}  # fmt: skip
_BY_LETTER = {letter: sound for letters, sound in _SOUNDS.items() for letter in letters}
_FAINT = {"ร": "r|n|l", "ย": "y|i", "ว": "w|v|u", "ห": "h", "อ": ""}
"""Letters that are often a vowel, a tone mark or silent (`ศรี`, `หัว`)."""
_LETTER = re.compile("([\u0e01-\u0e2e\u0e4d])(?:[\u0e34-\u0e3a]?(\u0e4c))?")
"""A consonant, and the sign that silences it; loanwords in Latin letters keep it: `กอล์ฟ` is `golf`."""
_VOWELS = "[aeiouyw]*h?[aeiou]*"
_FEWEST = 3
"""Consonants that must sound, since one is alike by chance."""


@lru_cache(maxsize=256)
def spells_thai(latin: str, thai: str, fewest: int = _FEWEST) -> bool:
    """Say whether Latin letters may spell a Thai text; False where fewer consonants than `fewest` sound."""
    pattern = _pattern(thai, fewest)
    return pattern is not None and pattern.fullmatch(fold(latin).replace(" ", "")) is not None


@lru_cache(maxsize=256)
def _pattern(thai: str, fewest: int) -> re.Pattern[str] | None:
    if thai.isascii():
        return None
    parts, telling = [_VOWELS], 0
    for letter, silenced in _LETTER.findall(fold(thai)):
        sure = letter in _BY_LETTER and not silenced
        sound = _BY_LETTER.get(letter) or _FAINT.get(letter, "")
        parts.append(f"(?:{sound}){'' if sure else '?'}{_VOWELS}")
        telling += sure
    return re.compile("".join(parts)) if telling >= fewest else None
