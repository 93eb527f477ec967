"""The value of a field as people read it, for verdicts, reports and fixes."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from listaudit.compare.context import Context
from listaudit.compare.values import for_platform
from listaudit.model import Field, Location, Point, Record
from listaudit.normalize.hours import parse_hours

_TAGGED = frozenset({Field.NAME, Field.ADDRESS, Field.PHONE, Field.WEBSITE, Field.EMAIL, Field.HOURS})


def shown(field: Field, record: Record, context: Context) -> str:
    """Return a record's value of one field as written, primary first; empty when not stated."""
    if isinstance(record, Location) and record.tagged and field in _TAGGED:
        tagged = for_platform(field, record, context)
        if tagged:
            return tagged[0]
    return _VALUES[field](record)


def value_of(field: Field, record: Record) -> str:
    """Return the value that a record states for everybody."""
    return _VALUES[field](record)


def _phones(record: Record) -> str:
    return "; ".join(record.phones[:1] if isinstance(record, Location) else record.phones)


def _hours(text: str) -> str:
    """Return hours as people write them: the JSON of a source as a plain week."""
    if text[:1] not in ("[", "{"):
        return text
    week = parse_hours(text).week
    return str(week) if week is not None else text


def _pin(point: Point | None) -> str:
    return f"{point.latitude:.6f}, {point.longitude:.6f}" if point else ""


_VALUES: dict[Field, Callable[[Record], str]] = {
    Field.NAME: lambda record: record.names[0] if record.names else "",
    Field.ADDRESS: lambda record: record.address.line(),
    Field.CITY: attrgetter("address.city"),
    Field.REGION: attrgetter("address.region"),
    Field.POSTCODE: attrgetter("address.postcode"),
    Field.COUNTRY: attrgetter("address.country"),
    Field.PHONE: _phones,
    Field.WEBSITE: lambda record: record.websites[0] if record.websites else "",
    Field.EMAIL: lambda record: record.emails[0] if record.emails else "",
    Field.HOURS: lambda record: _hours(record.hours.text),
    Field.PIN: lambda record: _pin(record.point),
    Field.CATEGORY: lambda record: "; ".join(record.categories),
    Field.STATUS: attrgetter("status"),
}
