"""Yelp: searched by phone and by name and place; details for what could be the location."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import NONE, get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import alike, sketch
from listaudit.source.terms import addresses_of, area, known_ids, names_of, phones_of

_PAGE = 10


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, for each phone, and for each name around each address."""
    known = sketch(location)
    for known_id in known_ids(location, config):
        yield _details(config, known_id, location)
    for phone in phones_of(location, config):
        url = f"{config.base_url}/businesses/search/phone"
        yield get(url, {"phone": phone}, location, context=known)
    places = [place for address in addresses_of(location) if (place := area(address) or address.given)]
    for name in names_of(location, config):
        for place in places:
            params = {"term": name, "location": place, "limit": _PAGE}
            yield get(f"{config.base_url}/businesses/search", params, location, context=known)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of results, or one business in detail."""
    if response.says_none:
        yield listing(config, response, id=str(response.request.context["id"]), gone=True)
        return
    payload = Payload.of(response)
    if response.request.purpose == "details":
        yield _business(payload, response, config)
        return
    for found in payload.children("businesses"):
        if _could_be(found, response):
            yield _details(config, found.text("id"), response.request)
            found.done()
        else:
            yield _business(found, response, config)
    yield from remainder(config, response, payload)


def _details(config: Source, known_id: str, whom: Location | Request) -> Request:
    url = f"{config.base_url}/businesses/{quote(known_id, safe='')}"
    return get(url, {}, whom, purpose="details", context={"id": known_id}, answers=NONE)


def _could_be(found: Payload, response: Response) -> bool:
    seen = found.copy()
    pin = seen.child("coordinates")
    phones, name = seen.texts("phone"), seen.text("name")
    return bool(seen.text("id")) and alike(
        response.request.context,
        name=name,
        phones=phones,
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
    )


def _business(found: Payload, response: Response, config: Source) -> Listing | Skipped:
    place, pin = found.child("location"), found.child("coordinates")
    closed = found.flag("is_closed")
    return listing(
        config,
        response,
        id=found.text("id"),
        name=found.text("name"),
        street=place.text("address1"),
        unit=", ".join(filter(None, (place.text("address2"), place.text("address3")))),
        city=place.text("city"),
        region=place.text("state"),
        postcode=place.text("zip_code"),
        country=place.text("country"),
        phone=found.text("phone"),
        category=found.texts("categories", "title"),
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
        hours=_hours(found),
        special_hours=found.json("special_hours"),
        status="permanently_closed" if closed else "open" if closed is False else "",
        url=found.text("url").partition("?")[0],
        claimed=found.flag("is_claimed"),
        reviews=found.number("review_count"),
        columns={"alias": found.text("alias")},
        leftovers=found.rest(),
    )


def _hours(found: Payload) -> str:
    """Return the regular week; Yelp states day 0 for Monday."""
    weeks = [week.json("open") for week in found.children("hours")]
    return next(filter(None, weeks), "")
