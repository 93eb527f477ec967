"""Pages for tests: a page of HTML around a body, and what is read on it."""

from __future__ import annotations

import json

from listaudit.webpage import Hints, Page, read_page

URL = "https://bluebird.example/"


def html(body: str, *, title: str = "", head: str = "", lang: str = "en") -> str:
    return f"<!doctype html><html lang={lang}><head><title>{title}</title>{head}</head><body>{body}</body></html>"


def ld(*values: object) -> str:
    """Return blocks of JSON-LD; a text stands there as it is."""
    texts = (value if isinstance(value, str) else json.dumps(value) for value in values)
    return "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)


def read(body: str, *, url: str = URL, countries: tuple[str, ...] = ("US",), **hints) -> Page:
    """Read a page that stands at `url`."""
    return read_page(body.encode(), Hints(url=url, countries=countries, **hints))


def address(street: str = "120 Maple St", code: str = "62701", city: str = "Springfield") -> dict[str, str]:
    return {"@type": "PostalAddress", "streetAddress": street, "addressLocality": city, "postalCode": code}


def bakery(**more: object) -> dict[str, object]:
    """Return a node of a bakery."""
    return {
        "@type": "Bakery",
        "name": "Bluebird Bakery",
        "telephone": "(217) 555-0101",
        "address": address(),
    } | more
