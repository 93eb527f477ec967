"""Rows -> listings: what a source holds of any business."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from listaudit.model import Listing, Skipped, Source
from listaudit.normalize.status import PERMANENTLY_CLOSED
from listaudit.readers.facts import Facts, Reading, facts_of
from listaudit.readers.filled import filled_rows
from listaudit.readers.osm import Dialect
from listaudit.readers.plan import Planner
from listaudit.readers.row import Row
from listaudit.source import Adapter
from listaudit.source.drive import read_by

_KEY_BYTES = 6
_REVIEW_DIGITS = 12
"""A longer number counts no reviews, and would not fit into 64 bits in the journal."""


def read_listings(
    path: str, source: Source, adapter: Adapter | None = None, *, country: str = ""
) -> Iterator[Listing | Skipped]:
    """Yield the listings of a source's file, and a `Skipped` for each row not used and each damaged cell.

    Args:
        path: File of any format that is read, or `-`.
        source: The source; its `columns` stand above the table of synonyms.
        adapter: What `listaudit.source.load_adapter` gave; its `row` reads each record where it has one.
        country: ISO alpha-2 code of listings that state none; it helps to read addresses and postcodes.

    Raises:
        InputError: The file cannot be read at all.
    """
    planner, dialect = Planner("listing", source.columns), Dialect("listing", source.id)
    by_adapter = getattr(adapter, "row", None)
    for row in filled_rows(path):
        if isinstance(row, Skipped):
            yield row
        elif by_adapter is not None:
            found = read_by(by_adapter, row.values, row.where)
            yield replace(found, source=source.name) if isinstance(found, Listing) else found
        else:
            plain = dialect.translate(row)
            yield from (
                (plain,) if isinstance(plain, Skipped) else listing_of(plain, planner, source.name, country)
            )


def listing_of(row: Row, planner: Planner, source: str, country: str) -> Iterator[Listing | Skipped]:
    """Yield the listing of a row, then what there is to tell about its cells.

    A row without a name is a listing where it has an id: an owner may know it by that.
    """
    reading = Reading(row.values, planner.plan(row.values), row.where, country)
    if "name" not in reading.cells and "id" not in reading.cells:
        yield Skipped(row.where, "row.no-name", column="name")
        return
    yield build_listing(reading, source)
    yield from reading.notes


def build_listing(reading: Reading, source: str) -> Listing:
    """Return the listing of a row."""
    facts = facts_of(reading)
    facts["names"] = tuple(dict.fromkeys(facts["names"] + reading.all("alternate_names")))
    if not facts["status"] and "closed_on" in reading.cells:
        facts["status"] = PERMANENTLY_CLOSED
    listing_id, url = reading.code("id"), reading.text("url")
    reviews = reading.code("reviews")
    return Listing(
        **facts,
        source=source,
        listing_id=listing_id,
        key=listing_id or url or _digest(facts),
        url=url,
        fetched_at=reading.text("fetched_at"),
        claimed=reading.boolean("claimed"),
        reviews=int(reviews) if reviews.isdecimal() and len(reviews) <= _REVIEW_DIGITS else None,
        created_on=reading.text("created_on"),
        gone=bool(reading.boolean("gone")),
        leftovers=reading.plan.leftovers,
        columns=reading.kept(reading.plan.kept),
    )


def _digest(facts: Facts) -> str:
    """Return the key of a listing without id and URL: 12 hex digits of its raw name, address and phone."""
    address = facts["address"]
    parts = (
        *facts["names"][:1],
        address.given or address.line(),
        address.city,
        address.postcode,
        *facts["phones"][:1],
    )
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=_KEY_BYTES).hexdigest()
