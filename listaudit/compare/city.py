"""Judge the city: post office names and suburbs vary, so an equal postcode settles most of it."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.compare.reasoned import reasoned
from listaudit.model import Address, Judgement, Kind
from listaudit.normalize.city import CityForm, is_city_region, parse_city
from listaudit.normalize.fold import fold
from listaudit.normalize.postcode import ZIP_COUNTRIES, parse_postcode
from listaudit.normalize.script import comparable, other_alphabet

_WARDS = ("区", "區", "町", "村")
_CITIES = ("市", "都", "郡")


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
    if _alike(a, b) and not other_alphabet(ours.city, theirs.city):
        return reasoned(Kind.EQUIVALENT, "city.format", **values)
    if (a.group >= 0 and a.group == b.group) or _alike(a, b):
        return reasoned(Kind.VARIANT, "city.other-name", **values)
    if a.bare_key == b.bare_key or _meet(a.bare, b.bare):
        return reasoned(Kind.VARIANT, "city.kind", **values)
    return _judge_others(ours, theirs, (a, b), context)


def _judge_others(
    ours: Address, theirs: Address, forms: tuple[CityForm, CityForm], context: Context
) -> Judgement:
    """Judge two names that are not one: by district, by postcode, by containment."""
    values = {"ours": ours.city, "theirs": theirs.city}
    country = context.country or context.listing_country
    if _names_district(ours, theirs, country) or _names_district(theirs, ours, country):
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
    return not a.keys.isdisjoint(b.keys) or _meet(a.words, b.words)


def _meet(a: tuple[frozenset[str], ...], b: tuple[frozenset[str], ...]) -> bool:
    """Say whether two names agree word for word, each word in one of its readings."""
    return len(a) == len(b) and all(not x.isdisjoint(y) for x, y in zip(a, b, strict=True))


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


def _names_district(one: Address, other: Address, country: str) -> bool:
    """Say whether one city is the other's district, or the other lies in a region that is this city."""
    district = fold(one.sublocality)
    if district and district == fold(other.city):
        return True
    return is_city_region(other.region, one.city, country)


def _same_postcode(ours: Address, theirs: Address, context: Context) -> bool:
    if not ours.postcode or not theirs.postcode:
        return False
    country = context.country or context.listing_country
    a, b = parse_postcode(ours.postcode, country), parse_postcode(theirs.postcode, country)
    if not a.code or a.code != b.code:
        return False
    return country in ZIP_COUNTRIES or a.plus.startswith(b.plus) or b.plus.startswith(a.plus)
