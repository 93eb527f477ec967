"""How a message names a listing."""

from __future__ import annotations

from listaudit.model import Listing


def label(listing: Listing) -> str:
    """Return name and id (else URL, else key): enough to tell two listings of one place apart."""
    handle = listing.listing_id or listing.url or listing.key
    return f"{listing.name} ({handle})" if listing.name else handle
