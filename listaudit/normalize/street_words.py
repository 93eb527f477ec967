"""The words of address lines, country by country: what each may stand for.

A word keeps every reading it may have (`st`: street or saint; `cr`: crescent, creek or circle), and two
words agree when their readings meet. Tables: USPS Publication 28 and plain facts, in `data/*.toml`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from listaudit.model.quick import quick
from listaudit.normalize.fold import fold, romanize
from listaudit.normalize.numbers import english_cardinals, number_word, roman
from listaudit.normalize.read_table import read_table
from listaudit.normalize.script import ROMANIZABLE, scripts

_DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ñ": "ny", "đ": "dj"}
)
_SERBIAN = str.maketrans("абвгдежзијклмнопрстћуфхцчш", "abvgdezzijklmnoprstcufhccs") | str.maketrans(
    {"ђ": "dj", "љ": "lj", "њ": "nj", "џ": "dz"}
)
"""Serbian and Macedonian Cyrillic as the Latin alphabet of the same countries writes it, without accents."""
_TWO_ALPHABETS = frozenset({"BA", "ME", "MK", "RS"})
_BETWEEN_FIGURES = re.compile(r"(?<=\d)[-/]+(?=\d)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|ers?|e|eme|ieme|o|os|as|ste|de|ter|i|y|aya|ya)\Z")
SIGNS = frozenset({"#"})
STRONG = frozenset({"street", "avenue", "road", "boulevard", "drive", "lane", "highway", "parkway", "court"})
"""Types that are hardly ever part of a name."""
NAME, TYPE, DIRECTION, FILLER, SMALL = "name", "type", "direction", "filler", "small"
"""What part a word can play; a small one tells where a street lies: `Am Markt`."""


Joined = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""Ways to write something, the longest first, each with the words that it reads as."""


@quick
@dataclass(frozen=True, slots=True)
class Word:
    """One word of a street: as folded text, all its readings, and what part it can play."""

    text: str
    readings: frozenset[str]
    role: str = NAME

    def meets(self, other: Word) -> bool:
        """Say whether both can stand for the same word."""
        return self.text == other.text or not self.readings.isdisjoint(other.readings)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All that the lines of one country need; words are folded. There is one for each country."""

    country: str
    languages: tuple[str, ...]
    readings: Mapping[str, frozenset[str]]
    types: frozenset[str]
    directions: frozenset[str]
    fillers: frozenset[str]
    small: frozenset[str]
    markers: frozenset[str]
    numberless: frozenset[str]
    cross: frozenset[str]
    compounds: tuple[str, ...]
    prefixes: tuple[str, ...]
    dotted: Mapping[str, str]
    number_last: bool
    slash_unit: bool
    romans: bool
    joined: Mapping[str, Joined]
    """First words of what is written in several ways, each with its ways and what they read as."""
    counted: frozenset[str]

    @property
    def english(self) -> bool:
        """Whether the country writes its addresses in English first."""
        return self.languages[0] == "en"

    def word(self, text: str) -> Word:
        """Return the word for a token as it stands in the line (case folded, accents kept)."""
        return _word(self, text if type(text) is str else getattr(text, "raw", text))


@lru_cache(maxsize=1_024)
def _word(vocabulary: Vocabulary, token: str) -> Word:
    text = _text(token)
    readings = {text, *vocabulary.readings.get(text, ())}
    if text != token:
        readings.update(vocabulary.readings.get(token, ()))
    if not token.isascii():
        readings.add(fold(token.translate(_DIGRAPHS)).replace(" ", ""))
        readings.add(romanize(text).replace(" ", "") if scripts(text) <= ROMANIZABLE else text)
        if vocabulary.country in _TWO_ALPHABETS:
            readings.add(fold(token.translate(_SERBIAN)).replace(" ", ""))
    if figures := _figures(vocabulary, text):
        readings |= figures
    return Word(text, frozenset(readings), _role(vocabulary, text))


def _text(token: str) -> str:
    """Fold a token; signs stay between figures, where they part numbers: `10-14`, `299/1`."""
    if token.isalnum() and token.isascii():
        return token
    pieces = _BETWEEN_FIGURES.split(token)
    return "-".join(fold(piece).replace(" ", "") for piece in pieces) or token


def _figures(vocabulary: Vocabulary, text: str) -> set[str]:
    """Return the figures that a number word, an ordinal or a Roman numeral stands for."""
    if text.isdecimal():
        return set()
    if text[:1].isdecimal() and (ordinal := _ORDINAL.match(text)):
        return {ordinal[1]}
    if vocabulary.english and text in english_cardinals():
        return set()
    found = {figures for language in vocabulary.languages if (figures := number_word(text, language))}
    if vocabulary.romans and (figures := roman(text)):
        found.add(figures)
    return found


def _role(vocabulary: Vocabulary, text: str) -> str:
    if text in vocabulary.directions:
        return DIRECTION
    if text in vocabulary.types:
        return TYPE
    if text in vocabulary.small:
        return SMALL
    return FILLER if text in vocabulary.fillers else NAME


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of our tables of facts, read once.

    Args:
        name: The file's stem in `normalize/data`.
    """
    return read_table(name)


