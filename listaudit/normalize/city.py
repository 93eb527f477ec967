"""City names: short forms, exonyms, words that only say what kind of place it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from listaudit.normalize.east_asian import canonical
from listaudit.normalize.fold import fold, romanize
from listaudit.normalize.read_table import read_table

_SHORTEST_NAME = 3
_HAN = re.compile("[\u3400-\u9fff]")
_SANT = re.compile(r"\b(sant)['’](?=\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:,\s*|(?:(?<!\s)\s+)?\()([^\W\d_]{1,3}['’]?)\)?\s*\Z")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})


@dataclass(frozen=True, slots=True)
class CityForm:
    """A city's name as it compares.

    `words` are the sets of ways to read each word; `keys` are whole names without spaces: as written,
    with umlauts spelt out, romanised. `bare` and `bare_key` are both without the words that only say
    what kind of place it is. `groups` number the rows of names it belongs to, without its `part`: the
    number or letter of a district behind the name (`Praha 1`, `København K`). `sound` is how a name in
    Chinese characters is read, which Latin letters may write down and other characters may share.
    """

    words: tuple[frozenset[str], ...]
    keys: frozenset[str]
    bare: tuple[frozenset[str], ...]
    bare_key: str
    groups: frozenset[int] = frozenset()
    part: str = ""
    sound: str = ""

    def alike(self, other: CityForm) -> bool:
        """Say whether the two are one name in two ways to write it."""
        if not self.keys.isdisjoint(other.keys) or meet(self.words, other.words):
            return True
        return self.sound in other.keys or other.sound in self.keys

    def same_bare(self, other: CityForm) -> bool:
        """Say whether the two are one name but for words that say what kind of place it is."""
        return meet(self.bare, other.bare)

    def shares_group(self, other: CityForm) -> bool:
        """Say whether the two are names of one city, and of no two districts of it."""
        return not self.groups.isdisjoint(other.groups) and not (
            self.part and other.part and self.part != other.part
        )


def meet(one: tuple[frozenset[str], ...], other: tuple[frozenset[str], ...]) -> bool:
    """Say whether two names agree word for word, each word in one of its readings."""
    return len(one) == len(other) and all(not x.isdisjoint(y) for x, y in zip(one, other, strict=True))


@cache
def _data() -> dict[str, Any]:
    return read_table("city_names")


@cache
def _rows() -> list[list[str]]:
    rows: list[list[str]] = _data()["names"] + read_table("city_names_east")["names"]
    return rows


@cache
def _groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(_rows()):
        for name in row:
            found.setdefault(fold(name).replace(" ", ""), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _short() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for long, forms in _data()["words"].items():
        for form in forms:
            found.setdefault(form, {form}).add(long)
    return {form: frozenset(long) for form, long in found.items()}


_Kinds = dict[str, tuple[tuple[str, ...], ...]]


@cache
def _placed_kinds() -> tuple[_Kinds, _Kinds]:
    """Return the words of kinds in front of a name by their first word, those behind by their last."""
    data = _data()
    in_front, behind = (
        {tuple(fold(kind).split()) for kind in (*data["kinds"], *data[table])}
        for table in ("kinds_in_front", "kinds_behind")
    )
    return _by_word(in_front, 0), _by_word(behind - {("city",)}, -1)


def _by_word(kinds: set[tuple[str, ...]], place: int) -> _Kinds:
    """Return the kinds by the word at a place, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for kind in sorted(kinds, key=len, reverse=True):
        found.setdefault(kind[place], []).append(kind)
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def _articles() -> frozenset[str]:
    return frozenset(_data()["articles"])


@lru_cache(maxsize=1_024)
def parse_city(text: str) -> CityForm:
    """Return the form of a city's name as a record holds it."""
    folded = fold(text)
    words = (
        tuple(fold(_SANT.sub(r"\1 ", text)).split())
        if "'" in text or "\u2019" in text
        else tuple(folded.split())
    )
    bare = _without_kind(words)
    keys = {folded, fold(text.casefold().translate(_UMLAUTS)), canonical(folded)}
    sound = romanize(text)
    if not _HAN.search(text):
        keys.add(sound)
        sound = ""
    if (article := _ARTICLE.search(text)) and fold(article[1]) in _articles():
        keys.add(fold(f"{article[1]} {text[: article.start()]}"))
    joined = frozenset(key.replace(" ", "") for key in keys if key)
    bare_key = "".join(bare)
    if not bare_key.isascii():
        bare_key = _without_joined_kind(bare_key)
    groups, part = _grouped(joined, bare_key, bare)
    return CityForm(_readings(words), joined, _readings(bare), bare_key, groups, part, sound.replace(" ", ""))


def _grouped(joined: frozenset[str], bare_key: str, bare: tuple[str, ...]) -> tuple[frozenset[int], str]:
    """Return the rows of a name, and the number or letter behind it that they do not have."""
    groups = _groups()
    found: frozenset[int] = frozenset().union(*(groups.get(key, frozenset()) for key in (*joined, bare_key)))
    if found or len(bare) <= 1:
        return found, ""
    last = bare[-1]
    found = groups.get("".join(bare[:-1]), frozenset())
    if last == "city":
        return found, ""
    is_part = last.isdecimal() or len(last) == 1
    return (found, last.lstrip("0")) if is_part else (frozenset(), "")


@lru_cache(maxsize=2_048)
def other_names(text: str) -> tuple[str, ...]:
    """Return the names of one word that a city also goes by, folded: of `München` `munich` and `muenchen`.

    Names shorter than three letters are left out: too many words look like `LA`.
    """
    rows = _groups().get(fold(text).replace(" ", ""), frozenset())
    names = (name for row in sorted(rows) for name in _rows()[row])
    return tuple(name for name in names if " " not in name and len(name) >= _SHORTEST_NAME)


def readings(word: str) -> frozenset[str]:
    """Return what a folded word may stand for: of `st` `saint` and itself, of `03` `3`."""
    return _short().get(word) or frozenset({word.lstrip("0") or word})


def _readings(words: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(map(readings, words))


def _without_kind(words: tuple[str, ...]) -> tuple[str, ...]:
    """Drop `City of`, `Stadt`, `Kota` in front or `Town`, `Twp` behind, never the whole name."""
    if len(words) == 1:
        return words
    in_front, behind = _placed_kinds()
    for kind in in_front.get(words[0], ()) if words else ():
        if len(words) > len(kind) and words[: len(kind)] == kind:
            return words[len(kind) :]
    for kind in behind.get(words[-1], ()) if words else ():
        if len(words) > len(kind) and words[-len(kind) :] == kind:
            return words[: -len(kind)]
    return words


def _without_joined_kind(name: str) -> str:
    """Drop `อำเภอ` in front or `市` behind a name written without spaces, never the whole name."""
    in_front, behind = _joined_kinds()
    start = next((len(kind) for kind in in_front if name.startswith(kind) and len(name) > len(kind) + 1), 0)
    end = next((len(kind) for kind in behind if name.endswith(kind) and len(name) > start + len(kind)), 0)
    return name[start : len(name) - end]


@cache
def _joined_kinds() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of `joined_in_front` and `joined_behind` as names are folded."""
    in_front, behind = (tuple(map(fold, _data()[f"joined_{where}"])) for where in ("in_front", "behind"))
    return in_front, behind
