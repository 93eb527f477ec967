"""Mapbox Search Box: known places by their id, and text searches for each name around each address."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import NONE, get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import bears_name, sketch
from listaudit.source.terms import addresses_of, area, country_of, known_ids, names_of

_MOST = 10
"""Results of one search; Mapbox gives no second page."""
_QUERY = 256
"""Characters that it takes of a query."""


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, and for each name around each address; the pin draws results near."""
    for known_id in known_ids(location, config):
        url = f"{config.base_url}/retrieve/{quote(known_id, safe='')}"
        params = {"session_token": _session(known_id), "language": config.options.get("language", "")}
        about = {"id": known_id}
        yield get(url, params, location, purpose="ids", context=about, sku="session", answers=NONE)
    known = sketch(location)
    for place, near in _places(location):
        for name in names_of(location, config):
            params = {
                "q": f"{name} {place}".strip()[:_QUERY],
                "limit": _MOST,
                "types": "poi",
                "country": country_of(location, config),
                "proximity": near,
                "language": config.options.get("language", ""),
            }
            yield get(f"{config.base_url}/forward", params, location, context=known, sku="forward")


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a collection of places, or one place by its id."""
    known, asked = response.request.context, response.request.purpose == "ids"
    if response.says_none:
        yield listing(config, response, id=str(known.get("id", "")), gone=True)
        return
    payload = Payload.of(response)
    empty = "features" in payload and not payload.copy().json("features")
    features = [payload] if "properties" in payload else [*payload.children("features")]
    if asked and empty:
        yield listing(config, response, id=str(known.get("id", "")), gone=True)
    last = ""
    for feature in features:
        place = feature.child("properties")
        last = place.copy().text("name")
        yield _place(place, response, config)
        place.done()
        if feature is not payload:
            feature.done()
    if len(features) >= _MOST and bears_name(last, known):
        yield Problem(code="fetch.truncated", detail=f"the last of {_MOST} results still bears the name")
    yield from remainder(config, response, payload)


def _session(known_id: str) -> str:
    """Return the session that a lookup is billed by: a UUID of version 4, the same for the same id."""
    h = blake2b(known_id.encode(), digest_size=16).hexdigest()
    return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-8{h[17:20]}-{h[20:]}"


def _places(location: Location) -> Iterator[tuple[str, str]]:
    """Yield where to look, and the pin where that is the place of today."""
    point = location.point
    near = f"{point.longitude:.6f},{point.latitude:.6f}" if point else ""
    texts = [area(address) or address.given for address in addresses_of(location)]
    if near and not texts:
        yield "", near
    for number, text in enumerate(texts):
        if text:
            yield text, "" if number or not location.address else near


def _place(place: Payload, response: Response, config: Source) -> Listing | Skipped:
    around, pin, more = place.child("context"), place.child("coordinates"), place.child("metadata")
    parts = {name: around.child(name) for name in ("locality", "place", "region", "postcode", "country")}
    week, elsewhere = more.child("open_hours"), place.child("external_ids")
    around.drop("address", "street")  # again the street line, in lower case
    whole, town = place.text("full_address"), place.text("place_formatted")
    foursquare = elsewhere.text("foursquare")
    return listing(
        config,
        response,
        id=place.text("mapbox_id"),
        name=[place.text("name"), place.text("name_preferred")],
        street=place.text("address"),
        sublocality=parts["locality"].text("name"),
        city=parts["place"].text("name"),
        region=parts["region"].text("name", "region_code"),
        postcode=parts["postcode"].text("name"),
        country=parts["country"].text("country_code", "name"),
        address="" if whole == town else whole,  # without a street both are city and country alone
        phone=more.text("phone"),
        website=more.text("website"),
        category=place.texts("poi_category"),
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
        hours=week.json("periods") or week.json("weekday_text"),
        status=place.text("operational_status"),
        brand=next(iter(place.texts("brand")), ""),
        reviews=more.number("review_count"),
        columns={"foursquare": foursquare} if foursquare else {},
        leftovers=place.rest(),
    )
