"""The matcher: locations in once, then each listing finds its location by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from listaudit.match.assign import Candidate, best_location
from listaudit.match.block import Index
from listaudit.match.keys import Keys, keys_of
from listaudit.match.model import POSSIBLE_BITS, UNIQUE, Commonness, bits_of, match_of
from listaudit.model import Listing, Location, Match


class Matcher:
    """Finds the location that a listing is.

    Args:
        locations: The canonical records; their order numbers them.
    """

    def __init__(self, locations: Sequence[Location]) -> None:
        self.codes = [location.store_code for location in locations]
        self.index = Index()
        self._stated: dict[tuple[str, str], int] = {}
        for number, location in enumerate(locations):
            self.index.add(keys_of(location))
            self._state(number, location.source_ids)

    def _state(self, number: int, ids: Mapping[str, tuple[str, ...]]) -> None:
        for source, known in ids.items():
            for listing_id in known:
                self._stated.setdefault((source, listing_id), number)

    @staticmethod
    def keys(listing: Listing) -> Keys:
        """Return the keys of a listing."""
        return keys_of(listing)

    def stated(self, listing: Listing, names: Sequence[str]) -> int | None:
        """Return the location whose owner gave this listing's id for one of these source names."""
        found = (self._stated.get((name, listing.listing_id)) for name in names)
        return next((number for number in found if number is not None), None) if listing.listing_id else None

    def candidates(self, listing: Listing, names: Sequence[str] = ()) -> list[Candidate]:
        """Return every location that this listing is at least possibly, best first."""
        theirs = keys_of(listing)
        stated = self.stated(listing, names)
        numbers = self.index.candidates(theirs)
        if stated is not None and stated not in numbers:
            numbers.append(stated)
        found = [
            Candidate(number, listing.key, bits, stated=number == stated)
            for number in numbers
            if (bits := bits_of(self.index.keys[number], theirs, self.common(number, theirs)))
            >= POSSIBLE_BITS
            or number == stated
        ]
        return sorted(found, key=lambda c: (not c.stated, -c.bits, self.codes[c.location]))

    def best(self, listing: Listing, names: Sequence[str] = ()) -> Candidate | None:
        """Return the location that a listing goes to, or None."""
        return best_location(self.candidates(listing, names), self.codes)

    def common(self, number: int, theirs: Keys) -> Commonness:
        """Say how often the shared phone and the name of a pair stand among our locations."""
        ours = self.index.keys[number]
        shared = ours.phones & theirs.phones
        phone = min((self.index.phones[p] for p in shared), default=1)
        name = max((self.index.names[n.joined] for n in ours.names), default=1)
        return Commonness(name, phone) if phone > 1 or name > 1 else UNIQUE

    def explain(self, number: int, listing: Listing, *, stated: bool = False) -> Match:
        """Return the match of a listing and a location with its evidence."""
        theirs = keys_of(listing)
        return match_of(self.index.keys[number], theirs, self.common(number, theirs), stated=stated)


def match_pair(ours: Location, theirs: Listing) -> Match:
    """Return the match of one pair by itself, as `pairs` judges it."""
    return match_of(keys_of(ours), keys_of(theirs))
