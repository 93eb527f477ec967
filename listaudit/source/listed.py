"""What an adapter read -> a listing: hygiene, lists, words of ours, and the names of what is left over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from listaudit.model import Address, Hours, Listing, Point, Response, Skipped, Source, Where
from listaudit.normalize.country import country_code
from listaudit.normalize.geo import valid_point
from listaudit.normalize.hygiene import clean
from listaudit.normalize.oneline import split_address
from listaudit.normalize.status import canonical_status
from listaudit.source.payload import Payload

_KEY_BYTES = 6
_VALUES = 100
"""Values of one field of a listing; each of ours is compared with each of theirs."""
_TOLD = 20
_LONGEST = 80
"""Characters of the name of a key."""
_KINDS = frozenset({"storefront", "service_area", "hybrid"})
_APART = ("unit", "sublocality", "city", "region", "postcode", "country")
UNKNOWN_KEYS = "payload.unknown"
"""Code of the note that an answer holds keys which nobody took."""
Texts = str | Iterable[str]


def listing(  # noqa: PLR0913 - one parameter a field, all by name
    config: Source,
    response: Response,
    *,
    id: str = "",  # noqa: A002 - the word of payloads
    name: Texts = (),
    street: str = "",
    unit: str = "",
    sublocality: str = "",
    city: str = "",
    region: str = "",
    postcode: str = "",
    country: str = "",
    address: str = "",
    phone: Texts = (),
    website: Texts = (),
    email: Texts = (),
    category: Texts = (),
    socials: Texts = (),
    latitude: float | None = None,
    longitude: float | None = None,
    hours: str = "",
    special_hours: str = "",
    status: str = "",
    business_type: str = "",
    brand: str = "",
    url: str = "",
    claimed: bool | None = None,
    reviews: float | None = None,
    created_on: str = "",
    gone: bool = False,
    leftovers: Iterable[str] = (),
    columns: Mapping[str, str] | None = None,
) -> Listing | Skipped:
    """Return a listing of what a response states, or a `Skipped` where it has neither name nor id.

    Args:
        config: The source.
        response: Where it was read.
        id: Listing id at the source.
        name: Name, or names with the primary first; so too phone, website, email, category, socials.
        street: Street line with the house number; `unit` where the source states it apart.
        unit: Suite, floor or door.
        sublocality: District or quarter.
        city: City or town.
        region: State, province or county, name or code.
        postcode: Postcode.
        country: ISO alpha-2 or alpha-3 code, or a name.
        address: The whole address on one line; used, and cut where that is safe, only without `street`.
        phone: Phone numbers as written.
        website: Websites as written.
        email: E-mail addresses.
        category: Categories in the words of the source.
        socials: Pages in social networks.
        latitude: Degrees north; without a valid pair there is no pin.
        longitude: Degrees east.
        hours: Weekly hours, in any notation or JSON that `normalize.hours` reads.
        special_hours: Special days as written.
        status: Word of the source; `[lookups.status]` comes before what we know of such words.
        business_type: `storefront`, `service_area` or `hybrid`, or a word of `[lookups.business_type]`.
        brand: Brand or chain.
        url: Page of the listing.
        claimed: Whether its owner looks after it.
        reviews: How many reviews it has.
        created_on: ISO 8601 date.
        gone: The source says that this id no longer exists.
        leftovers: `Payload.rest()`: what nobody understood; what `ignore` names is taken off here.
        columns: Further facts, as text, for `--where` and people.
    """
    names = _texts(name)
    where = _where(config, response)
    if not names and not id:
        return Skipped(where, "row.no-name", column="name", benign=True)
    street, unit, sublocality, city = map(clean, (street, unit, sublocality, city))
    parts = Address(street, unit, sublocality, city, clean(region), clean(postcode))
    place = _address(config, parts, clean(country), address)
    state, unknown = _status(config, status)
    kind, odd = _kind(config, business_type)
    page, none = _page(url)
    phones = _texts(phone)
    return Listing(
        source=config.name,
        listing_id=clean(id),
        key=clean(id) or page or _digest(names, place, phones),
        url=page,
        names=names,
        address=place,
        phones=phones,
        websites=_texts(website),
        emails=_texts(email),
        categories=_texts(category),
        socials=_texts(socials),
        point=_point(latitude, longitude),
        hours=Hours(clean(hours), clean(special_hours)),
        status=state,
        business_type=kind,
        brand=clean(brand),
        where=where,
        fetched_at=response.fetched_at,
        claimed=claimed,
        reviews=int(reviews) if reviews is not None and 0 <= reviews < 10**12 else None,
        created_on=clean(created_on),
        gone=gone,
        leftovers=(*_unknown(config, leftovers), *unknown, *odd, *none),
        columns=columns or {},
    )


def remainder(config: Source, response: Response, payload: Payload) -> Iterator[Skipped]:
    """Yield a note where an answer holds keys, around its listings, that nobody took and nothing ignores."""
    if unknown := _unknown(config, payload.rest()):
        yield Skipped(_where(config, response), UNKNOWN_KEYS, ", ".join(unknown[:_TOLD]), benign=True)


def _where(config: Source, response: Response) -> Where:
    return Where(request=clean(f"{config.name}: {response.request}"[:300]))


def _unknown(config: Source, keys: Iterable[str]) -> tuple[str, ...]:
    """Return the names of keys that nothing ignores; they are a stranger's, and there may be any number."""
    found = (key for key in keys if not ignores(config, key))
    return tuple(filter(None, (clean(key[:_LONGEST]) for key in islice(found, _VALUES))))


