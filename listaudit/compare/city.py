"""Judge the city: post office names and suburbs vary, so an equal postcode settles most of it."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.compare.reasoned import reasoned
from listaudit.model import Address, Judgement, Kind
from listaudit.normalize.city import CityForm, parse_city
from listaudit.normalize.fold import fold
from listaudit.normalize.postcode import parse_postcode
from listaudit.normalize.script import comparable, other_alphabet

_WARDS = ("区", "區", "町", "村")
_CITIES = ("市", "都", "郡")
_ZIP_COUNTRIES = frozenset({"US", "PR", ""})


def judge(ours: Address, theirs: Address, context: Context) -> Judgement:
    """Judge the listing's city against ours; both state one.

    Another name with an equal postcode is a variant (DESIGN 6). A city that we cut from a line ourselves
    is never held against anybody: `uncheckable` in place of `different`.
    """
    if ours.city == theirs.city:
        return Judgement(Kind.SAME)
    values = {"ours": ours.city, "theirs": theirs.city}
    a, b = parse_city(ours.city), parse_city(theirs.city)
    if not a.keys or not b.keys:
        return reasoned(Kind.UNCHECKABLE, "city.unparsed", **values)
    if _alike(a, b):
        return reasoned(Kind.EQUIVALENT, "city.format", **values)
    if a.group >= 0 and a.group == b.group:
        return reasoned(Kind.VARIANT, "city.other-name", **values)
    return _judge_others(ours, theirs, (a, b), context)


def _judge_others(
    ours: Address, theirs: Address, forms: tuple[CityForm, CityForm], context: Context
) -> Judgement:
    """Judge two names that are not one: by district, by postcode, by containment."""
    values = {"ours": ours.city, "theirs": theirs.city}
    if _names_district(ours, theirs) or _names_district(theirs, ours):
        return reasoned(Kind.VARIANT, "city.district", **values)
    if _same_postcode(ours, theirs, context):
        return reasoned(Kind.VARIANT, "city.same-postcode", postcode=theirs.postcode, **values)
    if _contains(*forms):
        return reasoned(Kind.VARIANT, "city.longer", **values)
    if not comparable(ours.city, theirs.city) or other_alphabet(ours.city, theirs.city):
        return reasoned(Kind.UNCHECKABLE, "city.script", **values)
    if "city" in ours.split or "city" in theirs.split:
        return reasoned(Kind.UNCHECKABLE, "city.split", **values)
    return reasoned(Kind.DIFFERENT, "city.different", **values)


def _alike(a: CityForm, b: CityForm) -> bool:
    if not a.keys.isdisjoint(b.keys):
        return True
    return len(a.words) == len(b.words) and all(
        not x.isdisjoint(y) for x, y in zip(a.words, b.words, strict=True)
    )


def _contains(a: CityForm, b: CityForm) -> bool:
    """Say whether one name is the other with words added: `Mautern an der Donau`, `Aarhus N`."""
    short, long = sorted((a.words, b.words), key=len)
    if _district_of(a, b) or _district_of(b, a):
        return True
    inside = all(any(x & y for y in long) for x in short)
    return 0 < len(short) < len(long) and short[0] == long[0] and inside


def _district_of(long: CityForm, short: CityForm) -> bool:
    """Say whether a Japanese or Chinese name is the other with the ward behind it."""
    return any(
        name.startswith(head) and name != head and name.endswith(_WARDS) and head.endswith(_CITIES)
        for name in long.keys
        for head in short.keys
    )


def _names_district(one: Address, other: Address) -> bool:
    """Say whether a city is the other's district, or stands in the name of it: `中区` of `横浜市中区`."""
    district = fold(one.sublocality)
    return bool(district) and district == fold(other.city)


def _same_postcode(ours: Address, theirs: Address, context: Context) -> bool:
    if not ours.postcode or not theirs.postcode:
        return False
    country = context.country or context.listing_country
    a, b = parse_postcode(ours.postcode, country), parse_postcode(theirs.postcode, country)
    if not a.code or a.code != b.code:
        return False
    return country in _ZIP_COUNTRIES or a.plus.startswith(b.plus) or b.plus.startswith(a.plus)
