"""Values of the canonical record that cannot be what they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listaudit.model import Location
from listaudit.rules.facts import fits
from listaudit.rules.trouble import Trouble

_EMAIL = re.compile(r"[^\s@,;<>\"]+@(?:[\w-]+\.)+[^\W\d_][\w-]+")
_HOST = re.compile(r"(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)\.?", re.IGNORECASE)
_SHORTEST = 7
"""Digits that a phone of an unknown country needs at least."""


def check(location: Location, country: str) -> Iterator[Trouble]:
    """Yield troubles with phones, websites, emails, hours, country and postcode.

    `country` is an ISO alpha-2 code, or empty when unknown.
    """
    yield from _phones(location, country)
    for website in location.websites:
        if not is_website(website):
            yield Trouble("location-website-invalid", website)
    for email in location.emails:
        if not _EMAIL.fullmatch(email):
            yield Trouble("location-email-invalid", email)
    yield from _hours(location)
    stated = location.address.country
    if stated and not country:
        yield Trouble("location-country-unknown", stated)
    if country and location.address.postcode and fits(location.address.postcode, country) is False:
        yield Trouble("location-postcode-misfit", location.address.postcode, (("country", country),))


def is_website(text: str) -> bool:
    """Say whether a text can be a web address: http or none for a scheme, a host with a domain."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = parts.hostname or ""
        return parts.scheme in {"http", "https"} and " " not in text and bool(_HOST.fullmatch(host))
    except ValueError:
        return False


def _phones(location: Location, country: str) -> Iterator[Trouble]:
    from listaudit.normalize.phone import parse_phone

    for phone in location.phones:
        form = parse_phone(phone, country)
        dialled = form.possible if form.parsed else not country and len(form.digits) >= _SHORTEST
        if not dialled:
            yield Trouble("location-phone-invalid", phone)


def _hours(location: Location) -> Iterator[Trouble]:
    from listaudit.normalize.hours import parse_hours

    text = location.hours.text
    if text and parse_hours(text).problem == "unreadable":
        yield Trouble("location-hours-unreadable", text)
