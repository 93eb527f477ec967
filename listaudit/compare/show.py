"""The value of a field as people read it, for verdicts, reports and fixes."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.compare.values import for_platform
from listaudit.model import Address, Field, Location, Point, Record
from listaudit.normalize.hours import parse_hours

_TAGGED = frozenset({Field.NAME, Field.ADDRESS, Field.PHONE, Field.WEBSITE, Field.EMAIL, Field.HOURS})


def shown(field: Field, record: Record, context: Context) -> str:
    """Return a record's value of one field as written, primary first; empty when not stated."""
    if isinstance(record, Location) and record.tagged and field in _TAGGED:
        tagged = for_platform(field, record, context)
        if tagged:
            return tagged[0]
    return value_of(field, record)


def value_of(field: Field, record: Record) -> str:
    """Return the value that a record states for everybody."""
    match field:
        case Field.NAME:
            return record.name
        case Field.PHONE:
            return "; ".join(record.phones[:1] if isinstance(record, Location) else record.phones)
        case Field.WEBSITE:
            return record.websites[0] if record.websites else ""
        case Field.EMAIL:
            return record.emails[0] if record.emails else ""
        case Field.HOURS:
            return _hours(record.hours.text)
        case Field.PIN:
            return _pin(record.point)
        case Field.CATEGORY:
            return "; ".join(record.categories)
        case Field.STATUS:
            return record.status
        case _:
            return _part(field, record.address)


def _hours(text: str) -> str:
    """Return hours as people write them: the JSON of a source as a plain week."""
    if text[:1] not in ("[", "{"):
        return text
    week = parse_hours(text).week
    return str(week) if week is not None else text


def _part(field: Field, address: Address) -> str:
    match field:
        case Field.ADDRESS:
            return address.line()
        case Field.CITY:
            return address.city
        case Field.REGION:
            return address.region
        case Field.POSTCODE:
            return address.postcode
        case _:
            return address.country


def _pin(point: Point | None) -> str:
    return f"{point.latitude:.6f}, {point.longitude:.6f}" if point else ""
