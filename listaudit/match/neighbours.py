"""Practitioners who are listed at one of our places under their own name.

They are no copies of the location and no duplicates of it: Google and others allow them their
own profile. An owner still wants to know of those that the canonical file does not hold.
"""

from __future__ import annotations

import re

from listaudit.match.block import Index
from listaudit.match.keys import Keys, keys_of
from listaudit.model import Listing

_DEGREES = r"m\.?d|d\.?d\.?s|d\.?m\.?d|d\.?o|d\.?c|o\.?d|dvm|esq|cpa|np|pa-c|lcsw|phd|r\.?n"
_TITLE = re.compile(rf"(?:^|\b)(?:dr|prof)\.? |\b(?:{_DEGREES})\.?\s*$", re.IGNORECASE)


class Neighbours:
    """Finds the location at whose phone or address a practitioner is listed."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def of(self, listing: Listing) -> int | None:
        """Return the number of the one location that shares the address and the phone, or None."""
        if not _TITLE.search(listing.name):
            return None
        theirs = keys_of(listing)
        near = [n for n in self._index.candidates(theirs) if _beside(self._index.keys[n], theirs)]
        return min(near, default=None)


def _beside(ours: Keys, theirs: Keys) -> bool:
    here = bool(ours.number) and ours.number == theirs.number and bool(ours.street & theirs.street)
    return here and (bool(ours.phones & theirs.phones) or ours.postcode == theirs.postcode)
