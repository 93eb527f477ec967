"""Invented locations that every adapter finds something to ask about."""

from __future__ import annotations

from dataclasses import replace

from listaudit.model import Address, Dated, Location, Point

_BAKERY = Location(
    store_code="0001",
    names=("Bluebird Bakery",),
    address=Address("120 Maple St", "Suite 4", "", "Springfield", "IL", "62701", "US"),
    phones=("(217) 555-0101",),
    websites=("https://bluebird.example/springfield",),
    emails=("hello@bluebird.example",),
    socials=("https://www.facebook.com/bluebirdexample",),
    categories=("bakery",),
    point=Point(39.8, -89.65),
    former_names=(Dated("Maple Street Bakery"),),
    former_phones=(Dated("(217) 555-0119"),),
    former_addresses=(Dated("9 Elm Way, Springfield, IL 62701"),),
    former_websites=(Dated("https://maplestreet.example/"),),
)
_IDS = (
    "ChIJ-invented-0001", "1234567893", "node/9000000001", "Q900000001", "4b0000000000000000000001", "bluebird.example", "900000001",
)  # fmt: skip
"""Listing ids in the shapes of different sources; an adapter takes those that could be its own."""


def places(source_id: str) -> tuple[Location, ...]:
    """Return locations in four countries; two state ids that they have at the source."""
    return (
        _BAKERY,
        replace(_BAKERY, store_code="0002", source_ids={source_id: _IDS}),
        *(
            replace(_BAKERY, store_code=f"1{number}", source_ids={source_id: (one,)})
            for number, one in enumerate(_IDS)
        ),
        Location(
            store_code="0003",
            names=("Starling Books", "Starling"),
            address=Address("3 Fable Row", city="Leeds", postcode="LS1 0ZZ", country="GB"),
            phones=("0113 496 0101",),
            websites=("https://starling.example/shops/leeds",),
        ),
        Location(
            store_code="0004",
            names=("つばめ薬局",),
            address=Address("架空町3-14", city="札幌市", region="北海道", postcode="060-0000", country="JP"),
            phones=("011-000-0103",),
        ),
        Location(
            store_code="0005",
            names=("Dr. Ada Quill, MD",),
            entity_type="practitioner",
            address=Address(given="8 Invention Quay, Springfield, IL 62701"),
            phones=("+1 217 555 0144",),
            websites=("quill.example",),
        ),
        Location(
            store_code="0006",
            names=("Wrenbank & Sons",),
            address=Address("1 N Fable Ave", city="Chicago", region="IL", postcode="60600", country="US"),
            categories=("restaurant",),
            point=Point(41.9, -87.6),
        ),
        Location(store_code="0007", names=("Nameless",)),
    )
