"""Fields that directories need and the record does not state."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from listaudit.model import Location
from listaudit.rules.trouble import Trouble

NEEDED: Mapping[str, Callable[[Location], object]] = {
    "location-address-missing": lambda location: location.address.street or location.address.given,
    "location-city-missing": lambda location: location.address.city or location.address.given,
    "location-postcode-missing": lambda location: location.address.postcode,
    "location-phone-missing": lambda location: location.phones,
    "location-website-missing": lambda location: location.websites,
    "location-hours-missing": lambda location: location.hours.text,
    "location-category-missing": lambda location: location.categories,
    "location-pin-missing": lambda location: location.point,
}
DOORLESS = frozenset({"location-address-missing", "location-pin-missing"})
"""What a business without a door may leave out."""
WITHOUT_POSTCODES = frozenset({"AE", "HK", "QA", "BS", "JM", "UG", "GH", "ZW"})
"""Countries without postcodes (UPU addressing sheets)."""


def check(location: Location) -> Iterator[Trouble]:
    """Yield one trouble for each missing field; a place that is closed for good needs none."""
    if location.status == "permanently_closed":
        return
    for rule, value in NEEDED.items():
        if not value(location) and not _excused(rule, location):
            yield Trouble(rule)


def _excused(rule: str, location: Location) -> bool:
    if rule == "location-postcode-missing":
        return location.address.country.upper() in WITHOUT_POSTCODES
    return rule in DOORLESS and location.hides_address
