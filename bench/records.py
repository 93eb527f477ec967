"""Real records for the benches, read through the product's own readers."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

from listaudit.model import Address, Location, Skipped
from listaudit.readers import read_listings, read_pairs
from listaudit.source import load_source

_PAIRS = (
    "overture_pairs/pairs.csv",
    "overture_conflation/pairs_all_same_place.csv",
    "geo_er/osm_yelp_edi/pairs.csv.gz",
)
_MOST = 3000
"""So many rows of one file of pairs are read."""
_CITIES = ("cities/boise_osm.geojson.gz", "cities/santa_barbara_osm.geojson.gz")


def real_records(data: Path) -> list[Location]:
    """Return real places as locations: Overture's from 25 countries, OpenStreetMap's with hours and pins."""
    found: dict[str, Location] = {}
    for name in _PAIRS:
        for item in islice(read_pairs(str(data / name)), _MOST):
            if not isinstance(item, Skipped):
                found.setdefault(item[1].name + item[1].address.street, item[1])
    for name in _CITIES:
        source = load_source("osm", path=str(data / name))
        for listing in read_listings(source.path, source):
            if not isinstance(listing, Skipped) and listing.hours.text:
                key = listing.name + listing.address.street
                found.setdefault(key, _as_location(listing.key, listing))
    return list(found.values())


def _as_location(code: str, record: object) -> Location:
    shared = ("names", "address", "phones", "websites", "emails", "categories", "point", "hours")
    location = Location(store_code=code, **{name: getattr(record, name) for name in shared})
    return replace(location, address=replace(location.address, country=location.address.country or "US"))


def row_of(prefix: str, location: Location) -> dict[str, str]:
    """Return a location as columns of the `pairs` file."""
    address: Address = location.address
    values = {
        "name": location.name,
        "street": address.street,
        "unit": address.unit,
        "city": address.city,
        "region": address.region,
        "postcode": address.postcode,
        "country": address.country,
        "phone": location.phones[0] if location.phones else "",
        "website": location.websites[0] if location.websites else "",
        "latitude": str(location.point.latitude) if location.point else "",
        "longitude": str(location.point.longitude) if location.point else "",
        "hours": location.hours.text,
        "category": ";".join(location.categories),
    }
    return {prefix + key: value for key, value in values.items()}
