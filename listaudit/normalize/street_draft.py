"""A line being read: what was taken out of it so far, and the form it ends as."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from listaudit.normalize.street_form import AddressForm
from listaudit.normalize.street_highway import highway_word, is_highway, merge_highways
from listaudit.normalize.street_number import HouseNumber
from listaudit.normalize.street_words import SIGNS, Vocabulary, Word, table
from listaudit.normalize.unit import UNIT, Unit, unit_id

HIGHWAY_COUNTRIES = frozenset({"US", ""})


@dataclass(slots=True)
class Draft:
    """A line being read: what was taken out so far and the segments that are left."""

    vocabulary: Vocabulary
    rest: list[list[str]]
    numbers: list[HouseNumber] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    box: str = ""
    cross: list[str] = field(default_factory=list)
    street: list[str] = field(default_factory=list)
    extras: list[list[str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flat: list[str] = field(default_factory=list)
    second_address: bool = False
    bare: list[list[str]] = field(default_factory=list)
    """The segments without units, box and cross-street text, before anything else was decided."""


def finish(draft: Draft) -> AddressForm:
    """Return the form of a draft."""
    return AddressForm(
        numbers=tuple(draft.numbers),
        street=_words(draft.street, draft.vocabulary),
        units=tuple(sorted(draft.units)),
        box=draft.box,
        cross=_words(draft.cross, draft.vocabulary),
        extras=tuple(words for part in draft.extras if (words := _words(part, draft.vocabulary))),
        places=_words(draft.places, draft.vocabulary),
        second_address=draft.second_address,
        parsed=bool(draft.street or draft.box or draft.numbers or draft.units),
        flat=_flat(draft),
    )


def _words(tokens: list[str], vocabulary: Vocabulary) -> tuple[Word, ...]:
    if not tokens:
        return ()
    if vocabulary.country in HIGHWAY_COUNTRIES:
        tokens = merge_highways(tokens)
    return tuple(
        [
            highway_word(token) if is_highway(token) else vocabulary.word(token)
            for token in tokens
            if token not in vocabulary.numberless
        ]
    )


def _flat(draft: Draft) -> tuple[Word, ...]:
    """Return all tokens but those that only introduce what follows: `No.` does so before a number alone."""
    markers = draft.vocabulary.markers
    silent, words = _silent(draft.vocabulary), _unit_words(draft.vocabulary)
    ids = {unit.id for unit in draft.units if unit.kind == UNIT}
    kept: list[str] = []
    for i, token in enumerate(draft.flat):
        after = draft.flat[i + 1] if i + 1 < len(draft.flat) else ""
        if token in silent or (token in markers and _leads_on(after)):
            continue
        if token in words and (unit_id(after) in ids or after in silent or after in markers):
            continue
        kept.append(token)
    return _words(kept, draft.vocabulary)


@cache
def _silent(vocabulary: Vocabulary) -> frozenset[str]:
    return vocabulary.numberless | {"#", "&", "@"}


@cache
def _unit_words(vocabulary: Vocabulary) -> frozenset[str]:
    units = table("units")["unit"]
    return frozenset(word for key in ("any", *vocabulary.languages) for word in units.get(key, ()))


def _leads_on(token: str) -> bool:
    """Say whether a number or the sign of one follows: `No. 5` and `No. #5`, unlike `1400 N. Wells St`."""
    return token in SIGNS or any(c.isdigit() for c in token)
