"""Every field of one listing against one location, in the order of DESIGN 6."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from listaudit.compare import (
    address,
    category,
    city,
    country,
    email,
    hours,
    name,
    phone,
    pin,
    postcode,
    region,
    status,
    website,
)
from listaudit.compare.context import Context
from listaudit.compare.former import with_former_address
from listaudit.compare.several import Judge, Ours, judge_several
from listaudit.compare.show import shown, value_of
from listaudit.compare.tagged import at_platform, judge_in_languages
from listaudit.compare.values import ours_of
from listaudit.model import Address, Field, Hours, Judgement, Kind, Listing, Location, Reason, Verdict

_LISTS: dict[Field, tuple[Judge, Callable[[Listing], tuple[str, ...]]]] = {
    Field.NAME: (name.judge, lambda listing: listing.names),
    Field.PHONE: (phone.judge, lambda listing: listing.phones),
    Field.WEBSITE: (website.judge, lambda listing: listing.websites),
    Field.EMAIL: (email.judge, lambda listing: listing.emails),
}
_PARTS: dict[Field, Callable[[Address, Address, Context], Judgement]] = {
    Field.ADDRESS: address.judge,
    Field.CITY: city.judge,
    Field.REGION: region.judge,
    Field.POSTCODE: postcode.judge,
    Field.COUNTRY: country.judge,
}
_WHOLE = frozenset({
    Field.NAME, Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY, Field.HOURS,
    Field.STATUS, Field.CATEGORY,
})  # fmt: skip
"""Fields whose shown text is all that decides: equal text is `same` without a look inside."""
_PLACE = frozenset({Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTCODE, Field.PIN})
"""Fields that a listing without a door does not show."""
_FIELDS = tuple(Field)
_NOWHERE = {field: Verdict(field, Kind.UNSTATED) for field in Field}
"""What is said of a field that neither side states."""
_SAME, _UNSTATED, _ABSENT = Judgement(Kind.SAME), Judgement(Kind.UNSTATED), Judgement(Kind.ABSENT)


def compare_listing(location: Location, listing: Listing, context: Context) -> tuple[Verdict, ...]:
    """Return the verdict of each field, in the order of `Field`."""
    location = at_platform(location, context)
    verdicts = tuple([verdict_of(field, location, listing, context) for field in _FIELDS])
    if not location.former_addresses:
        return verdicts
    by_field = {verdict.field: verdict for verdict in verdicts}
    return tuple(with_former_address(by_field, location, listing, context).values())


def verdict_of(field: Field, location: Location, listing: Listing, context: Context) -> Verdict:
    """Return the verdict of one field; a former address is not looked at."""
    ours = shown(field, location, context) if location.tagged else value_of(field, location)
    theirs = value_of(field, listing)
    if not ours and not theirs:
        return _NOWHERE[field]
    if not ours:
        judged = _UNSTATED
    elif not theirs:
        judged = _nothing_there(field, context)
    elif ours == theirs and (field in _WHOLE or _is_alone(field, listing)):
        judged = _SAME
    else:
        judged = _judge(field, location, listing, context)
    return Verdict(field, judged.kind, judged.reasons, ours, theirs)


def _is_alone(field: Field, listing: Listing) -> bool:
    """Say whether a listing states one value only, so that no further one can be wrong."""
    return field in _LISTS and len(_LISTS[field][1](listing)) == 1


def _nothing_there(field: Field, context: Context) -> Judgement:
    if field in context.states:
        if context.doorless and field in _PLACE:
            return Judgement(Kind.UNCHECKABLE, (Reason.of(f"{field}.service-area"),))
        return _ABSENT
    return Judgement(Kind.UNCHECKABLE, (Reason.of(f"{field}.not-offered"),))


def _judge(field: Field, location: Location, listing: Listing, context: Context) -> Judgement:
    match field:
        case Field.NAME | Field.PHONE | Field.WEBSITE | Field.EMAIL:
            return _judge_list(field, location, listing, context)
        case Field.HOURS:
            return _judge_hours(location.hours, listing.hours)
        case Field.PIN if location.point and listing.point:
            return pin.judge(location.point, listing.point, context)
        case Field.CATEGORY:
            return category.judge(location.categories, listing.categories, context)
        case Field.STATUS:
            return status.judge(location.status, listing.status, context)
        case _:
            return judge_in_languages(field, _PARTS[field], location, listing.address, context)


@lru_cache(maxsize=1_024)
def _judge_hours(ours: Hours, theirs: Hours) -> Judgement:
    """Judge hours, whose context says nothing; the same few weeks stand at many locations."""
    return hours.judge(ours, theirs, Context())


def _judge_list(field: Field, location: Location, listing: Listing, context: Context) -> Judgement:
    judge, values = _LISTS[field]
    ours, theirs = ours_of(field, location, context), values(listing)
    if ours is None:
        return _UNSTATED
    if field is Field.NAME:
        return _judge_names(judge, ours, theirs, context)
    return judge_several(field, judge, ours, theirs, context)


def _judge_names(judge: Judge, ours: Ours, theirs: tuple[str, ...], context: Context) -> Judgement:
    """Judge the primary name; a further name of the listing may be the one that is ours."""
    verdict = judge_several(Field.NAME, judge, ours, theirs[:1], context)
    if verdict.agrees or verdict.kind is Kind.STALE:
        return verdict
    for value in theirs[1:]:
        if judge(ours.current, value, context).agrees:
            return Judgement(Kind.VARIANT, (Reason.of("name.secondary", value=value),))
    return verdict
