"""Which of our values count for a source: tagged ones first, then alternates, then former ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listaudit.compare.context import Context
from listaudit.compare.several import Ours
from listaudit.model import Dated, Field, Location
from listaudit.normalize.script import other_alphabet

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*\Z", re.IGNORECASE)

_PLURAL = {Field.NAME: "names", Field.PHONE: "phones", Field.WEBSITE: "websites", Field.EMAIL: "emails"}
_FORMER = {Field.NAME: "former_names", Field.PHONE: "former_phones", Field.WEBSITE: "former_websites"}


def ours_of(field: Field, location: Location, context: Context) -> Ours | None:
    """Return every value of a field that the owner states, or None where there is none.

    A value tagged for this platform or source is the right one there; the general one is then
    an alternate. Values tagged for a language are right in any listing.
    """
    general: tuple[str, ...] = getattr(location, _PLURAL[field])
    tagged = for_platform(field, location, context) if location.tagged else ()
    current = tagged or general
    if not current:
        return None
    known = [(value, f"{field}.alternate") for value in (*current[1:], *(general if tagged else ()))]
    known += _alternates(field, location)
    former: tuple[Dated, ...] = getattr(location, _FORMER[field]) if field in _FORMER else ()
    return Ours(current[0], tuple(known), former)


def for_platform(field: Field, location: Location, context: Context) -> tuple[str, ...]:
    """Return the values that the owner tagged for this platform, source or listing id space."""
    return next(
        (tag.values for tag in location.tagged if tag.field == field and tag.tag.casefold() in context.tags),
        (),
    )


def in_languages(field: Field, location: Location) -> Iterator[str]:
    """Yield the values that the owner tagged for a language."""
    for tag in location.tagged:
        if tag.field == field and _LANGUAGE.match(tag.tag):
            yield from tag.values


def _alternate_name(name: str, other: str) -> str:
    """Return the reason for another name of ours: in another script it is that of another language."""
    return "name.language" if other_alphabet(name, other) else "name.alternate"


def _alternates(field: Field, location: Location) -> Iterator[tuple[str, str]]:
    if field is Field.NAME:
        yield from ((value, _alternate_name(location.name, value)) for value in location.alternate_names)
    if field is Field.PHONE:
        yield from ((value, "phone.tracking") for value in location.tracking_phones)
        yield from ((value, "phone.shared") for value in location.shared_phones)
    for tag in location.tagged:
        if tag.field == field:
            code = (
                f"{field}.language" if field is Field.NAME and _LANGUAGE.match(tag.tag) else f"{field}.tagged"
            )
            yield from ((value, code) for value in tag.values)
