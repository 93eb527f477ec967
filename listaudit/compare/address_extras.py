"""Judge what stands beside the street: buildings, districts, cross streets, places, loose figures."""

from __future__ import annotations

from collections.abc import Sequence

from listaudit.compare.address_name import elsewhere, show
from listaudit.compare.address_street import accepted, ends_site, mistyped, unmatched, without
from listaudit.compare.reasoned import RANK, reasoned
from listaudit.model import Judgement, Kind
from listaudit.normalize.address import AddressForm
from listaudit.normalize.country import country_code
from listaudit.normalize.east_asian import UNSPACED
from listaudit.normalize.oneline_parts import is_region
from listaudit.normalize.street_words import FILLER, TYPE, Word, vocabulary

_SAME = Judgement(Kind.SAME)
_FIGURES = ("number", "unit", "building")
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"})
_ID = 2
"""Letters of a flat, a staircase or a side of the house."""


def judge_extras(a: AddressForm, b: AddressForm, places: tuple[Word, ...], country: str) -> Judgement:
    """Judge buildings, districts and cross streets: never different where number and street agree."""
    ours, theirs = elsewhere(a), elsewhere(b)
    if ours == theirs:
        return _SAME
    lone_ours, lone_theirs = unmatched(a.flat, b.flat)
    missing = _telling(without(tuple(word for word in ours if word in lone_ours), places))
    added = _telling(without(tuple(word for word in theirs if word in lone_theirs), places))
    if a.cross and b.cross:
        missing, added = _told(missing, country), _told(added, country)
    missing, added, told = accepted(missing, added, plural=True)
    rest = _judge_rest(a, b, missing, added)
    return (
        Judgement(max(rest.kind, Kind.VARIANT, key=RANK.__getitem__), rest.reasons + told) if told else rest
    )


def _judge_rest(
    a: AddressForm, b: AddressForm, missing: tuple[Word, ...], added: tuple[Word, ...]
) -> Judgement:
    """Judge what only one line holds beside its street."""
    shown = {"ours": show(missing), "theirs": show(added)}
    if not a.cross and not b.cross and mistyped(missing, added):
        return reasoned(Kind.DIFFERENT, "address.place", **shown)
    if missing and added and _letters(missing) != _letters(added):
        placed = (a.numbers and b.numbers) or _one_district(a, b, missing + added)
        grave = not placed or _digits_clash(missing, added) or _ids_clash(a, b, missing, added)
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


def _one_district(a: AddressForm, b: AddressForm, words: tuple[Word, ...]) -> bool:
    """Say whether both lines name one street and one district, and what they add is no building.

    `4th Main, Fox Layout, Sample Nagar` and `4th Main Road, Fox Layout 2nd Stage` are such lines.
    """
    if not a.street or not b.street or ends_site(words):
        return False
    return any(not without(part, elsewhere(b)) for part in a.extras if len(a.extras) > 1) or any(
        not without(part, elsewhere(a)) for part in b.extras if len(b.extras) > 1
    )


def _telling(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words, or none where they are but fillers: `Main St and Elm St`."""
    return () if all(word.role == FILLER for word in words) else words


def _told(words: tuple[Word, ...], country: str) -> tuple[Word, ...]:
    """Drop what a hint needs not say: `casi esquina Moldes` is `casi C. Moldes`."""
    hints = vocabulary(country).cross
    return tuple(word for word in words if word.role != TYPE and word.text not in hints)


def _letters(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


def _digits_clash(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Say whether both name figures that the other does not: `Phase 1`, `Phase 2`."""
    return all(any(c.isdigit() for word in side for c in word.text) for side in (ours, theirs))


def _ids_clash(a: AddressForm, b: AddressForm, missing: tuple[Word, ...], added: tuple[Word, ...]) -> bool:
    """Say whether both lines end a part in a short id of their own: `Dto A`, `Dto B`; `1. th`, `1. tv`."""
    return any(_other_id(x, y) for x in _last_words(a, missing) for y in _last_words(b, added))


def _last_words(form: AddressForm, words: tuple[Word, ...]) -> list[str]:
    return [part[-1].text for part in form.extras if part and part[-1] in words]


def _other_id(x: str, y: str) -> bool:
    """Say whether two words are short and one letter apart; the 楼 and 层 of a floor are words."""
    if x != y and x in _ROMAN and y in _ROMAN:
        return True
    if not len(x) == len(y) <= _ID or x == y:
        return False
    return (len(x) == _ID and x[1] == y[1]) or (x[:-1] == y[:-1] and not UNSPACED.search(x[-1] + y[-1]))


def judge_places(
    a: AddressForm, b: AddressForm, places: tuple[Word, ...], stated: tuple[bool, bool], country: str
) -> Judgement:
    """Judge what reads like city, state and ZIP inside the line: figures must agree where both state them.

    A store (`75 Elm St, Harbor Grocers`) reads like a city, too: where a record states its city apart
    (`stated`, ours and theirs), only words of its place are left unsaid.
    """
    missing, added = without(a.places, b.flat), without(b.places, a.flat)
    if missing and added and (_digits_clash(missing, added) or mistyped(missing, added)):
        return reasoned(Kind.DIFFERENT, "address.place", ours=show(missing), theirs=show(added))
    foreign = _foreign(missing, places, country), _foreign(added, places, country)
    if all(foreign) and not all(stated) and _letters(foreign[0]) != _letters(foreign[1]):
        return reasoned(Kind.VARIANT, "address.place", ours=show(foreign[0]), theirs=show(foreign[1]))
    missing = _foreign(missing, places, country) if stated[0] else ()
    added = _foreign(added, places, country) if stated[1] else ()
    if missing:
        return reasoned(Kind.VARIANT, "address.building-missing", words=show(missing))
    return reasoned(Kind.VARIANT, "address.building-added", words=show(added)) if added else _SAME


def _foreign(words: tuple[Word, ...], places: tuple[Word, ...], country: str) -> tuple[Word, ...]:
    """Return the words that are no part of a known place, no figure and no region or country."""
    left = [word for word in without(words, places) if word.text.isalpha()]
    left = left[:-1] if left and country_code(left[-1].text) else left
    if is_region(show(left), country):
        return ()
    return tuple(word for word in left if not is_region(word.text, country))


def swapped(
    a: AddressForm, b: AddressForm, parts: Sequence[Judgement], places: tuple[Word, ...]
) -> Judgement:
    """Find figures that clash although no part does.

    Either one line lacks them as a number and the other adds others as a unit or a building, or both have
    figures in what stands beside the street. A postcode that a record states apart (`places`) is none.
    """
    codes = {reason.code.removeprefix("address.") for part in parts for reason in part.reasons}
    lacks = {part for part in _FIGURES if f"{part}-missing" in codes}
    if "street-missing" in codes:  # a shop's number in `Shop 4, Harbor Mall` stands for no house number
        lacks.discard("number")
    adds = {part for part in _FIGURES if f"{part}-added" in codes}
    if any(x != y for x in lacks for y in adds):
        missing, added = unmatched(a.flat, b.flat)
    else:
        missing, added = unmatched(elsewhere(a), elsewhere(b))
        missing, added = _unexplained(missing, b, a), _unexplained(added, a, b)
    missing, added = without(missing, places), without(added, places)
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