def ignores(config: Source, key: str) -> bool:
    """Say whether the source's `ignore` names a key of a payload, or `x.*` for what it stands below."""
    return key in _plain(config.ignored) or key.startswith(_prefixes(config.ignored))


@lru_cache(maxsize=256)
def _plain(ignored: tuple[str, ...]) -> frozenset[str]:
    return frozenset(ignored) | {pattern[:-2] for pattern in ignored if pattern.endswith(".*")}


@lru_cache(maxsize=256)
def _prefixes(ignored: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(pattern[:-1] for pattern in ignored if pattern.endswith("*"))


def _texts(value: Texts) -> tuple[str, ...]:
    values = (value,) if isinstance(value, str) else value
    return tuple(dict.fromkeys(text for item in values if (text := clean(item))))[:_VALUES]


def _address(config: Source, parts: Address, country: str, line: str) -> Address:
    """Return the parts with their country; one line is cut where that is safe, and what is stated counts."""
    code = config.lookups.get("country", {}).get(country) or country_code(country) or country
    place = replace(parts, country=code)
    if place.street or not line:
        return place
    found = split_address(line, code or config.country)
    kept = {name: text for name in _APART if (text := getattr(place, name))}
    return replace(found, split=found.split.difference(kept), **kept)


def _point(latitude: float | None, longitude: float | None) -> Point | None:
    if latitude is None or longitude is None or not valid_point(latitude, longitude):
        return None
    return Point(latitude, longitude) if latitude or longitude else None


def _status(config: Source, word: str) -> tuple[str, tuple[str, ...]]:
    """Return the state, and what is left over of a word that nobody knows."""
    if not word:
        return "", ()
    looked = config.lookups.get("status", {}).get(word)
    state = looked if looked is not None else canonical_status(word)
    return (state or "", ()) if state is not None else ("", (f"status={clean(word)[:40]}",))


def _kind(config: Source, word: str) -> tuple[str, tuple[str, ...]]:
    """Return the business type, and what is left over of a word that nobody knows."""
    kind = config.lookups.get("business_type", {}).get(word, word)
    return (kind, ()) if not kind or kind in _KINDS else ("", (f"business_type={clean(word)[:40]}",))


def _page(url: str) -> tuple[str, tuple[str, ...]]:
    """Return the URL of a page, and what is left over of one that people had better not open."""
    page = clean(url)
    if not page or page.lower().startswith(("https://", "http://")):
        return page, ()
    return "", (f"url={page[:40]}",)


def _digest(names: tuple[str, ...], address: Address, phones: tuple[str, ...]) -> str:
    """Return the key of a listing without id and URL: 12 hex digits of its raw name, address and phone."""
    parts = (
        *names[:1],
        address.given or address.line(),
        address.city,
        address.postcode,
        *phones[:1],
    )
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=_KEY_BYTES).hexdigest()
