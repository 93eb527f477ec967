"""owner-public-differ: what the owner entered and what the public sees are not the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from listaudit.model import Address, Field, Hours, Kind, Listing, Location
from listaudit.rules.cell import Cell, RuleSettings
from listaudit.rules.draft import Draft
from listaudit.rules.evidence import found

FIELDS = (Field.NAME, Field.ADDRESS, Field.PHONE, Field.WEBSITE, Field.HOURS)


def check(location: Location, cells: Sequence[Cell], _settings: RuleSettings) -> Iterator[Draft]:
    """Compare every owner's view with every public view of the same platform."""
    for owner in (cell for cell in cells if cell.source.view == "owner"):
        for public in cells:
            if public.source.view == "public" and owner.source.platform == public.source.platform:
                yield from _compare(location, owner, public)


def _compare(location: Location, owner: Cell, public: Cell) -> Iterator[Draft]:
    ours, theirs = next(found(owner), None), next(found(public), None)
    if ours is None or theirs is None:
        return
    for field in FIELDS:
        entered, seen = value_of(ours.listing, field), value_of(theirs.listing, field)
        if entered and seen and _differ(field, entered, seen, location):
            yield Draft(
                rule="owner-public-differ",
                source=public.source,
                listing=theirs.listing,
                probability=theirs.match.probability,
                field=field,
                canonical=shown(entered),
                shown=shown(seen),
            )


def value_of(listing: Listing, field: Field) -> str | Address | Hours | None:
    """Return the listing's primary value of a field, or None where it states none."""
    match field:
        case Field.NAME:
            return listing.name or None
        case Field.ADDRESS:
            return listing.address if listing.address.street else None
        case Field.PHONE:
            return listing.phones[0] if listing.phones else None
        case Field.WEBSITE:
            return listing.websites[0] if listing.websites else None
        case _:
            return listing.hours if listing.hours.text else None


def shown(value: str | Address | Hours) -> str:
    """Return a value as people read it."""
    match value:
        case Address():
            return value.line()
        case Hours():
            return value.text
        case _:
            return value


def _differ(field: Field, entered: Any, seen: Any, location: Location) -> bool:
    from listaudit.compare.context import Context

    context = Context(country=location.address.country, listing_country=location.address.country)
    judgement = import_module(f"listaudit.compare.{field}").judge(entered, seen, context)
    return bool(judgement.kind is Kind.DIFFERENT)
