"""What can hold two names of cities together that are not one name: words more, words shortened, sound."""

from __future__ import annotations

import re

from listaudit.normalize.city import CityForm, parse_city, readings
from listaudit.normalize.city_parts import parts_of
from listaudit.normalize.city_shortened import shortened, shortens
from listaudit.normalize.city_sounds import sound_of
from listaudit.normalize.fold import fold
from listaudit.normalize.thai_sound import spells_thai

_POSTCODE_DIGITS = 4
_FULL_WORD = 4
_LOST = re.compile("\ufffd[?]?")
_LEFT = 4


def longer(ours: str, theirs: str) -> bool:
    """Say whether one name is the other with words or places of their own added.

    So are `Mautern an der Donau`, `Aarhus N`, `1010 Wien`, `Alacant/Alicante` and `札幌市中央区`.
    """
    a, b = parse_city(ours), parse_city(theirs)
    return _has_more(a.words, b.words) or _has_more(a.bare, b.bare) or has_parts(ours, theirs)


def _has_more(a: tuple[frozenset[str], ...], b: tuple[frozenset[str], ...]) -> bool:
    """Say whether one name begins as the other does and has all of its words, codes of post apart."""
    without = [tuple(word for word in words if not _is_postcode(word)) for words in (a, b)]
    if without[0] == without[1] != () and len(a) != len(b):
        return True
    short, long = sorted(without, key=len)
    if not 0 < len(short) < len(long) or not short[0] & long[0]:
        return False
    return all(any(x & y for y in long) for x in short)


def _is_postcode(word: frozenset[str]) -> bool:
    return all(reading.isdecimal() and len(reading) >= _POSTCODE_DIGITS for reading in word)


def has_parts(ours: str, theirs: str) -> bool:
    """Say whether every part of one name is a part of the other, which has more of them."""
    few, many = sorted((parts_of(ours), parts_of(theirs)), key=len)
    if len(many) == 1:
        return False
    there = [parse_city(part) for part in many]
    return all(any(_one_place(parse_city(part), other) for other in there) for part in few)


def _one_place(a: CityForm, b: CityForm) -> bool:
    if a.alike(b) or a.bare_key == b.bare_key:
        return True
    return a.shares_group(b) and not (a.bare_key.isascii() and b.bare_key.isascii())


def shorter(ours: str, theirs: str) -> bool:
    """Say whether two names agree word for word, some shortened on one side, one in full on both."""
    a, b = fold(ours).split(), fold(theirs).split()
    if len(a) != len(b) or not any(x == y and len(x) >= _FULL_WORD for x, y in zip(a, b, strict=True)):
        return False
    marked = frozenset(map(fold, shortened(ours) | shortened(theirs)))
    return all(
        not readings(x).isdisjoint(readings(y)) or shortens(min(x, y, key=len), max(x, y, key=len), marked)
        for x, y in zip(a, b, strict=True)
    )


def sounds_alike(a: CityForm, b: CityForm, country: str) -> bool:
    """Say whether two names sound alike, written down in two ways: `Sakon Nakhon`, `Sakhon Nakhon`."""
    sound = sound_of(a.bare_key, country)
    if sound and sound == sound_of(b.bare_key, country):
        return True
    return spells_thai(a.bare_key, b.bare_key) or spells_thai(b.bare_key, a.bare_key)


def damaged(ours: str, theirs: str) -> bool:
    """Say whether two names are one but for letters that were lost in one: `S\ufffdo Paulo`."""
    return _restores(ours, theirs) or _restores(theirs, ours)


def _restores(lost: str, whole: str) -> bool:
    """Say whether a name is the other where one or two letters stand for each that was lost.

    Every place up to which the whole name may have been read is followed at once.
    """
    first, *others = _LOST.split(lost.casefold())
    if not others or len(first) + sum(map(len, others)) < _LEFT:
        return False
    text = whole.casefold()
    places = {len(first)} if text.startswith(first) else set()
    for piece in others:
        begins = {at + gap for at in places for gap in (1, 2) if " " not in text[at : at + gap]}
        places = {at + len(piece) for at in begins if text.startswith(piece, at)}
    return len(text) in places
