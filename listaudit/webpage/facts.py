"""A node of structured data -> the business that it states, one for each of its addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from listaudit.normalize.phone_split import split_phones
from listaudit.normalize.website import parse_website
from listaudit.webpage.business import Business, Postal
from listaudit.webpage.node import Graph, Node, identity, types_of
from listaudit.webpage.outline import mail_of, phone_of
from listaudit.webpage.tables import words

_PARTS = ("streetAddress", "addressLocality", "addressRegion", "postalCode")
_TAKEN = frozenset({
    "@type", "@id", "name", "alternateName", "telephone", "email", "url", "sameAs", "address", *_PARTS,
    "addressCountry",
    "extendedAddress", "postOfficeBoxNumber", "geo", "latitude", "longitude", "openingHours",
    "openingHoursSpecification", "specialOpeningHoursSpecification", "contactPoint", "brand", "location",
    "department", "subOrganization", "containsPlace", "hasPOS", "owns",
})  # fmt: skip
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FEWEST_DIGITS = 3
_MOST_HOURS = 100
_MOST_ADDRESSES = 200
_CODE_AND_CITY = re.compile(r"((?:[A-Z]{1,2}-)?\d{4,6}) +(\D{2,60})")
"""A postcode before the city, where the city alone should stand."""
_NUMBER = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{1,20})?")


def businesses_of(node: Node, graph: Graph) -> Iterator[Business]:
    """Yield what a node states: one business for each address, or one without.

    Where there are several addresses, a phone or mailbox goes with the address that it is written into,
    those of the node itself with the first, and a pin with none.
    """
    places = _places(node, graph) or [({}, Postal())]
    regular, special = _hours(node, graph)
    latitude, longitude = _pin(node, graph) if len(places) == 1 else (None, None)
    for number, (place, address) in enumerate(places):
        owners = [place] if number else [node, place, *graph.nodes(node, "contactPoint")]
        yield Business(
            names=graph.texts(node, "name", "alternateName") or graph.texts(place, "name"),
            address=address,
            phones=next(filter(None, (_phones(owner, graph) for owner in owners)), ()),
            emails=next(filter(None, (_emails(owner, graph) for owner in owners)), ()),
            categories=_categories(node),
            socials=tuple(url for url in graph.texts(node, "sameAs") if parse_website(url).is_social),
            latitude=latitude,
            longitude=longitude,
            hours=regular,
            special_hours=special,
            brand=graph.text(node, "brand"),
            url=graph.text(node, "url") or ("/" if "/" in node.get("url", ()) else ""),
            node_id=identity(node),
            unknown=tuple(key for key in node if key not in _TAKEN and not key.startswith("@")),
        )


def _places(node: Node, graph: Graph) -> list[tuple[Node, Postal]]:
    """Return the distinct addresses of a node, and where each stands: in itself, below it, or as text."""
    own: list[tuple[Node, Postal]] = [({}, _postal(node, graph))]
    below = [(place, _postal(place, graph)) for place in graph.nodes(node, "address")][:_MOST_ADDRESSES]
    wrapped: Node = {"line": [text for text in node.get("address", ()) if isinstance(text, str)]}
    lines: list[tuple[Node, Postal]] = [
        ({}, Postal(line=t)) for t in graph.texts(wrapped, "line", joint=", ")
    ]
    stated = [(place, address) for place, address in (*own, *below) if address] or lines
    return list({address: (place, address) for place, address in reversed(stated)}.values())[::-1]


def _postal(place: Node, graph: Graph) -> Postal:
    """Return an address in its parts; a street that holds the whole address is the line of it."""
    street = ", ".join(graph.texts(place, "streetAddress", "extendedAddress", joint=", "))
    street = street or graph.text(place, "postOfficeBoxNumber")
    city, region, postcode = (graph.text(place, name) for name in _PARTS[1:])
    country = graph.text(place, "addressCountry")
    if (both := _CODE_AND_CITY.fullmatch(city)) and not postcode:
        postcode, city = both[1], both[2]
    if street and not (city or postcode):
        return Postal(line=street, region=region, country=country)
    return Postal(street=street, city=city, region=region, postcode=postcode, country=country)


def _phones(node: Node, graph: Graph) -> tuple[str, ...]:
    texts = graph.texts(node, "telephone", joint=" / ")
    numbers = (number for text in texts for number in split_phones(phone_of(text) or text))
    return tuple(dict.fromkeys(n for n in numbers if sum(map(str.isdecimal, n)) >= _FEWEST_DIGITS))


def _emails(node: Node, graph: Graph) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mail_of(text) or text for text in graph.texts(node, "email")))


def _categories(node: Node) -> tuple[str, ...]:
    """Return the types of a node in words, without those that say nothing of the kind of business."""
    return tuple(_HUMP.sub(" ", name) for name in types_of(node) if name not in words("types", "vague"))


def _pin(node: Node, graph: Graph) -> tuple[float | None, float | None]:
    for place in (*graph.nodes(node, "geo"), node):
        latitude, longitude = (_degrees(graph.text(place, name)) for name in ("latitude", "longitude"))
        if latitude is not None and longitude is not None:
            return latitude, longitude
    return None, None


def _degrees(text: str) -> float | None:
    found = _NUMBER.fullmatch(text.strip(" °"))
    return float(found[0].replace(",", ".")) if found else None


def _hours(node: Node, graph: Graph) -> tuple[str, str]:
    """Return regular and special hours; the specification comes before the texts, as it says more."""
    specification = [_entry(entry, graph) for entry in graph.nodes(node, "openingHoursSpecification")]
    specification += [_entry(entry, graph) for entry in graph.nodes(node, "openingHours")]
    special = [_entry(entry, graph) for entry in graph.nodes(node, "specialOpeningHoursSpecification")]
    dated = [entry for entry in specification if "validFrom" in entry or "validThrough" in entry]
    regular = [entry for entry in specification if entry and entry not in dated]
    texts = list(graph.texts(node, "openingHours", joint="; "))[:_MOST_HOURS]
    text = texts[0] if len(texts) == 1 else _json(texts)
    return _json(regular[:_MOST_HOURS]) or text or _json(dated[:_MOST_HOURS]), _json(special[:_MOST_HOURS])


def _entry(entry: Node, graph: Graph) -> dict[str, Any]:
    """Return one entry of hours with the names of schema.org and nothing else."""
    found: dict[str, Any] = {}
    if days := graph.texts(entry, "dayOfWeek"):
        found["dayOfWeek"] = list(days)
    for name in ("opens", "closes", "validFrom", "validThrough"):
        if text := graph.text(entry, name):
            found[name] = text
    return found if found.keys() - {"validFrom", "validThrough"} else {}


def _json(values: list[Any]) -> str:
    return orjson.dumps(values).decode() if values else ""
