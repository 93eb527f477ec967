"""Whether two statements are about one business, and what they make together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from itertools import islice

from listaudit.normalize.fold import fold
from listaudit.normalize.phone_text import last_digits
from listaudit.webpage.business import Business
from listaudit.webpage.sameplace import agree

_DIGITS = 7
_FEWEST = 6
_MOST = 50
_MANY = 200
"""Businesses of one page up to which each is compared with each; a longer list says each thing once."""
_LISTED = ("names", "phones", "emails", "categories", "socials", "unknown")


def phone_keys(phones: Iterable[str]) -> set[str]:
    """Return the last digits of phones, by which they are told apart here."""
    return {key for phone in phones if len(key := last_digits(phone, _DIGITS)) >= _FEWEST}


def same(one: Business, other: Business) -> bool:
    """Say whether two statements of a page are about one business; other addresses are other businesses."""
    addresses = agree(one.address, other.address)
    if addresses is False:
        return False
    if addresses and not _apart(one, other):
        return True
    if one.node_id and one.node_id == other.node_id:
        return True
    if phone_keys(one.phones) & phone_keys(other.phones):
        return True
    named = {fold(name) for name in one.names} & {fold(name) for name in other.names}
    return bool(named) or bool(one.url and one.url == other.url)


def _apart(one: Business, other: Business) -> bool:
    """Say whether two businesses at one address are two: a department has a name and a phone of its own."""
    names = {fold(name) for name in one.names}, {fold(name) for name in other.names}
    phones = phone_keys(one.phones), phone_keys(other.phones)
    return all(names) and all(phones) and not names[0] & names[1] and not phones[0] & phones[1]


def together(one: Business, other: Business) -> Business:
    """Return what both state; the first comes first where only one value can stand."""
    changes = {f.name: getattr(one, f.name) or getattr(other, f.name) for f in fields(Business)}
    for name in _LISTED:
        changes[name] = tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
    changes["phones"] = distinct((*one.phones, *other.phones))
    changes["names"] = _names((*one.names, *other.names))
    pinned = one if one.latitude is not None else other
    fuller = one.address if one.address.leads_there or not other.address else other.address
    return replace(
        one, **(changes | {"address": fuller, "latitude": pinned.latitude, "longitude": pinned.longitude})
    )


def distinct(phones: Iterable[str]) -> tuple[str, ...]:
    """Return up to 50 phones, without those that are written twice in two ways."""
    found: dict[str, str] = {}
    for phone in islice(phones, _MOST):
        found.setdefault(last_digits(phone, _DIGITS) or phone, phone)
    return tuple(found.values())


def _names(names: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())


def joined(businesses: Iterable[Business]) -> list[Business]:
    """Return businesses with the statements about one of them put together, in their order."""
    found: list[Business] = []
    businesses = list(dict.fromkeys(businesses))
    if len(businesses) > _MANY:
        return businesses
    for business in businesses:
        place = next((i for i, known in enumerate(found) if same(known, business)), None)
        if place is None:
            found.append(business)
        else:
            found[place] = together(found[place], business)
    return found
