"""What a page states of one place of business."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Postal:
    """An address as a page states it: in parts, or on one `line`."""

    street: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    line: str = ""

    def __bool__(self) -> bool:
        return bool(self.street or self.line or self.postcode or self.city)

    @property
    def leads_there(self) -> bool:
        """Whether somebody could find the place by it: more than a city or country."""
        return bool(self.street or self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """One place of business; several values stand as the page orders them, structured data first."""

    names: tuple[str, ...] = ()
    address: Postal = field(default_factory=Postal)
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    socials: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    hours: str = ""
    """Text, or JSON as `normalize.hours` reads it."""
    special_hours: str = ""
    brand: str = ""
    url: str = ""
    """Its own page, absolute, where the page states one."""
    node_id: str = ""
    """`@id` of the structured data."""
    unknown: tuple[str, ...] = ()
    """Names of properties that nobody understood."""
    key: str = ""
    """The URL by which it is told apart; it stays when a further page says more."""

    @property
    def is_stub(self) -> bool:
        """Whether it states nothing that leads to it: no address, no phone, no pin."""
        return not (self.address or self.phones or self.latitude is not None)

    @property
    def is_whole(self) -> bool:
        """Whether it states both an address and a phone."""
        return self.address.leads_there and bool(self.phones)


def to_plain(found: Iterable[Business]) -> list[dict[str, Any]]:
    """Return businesses as plain values, to be remembered from one page to the next."""
    return [asdict(business) for business in found]


def from_plain(found: object) -> tuple[Business, ...]:
    """Return the businesses that `to_plain` was given; nothing for anything else."""
    if not isinstance(found, (list, tuple)):
        return ()
    return tuple(_business(one) for one in found if isinstance(one, Mapping))


def _business(raw: Mapping[str, Any]) -> Business:
    known = {f.name for f in fields(Business)}
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in raw.items() if k in known}
    return Business(**(values | {"address": Postal(**raw.get("address", {}))}))
