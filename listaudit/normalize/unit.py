"""Units inside a building: suite, flat, floor, block (USPS Publication 28, appendix C2, and abroad)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from listaudit.model.quick import quick
from listaudit.normalize.numbers import number_word
from listaudit.normalize.street_words import SIGNS, Vocabulary, table

UNIT, FLOOR, BUILDING = "unit", "floor", "building"
_KINDS = (UNIT, FLOOR, BUILDING)
_GLUED = re.compile(r"(suite|ste|apt|unit|bldg|shop|rm|no)-?(\d[\w-]*)\Z")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|e|eme|o|a)?\Z")
_TRUE_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z")
_PLAIN_RANGE = re.compile(r"\d+[-/]\d+\Z")
_SLASHED = re.compile(r"(\d+[a-z]?)/(\d+[a-z]?)\Z")
_STOREY = re.compile(r"(\d{1,2})([oa])\Z")
_STOREYS = frozenset({"es", "pt", "it"})
_SIDES = {
    "izq": "left", "izda": "left", "izquierda": "left", "esq": "left", "esquerdo": "left",
    "dcha": "right", "dcho": "right", "der": "right", "derecha": "right", "dto": "right", "direito": "right",
}  # fmt: skip
_STOREY_AND_SHOP = frozenset({"MY", "SG"})
"""Countries that write storey and shop of a building as `#01-54`."""
_STOREY_SHOP = re.compile(r"[0-9b]\d-\d{2,4}\Z")
_LONGEST_ID = 8


@quick
@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A place inside a building: `unit` (suite, flat, shop), `floor` or `building` (block, tower)."""

    kind: str
    id: str

    def __str__(self) -> str:
        return self.id if self.kind == UNIT else f"{self.kind} {self.id}"


@dataclass(frozen=True, slots=True)
class _Words:
    kinds: Mapping[str, str]
    bare: frozenset[str]
    floors: Mapping[str, str]
    same: Mapping[str, str]
    sure: frozenset[str]
    telling: frozenset[str]
    """All words that begin, end or are a unit; any other word or number is left where it stands."""


@cache
def _words(vocabulary: Vocabulary) -> _Words:
    data = table("units")
    kinds = dict.fromkeys(data["cautious_unit"]["any"], UNIT)
    for kind in reversed(_KINDS):
        for key in ("any", *vocabulary.languages):
            kinds |= dict.fromkeys(data[kind].get(key, ()), kind)
    bare = frozenset(data["bare"]["any"])
    floors = {word: floor for floor, words in data["floors"].items() for word in words}
    same = {word: canon for canon, words in data["same"].items() for word in words}
    sure = frozenset(data["sure_unit"]["any"])
    return _Words(kinds, bare, floors, same, sure, telling=bare.union(kinds, floors))


def unit_id(text: str) -> str:
    """Return an id of a unit as it compares: `A-101` is `a101`, `100-102` keeps its hyphen."""
    if _PLAIN_RANGE.match(text):
        return text.replace("/", "-")
    return text.replace("-", "").replace("/", "")


def take_units(
    tokens: Sequence[str], vocabulary: Vocabulary, *, numbered: bool
) -> tuple[list[Unit], list[str]]:
    """Take the units out of one segment of a line.

    Args:
        tokens: The segment.
        vocabulary: The words of the country.
        numbered: Whether the line has a house number elsewhere, so that `# 5` must be a unit.

    Returns:
        The units, and the tokens that are left.
    """
    reader = _Reader(list(tokens), vocabulary, numbered)
    return reader.read()