def vocabulary(country: str) -> Vocabulary:
    """Return the words of a country (ISO 3166 alpha-2; others and empty text get the main languages)."""
    return _vocabulary(country if country in _countries() else "")


@cache
def _countries() -> frozenset[str]:
    """Return the countries that the tables tell apart; what files hold for a country has no bound."""
    facts = table("street_languages")
    return frozenset(country for name, known in facts.items() if name != "any" for country in known)


@cache
def _vocabulary(country: str) -> Vocabulary:
    facts, words = table("street_languages"), table("street_words")
    languages = tuple(facts["languages"].get(country, facts["any"]))
    groups = [(key, words["directions"].get(key, {})) for key in ("any", *languages)]
    directions = _forms(group for _, group in groups)
    types = _forms(table("street_types").get(language, {}) for language in languages)
    translated = words["translations"].get(country, {})
    keys = ("any", *languages, country)
    names = _forms([*(words["names"].get(key, {}) for key in keys), translated])

    def listed(section: str) -> frozenset[str]:
        return frozenset(word for key in ("any", *languages) for word in words[section].get(key, ()))

    return Vocabulary(
        country=country,
        languages=languages,
        readings=_merge(directions, types, names),
        types=frozenset(types),
        directions=frozenset(directions),
        fillers=listed("fillers"),
        small=frozenset(words["small"].get(languages[0], ())),
        markers=listed("markers"),
        numberless=listed("numberless"),
        cross=listed("cross") - (frozenset() if country else frozenset(words["cross"]["doubtful"])),
        compounds=tuple(facts["compounds"].get(country, ())),
        prefixes=tuple(unicodedata.normalize("NFKC", way) for way in facts["prefixes"].get(country, ())),
        dotted=facts["dotted"].get(country, {}),
        number_last=country in facts["number_last"],
        slash_unit=country in facts["slash_unit"],
        romans=country in facts["romans"],
        joined=_joined(words["joined"].get(key, {}) for key in keys),
        counted=frozenset(words["counted"].get(country, ())),
    )


def _joined(groups: Iterable[Mapping[str, list[str]]]) -> dict[str, Joined]:
    """Turn `what it reads as = ways to write it` around, by the first word of each way."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for group in groups:
        for read, ways in group.items():
            for way in ways:
                words = tuple(way.split())
                found.setdefault(words[0], []).append((words, tuple(read.split())))
    return {first: tuple(sorted(ways, key=lambda way: -len(way[0]))) for first, ways in found.items()}


def _forms(groups: Iterable[Mapping[str, list[str]]]) -> dict[str, set[str]]:
    """Turn `concept = forms` around: each form with all the concepts it may stand for."""
    found: dict[str, set[str]] = {}
    for group in groups:
        for concept, forms in group.items():
            for form in forms:
                key = fold(form) if form.isalnum() else form
                found.setdefault(key, set()).add(concept)
    return found


def _merge(*tables: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    merged: dict[str, set[str]] = {}
    for forms in tables:
        for form, concepts in forms.items():
            merged.setdefault(form, {form}).update(concepts)
    return {form: frozenset(concepts) for form, concepts in merged.items()}


@cache
def sites() -> frozenset[str]:
    """Return the kinds of street that as often name a centre, a building or an estate."""
    return frozenset(table("street_words")["sites"]["words"])
