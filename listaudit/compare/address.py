"""Judge the street line with its unit (DESIGN 6): number, street, unit, box, the rest; the worst counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from listaudit.compare.address_number import equal, judge_numbers
from listaudit.compare.address_street import (
    Difference,
    differ,
    middle_initial,
    mistyped,
    only_first_names,
    part_of,
    unmatched,
    without,
)
from listaudit.compare.address_unit import judge_units
from listaudit.compare.context import Context
from listaudit.model import Address, Judgement, Kind, Reason
from listaudit.normalize.address import AddressForm, parse_address
from listaudit.normalize.fold import letters, tokens
from listaudit.normalize.script import comparable, scripts
from listaudit.normalize.street_number import HouseNumber
from listaudit.normalize.street_words import DIRECTION, FILLER, NAME, TYPE, Word, table, vocabulary
from listaudit.normalize.unit import UNIT, Unit

_SAME = Judgement(Kind.SAME)
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        (Kind.SAME, Kind.EQUIVALENT, Kind.VARIANT, Kind.INCOMPLETE, Kind.UNCHECKABLE, Kind.DIFFERENT)
    )
}
_FIGURES = ("number", "unit", "building")
_GENERIC = {DIRECTION: "direction", TYPE: "type", NAME: "street", FILLER: "street"}


def judge(ours: Address, theirs: Address, context: Context) -> Judgement:
    """Judge the listing's street line with its unit against ours; both state one.

    Args:
        ours: The location's address.
        theirs: The listing's address.
        context: Gives the country whose words and shapes hold.
    """
    if ours.street == theirs.street and ours.unit == theirs.unit:
        return _SAME
    country = context.country or context.listing_country
    a = parse_address(ours.street, ours.unit, country)
    b = parse_address(theirs.street, theirs.unit, country)
    if ours.line() == theirs.line():
        return _SAME
    if _as_one(a, b):
        return _format(ours, theirs)
    if not a.parsed or not b.parsed:
        return _unparsed(ours, theirs)
    return _judge_forms(a, b, ours, theirs, country)


def _as_one(a: AddressForm, b: AddressForm) -> bool:
    """Say whether two lines are word for word the same, each word in one of its readings."""
    if len(a.flat) != len(b.flat) or not a.flat:
        return False
    if a.digits != b.digits and (a.numbers != b.numbers or a.units != b.units):
        return False
    return a.flat == b.flat or all(x.meets(y) for x, y in zip(a.flat, b.flat, strict=True))


def _format(ours: Address, theirs: Address) -> Judgement:
    reason = Reason.of("address.format", ours=ours.line(), theirs=theirs.line())
    return Judgement(Kind.EQUIVALENT, (reason,))


def _unparsed(ours: Address, theirs: Address) -> Judgement:
    if letters(ours.line()) == letters(theirs.line()):
        return _format(ours, theirs)
    reason = Reason.of("address.unparsed", ours=ours.line(), theirs=theirs.line())
    return Judgement(Kind.UNCHECKABLE, (reason,))


def _judge_forms(a: AddressForm, b: AddressForm, ours: Address, theirs: Address, country: str) -> Judgement:
    a, b = _unit_before_number(a, b)
    b, a = _unit_before_number(b, a)
    if not _placed(a) or not _placed(b):
        return _unplaced(a, b, ours, theirs)
    if not comparable(ours.street, theirs.street):
        return _other_script(a, b, country)
    places = _places(ours, theirs, country)
    parts = [
        judge_numbers(a.numbers, b.numbers, country),
        _judge_street(a, b, places, country),
        judge_units(a.units, b.units),
        _judge_box(a, b),
    ]
    if not any(part.kind is Kind.DIFFERENT for part in parts):
        parts += [_judge_extras(a, b, places), _judge_places(a, b), _judge_second(a, b)]
        parts.append(_swapped(a, b, parts))
    if scripts(ours.street).isdisjoint(scripts(theirs.street)):
        parts = [_romanized(part, ours, theirs) for part in parts]
    return _worst(parts, ours, theirs)


def _placed(form: AddressForm) -> bool:
    return bool(form.street or form.numbers or form.box)


def _unplaced(a: AddressForm, b: AddressForm, ours: Address, theirs: Address) -> Judgement:
    """Judge lines of which one has no street at all, by their units."""
    units = judge_units(a.units, b.units)
    if units.kind is Kind.DIFFERENT:
        return units
    if not set(a.units) & set(b.units):
        return _unparsed(ours, theirs)
    return _worst([units, _judge_extras(a, b, ())], ours, theirs)


def _worst(parts: Sequence[Judgement], ours: Address, theirs: Address) -> Judgement:
    """Return the gravest verdict with the reasons of all parts, gravest first."""
    told = sorted((part for part in parts if part.reasons), key=lambda part: -_RANK[part.kind])
    if not told:
        return _format(ours, theirs)
    return Judgement(told[0].kind, tuple(reason for part in told for reason in part.reasons))


def _unit_before_number(a: AddressForm, b: AddressForm) -> tuple[AddressForm, AddressForm]:
    """Read `5-12 Main St` as unit 5, number 12, and `12B` as unit B, where the other line says just that."""
    if len(a.numbers) != 1 or len(b.numbers) != 1 or a.units or not b.units:
        return a, b
    number = a.numbers[0]
    letter = Unit(UNIT, number.suffix)
    if (
        number.suffix
        and not number.end
        and letter in b.units
        and equal(HouseNumber(number.start), b.numbers[0])
    ):
        return _replaced(a, (HouseNumber(number.start),), (letter,)), b
    unit = Unit(UNIT, f"{number.start}{number.suffix}")
    if number.end and unit in b.units and equal(HouseNumber(number.end), b.numbers[0]):
        return _replaced(a, (HouseNumber(number.end),), (unit,)), b
    return a, b


def _replaced(form: AddressForm, numbers: tuple[HouseNumber, ...], units: tuple[Unit, ...]) -> AddressForm:
    from dataclasses import replace

    return replace(form, numbers=numbers, units=units)


def _places(ours: Address, theirs: Address, country: str) -> tuple[Word, ...]:
    """Return the words of both addresses' places, which a street line may repeat."""
    return _place_words(ours.city, ours.sublocality, ours.region, ours.postcode, country) + _place_words(
        theirs.city, theirs.sublocality, theirs.region, theirs.postcode, country
    )


