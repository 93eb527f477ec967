"""Which context a location and a listing are compared in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from listaudit.compare.context import Context
from listaudit.model import Address, Listing, Location, Source
from listaudit.normalize.city import other_names
from listaudit.normalize.country import country_code
from listaudit.normalize.fold import fold


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What holds for every comparison of an audit."""

    country: str = ""
    """Country of records that state none; empty when unknown."""
    inferred: bool = False
    pin_metres: float = 250.0

    def of(self, location: Location, listing: Listing, source: Source | None = None) -> Context:
        """Return the context of one comparison."""
        home = country_code(location.address.country)
        context = Context(
            country=home or self.country,
            country_inferred=not home and self.inferred,
            listing_country=country_code(listing.address.country) or home or self.country,
            place_words=_place_words(location.address) | _place_words(listing.address),
            doorless=is_doorless(location, listing),
            pin_metres=self.pin_metres,
        )
        return _at_source(context, source) if source else context


def is_doorless(location: Location, listing: Listing) -> bool:
    """Say whether a listing rightly shows no address: of a service area, where ours says of no door.

    Platforms hide the whole address of such a business. A listing that shows a street or a town hides none.
    """
    place = listing.address
    hides = listing.business_type == "service_area" and not (place.street or place.city or place.postcode)
    return hides and location.business_type not in {"storefront", "hybrid"}


def _at_source(context: Context, source: Source) -> Context:
    return replace(context, tags=source.tags, states=source.states)


def _place_words(address: Address) -> frozenset[str]:
    places = (address.city, address.sublocality, address.region, address.street)
    words = frozenset(" ".join([fold(place) for place in places if place]).split())
    return words.union(other_names(address.city)) if address.city else words
