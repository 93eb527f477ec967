"""Judge the city: post office names and suburbs vary, so an equal postcode settles most of it."""

from __future__ import annotations

from listaudit.compare.city_apart import are_two_known, far_apart, is_another_town
from listaudit.compare.city_likeness import damaged, longer, shorter, sounds_alike
from listaudit.compare.context import Context
from listaudit.compare.reasoned import reasoned
from listaudit.model import Address, Judgement, Kind
from listaudit.normalize.city import CityForm, parse_city
from listaudit.normalize.city_districts import is_city_region, is_district
from listaudit.normalize.fold import fold
from listaudit.normalize.postcode import ZIP_COUNTRIES, parse_postcode
from listaudit.normalize.script import comparable, other_alphabet


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
    if a.alike(b) and not other_alphabet(ours.city, theirs.city):
        return reasoned(Kind.EQUIVALENT, "city.format", **values)
    if not a.alike(b) and (a.bare_key == b.bare_key or a.same_bare(b)):
        return reasoned(Kind.VARIANT, "city.kind", **values)
    if a.alike(b) or a.shares_group(b):
        return reasoned(Kind.VARIANT, "city.other-name", **values)
    return _judge_others(ours, theirs, (a, b), context)


def _judge_others(
    ours: Address, theirs: Address, forms: tuple[CityForm, CityForm], context: Context
) -> Judgement:
    """Judge two names that are not one: by their words, by district, by postcode, by sound."""
    values = {"ours": ours.city, "theirs": theirs.city}
    country = context.country or context.listing_country
    if damaged(ours.city, theirs.city):
        return reasoned(Kind.VARIANT, "city.damaged", **values)
    if shorter(ours.city, theirs.city):
        return reasoned(Kind.VARIANT, "city.shortened", **values)
    if _names_district(ours, theirs, country) or _names_district(theirs, ours, country):
        return reasoned(Kind.VARIANT, "city.district", **values)
    if _same_postcode(ours, theirs, context):
        return reasoned(Kind.VARIANT, "city.same-postcode", postcode=theirs.postcode, **values)
    if longer(ours.city, theirs.city):
        apart = (
            are_two_known(ours.city, theirs.city)
            or is_another_town(ours.city, theirs.city, country)
            or far_apart(ours, theirs, context)
        )
        return _told_apart(ours, theirs) if apart else reasoned(Kind.VARIANT, "city.longer", **values)
    if sounds_alike(*forms, country):
        return reasoned(Kind.VARIANT, "city.sound", **values)
    return _told_apart(ours, theirs)


def _told_apart(ours: Address, theirs: Address) -> Judgement:
    """Judge two names that nothing holds together: unless they cannot be compared, they are different."""
    values = {"ours": ours.city, "theirs": theirs.city}
    if not comparable(ours.city, theirs.city) or other_alphabet(ours.city, theirs.city):
        return reasoned(Kind.UNCHECKABLE, "city.script", **values)
    if "city" in ours.split or "city" in theirs.split:
        return reasoned(Kind.UNCHECKABLE, "city.split", **values)
    return reasoned(Kind.DIFFERENT, "city.different", **values)


def _names_district(one: Address, other: Address, country: str) -> bool:
    """Say whether one city is the other's district, or the other lies in a region that is this city."""
    district = fold(one.sublocality)
    if district and district == fold(other.city):
        return True
    return is_city_region(other.region, one.city, country) or is_district(one.city, other.city, country)


def _same_postcode(ours: Address, theirs: Address, context: Context) -> bool:
    if not ours.postcode or not theirs.postcode:
        return False
    country = context.country or context.listing_country
    a, b = parse_postcode(ours.postcode, country), parse_postcode(theirs.postcode, country)
    if not a.code or a.code != b.code:
        return False
    return country in ZIP_COUNTRIES or a.plus.startswith(b.plus) or b.plus.startswith(a.plus)
