"""Whether Latin letters spell a Thai text: consonant by consonant, since vowels are written in many ways.

A Thai consonant sounds in one of a few ways, by its place in the syllable; `RTGS`, the royal system, and
what people write by habit (`Had Yai`, `Bangna`) keep to these.
"""

from __future__ import annotations

import re
from functools import lru_cache

from listaudit.normalize.fold import fold

_SOUNDS = {
    "กฃข": "k kk kh kkh g", "คฅฆ": "k kk kh kkh g c", "ง": "ng n", "จ": "c ch j t tch",
    "ฉชฌ": "c ch t tch sh j",
    "ซ": "s z t", "ญ": "y n", "ดฎ": "d dd t", "ตฏ": "t tt d", "ถฐทฑฒธ": "t tt th tth d s", "นณ": "n nn",
    "บ": "b bb p", "ปผพภ": "p pp ph pph b", "ฝฟ": "f p ph", "ม\u0e4d": "m mm", "ลฬ": "l ll n r",
    "สศษ": "s ss t ts z", "ฮ": "h",
}  # fmt: skip
_BY_LETTER = {letter: sounds.split() for letters, sounds in _SOUNDS.items() for letter in letters}
_FAINT = {"ร": ["r", "n", "l"], "ย": ["y", "i"], "ว": ["w", "v", "u"], "ห": ["h"], "อ": []}
"""Letters that are often a vowel, a tone mark or silent (`ศรี`, `หัว`)."""
_LETTER = re.compile("([\u0e01-\u0e2e\u0e4d])(?:[\u0e34-\u0e3a]?(\u0e4c))?")
"""A consonant, and the sign that silences it; loanwords in Latin letters keep it: `กอล์ฟ` is `golf`."""
_VOWELS, _BEHIND_H = frozenset("aeiouyw"), frozenset("aeiou")
_FEWEST = 3
"""Consonants that must sound, since one is alike by chance."""
_LONGEST = 200
"""Letters that a name has at most; longer texts are no romanisation."""
Sounds = tuple[str, ...]
Positions = set[int]


@lru_cache(maxsize=256)
def spells_thai(latin: str, thai: str, fewest: int = _FEWEST) -> bool:
    """Say whether Latin letters may spell a Thai text; False where fewer consonants than `fewest` sound.

    Every place up to which the letters may have been read is followed at once, consonant by consonant: a
    regular expression would try all ways to part the vowels, which takes for ever on texts made for that.
    """
    consonants = _consonants(thai, fewest)
    letters = fold(latin).replace(" ", "") if consonants else ""
    if len(letters) > _LONGEST:
        return False
    places = _past_vowels(letters, {0}) if consonants else set()
    for sounds in consonants:
        read = {at + len(sound) for at in places for sound in sounds if letters.startswith(sound, at)}
        places = _past_vowels(letters, read)
    return len(letters) in places


@lru_cache(maxsize=256)
def _consonants(thai: str, fewest: int) -> tuple[Sounds, ...]:
    """Return how each consonant may sound, empty text for not at all; none where too few are sure to."""
    if thai.isascii() or len(thai) > _LONGEST:
        return ()
    found, telling = list[Sounds](), 0
    for letter, silenced in _LETTER.findall(fold(thai)):
        sure = letter in _BY_LETTER and not silenced
        sounds = _BY_LETTER.get(letter) or _FAINT.get(letter, [])
        found.append(tuple(sounds if sure else [*sounds, ""]))
        telling += sure
    return tuple(found) if telling >= fewest else ()


def _past_vowels(letters: str, places: Positions) -> Positions:
    """Return the places that can be reached over vowels, with one `h` among them."""
    before = _along(letters, places, _VOWELS)
    behind = {at + 1 for at in before if letters.startswith("h", at)}
    return before | _along(letters, behind, _BEHIND_H)


def _along(letters: str, places: Positions, vowels: frozenset[str]) -> Positions:
    reached = set(places)
    for place in places:
        at = place
        while at < len(letters) and letters[at] in vowels and at + 1 not in reached:
            at += 1
            reached.add(at)
    return reached
