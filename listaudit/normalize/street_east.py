"""Addresses in Han and kana: no spaces, blocks as figures (`3丁目28-3` is `3-28-3`)."""

from __future__ import annotations

import re

from listaudit.normalize.numbers import han_number
from listaudit.normalize.street_form import AddressForm
from listaudit.normalize.street_number import HouseNumber
from listaudit.normalize.street_words import Word
from listaudit.normalize.unit import FLOOR, UNIT, Unit

_DASHES = re.compile("[\u2010-\u2015\u2212\uff0d\u2500]|(?<=\\d)[\u30fc\uff70]")
_CHOME = re.compile("([〇一二三四五六七八九十百]+)(?=丁目|番(?![町街館])|号|条)")
_BLOCKS = re.compile("(?<=\\d)(?:丁目|番地の|番地|番丁|番の|番(?![町街館])|号の|号|の)(?=\\d|-|$|[^\\d])")
_JOINTS = re.compile(r"-{2,}|-(?=\D|$)|(?<=\D)-(?=\d)")
_FLOOR = re.compile(r"(?<![\d-])(?:地下|[Bb])?(\d+)\s*(?:階|[Ff])(?![a-z])")
_FLOORS = re.compile(r"(?<![\d-])(\d+)[-~・](\d+)\s*(?:階|[Ff])(?![a-z])")
_BASEMENT = re.compile(r"(?:地下|[Bb])\d+\s*(?:階|[Ff])")
_ROOM = re.compile(r"(\d+)\s*号室|#(\d+)")
_NEAR = re.compile("付近|周辺|近く|隣")
_CORNER = re.compile("(?<=[市区])[^市区\\d]{2,}?(?:上る|上ル|下る|下ル|東入る?|東入ル|西入る?|西入ル)")
"""How Kyoto tells of a crossing before it names the district: 烏丸通御池下る."""
_COUNTRY = re.compile("^(?:日本|中国|台湾|台灣)?、?,?\\s*(?:〒?(\\d{3}-?\\d{4}))?\\s*")
_NATION = re.compile("[\\s,、]+(?:日本|中国|台湾|台灣)$")
_GAP = re.compile("(?<=[\u3040-\u9fff])\\s+(?=\\d)")
_SPLIT = re.compile(r"\d+(?:-\d+)*[a-z]?|[^\d\s,、。]+")
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SECTION = re.compile(r"([1-9])(?=段)")
_SECTIONS = "〇一二三四五六七八九"
"""A section of a long road in Taiwan is part of its name: `中山北路1段` is `中山北路一段`."""
_SMALL_KE = str.maketrans({"ヶ": "ケ", "ヵ": "カ", "之": "の", "號": "号"})
_GA = re.compile("(?<=[\u3400-\u9fff])[がガ](?=[\u3400-\u9fff])")
"""The `ga` of names such as 緑が丘, which is written ケ as well."""
_REVERSED = re.compile(r"(\d+(?:-\d+)*)[\s,、]+([^\d\s,、。]+(?:\d+(?:丁目|-)?)?)(?=[\s,、]|\Z)(.*)\Z")
_ASIDE = re.compile(r"\(([^()\d]+)\)([^()]*\d[^()]*)\Z")
"""Words in brackets in front of the block, which stand better behind it."""
_ADMIN = ("都", "道", "府", "県", "市", "区", "町", "村", "郡", "省", "區", "縣")
_RENAMED = (("中区", "中央区"),)
"""A ward that is another's new name, each known in one city alone (Hamamatsu, 2024)."""
_AZA = re.compile("大?字(?=[^\\d])")


def is_east(line: str) -> bool:
    """Say whether a line is written in Han or kana."""
    return not line.isascii() and _EAST.search(line) is not None


def read_east(street: str, unit: str) -> AddressForm:
    """Return the form of a Japanese or Chinese line.

    The first run of figures is the house number as `1-2-3`; words in front are the street (the district),
    words behind are the building.
    """
    text = _AZA.sub("", f"{street} {unit}".strip().lower().translate(_SMALL_KE))
    text = _SECTION.sub(lambda m: _SECTIONS[int(m[1])], _DASHES.sub("-", text))
    opening = _COUNTRY.match(text)
    places = (_word(opening[1].replace("-", "")),) if opening and opening[1] else ()
    text = _NATION.sub("", text)
    text = _GAP.sub("", _COUNTRY.sub("", _GA.sub("ケ", text)))
    text = _ASIDE.sub(r"\2 \1", text)
    hints = (*_CORNER.finditer(text), *_NEAR.finditer(text))
    cross = tuple(_word(found[0]) for found in hints)
    text, units = _units(_NEAR.sub(" ", _CORNER.sub("", text)))
    text = _CHOME.sub(lambda m: han_number(m[1]) or m[1], text)
    text = _forwards(_JOINTS.sub(" ", _BLOCKS.sub("-", text)))
    pieces: list[str] = _SPLIT.findall(text)
    first = next((i for i, piece in enumerate(pieces) if piece[0].isdigit() and _is_number(pieces, i)), None)
    words = pieces if first is None else pieces[:first]
    behind = [] if first is None else pieces[first + 1 :]
    units |= {Unit(UNIT, piece) for piece in behind if piece.isdecimal()}
    towns = [piece for piece in behind if piece.endswith(_ADMIN)]
    behind = [piece for piece in behind if not piece.isdecimal() and piece not in towns]
    return AddressForm(
        numbers=() if first is None else (HouseNumber(pieces[first]),),
        street=(_word("".join(words)),) if words else (),
        units=tuple(sorted(units)),
        cross=cross,
        extras=(tuple(_word(piece) for piece in behind),) if behind else (),
        places=places + tuple(map(_word, towns)),
        parsed=bool(pieces),
        flat=tuple(_word(piece) for piece in pieces)
        + tuple(_word(str(unit)) for unit in sorted(units))
        + places
        + cross,
    )


def _is_number(pieces: list[str], i: int) -> bool:
    """Say whether figures are the block: Sapporo's `南3条東3丁目6` counts its streets, too."""
    following = pieces[i + 1] if i + 1 < len(pieces) else ""
    return not following.startswith(("条", "線", "区", "路", "街", "巷", "弄"))


def _units(text: str) -> tuple[str, set[Unit]]:
    units: set[Unit] = set()
    text = _FLOORS.sub(r" \1階 \2階", text)
    for found in _FLOOR.finditer(text):
        sign = "-" if _BASEMENT.match(found[0]) else ""
        units.add(Unit(FLOOR, f"{sign}{found[1]}"))
    text = _FLOOR.sub(" ", text)
    units |= {Unit(UNIT, found[1] or found[2]) for found in _ROOM.finditer(text)}
    return _ROOM.sub(" ", text), units


def _forwards(text: str) -> str:
    """Put a line that begins with its block in order: `4-8 見本町2`, `1-2-3, 見本町, 見本市`."""
    found = _REVERSED.match(text.strip())
    if found is None:
        return text
    block, town, rest = found.groups()
    if not town.endswith(_ADMIN) and not town[-1].isdigit() and not rest.strip(" ,、").endswith(_ADMIN):
        return text
    joint = "-" if town[-1].isdigit() else ""
    return f"{town}{joint}{block} {rest}"


def _word(text: str) -> Word:
    return Word(text, frozenset({text, *(text.replace(old, new) for old, new in _RENAMED if old in text)}))
