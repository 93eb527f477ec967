"""phone-tracking-leaked: a tracking number stands where another platform's should not."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.fixes import right_value
from listaudit.model import Field, Location, Source
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import found

SHORTEST = 7
"""Digits that two writings of one number must share at their end."""


def check(location: Location, cell: Cell, _settings: RuleSettings) -> Iterator[Draft]:
    """Speak for a found listing that shows the number of another platform."""
    if not (location.tagged or location.tracking_phones):
        return
    for matched in found(cell):
        leaked = [
            (phone, owners)
            for phone in matched.listing.phones
            if (owners := owners_of(location, phone, cell.source))
        ]
        if leaked:
            phone, owners = leaked[0]
            yield Draft(
                rule="phone-tracking-leaked",
                source=cell.source,
                listing=matched.listing,
                probability=matched.match.probability,
                field=Field.PHONE,
                canonical=right_value(location, cell.source, Field.PHONE),
                shown=phone,
                params=(("owner", ", ".join(owners)),),
            )


def owners_of(location: Location, phone: str, source: Source) -> tuple[str, ...]:
    """Return the platforms that `phone` belongs to, where this source is none of them.

    A number tagged `phone@x` belongs to x. A tracking number without a tag is at home everywhere,
    except at a source that has a number of its own; then it belongs to `other listings`.
    """
    tags = [tag for tag in location.tagged if tag.field == Field.PHONE]
    owners = tuple(tag.tag for tag in tags if any(same_digits(phone, value) for value in tag.values))
    here = source.tags
    general = any(same_digits(phone, value) for value in location.phones)
    if general or any(owner.casefold() in here for owner in owners):
        return ()
    if owners:
        return owners
    tracking = any(same_digits(phone, value) for value in location.tracking_phones)
    has_own = any(tag.tag.casefold() in here for tag in tags)
    return ("other listings",) if tracking and has_own else ()


def same_digits(left: str, right: str) -> bool:
    """Say whether two writings end in the same digits (country code and trunk zero aside)."""
    a, b = (("".join(filter(str.isdecimal, text))).lstrip("0") for text in (left, right))
    return min(len(a), len(b)) >= SHORTEST and (a.endswith(b) or b.endswith(a))
