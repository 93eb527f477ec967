"""One location against many listings: what was judged before is not judged again.

Sources copy from one another and from the owner, so most listings of a location hold values that
another one held already. A verdict rests on the location, on the listing's value and on the context.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from listaudit.compare.circumstances import Circumstances, is_doorless
from listaudit.compare.context import Context
from listaudit.compare.former import with_former_address
from listaudit.compare.listing import verdict_of
from listaudit.compare.tagged import at_platform
from listaudit.model import Field, Listing, Location, Source, Verdict

_OF_ADDRESS = (Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY)
_VALUES: tuple[tuple[Field, Callable[[Listing], Hashable]], ...] = (
    (Field.PHONE, lambda listing: listing.phones),
    (Field.WEBSITE, lambda listing: listing.websites),
    (Field.EMAIL, lambda listing: listing.emails),
    (Field.HOURS, lambda listing: listing.hours),
    (Field.PIN, lambda listing: listing.point),
    (Field.CATEGORY, lambda listing: listing.categories),
    (Field.STATUS, lambda listing: listing.status),
)
"""Fields that are judged by one value of the listing; its address tells no more than a country."""
_Known = dict[tuple[Field, Hashable], Verdict]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the listings with one address have in common, at sources that state the same fields."""

    location: Location
    context: Context
    of_address: tuple[Verdict, ...]
    names: _Known
    """Shared by the settings with the same words of places."""
    others: _Known
    """Shared by the settings with the same country."""

    def verdict(self, known: _Known, field: Field, value: Hashable, listing: Listing) -> Verdict:
        """Return the verdict on a value, from memory where it is known."""
        found = known.get((field, value))
        if found is None:
            found = known[field, value] = verdict_of(field, self.location, listing, self.context)
        return found


class Comparer:
    """Compares listings with one location; its memory lasts as long as it does."""

    def __init__(self, location: Location, circumstances: Circumstances) -> None:
        self._location = location
        self._circumstances = circumstances
        self._settings: dict[Hashable, _Setting] = {}
        self._known: dict[Hashable, _Known] = {}

    def compare(self, listing: Listing, source: Source) -> tuple[Verdict, ...]:
        """Return what `compare_listing` returns for a listing of a source."""
        setting = self._setting(listing, source)
        verdicts = (
            setting.verdict(setting.names, Field.NAME, listing.names, listing),
            *setting.of_address,
            *(setting.verdict(setting.others, field, value(listing), listing) for field, value in _VALUES),
        )
        if not self._location.former_addresses:
            return verdicts
        by_field = {verdict.field: verdict for verdict in verdicts}
        return tuple(with_former_address(by_field, setting.location, listing, setting.context).values())

    def _setting(self, listing: Listing, source: Source) -> _Setting:
        # Which source it is matters only where the owner tagged a value for one.
        doorless = is_doorless(self._location, listing)
        at = (source.states, source.name if self._location.tagged else "", doorless)
        found = self._settings.get((listing.address, at))
        if found is None:
            found = self._settings[listing.address, at] = self._make(listing, source, at)
        return found

    def _make(self, listing: Listing, source: Source, at: Hashable) -> _Setting:
        context = self._circumstances.of(self._location, listing, source)
        location = at_platform(self._location, context)
        home = (at, context.listing_country)
        return _Setting(
            location=location,
            context=context,
            of_address=tuple(verdict_of(field, location, listing, context) for field in _OF_ADDRESS),
            names=self._known.setdefault((home, context.place_words), {}),
            others=self._known.setdefault(home, {}),
        )
