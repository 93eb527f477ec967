"""Apple Maps Server API: a token, known places by their id, and each name around each address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source, Token
from listaudit.source.asking import get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import bears_name, sketch
from listaudit.source.terms import addresses_of, area, country_of, known_ids, names_of

_PAGES = 3
_SECONDS = 1_800.0
"""How long a token lasts where the answer does not say; Apple gives half an hour."""
_PLACE = "https://maps.apple.com/place?place-id="
_NOT_FOUND, _NOT_VALID = "FAILED_NOT_FOUND", "FAILED_INVALID_ID"
Item = Listing | Skipped | Problem | Request | Token


def login(config: Source) -> Request:
    """Ask for an access token; where it is sent `{jwt}` becomes a token signed with the private key."""
    signed = (("Authorization", "Bearer {jwt}"),)
    return get(f"{config.base_url}/v1/token", {}, (), headers=signed, purpose="login")


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, all at once, and for each name around each address."""
    ids, language = known_ids(location, config), config.options.get("language", "")
    known = {**sketch(location), "ids": list(ids), "page": 1}
    if ids:
        params = {"ids": ",".join(ids), "lang": language}
        yield get(f"{config.base_url}/v1/place", params, location, purpose="ids", context=known)
    for place, near in _places(location):
        for name in names_of(location, config):
            params = {
                "q": f"{name}, {place}" if place else name,
                "resultTypeFilter": "Poi",
                "limitToCountries": country_of(location, config),
                "searchLocation": near,
                "lang": language,
                "enablePagination": True,
            }
            yield get(f"{config.base_url}/v1/search", params, location, context=known)


def read(response: Response, config: Source) -> Iterator[Item]:
    """Read a token, the places of some ids, or a page of results."""
    payload = Payload.of(response)
    if response.request.purpose == "login":
        yield _token(payload)
        return
    known, last = response.request.context, ""
    for place in payload.children("results"):
        last = place.copy().text("name")
        yield _listed(place, response, config)
        place.done()
    for failure in payload.children("errors"):
        yield _failed(failure.text("id"), failure.text("errorCode"), response, config)
    token = payload.child("paginationInfo").text("nextPageToken")
    if token and bears_name(last, known):
        yield _further(response.request, token)
    yield from remainder(config, response, payload)


def _token(payload: Payload) -> Token | Problem:
    value, seconds = payload.text("accessToken"), payload.number("expiresInSeconds")
    if not value:
        return Problem(code="fetch.login", detail="the answer holds no accessToken", stops=True)
    return Token(value, seconds if seconds and seconds > 0 else _SECONDS)


def _places(location: Location) -> Iterator[tuple[str, str]]:
    """Yield where to look, and the pin where that is the place of today."""
    point = location.point
    near = f"{point.latitude:.6f},{point.longitude:.6f}" if point else ""
    texts = [area(address) or address.given for address in addresses_of(location)]
    if near and not texts:
        yield "", near
    for number, text in enumerate(texts):
        if text:
            yield text, "" if number or not location.address else near


def _failed(known_id: str, code: str, response: Response, config: Source) -> Listing | Skipped | Problem:
    """Say what became of an id: a place that was and is no more is gone, anything else is a problem."""
    if code == _NOT_FOUND and known_id:
        return listing(config, response, id=known_id, gone=True)
    said = f"{code or 'no reason'} for the id {known_id[:40]}"
    return Problem(code="fetch.refused" if code == _NOT_VALID else "fetch.server-error", detail=said)


def _further(request: Request, token: str) -> Request | Problem:
    """Return the request for the next page, or that there are more than are read."""
    page = request.context.get("page")
    number = page if isinstance(page, int) else 1
    if number >= _PAGES:
        detail = f"the last result of page {number} still bears the name"
        return Problem(code="fetch.truncated", detail=detail)
    base = request.url.partition("&pageToken=")[0]
    url = f"{base}&pageToken={quote(token, safe='')}"
    return get(url, {}, request, purpose="page", context={**request.context, "page": number + 1})


def _listed(place: Payload, response: Response, config: Source) -> Listing | Skipped:
    parts, pin = place.child("structuredAddress"), place.child("coordinate")
    main, others = place.text("id"), place.texts("alternateIds")
    ids = response.request.context.get("ids")
    stated = [one for one in ids if one in (main, *others)] if isinstance(ids, list) else []
    return listing(
        config,
        response,
        id=str(stated[0]) if stated else main,
        name=place.text("name"),
        street=parts.text("fullThoroughfare"),
        sublocality=parts.text("subLocality"),
        city=parts.text("locality"),
        region=parts.text("administrativeArea", "administrativeAreaCode"),
        postcode=parts.text("postCode"),
        country=place.text("countryCode", "country"),
        address=", ".join(place.texts("formattedAddressLines")),
        category=place.text("poiCategory"),
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
        url=f"{_PLACE}{quote(main, safe='')}" if main else "",
        leftovers=place.rest(),
    )
