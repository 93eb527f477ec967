"""The tables of words that say little about whose name it is (`data/name_words.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from listaudit.normalize import east_asian
from listaudit.normalize.fold import fold
from listaudit.normalize.read_table import read_table

_LISTS = (
    "articles",
    "small",
    "connectors",
    "loose_connectors",
    "places",
    "countries",
    "weak_places",
    "descriptors",
)
_MARKS = ("plain_kinds", "owner_marks", "former_marks", "sub_brands", "joined_by")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Folded words by what they do in a name."""

    articles: frozenset[str]
    small: frozenset[str]
    """Articles, prepositions and joining words."""
    connectors: frozenset[str]
    loose_connectors: frozenset[str]
    """Joining words of one letter or two, which may as well be a part of the name."""
    places: frozenset[str]
    """Words for a branch or place in general: downtown, branch, country names."""
    countries: frozenset[str]
    weak_places: frozenset[str]
    """Words for a place only at the end, apart, or beside another word for a place."""
    descriptors: frozenset[str]
    """Words for a kind of business."""
    common: frozenset[str]
    """All of the above: words that tell no business from another."""
    plain_kinds: frozenset[str]
    """Words for a shop in general: one stands for another."""
    owner_marks: frozenset[str]
    """Behind these stands an owner, or a larger business."""
    former_marks: frozenset[str]
    """Of these, those behind which a former name stands."""
    sub_brands: frozenset[str]
    """Words that make another chain of a name."""
    joined_by: frozenset[str]
    """Words before a department that the business has beside others."""
    kinds: dict[str, str]
    """Word for a kind of business -> the one that stands for all with its meaning."""
    numbers: dict[str, str]
    """Number word or ordinal -> figures."""
    regions: dict[str, frozenset[str]]
    """Code of a state or province -> the words of its name."""
    regions_first: dict[str, frozenset[str]]
    """Country -> codes of its regions that are legal forms elsewhere alone."""
    abbreviations: dict[str, frozenset[str]]
    """Abbreviation -> the words that it may stand for."""
    spellings: dict[str, str]
    """Other accepted spelling -> the one that we compare."""
    related: frozenset[str]
    """Words of `numbers`, `abbreviations`, `spellings`, and joining words: they may stand for others."""
    departments: dict[tuple[str, ...], str]
    """Phrase -> canonical id of the department; empty for a phrase that only looks like one."""
    departments_last: frozenset[str]
    """Phrases that mean a department only as the last words or behind a separator."""
    departments_apart: frozenset[str]
    """Phrases that mean a department only behind a separator."""
    department_words: frozenset[str]
    """First words of all phrases, to look only where it may pay."""
    department_kin: dict[str, tuple[str, ...]]
    """Id of a department -> beginnings of words that show it to be the trade of the whole."""
    unspaced_abbreviations: dict[str, str]
    """Abbreviation with its dot -> the words, for scripts without spaces."""


@lru_cache(maxsize=1)
def name_words() -> NameWords:
    """Return the tables, read once."""
    table = read_table("name_words")
    departments = {
        tuple(phrase.split()): "" if code == "none" else code
        for code, phrases in table["departments"].items()
        for phrase in phrases
    }
    words = {key: frozenset(table[key].split()) for key in _LISTS}
    words["descriptors"] = (words["descriptors"] | _trades()) - words["small"]
    return NameWords(
        **words,
        **{key: frozenset(table[key].split()) for key in _MARKS},
        common=frozenset().union(*words.values()),
        regions={code: frozenset(names.split()) for code, names in table["regions"].items()},
        regions_first={
            country: frozenset(codes.split()) for country, codes in table["regions_first"].items()
        },
        kinds=_reverse(table["kinds"]),
        numbers=_reverse(table["numbers"]),
        abbreviations=_readings(table["abbreviations"]),
        spellings=_reverse(table["spellings"]),
        related=_related(table) | words["connectors"] | words["loose_connectors"],
        departments=departments,
        departments_last=frozenset(table["department_last"]["words"]),
        departments_apart=frozenset(table["department_apart"]["words"]),
        department_words=frozenset(phrase[0] for phrase in departments),
        department_kin={code: tuple(stems.split()) for code, stems in table["department_kin"].items()},
        unspaced_abbreviations=table["unspaced_abbreviations"],
    )


def _related(table: dict[str, dict[str, str]]) -> frozenset[str]:
    lists = [table[key] for key in ("numbers", "abbreviations", "spellings")]
    return frozenset(
        word for one in lists for canonical, said in one.items() for word in (canonical, *said.split())
    )


def _trades() -> frozenset[str]:
    """Return the words for a kind of business of all languages, spelled as names are compared."""
    lists = read_table("name_trades").values()
    return frozenset(east_asian.canonical(fold(word)) for words in lists for word in words.split())


def _reverse(table: dict[str, str]) -> dict[str, str]:
    return {word: canonical for canonical, words in table.items() for word in words.split()}


def _readings(table: dict[str, str]) -> dict[str, frozenset[str]]:
    readings: dict[str, set[str]] = {}
    for canonical, words in table.items():
        for word in words.split():
            readings.setdefault(word, set()).add(canonical)
    return {word: frozenset(values) for word, values in readings.items()}
