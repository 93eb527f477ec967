"""Judge what stands beside the street: buildings, districts, cross streets, places, loose figures."""

from __future__ import annotations

from collections.abc import Sequence

from listaudit.compare.address_name import elsewhere, show
from listaudit.compare.address_street import mistyped, unmatched, without
from listaudit.compare.reasoned import reasoned
from listaudit.model import Judgement, Kind
from listaudit.normalize.address import AddressForm
from listaudit.normalize.street_words import Word

_SAME = Judgement(Kind.SAME)
_FIGURES = ("number", "unit", "building")


def judge_extras(a: AddressForm, b: AddressForm, places: tuple[Word, ...]) -> Judgement:
    """Judge buildings, districts and cross streets: never different where number and street agree."""
    ours, theirs = elsewhere(a), elsewhere(b)
    if ours == theirs:
        return _SAME
    lone_ours, lone_theirs = unmatched(a.flat, b.flat)
    missing = without(tuple(word for word in ours if word in lone_ours), places)
    added = without(tuple(word for word in theirs if word in lone_theirs), places)
    shown = {"ours": show(missing), "theirs": show(added)}
    if not a.cross and not b.cross and mistyped(missing, added):
        return reasoned(Kind.DIFFERENT, "address.place", **shown)
    if missing and added and _letters(missing) != _letters(added):
        grave = not (a.numbers and b.numbers) or _digits_clash(missing, added)
        kind = Kind.DIFFERENT if grave else Kind.VARIANT
        return reasoned(kind, "address.place", **shown)
    if added and not missing:
        return reasoned(
            Kind.VARIANT, "address.cross-added" if b.cross else "address.building-added", words=show(added)
        )
    if missing and not added:
        return reasoned(
            Kind.VARIANT,
            "address.cross-missing" if a.cross else "address.building-missing",
            words=show(missing),
        )
    return _SAME


def _letters(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


def _digits_clash(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Say whether both name figures that the other does not: `Phase 1`, `Phase 2`."""
    return all(any(c.isdigit() for word in side for c in word.text) for side in (ours, theirs))


def judge_places(a: AddressForm, b: AddressForm) -> Judgement:
    """Judge city, state and ZIP inside the line: the figures must agree where both state them."""
    missing, added = without(a.places, b.flat), without(b.places, a.flat)
    if missing and added and (_digits_clash(missing, added) or mistyped(missing, added)):
        return reasoned(Kind.DIFFERENT, "address.place", ours=show(missing), theirs=show(added))
    return _SAME


def swapped(a: AddressForm, b: AddressForm, parts: Sequence[Judgement]) -> Judgement:
    """Find figures that clash although no part does.

    Either one line lacks them as a number and the other adds others as a unit or a building, or both have
    figures in what stands beside the street.
    """
    codes = {reason.code.removeprefix("address.") for part in parts for reason in part.reasons}
    lacks = {part for part in _FIGURES if f"{part}-missing" in codes}
    adds = {part for part in _FIGURES if f"{part}-added" in codes}
    if any(x != y for x in lacks for y in adds):
        missing, added = unmatched(a.flat, b.flat)
    else:
        missing, added = unmatched(elsewhere(a), elsewhere(b))
        missing, added = _unexplained(missing, b, a), _unexplained(added, a, b)
    if not _figures(missing) or not _figures(added):
        return _SAME
    shown = {"ours": " ".join(_figures(missing)), "theirs": " ".join(_figures(added))}
    return reasoned(Kind.DIFFERENT, "address.figures", **shown)


def _unexplained(words: tuple[Word, ...], there: AddressForm, here: AddressForm) -> tuple[Word, ...]:
    """Drop figures that only the other line calls a number or a unit."""
    known = _ids(there) - _ids(here)
    return tuple(word for word in words if word.text not in known)


def _ids(form: AddressForm) -> set[str]:
    return {str(number) for number in form.numbers} | {unit.id for unit in form.units}


def _figures(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words if any(c.isdigit() for c in word.text)]


def judge_second(a: AddressForm, b: AddressForm) -> Judgement:
    """Tell of a listing whose line holds two addresses."""
    if b.second_address and not a.second_address:
        return reasoned(Kind.VARIANT, "address.second")
    return _SAME