@lru_cache(maxsize=65_536)
def _place_words(city: str, sublocality: str, region: str, postcode: str, country: str) -> tuple[Word, ...]:
    words = vocabulary(country)
    return tuple(
        words.word(token) for text in (city, sublocality, region, postcode) for token in tokens(text)
    )


def _judge_street(a: AddressForm, b: AddressForm, places: tuple[Word, ...], country: str) -> Judgement:
    found = differ(a.street, b.street)
    if not found:
        return _SAME
    left = without(found.ours, _elsewhere(b))
    right = without(found.theirs, _elsewhere(a))
    reasons = tuple(Reason.of("address.initial", ours=x, theirs=y) for x, y in found.initials)
    if left and right:
        return _street_differs(a, b, Difference(left, right))
    english = vocabulary(country).english
    if left:
        one_sided = _one_sided(left, a, b, places, english=english, word="missing")
    elif right:
        one_sided = _one_sided(right, b, a, places, english=english, word="added")
    else:
        one_sided = _SAME
    kind = max(one_sided.kind, Kind.VARIANT if reasons else Kind.SAME, key=_RANK.__getitem__)
    return Judgement(kind, one_sided.reasons + reasons)


def _elsewhere(form: AddressForm) -> tuple[Word, ...]:
    return form.cross + tuple(word for part in form.extras for word in part)


def _street_differs(a: AddressForm, b: AddressForm, left: Difference) -> Judgement:
    """Name the part that differs: direction or type alone, else the whole street."""
    for role in (DIRECTION, TYPE):
        if all(word.role == role for word in left.ours + left.theirs):
            params = {"ours": _show(left.ours), "theirs": _show(left.theirs)}
            return _because(Kind.DIFFERENT, _GENERIC[role], **params)
    return _because(Kind.DIFFERENT, "street", ours=_show(a.street), theirs=_show(b.street))


def _one_sided(
    left: tuple[Word, ...],
    form: AddressForm,
    other: AddressForm,
    places: tuple[Word, ...],
    *,
    english: bool,
    word: str,
) -> Judgement:
    """Judge words that only one street has: `word` says whether the listing lacks or adds them."""
    left = without(left, places) if other.street else left
    if not left:
        return _SAME
    part = part_of(left, form.street, english=english)
    text = {"words": _show(left)}
    if part == FILLER:
        return _SAME
    if not other.street:
        return _no_street(form, other, word)
    if part != NAME:
        return _because(Kind.VARIANT, f"{part}-{word}", **text)
    numbered = bool(form.numbers) and bool(other.numbers)
    if numbered and not english and only_first_names(left, form.street):
        return _because(Kind.VARIANT, f"first-name-{word}", **text)
    if numbered and any(not w.readings.isdisjoint(_districts()) for w in left):
        return _because(Kind.VARIANT, f"building-{word}", **text)
    if middle_initial(left, form.street):
        return _because(Kind.VARIANT, f"first-name-{word}", **text)
    ours, theirs = (form, other) if word == "missing" else (other, form)
    return _because(Kind.DIFFERENT, "street", ours=_show(ours.street), theirs=_show(theirs.street))


def _districts() -> frozenset[str]:
    return frozenset(table("street_words")["districts"]["words"])


