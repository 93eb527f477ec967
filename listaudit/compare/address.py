"""Judge the street line with its unit (DESIGN 6): number, street, unit, box, the rest; the worst counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from listaudit.compare.address_extras import judge_extras, judge_places, judge_second, swapped
from listaudit.compare.address_language import judge_language
from listaudit.compare.address_name import judge_street, show
from listaudit.compare.address_number import judge_numbers
from listaudit.compare.address_place import read_place
from listaudit.compare.address_reading import read_alike
from listaudit.compare.address_unit import judge_units
from listaudit.compare.context import Context
from listaudit.compare.reasoned import RANK, reasoned
from listaudit.model import Address, Judgement, Kind, Reason
from listaudit.normalize.address import AddressForm, parse_address
from listaudit.normalize.fold import letters, tokens
from listaudit.normalize.script import comparable, other_alphabet
from listaudit.normalize.street_words import Word, vocabulary

_SAME = Judgement(Kind.SAME)


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
        return _worst([judge_language(a, b, (ours.street, theirs.street), country)], ours, theirs)
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
    a, b = read_alike(a, b)
    if not _placed(a) or not _placed(b):
        return _unplaced(a, b, ours, theirs, country)
    if not comparable(ours.street, theirs.street):
        return _other_script(a, b, country)
    b = read_place(a, b, country)
    places = _places(ours, theirs, country)
    parts = [
        judge_numbers(a.numbers, b.numbers, country),
        judge_street(a, b, places, country),
        judge_units(a.units, b.units),
        _judge_box(a, b),
    ]
    if not any(part.kind is Kind.DIFFERENT for part in parts):
        stated = bool(ours.city), bool(theirs.city)
        parts += [
            judge_extras(a, b, places, country),
            judge_places(a, b, places, stated, country),
            judge_second(a, b),
            judge_language(a, b, (ours.street, theirs.street), country),
        ]
        parts.append(swapped(a, b, parts, places))
    if other_alphabet(ours.street, theirs.street):
        parts = [_romanized(part, ours, theirs) for part in parts]
    return _worst(parts, ours, theirs)


def _placed(form: AddressForm) -> bool:
    return bool(form.street or form.numbers or form.box)


def _unplaced(a: AddressForm, b: AddressForm, ours: Address, theirs: Address, country: str) -> Judgement:
    """Judge lines of which one has no street at all, by their units."""
    units = judge_units(a.units, b.units)
    if units.kind is Kind.DIFFERENT:
        return units
    if not set(a.units) & set(b.units):
        return _unparsed(ours, theirs)
    return _worst([units, judge_extras(a, b, (), country)], ours, theirs)


def _worst(parts: Sequence[Judgement], ours: Address, theirs: Address) -> Judgement:
    """Return the gravest verdict with the reasons of all parts, gravest first."""
    told = sorted((part for part in parts if part.reasons), key=lambda part: -RANK[part.kind])
    if not told:
        return _format(ours, theirs)
    return Judgement(told[0].kind, tuple(reason for part in told for reason in part.reasons))


def _places(ours: Address, theirs: Address, country: str) -> tuple[Word, ...]:
    """Return the words of both addresses' places, which a street line may repeat."""
    return _place_words(ours.city, ours.sublocality, ours.region, ours.postcode, country) + _place_words(
        theirs.city, theirs.sublocality, theirs.region, theirs.postcode, country
    )


@lru_cache(maxsize=1_024)
def _place_words(city: str, sublocality: str, region: str, postcode: str, country: str) -> tuple[Word, ...]:
    words = vocabulary(country)
    return tuple(
        words.word(token) for text in (city, sublocality, region, postcode) for token in tokens(text)
    )


def _judge_box(a: AddressForm, b: AddressForm) -> Judgement:
    if a.box == b.box:
        return _SAME
    if a.box and b.box:
        return reasoned(Kind.DIFFERENT, "address.box", ours=a.box, theirs=b.box)
    if a.box:
        return reasoned(
            Kind.INCOMPLETE if a.street or not b.street else Kind.DIFFERENT, "address.box-missing", ours=a.box
        )
    return reasoned(Kind.VARIANT, "address.box-added", theirs=b.box)


def _other_script(a: AddressForm, b: AddressForm, country: str) -> Judgement:
    """Judge by figures alone where spelling cannot be compared."""
    for part in (judge_numbers(a.numbers, b.numbers, country), judge_units(a.units, b.units)):
        if part.kind is Kind.DIFFERENT:
            return part
    return reasoned(Kind.UNCHECKABLE, "address.script", ours=show(a.street), theirs=show(b.street))


def _romanized(part: Judgement, ours: Address, theirs: Address) -> Judgement:
    """Soften a difference of spelling between scripts: transliterations vary."""
    soft = {"address.street", "address.type", "address.place"}
    if part.kind is Kind.DIFFERENT and all(reason.code in soft for reason in part.reasons):
        return reasoned(Kind.UNCHECKABLE, "address.script", ours=ours.line(), theirs=theirs.line())
    return part
