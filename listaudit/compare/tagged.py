"""What the owner tagged for a platform or a language, where a location holds one value (DESIGN 5).

Of fields that hold a list `compare/values.py` knows the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from listaudit.compare.context import Context
from listaudit.compare.values import for_platform, in_languages
from listaudit.model import Address, Field, Judgement, Kind, Location, Reason
from listaudit.normalize.country import country_code
from listaudit.normalize.oneline import split_address
from listaudit.normalize.status import canonical_status

Values = tuple[str, ...]
Put = Callable[[Location, Values, Context], Location]
Judge = Callable[[Address, Address, Context], Judgement]


def _address(location: Location, values: Values, context: Context) -> Location:
    return replace(location, address=_rewritten(Field.ADDRESS, values[0], location.address, context))


def _part(field: Field) -> Put:
    return lambda location, values, _: replace(
        location, address=_with_part(location.address, field, values[0])
    )


def _with_part(address: Address, field: Field, value: str) -> Address:
    match field:
        case Field.CITY:
            return replace(address, city=value)
        case Field.REGION:
            return replace(address, region=value)
        case _:
            return replace(address, postcode=value)


def _country(location: Location, values: Values, _: Context) -> Location:
    return replace(location, address=replace(location.address, country=country_code(values[0]) or values[0]))


def _hours(location: Location, values: Values, _: Context) -> Location:
    return replace(location, hours=replace(location.hours, text="; ".join(values)))


def _category(location: Location, values: Values, _: Context) -> Location:
    return replace(location, categories=values)


def _status(location: Location, values: Values, _: Context) -> Location:
    return replace(location, status=canonical_status(values[0]) or location.status)


_PLACES: dict[Field, Put] = {
    Field.ADDRESS: _address,
    Field.CITY: _part(Field.CITY),
    Field.REGION: _part(Field.REGION),
    Field.POSTCODE: _part(Field.POSTCODE),
    Field.COUNTRY: _country,
    Field.HOURS: _hours,
    Field.CATEGORY: _category,
    Field.STATUS: _status,
}
"""How a tagged value takes the place of the general one; a whole address goes first."""
SPOKEN = frozenset({Field.ADDRESS, Field.CITY, Field.REGION})
"""Parts of an address that every language writes in its own way."""


def at_platform(location: Location, context: Context) -> Location:
    """Put what the owner tagged for this platform in the place of the general value."""
    if not location.tagged:
        return location
    for field, put in _PLACES.items():
        if values := for_platform(field, location, context):
            location = put(location, values, context)
    return location


def judge_in_languages(
    field: Field, judge: Judge, location: Location, theirs: Address, context: Context
) -> Judgement:
    """Judge a part of the address; a value tagged for a language is right in any listing."""
    verdict = judge(location.address, theirs, context)
    if verdict.agrees or not location.tagged or field not in SPOKEN:
        return verdict
    for value in in_languages(field, location):
        ours = _rewritten(field, value, location.address, context)
        if judge(ours, theirs, context).agrees:
            return Judgement(Kind.VARIANT, (Reason.of(f"{field}.language", value=value),))
    return verdict


def _rewritten(field: Field, value: str, address: Address, context: Context) -> Address:
    """Return an address with another value of one part; a whole address brings its other parts."""
    if field is not Field.ADDRESS:
        return _with_part(address, field, value)
    cut = split_address(value, context.country)
    return cut if cut.city or cut.postcode else replace(address, street=value, unit="")