def _no_street(form: AddressForm, other: AddressForm, word: str) -> Judgement:
    """Judge a line without a street, such as a box or a building alone."""
    if word == "added":
        return _because(Kind.VARIANT, "street-added", words=_show(form.street))
    if other.box and not form.box:
        return _because(Kind.DIFFERENT, "box-for-street", words=_show(form.street), box=other.box)
    return _because(Kind.INCOMPLETE, "street-missing", words=_show(form.street))


def _judge_box(a: AddressForm, b: AddressForm) -> Judgement:
    if a.box == b.box:
        return _SAME
    if a.box and b.box:
        return _because(Kind.DIFFERENT, "box", ours=a.box, theirs=b.box)
    if a.box:
        return _because(
            Kind.INCOMPLETE if a.street or not b.street else Kind.DIFFERENT, "box-missing", ours=a.box
        )
    return _because(Kind.VARIANT, "box-added", theirs=b.box)


def _judge_extras(a: AddressForm, b: AddressForm, places: tuple[Word, ...]) -> Judgement:
    """Judge buildings, districts and cross streets: never different where number and street agree."""
    ours, theirs = _elsewhere(a), _elsewhere(b)
    if ours == theirs:
        return _SAME
    lone_ours, lone_theirs = unmatched(a.flat, b.flat)
    missing = without(tuple(word for word in ours if word in lone_ours), places)
    added = without(tuple(word for word in theirs if word in lone_theirs), places)
    shown = {"ours": _show(missing), "theirs": _show(added)}
    if not a.cross and not b.cross and mistyped(missing, added):
        return _because(Kind.DIFFERENT, "place", **shown)
    if missing and added and _letters(missing) != _letters(added):
        grave = not (a.numbers and b.numbers) or _digits_clash(missing, added)
        kind = Kind.DIFFERENT if grave else Kind.VARIANT
        return _because(kind, "place", **shown)
    if added and not missing:
        return _because(Kind.VARIANT, "cross-added" if b.cross else "building-added", words=_show(added))
    if missing and not added:
        return _because(
            Kind.VARIANT, "cross-missing" if a.cross else "building-missing", words=_show(missing)
        )
    return _SAME


def _letters(words: tuple[Word, ...]) -> str:
    return "".join(word.text for word in words)


def _digits_clash(ours: tuple[Word, ...], theirs: tuple[Word, ...]) -> bool:
    """Say whether both name figures that the other does not: `Phase 1`, `Phase 2`."""
    return all(any(c.isdigit() for word in side for c in word.text) for side in (ours, theirs))


def _judge_places(a: AddressForm, b: AddressForm) -> Judgement:
    """Judge city, state and ZIP inside the line: the figures must agree where both state them."""
    missing, added = without(a.places, b.flat), without(b.places, a.flat)
    if missing and added and (_digits_clash(missing, added) or mistyped(missing, added)):
        return _because(Kind.DIFFERENT, "place", ours=_show(missing), theirs=_show(added))
    return _SAME


def _swapped(a: AddressForm, b: AddressForm, parts: Sequence[Judgement]) -> Judgement:
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
        missing, added = unmatched(_elsewhere(a), _elsewhere(b))
        missing, added = _unexplained(missing, b, a), _unexplained(added, a, b)
    if not _figures(missing) or not _figures(added):
        return _SAME
    shown = {"ours": " ".join(_figures(missing)), "theirs": " ".join(_figures(added))}
    return _because(Kind.DIFFERENT, "figures", **shown)


def _unexplained(words: tuple[Word, ...], there: AddressForm, here: AddressForm) -> tuple[Word, ...]:
    """Drop figures that only the other line calls a number or a unit."""
    known = _ids(there) - _ids(here)
    return tuple(word for word in words if word.text not in known)


def _ids(form: AddressForm) -> set[str]:
    return {str(number) for number in form.numbers} | {unit.id for unit in form.units}


def _figures(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words if any(c.isdigit() for c in word.text)]


def _judge_second(a: AddressForm, b: AddressForm) -> Judgement:
    if b.second_address and not a.second_address:
        return _because(Kind.VARIANT, "second")
    return _SAME


def _other_script(a: AddressForm, b: AddressForm, country: str) -> Judgement:
    """Judge by figures alone where spelling cannot be compared."""
    for part in (judge_numbers(a.numbers, b.numbers, country), judge_units(a.units, b.units)):
        if part.kind is Kind.DIFFERENT:
            return part
    return _because(Kind.UNCHECKABLE, "script", ours=_show(a.street), theirs=_show(b.street))


def _romanized(part: Judgement, ours: Address, theirs: Address) -> Judgement:
    """Soften a difference of spelling between scripts: transliterations vary."""
    soft = {"address.street", "address.type", "address.place"}
    if part.kind is Kind.DIFFERENT and all(reason.code in soft for reason in part.reasons):
        return _because(Kind.UNCHECKABLE, "script", ours=ours.line(), theirs=theirs.line())
    return part


def _show(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _because(kind: Kind, word: str, **params: str) -> Judgement:
    return Judgement(kind, (Reason.of(f"address.{word}", **params),))
