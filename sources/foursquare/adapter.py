"""Foursquare: searched by name around each place; further pages while results are called like ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.normalize.oneline import split_address
from listaudit.source.asking import further, get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import called_so, sketch
from listaudit.source.terms import area, country_of, known_ids, names_of, phones_of

_LIMIT = 50
_DEFAULTS = {"radius": 5_000, "pages": 4}
_NO_SUCH_PLACE = frozenset({404})
"""Not 410: that is how Foursquare answers for versions of the API that are no more."""
_LINK = re.compile(r"<([^<>\s]+)>([^<]*)")
_SOCIALS = {
    "facebook_id": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "twitter": "https://x.com/",
}
_WITH_HOURS = (
    "fsq_place_id,name,location,latitude,longitude,categories,chains,store_id,tel,email,website,"
    "social_media,date_closed,placemaker_url,unresolved_flags,hours"
)
"""The fields to ask for where hours are wanted; without a list all that is billed as `pro` is answered."""


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, and for each name (and phone, if wanted) around each place."""
    fields, sku = _billed(config)
    for known_id in known_ids(location, config):
        url, about = f"{config.base_url}/places/{quote(known_id, safe='')}", {"id": known_id}
        yield get(url, fields, location, purpose="ids", context=about, answers=_NO_SUCH_PLACE, sku=sku)
    known = {"names": sketch(location)["names"], "page": 1}
    numbers = phones_of(location, config) if config.options.get("phones") is True else ()
    for place in _places(location, config):
        for term in (*names_of(location, config), *numbers):
            params = {"query": term, **place, "limit": _LIMIT, **fields}
            yield get(f"{config.base_url}/places/search", params, location, context=known, sku=sku)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of results, or one place."""
    if response.says_none:
        yield listing(config, response, id=str(response.request.context.get("id", "")), gone=True)
        return
    payload = Payload.of(response)
    one = response.request.purpose == "ids"
    if ("fsq_place_id" if one else "results") not in payload:
        yield Problem(code="fetch.unreadable", detail="the answer holds no places")
        return
    if one:
        yield _place(payload, response, config)
        return
    ours = False
    for found in payload.children("results"):
        ours = ours or called_so(found.copy().text("name"), response.request.context.get("names"))
        yield _place(found, response, config)
        found.done()
    yield from remainder(config, response, payload)
    if ours:
        yield from _next_page(response, config)


def _billed(config: Source) -> tuple[dict[str, object], str]:
    """Return the parameter that says what is wanted, and what a request with it is billed as."""
    return ({"fields": _WITH_HOURS}, "premium") if config.options.get("hours") is True else ({}, "pro")


def _whole(config: Source, option: str) -> int:
    value = config.options.get(option)
    return value if isinstance(value, int) and value > 0 else _DEFAULTS[option]


def _places(location: Location, config: Source) -> Iterator[dict[str, object]]:
    """Yield where to look: around the pin, else in the town, and in the towns of former addresses."""
    point = location.point
    if point:
        centre = f"{point.latitude:.6f},{point.longitude:.6f}"
        yield {"ll": centre, "radius": _whole(config, "radius")}
    elif near := area(location.address) or location.address.given:
        yield {"near": near}
    region = country_of(location, config)
    for past in location.former_addresses:
        former = split_address(past.value, region)
        if former.city:
            yield {"near": area(replace(former, country=former.country or region))}


def _next_page(response: Response, config: Source) -> Iterator[Problem | Request]:
    """Yield the page that the `link` header names, at this very API; a problem where we go no further."""
    url, page = _next_url(response.headers.get("link", "")), response.request.context.get("page")
    if not url or not isinstance(page, int):
        return
    if page >= _whole(config, "pages") or not url.startswith(f"{config.base_url}/"):
        yield Problem(code="fetch.truncated", detail=f"{page * _LIMIT} results were read")
        return
    known = {**response.request.context, "page": page + 1}
    yield further(response.request, url, purpose="page", context=known, sku=response.request.sku)


def _next_url(link: str) -> str:
    """Return the address of the next page: `<URL>; rel="next"`, or the URL alone."""
    named = [url for url, about in _LINK.findall(link) if "next" in about or "rel" not in about]
    return named[0] if named else link.strip() if link.startswith("http") else ""


def _place(found: Payload, response: Response, config: Source) -> Listing | Skipped:
    place = found.child("location")
    street, city, line = (
        place.text("address"),
        place.text("locality", "post_town"),
        place.text("formatted_address"),
    )
    media, hours = found.child("social_media"), found.child("hours")
    facts = {
        "store_id": found.text("store_id"),
        "date_refreshed": found.text("date_refreshed"),
        "unresolved_flags": "; ".join(found.texts("unresolved_flags")),
    }
    return listing(
        config,
        response,
        id=found.text("fsq_place_id"),
        name=found.text("name"),
        street=street,
        city=city,
        region=place.text("region"),
        postcode=place.text("postcode"),
        country=place.text("country"),
        address="" if city else line,
        phone=found.text("tel"),
        website=found.text("website"),
        email=found.text("email"),
        category=found.texts("categories", "name"),
        socials=_socials(media),
        brand="".join(found.texts("chains", "name")[:1]),
        latitude=found.number("latitude"),
        longitude=found.number("longitude"),
        hours=hours.json("regular"),
        status="permanently_closed" if found.text("date_closed") else "",
        url=found.text("placemaker_url"),
        created_on=found.text("date_created"),
        columns={key: value for key, value in facts.items() if value},
        leftovers=found.rest(),
    )


def _socials(media: Payload) -> list[str]:
    handles = {key: media.text(key).lstrip("@") for key in _SOCIALS}
    return [
        handle if handle.startswith("http") else f"{_SOCIALS[key]}{handle}"
        for key, handle in handles.items()
        if handle
    ]
