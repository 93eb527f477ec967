"""SerpApi: Google Maps as people see it, searched by name and place and by phone, page after page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import For, get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import bears_name, sketch
from listaudit.source.terms import addresses_of, area, country_of, known_ids, names_of, phones_of

_PAGE = 20
_PAGES = 3
_HEX = 16
_FAILED = 400
"""HTTP statuses from here on are told apart by what they mean everywhere."""
_MOMENT = re.compile("[⋅·]")
"""Stands in what is true just now: `Closed ⋅ Opens 7 AM`; a business that is no more has no such mark."""
_NOTHING = "returned any results"
_REFUSED = (
    ("Invalid API key", "fetch.bad-key", True),
    ("run out", "fetch.quota", True),
)
"""Words of an error -> reason, whether the source is of no use to anybody."""


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, for each name at each place, and for each phone."""
    ids = known_ids(location, config)
    known = {**sketch(location), "ids": list(ids), "start": 0, "country": country_of(location, config)}
    for known_id in ids:
        yield _asked(_by_id(known_id), location, {**known, "id": known_id}, config, "ids")
    point = location.point
    for number, address in enumerate(addresses_of(location)):
        here = point if location.address and not number else None
        near = f"@{here.latitude:.6f},{here.longitude:.6f},14z" if here else ""
        for name in names_of(location, config):
            query = ", ".join(filter(None, (name, area(address) or address.given)))
            yield _asked({"type": "search", "q": query, "ll": near}, location, known, config, "search")
    for phone in phones_of(location, config) if config.options.get("by-phone", True) else ():
        yield _asked({"type": "search", "q": phone}, location, known, config, "search")


def problem(response: Response, config: Source) -> Problem | None:  # noqa: ARG001 - the same for everybody
    """Read an error; where the search itself succeeded it only says that there is nothing."""
    payload = Payload.of(response)
    said, state = payload.text("error"), payload.child("search_metadata").text("status")
    if not said or _NOTHING in said:
        return None
    for words, code, stops in _REFUSED:
        if words in said:
            return Problem(code=code, detail=said[:120], stops=stops)
    if state == "Success" or response.status >= _FAILED:
        return None
    return Problem(code="fetch.server-error", detail=said[:120], retry=True)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read one place or a page of results: the same query may be answered with either."""
    payload, request = Payload.of(response), response.request
    known, found, last = request.context, 0, ""
    for key in ("place_results", "local_results"):
        for place in payload.children(key):
            found, last = found + 1, place.copy().text("title")
            yield _listed(place, response, config)
            place.done()
    if not found and request.purpose == "ids" and payload.text("error"):
        yield _lost(str(known.get("id", "")), response, config)
    if payload.child("serpapi_pagination").text("next") and found >= _PAGE and bears_name(last, known):
        yield _further(request, config)
    yield from remainder(config, response, payload)


def _asked(
    params: Mapping[str, object], whom: For, known: Mapping[str, object], config: Source, purpose: str
) -> Request:
    query = {"engine": "google_maps", **params, "hl": config.options.get("language", "en")}
    return get(config.base_url, query, whom, purpose=purpose, context=known, sku="search")


def _by_id(known_id: str) -> dict[str, str]:
    """Return how to ask for a place id, a CID, or a data id, whose second half is the CID."""
    _, colon, second = known_id.partition(":")
    if colon and second.startswith("0x"):
        try:
            return {"data_cid": str(int(second, _HEX))}
        except ValueError:
            pass
    return {"data_cid" if known_id.isdecimal() else "place_id": known_id}


def _lost(known_id: str, response: Response, config: Source) -> Listing | Skipped | Problem:
    """Say that a place id is no more; a bare number may be no CID at all, but an id of another kind."""
    if known_id.isdecimal():
        return Problem(code="fetch.not-found", detail=f"no place has the CID {known_id[:40]}")
    return listing(config, response, id=known_id, gone=True)


def _further(request: Request, config: Source) -> Request | Problem:
    """Return the request for the next page, or that there are more than are read."""
    params = {key: value for key, value in parse_qsl(urlsplit(request.url).query) if key != "start"}
    begun = request.context.get("start")
    start = (begun if isinstance(begun, int) else 0) + _PAGE
    if start >= _PAGE * _PAGES or "ll" not in params:
        return Problem(code="fetch.truncated", detail=f"the last of {start} results still bears the name")
    known, params = {**request.context, "start": start}, {**params, "start": str(start)}
    return get(config.base_url, params, request, purpose="page", context=known, sku="search")


def _listed(place: Payload, response: Response, config: Source) -> Listing | Skipped:
    pin, cid = place.child("gps_coordinates"), place.text("data_cid")
    ids, stated = (place.text("place_id"), cid, place.text("data_id")), response.request.context.get("ids")
    ours = [one for one in stated if one in ids] if isinstance(stated, list) else []
    kinds = place.texts("types") or place.texts("type")
    place.drop("type")
    state, home = place.text("open_state"), response.request.context.get("country")
    return listing(
        replace(config, country=home) if isinstance(home, str) else config,  # its lines name no country
        response,
        id=str(ours[0]) if ours else ids[0] or cid,
        name=place.text("title"),
        address=place.text("address"),
        phone=place.text("phone"),
        website=place.text("website"),
        category=kinds,
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
        hours=_hours(place),
        status="open" if _MOMENT.search(state) else state,
        url=f"https://www.google.com/maps?cid={cid}" if cid.isdecimal() else "",
        claimed=False if place.flag("unclaimed_listing") else None,
        reviews=place.number("reviews"),
        leftovers=place.rest(),
    )


def _hours(place: Payload) -> str:
    """Return the week; `hours` is one in a place alone, in a page of results it tells of this moment."""
    week, days = place.json("operating_hours"), place.json("hours")
    return week or (days if days.startswith("[") else "")
