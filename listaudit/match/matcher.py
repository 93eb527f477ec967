"""The matcher: locations in once, then each listing finds its location by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from listaudit.match.assign import Candidate, best_location
from listaudit.match.block import Index
from listaudit.match.features import levels_of
from listaudit.match.keys import Keys, former_keys, former_places, keys_of
from listaudit.match.model import POSSIBLE_BITS, UNIQUE, Commonness, commonness, match_of, weights
from listaudit.model import Address, Listing, Location, Match


class Matcher:
    """Finds the location that a listing is.

    Args:
        locations: The canonical records; their order numbers them.
    """

    def __init__(self, locations: Sequence[Location]) -> None:
        self.codes: list[str] = []
        self.index = Index()
        self._stated: dict[tuple[str, str], int] = {}
        self._former: dict[int, list[Keys]] = {}
        for number, location in enumerate(locations):
            self.codes.append(location.store_code)
            self.index.add(keys_of(location))
            self._state(number, location.source_ids)
            if location.former_addresses:
                self._former[number] = self._move_back(number, location)

    def _move_back(self, number: int, location: Location) -> list[Keys]:
        """Let a location be found where it used to be, too."""
        found = former_keys(location)
        for keys in found:
            self.index.link(number, keys)
        return found

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
            if (bits := self._bits(number, theirs)) >= POSSIBLE_BITS or number == stated
        ]
        return sorted(found, key=lambda c: (not c.stated, -c.bits, self.codes[c.location]))

    def best(self, listing: Listing, names: Sequence[str] = ()) -> Candidate | None:
        """Return the location that a listing goes to, or None."""
        return best_location(self.candidates(listing, names), self.codes)

    def _bits(self, number: int, theirs: Keys) -> float:
        """Weigh a candidate; how common its values are only ever takes away, so it is asked last."""
        levels = levels_of(self._ours(number, theirs), theirs)
        bits = weights().sum(levels)
        if bits < POSSIBLE_BITS:
            return bits
        return bits + sum(less for _, less in commonness(levels, self.common(number, theirs)))

    def _ours(self, number: int, theirs: Keys) -> Keys:
        """Return the keys of a location: as it is, or as it was before a move where that fits better."""
        now, former = self.index.keys[number], self._former.get(number)
        if not former:
            return now
        return max((now, *former), key=lambda keys: weights().sum(levels_of(keys, theirs)))

    def common(self, number: int, theirs: Keys) -> Commonness:
        """Say how often the shared phone and the name of a pair stand among our locations."""
        ours = self.index.keys[number]
        shared = ours.phones & theirs.phones
        phone = min((self.index.called(p) for p in shared), default=1)
        name = max((self.index.named(n.joined) for n in ours.names), default=1)
        return Commonness(name, phone) if phone > 1 or name > 1 else UNIQUE

    def explain(
        self, number: int, listing: Listing, *, stated: bool = False, location: Location | None = None
    ) -> Match:
        """Return the match of a listing and a location with its evidence.

        With `location`, the evidence shows the values of both records as written.
        """
        theirs = keys_of(listing)
        records = (location, listing) if location else None
        common, ours = self.common(number, theirs), self._ours(number, theirs)
        former = self._former_address(number, ours, location) if location else None
        return match_of(ours, theirs, common, stated=stated, records=records, former=former)

    def _former_address(self, number: int, ours: Keys, location: Location) -> Address | None:
        """Return the former address that keys are of; None where they are those of the present one."""
        for keys, address in zip(self._former.get(number, ()), former_places(location), strict=False):
            if keys is ours:
                return address
        return None


def match_pair(ours: Location, theirs: Listing) -> Match:
    """Return the match of one pair by itself, with its evidence."""
    return match_of(keys_of(ours), keys_of(theirs))


def bits_of_pair(ours: Location, theirs: Listing) -> float:
    """Return the bits of `match_pair`, as `pairs` judges by, without the evidence in words."""
    return weights().sum(levels_of(keys_of(ours), keys_of(theirs)))
