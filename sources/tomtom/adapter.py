"""TomTom: searched by name around the pin, or around what the geocoder makes of the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import For, further, get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import called_so, sketch
from listaudit.source.terms import country_of, former_towns, known_ids, names_of, one_line

_LIMIT = 100
_DEFAULTS = {"radius": 5_000, "pages": 2}
_WEEK = {"openingHours": "nextSevenDays"}
_SHORT_POSTCODES = frozenset({"US", "PR"})
"""Countries whose `postalCode` is whole, and whose extended one is at times cut short."""


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, for each name around the pin, and for each name with each former town."""
    for known_id in known_ids(location, config):
        params, about = {"entityId": known_id, **_WEEK}, {"id": known_id}
        yield get(f"{config.base_url}/place.json", params, location, purpose="ids", context=about)
    terms, region = names_of(location, config), country_of(location, config)
    known = {"names": sketch(location)["names"], "terms": terms, "country": region, "page": 1}
    line = one_line(location.address)
    if location.point:
        yield from _around(config, location.point.latitude, location.point.longitude, location, known)
    elif terms and line:
        wanted = {"limit": 1, "countrySet": region}
        yield get(_url(config, "geocode", line), wanted, location, purpose="geocode", context=known)
    for town in former_towns(location, region):
        for term in terms:
            yield _poi_search(config, f"{term}, {town}", {}, location, known | {"page": 0})


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of results, one place as a list of one, or where an address is."""
    payload, request = Payload.of(response), response.request
    if "results" not in payload:
        yield Problem(code="fetch.unreadable", detail="the answer holds no places")
    elif request.purpose == "geocode":
        yield from _located(payload, response, config)
    else:
        yield from _results(payload, response, config)


def _results(
    payload: Payload, response: Response, config: Source
) -> Iterator[Listing | Skipped | Problem | Request]:
    count, ours, known = 0, False, response.request.context
    for found in payload.children("results"):
        name = found.copy().child("poi").text("name")
        count, ours = count + 1, ours or called_so(name, known.get("names"))
        if "poi" in found:  # else an address or a street
            yield _place(found, response, config)
        found.done()
    if response.request.purpose == "ids" and not count:
        yield listing(config, response, id=str(known.get("id", "")), gone=True)
    elif ours:
        yield from _next_page(payload.child("summary"), count, response, config)
    yield from remainder(config, response, payload)


def _located(payload: Payload, response: Response, config: Source) -> Iterator[Problem | Request]:
    """Yield the searches around the first result of the geocoder that is no country or state."""
    for found in payload.children("results"):
        pin, wide = found.child("position"), found.text("entityType").startswith("Country")
        latitude, longitude = pin.number("lat"), pin.number("lon")
        if latitude is not None and longitude is not None and not wide:
            yield from _around(config, latitude, longitude, response.request, response.request.context)
            return
    yield Problem(code="fetch.refused", detail="the map does not know the address to search around")


def _around(
    config: Source, latitude: float, longitude: float, whom: For, known: Mapping[str, object]
) -> Iterator[Request]:
    terms = known.get("terms")
    circle = {"lat": f"{latitude:.6f}", "lon": f"{longitude:.6f}", "radius": _whole(config, "radius")}
    for term in terms if isinstance(terms, (list, tuple)) else ():
        yield _poi_search(config, str(term), circle, whom, known)


def _poi_search(
    config: Source, term: str, circle: Mapping[str, object], whom: For, known: Mapping[str, object]
) -> Request:
    wanted = {"limit": _LIMIT, "countrySet": known.get("country"), "extendedPostalCodesFor": "POI"}
    return get(_url(config, "poiSearch", term), {**circle, **wanted, **_WEEK}, whom, context=known)


def _url(config: Source, call: str, term: str) -> str:
    words = " ".join(term.replace("/", " ").split())
    return f"{config.base_url}/{call}/{quote(words, safe='')}.json"


def _whole(config: Source, option: str) -> int:
    value = config.options.get(option)
    return value if isinstance(value, int) and value > 0 else _DEFAULTS[option]


def _next_page(
    summary: Payload, count: int, response: Response, config: Source
) -> Iterator[Problem | Request]:
    """Yield the next page while there is more; a problem where we go no further."""
    start, total, page = (
        summary.number("offset"),
        summary.number("totalResults"),
        response.request.context.get("page"),
    )
    after = int(start or 0) + count
    if total is None or total <= after or not isinstance(page, int) or not page:
        return  # without a circle the best matches of a country are all that is wanted
    if page >= _whole(config, "pages"):
        yield Problem(code="fetch.truncated", detail=f"{after} of {int(total)} results were read")
        return
    parts = urlsplit(response.request.url)
    query = [(key, value) for key, value in parse_qsl(parts.query) if key != "ofs"]
    url = urlunsplit(parts._replace(query=urlencode([*query, ("ofs", after)])))
    known = {**response.request.context, "page": page + 1}
    yield further(response.request, url, purpose="page", context=known)


def _place(found: Payload, response: Response, config: Source) -> Listing | Skipped:
    poi, place, pin = found.child("poi"), found.child("address"), found.child("position")
    country = place.text("countryCode")
    return listing(
        config,
        response,
        id=found.text("id"),
        name=poi.text("name"),
        street=_street(place),
        sublocality=place.text("municipalitySubdivision"),
        city=place.text("localName", "municipality"),
        region=place.text("countrySubdivisionName", "countrySubdivision"),
        postcode=_postcode(place, country),
        country=country,
        phone=poi.texts("phone"),
        website=poi.texts("url"),
        category=poi.texts("categories") or poi.texts("categories", "name"),
        brand="".join(poi.texts("brands", "name")[:1]),
        latitude=pin.number("lat"),
        longitude=pin.number("lon"),
        hours=poi.child("openingHours").json("timeRanges"),
        leftovers=found.rest(),
    )


def _street(place: Payload) -> str:
    """Return the street line in the order of its country, as `freeformAddress` has it."""
    number, street = place.text("streetNumber"), place.text("streetName")
    before = f"{number} {street}".strip()
    return before if before in place.text("freeformAddress") else f"{street} {number}".strip()


def _postcode(place: Payload, country: str) -> str:
    """Return the whole postcode: for many countries `postalCode` is only the head of it."""
    short, whole = place.text("postalCode"), place.text("extendedPostalCode")
    better = whole.startswith(short) and "," not in whole and country not in _SHORT_POSTCODES
    return whole if whole and better else short
