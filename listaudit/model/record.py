"""What owners and sources state: raw text after hygiene, never a normal form (DESIGN 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from listaudit.model.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Where:
    """Where a record was read: a file and a line (1 is the first), or a request."""

    file: str = ""
    line: int = 0
    request: str = ""

    def __str__(self) -> str:
        if self.file:
            return f"{self.file}:{self.line}" if self.line else self.file
        return self.request


@dataclass(frozen=True, slots=True)
class Point:
    """A pin in WGS 84 degrees: latitude -90 to 90, longitude -180 to 180."""

    latitude: float
    longitude: float


@quick
@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours as written.

    `text` is any notation that `normalize.hours` reads: OSM syntax, everyday text, or the JSON of
    schema.org, Google periods or Yelp. `special` holds special days apart, as written.
    """

    text: str = ""
    special: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in parts; empty text where a part is not stated.

    `street` is the street line with its house number, without the unit when that is stated apart.
    `country` is an ISO 3166 alpha-2 code, or the text as written where it is none that we know.
    `given` is the whole text as written when it came as one line; `split` names the parts that we
    cut from it ourselves, so that nothing we guessed is held against anybody.
    """

    street: str = ""
    unit: str = ""
    sublocality: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    given: str = ""
    split: frozenset[str] = frozenset()

    def line(self) -> str:
        """Return the street line with its unit, as one text."""
        return f"{self.street}, {self.unit}" if self.street and self.unit else self.street or self.unit

    def __bool__(self) -> bool:
        return any((self.street, self.unit, self.city, self.region, self.postcode, self.given))


@dataclass(frozen=True, slots=True)
class Dated:
    """A former value and, where known, the day it ended (ISO 8601 date, else empty)."""

    value: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value that is right for one platform, source or language: `phone@google`, `name@th`."""

    field: str
    tag: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What locations and listings have in common. Several values stand primary first."""

    names: tuple[str, ...] = ()
    address: Address = Address()
    phones: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    socials: tuple[str, ...] = ()
    point: Point | None = None
    hours: Hours = Hours()
    status: str = ""
    """`open`, `temporarily_closed`, `permanently_closed`, or empty when not stated."""
    business_type: str = ""
    """`storefront`, `service_area`, `hybrid`, or empty."""
    brand: str = ""
    where: Where = Where()

    @property
    def name(self) -> str:
        """The primary name, or empty text."""
        return self.names[0] if self.names else ""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Record):
    """One place of business as its owner states it: the canonical record."""

    store_code: str
    address_public: bool | None = None
    entity_type: str = ""
    """`location`, `department`, `practitioner`, or empty (a location)."""
    parent: str = ""
    opened_on: str = ""
    closed_on: str = ""
    alternate_names: tuple[str, ...] = ()
    tracking_phones: tuple[str, ...] = ()
    shared_phones: tuple[str, ...] = ()
    former_names: tuple[Dated, ...] = ()
    former_addresses: tuple[Dated, ...] = ()
    former_phones: tuple[Dated, ...] = ()
    former_websites: tuple[Dated, ...] = ()
    source_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Listing ids known at a source, by the source's NAME, ID or platform."""
    tagged: tuple[Tagged, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    """Columns that are none of ours, as written, for `--where`."""

    @property
    def hides_address(self) -> bool:
        """Whether the address is not for the public: said so, or a service area that does not say."""
        doorless = self.business_type == "service_area" and self.address_public is None
        return self.address_public is False or doorless


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Record):
    """One record that a source holds of some business."""

    source: str
    """NAME of the source in this audit."""
    listing_id: str = ""
    key: str
    """The listing id, else its URL, else a hash of raw name, address and phone."""
    url: str = ""
    fetched_at: str = ""
    """ISO 8601 date or time at which the copy was read, where known."""
    claimed: bool | None = None
    reviews: int | None = None
    created_on: str = ""
    gone: bool = False
    """The source itself says that this id no longer exists."""
    leftovers: tuple[str, ...] = ()
    """Names of the columns or keys that nobody understood."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Facts beside the fields that are compared; `ENTERED` and `PUBLIC` with a field name another version."""


ENTERED = "entered_"
"""`entered_phone` in `Listing.columns`: what the owner entered, where the listing is what the public sees."""
PUBLIC = "public_"
"""`public_phone`: what the public sees, where the listing is what the owner entered."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that could not be used: counted and named, never dropped unseen."""

    where: Where
    code: str
    """One of `readers.skips.SKIPS`."""
    detail: str = ""
    column: str = ""
    benign: bool = False
    """True for a row that is none of our concern (a park bench in an OSM extract)."""