class _Reader:
    """Walks once over the tokens of a segment."""

    def __init__(self, tokens: list[str], vocabulary: Vocabulary, numbered: bool) -> None:  # noqa: FBT001
        self.tokens, self.vocabulary, self.numbered = tokens, vocabulary, numbered
        self.words = _words(vocabulary)
        self.units: list[Unit] = []
        self.rest: list[str] = []

    def read(self) -> tuple[list[Unit], list[str]]:
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if (token.isalpha() or token.isdecimal()) and token not in self.words.telling:
                i += self._keep(i)
                continue
            i += self._glued(i) or self._designated(i) or self._storey(i) or self._bare(i) or self._keep(i)
        return self.units, self.rest

    def _keep(self, i: int) -> int:
        self.rest.append(self.tokens[i])
        return 1

    def _glued(self, i: int) -> int:
        found = _GLUED.match(self.tokens[i])
        if not found or found[1] not in self.words.kinds:
            return 0
        self.units.append(Unit(self.words.kinds[found[1]], unit_id(found[2])))
        return 1

    def _designated(self, i: int) -> int:
        """Read `suite 100`, `2nd floor`, `# 5 & 6`, `bldg a`; return how many tokens that took."""
        kind = self.words.kinds.get(self.tokens[i])
        if kind is None:
            return 0
        if kind == FLOOR and not self._floor_behind(i) and self._floor_before():
            return 1
        j = i + 1
        while j < len(self.tokens) and self._skippable(self.tokens[j]) and not self._lone_id(j, kind):
            kind = kind if self.tokens[j] in SIGNS else self.words.kinds.get(self.tokens[j], kind)
            j += 1
        if j >= len(self.tokens) or not self._is_id(self.tokens[j], kind) or self._named(i, j):
            return 0
        return self._ids(kind, j) - i

    def _skippable(self, token: str) -> bool:
        return token in self.vocabulary.markers or token in self.words.kinds

    def _lone_id(self, j: int, kind: str) -> bool:
        """Say whether the last token must be the id, although it is a marker elsewhere: `block d`."""
        return j + 1 == len(self.tokens) and self._is_id(self.tokens[j], kind)

    def _named(self, i: int, j: int) -> bool:
        """Say whether the designator is a name or a house number's sign after all."""
        token = self.tokens[i]
        if token in SIGNS:
            if self.vocabulary.country in _STOREY_AND_SHOP and _STOREY_SHOP.match(self.tokens[j]):
                return False
            return not self.vocabulary.english or (not self.numbered and not self._seen())
        if self.rest and self.vocabulary.number_last and not self.numbered and not self._seen():
            return token not in self.words.sure or len(self.rest) == 1
        if i == 0 and j + 1 == len(self.tokens):
            return False
        if len(token) <= 2 or token in self.vocabulary.types:  # noqa: PLR2004
            started = self.numbered or self._seen()
            return not started or (len(self.tokens) > j + 1 and self.tokens[j + 1] in self.vocabulary.types)
        return False

    def _is_id(self, token: str, kind: str) -> bool:
        if len(token) > _LONGEST_ID:
            return False
        if any(c.isdigit() for c in token):
            return kind == FLOOR or not _TRUE_ORDINAL.match(token)
        if kind == FLOOR and len(token) > 1 and token in self.words.floors:
            return True
        return (len(token) == 1 and token.isalpha()) or bool(self._figures(token))

    def _figures(self, token: str) -> str:
        return number_word(token, self.vocabulary.languages[0])

    def _ids(self, kind: str, j: int) -> int:
        """Read one id or several from `j`; return the index behind them."""
        text, j = self._one_id(j)
        self.units.append(Unit(kind, self._canonical(kind, text)))
        while j + 1 < len(self.tokens) and self.tokens[j] in {"&", "and", "y", "e", "und"}:
            k = j + 1
            while k < len(self.tokens) - 1 and self._skippable(self.tokens[k]):
                k += 1
            if not self._is_id(self.tokens[k], kind):
                break
            text, j = self._one_id(k)
            self.units.append(Unit(kind, self._canonical(kind, text)))
        return j

    def _one_id(self, j: int) -> tuple[str, int]:
        """Join `100 a` and `a 100` at the end of a segment."""
        text, after = self.tokens[j], self.tokens[j + 1 : j + 2]
        slashed = _SLASHED.match(text) if self.vocabulary.slash_unit and after else None
        if slashed:
            self.tokens[j] = slashed[2]
            return slashed[1], j
        if after and j + 2 == len(self.tokens) and after[0] not in self.words.kinds:
            letter, figure = sorted((text, after[0]), key=str.isdigit)
            if len(letter) == 1 and letter.isalpha() and figure.isdigit():
                return text + after[0], j + 2
        return text, j + 1

    def _canonical(self, kind: str, text: str) -> str:
        figures = self._figures(text)
        if figures:
            return figures
        if kind == FLOOR and text in self.words.floors:
            return self.words.floors[text]
        ordinal = _ORDINAL.match(text) if kind == FLOOR else None
        return ordinal[1] if ordinal else unit_id(text)

    def _storey(self, i: int) -> int:
        """Read `2º izq` and `1º B` of Spain, Portugal and Latin America."""
        found = _STOREY.match(self.tokens[i])
        after = self.tokens[i + 1 : i + 2]
        sided = bool(after) and (len(after[0]) == 1 or after[0] in _SIDES)
        if (
            not found
            or (found[2] == "a" and not sided)
            or (self.rest and self.rest[-1] in self.vocabulary.types)
            or not _STOREYS.intersection(self.vocabulary.languages)
            or not (self.numbered or self._seen())
            or (after and self.words.kinds.get(after[0]) == FLOOR)
        ):
            return 0
        self.units.append(Unit(FLOOR, found[1]))
        if sided:
            self.units.append(Unit(UNIT, _SIDES.get(after[0], after[0])))
            return 2
        return 1

    def _seen(self) -> bool:
        """Say whether a number came before in this segment."""
        return any(token[:1].isdigit() for token in self.rest)

    def _floor_behind(self, i: int) -> bool:
        """Say whether `12 piso 4` names floor 4 of house 12: one figure in front, another behind."""
        if i + 1 >= len(self.tokens) or not self.rest or not self.rest[-1].isdecimal():
            return False
        after = self.tokens[i + 1]
        return after in self.words.floors or self._is_id(after, FLOOR)

    def _floor_before(self) -> bool:
        """Read the number in front of the word: `2nd floor`, `ground floor`, `1. OG`."""
        if not self.rest:
            return False
        before = self.rest[-1]
        ordinal = _ORDINAL.match(before)
        floor = self.words.floors.get(before) or self._figures(before) or (ordinal[1] if ordinal else "")
        alone = len(self.rest) == 1 and before.isdigit() and not self.numbered
        if not floor or alone:
            return False
        self.rest.pop()
        self.units.append(Unit(FLOOR, floor))
        return True

    def _bare(self, i: int) -> int:
        """Read a word that needs no id at the end of a segment: `basement`, `rear`, `GF`."""
        token, last = self.tokens[i], i == len(self.tokens) - 1
        if last and token in self.words.bare and (i == 0 or self._seen()):
            self.units.append(Unit(UNIT, self.words.same.get(token, token)))
            return 1
        alone = i == 0 or self.tokens[i - 1][:1].isdigit()
        if last and alone and len(token) > 1 and token in self.words.floors:
            self.units.append(Unit(FLOOR, self.words.floors[token]))
            return 1
        return 0
