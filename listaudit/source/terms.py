"""What a location is searched by: current and former names, phones and addresses (DESIGN 10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from listaudit.model import Address, Location, Source
from listaudit.normalize.country import country_code
from listaudit.normalize.oneline import split_address
from listaudit.normalize.phone import parse_phone
from listaudit.normalize.phone_split import split_phones

T = TypeVar("T")


def known_ids(location: Location, config: Source) -> tuple[str, ...]:
    """Return the listing ids that the owner states for this source, by its NAME, ID or platform."""
    return tuple(dict.fromkeys(i for name in config.known_as for i in location.source_ids.get(name, ()) if i))


def names_of(location: Location, config: Source | None = None) -> tuple[str, ...]:
    """Return the names to search by: the one tagged for this source, the current, those of former times."""
    tagged = _tagged(location, "name", config)
    former = (past.value for past in location.former_names)
    return tuple(dict.fromkeys((*tagged, *location.names[:1], *former)))


def phones_of(location: Location, config: Source) -> tuple[str, ...]:
    """Return the phones to search by in E.164: tagged for this source, current, tracking, former.

    A text that is no phone number is left out.
    """
    region = country_of(location, config)
    former = (past.value for past in location.former_phones)
    written = (*_tagged(location, "phone", config), *location.phones, *location.tracking_phones, *former)
    return tuple(dict.fromkeys(number for text in written if (number := e164(text, region))))


@lru_cache(maxsize=1_024)
def e164(text: str, region: str) -> str:
    """Return the first phone number of a text as `+14155550123`; empty where there is none."""
    numbers = split_phones(text)
    return parse_phone(numbers[0], region).e164 if numbers else ""


def country_of(location: Location, config: Source) -> str:
    """Return the country of a location as ISO alpha-2 code, that of the audit where it states none."""
    return country_code(location.address.country) or config.country


def concerns(config: Source, location: Location, home: str | None = None) -> bool:
    """Say whether a source takes this kind of business in this country; an unknown country may be one.

    `home` is the country of the location where the caller knows it.
    """
    home = country_of(location, config) if home is None else home
    abroad = bool(config.countries and home) and home not in config.countries
    return not abroad and (location.business_type or "storefront") in config.accepts


def addresses_of(location: Location) -> tuple[Address, ...]:
    """Return the addresses to search at: the current one, then former ones as lines in `given`."""
    former = tuple(Address(given=past.value) for past in location.former_addresses)
    return (location.address, *former) if location.address else former


def one_line(address: Address) -> str:
    """Return an address on one line, without the unit, as people type it into a search box."""
    if not (address.street or address.city):
        return address.given
    region = " ".join(filter(None, (address.region, address.postcode)))
    return ", ".join(filter(None, (address.street, address.city, region, address.country)))


def area(address: Address) -> str:
    """Return city, region and country on one line: where a search by name looks."""
    return ", ".join(filter(None, (address.city or address.postcode, address.region, address.country)))


def former_towns(location: Location, region: str) -> list[str]:
    """Return the towns of former addresses, without the country; `region` helps to read their lines."""
    former = (split_address(past.value, region) for past in location.former_addresses)
    return list(dict.fromkeys(area(replace(one, country="")) for one in former if one.city))


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of at most `size` items."""
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _tagged(location: Location, field: str, config: Source | None) -> tuple[str, ...]:
    if config is None:
        return ()
    return tuple(
        value
        for tagged in location.tagged
        if tagged.field == field and tagged.tag.casefold() in config.tags
        for value in tagged.values
    )
