"""Whether two addresses of one page are one: a rough look, for pages that state a thing twice.

This is no comparison of a listing with a location: it only decides what belongs together.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from listaudit.normalize.fold import fold
from listaudit.normalize.read_table import read_table
from listaudit.webpage.business import Postal

_NUMBER = re.compile(r"\d+")
_SHORTEST = 3
_STEM = 4
"""Letters at the beginning of two words by which one may be short for the other."""


@lru_cache(maxsize=4_096)
def agree(one: Postal, other: Postal) -> bool | None:
    """Say whether two addresses are one; None where nothing in them can be compared.

    They are one where one holds the other word for word, or where their numbers agree (one may leave some
    out: a unit, the postcode) and so does a word of their streets.
    """
    ours, theirs = _text(one), _text(other)
    if not ours or not theirs:
        return None
    if f" {ours} " in f" {theirs} " or f" {theirs} " in f" {ours} ":
        return True
    if not _NUMBER.search(ours) or not _NUMBER.search(theirs):
        return None
    return _counted_alike(one, other) and _named_alike(one, other)


@lru_cache(maxsize=4_096)
def _text(address: Postal) -> str:
    return fold(f"{address.street} {address.line} {address.postcode}")


def _counted_alike(one: Postal, other: Postal) -> bool:
    """Say whether the numbers of two addresses agree: part by part where both are stated in parts."""
    if one.street and other.street:
        pairs = ((one.street, other.street), (one.postcode, other.postcode))
        return all(_fit(_NUMBER.findall(a), _NUMBER.findall(b)) for a, b in pairs)
    numbers, further = (set(_NUMBER.findall(_text(address))) for address in (one, other))
    return numbers <= further or further <= numbers or _core(one) == _core(other)


def _fit(ours: list[str], theirs: list[str]) -> bool:
    return not ours or not theirs or ours[0] == theirs[0]


def _core(address: Postal) -> set[str]:
    """Return the first number of the street and those of the postcode: units and floors left out."""
    street = _NUMBER.findall(address.street or address.line)
    return set(street[:1]) | set(_NUMBER.findall(address.postcode) or street[-1:])


def _named_alike(one: Postal, other: Postal) -> bool:
    """Say whether two streets share a name, or one has none to compare."""
    ours, theirs = _names(one), _names(other)
    if not ours or not theirs:
        return True
    return any(a.startswith(b[:_STEM]) or b.startswith(a[:_STEM]) for a, b in product(ours, theirs))


@lru_cache(maxsize=4_096)
def _names(address: Postal) -> frozenset[str]:
    words = fold(address.street or address.line).split()[:20]
    return frozenset(
        w for w in words if len(w) >= _SHORTEST and not any(map(str.isdigit, w)) and w not in _types()
    )


@cache
def _types() -> frozenset[str]:
    languages = read_table("street_types").values()
    return frozenset(word for types in languages for words in types.values() for word in words)
