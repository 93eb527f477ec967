"""TomTom's places in the one shape of two APIs, its own and that of Azure Maps: what is asked and read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import For, further
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import called_so, sketch
from listaudit.source.terms import country_of, former_towns, names_of, one_line

LIMIT = 100
"""Results of a page, the most that both give."""
_DEFAULTS = {"radius": 5_000, "pages": 2}
_SHORT_POSTCODES = frozenset({"US", "PR"})
"""Countries whose `postalCode` is whole, and whose extended one is at times cut short."""
Known = Mapping[str, object]
Ask = Callable[[Source, str, Mapping[str, object], For, Known], Request]


@dataclass(frozen=True, slots=True)
class Door:
    """How one of the APIs is asked; each function takes words, parameters, whom it is for, and a context."""

    geocode: Ask
    """For where an address is."""
    places: Ask
    """For places by name."""
    sku: str = ""
    """What a further page is billed as."""


def searches(location: Location, config: Source, door: Door) -> Iterator[Request]:
    """Yield what finds a location: each name around the pin or the address, and with each former town."""
    terms, region = names_of(location, config), country_of(location, config)
    known = {"names": sketch(location)["names"], "terms": terms, "country": region, "page": 1}
    line = one_line(location.address)
    if location.point:
        yield from _around(config, door, (location.point.latitude, location.point.longitude), location, known)
    elif terms and line:
        yield door.geocode(config, line, {"limit": 1, "countrySet": region}, location, known)
    for town in former_towns(location, region):
        for term in terms:
            yield _by_name(config, door, (f"{term}, {town}", {}), location, known | {"page": 0})


def read_places(
    response: Response, config: Source, door: Door
) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of results, one place as a list of one, or where an address is."""
    payload, request = Payload.of(response), response.request
    if "results" not in payload:
        yield Problem(code="fetch.unreadable", detail="the answer holds no places")
    elif request.purpose == "geocode":
        yield from _located(payload, response, config, door)
    else:
        yield from _results(payload, response, config, door)


def _results(
    payload: Payload, response: Response, config: Source, door: Door
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
        yield from _next_page(payload.child("summary"), count, response, config, door)
    yield from remainder(config, response, payload)


def _located(payload: Payload, response: Response, config: Source, door: Door) -> Iterator[Problem | Request]:
    """Yield the searches around the first result of the geocoder that is no country or state."""
    for found in payload.children("results"):
        pin, wide = found.child("position"), found.text("entityType").startswith("Country")
        latitude, longitude = pin.number("lat"), pin.number("lon")
        if latitude is not None and longitude is not None and not wide:
            request = response.request
            yield from _around(config, door, (latitude, longitude), request, request.context)
            return
    yield Problem(code="fetch.refused", detail="the map does not know the address to search around")


def _around(
    config: Source, door: Door, pin: tuple[float, float], whom: For, known: Known
) -> Iterator[Request]:
    terms = known.get("terms")
    circle = {"lat": f"{pin[0]:.6f}", "lon": f"{pin[1]:.6f}", "radius": _whole(config, "radius")}
    for term in terms if isinstance(terms, (list, tuple)) else ():
        yield _by_name(config, door, (str(term), circle), whom, known)


def _by_name(
    config: Source, door: Door, what: tuple[str, Mapping[str, object]], whom: For, known: Known
) -> Request:
    term, circle = what
    wanted = {
        "limit": LIMIT,
        "countrySet": known.get("country"),
        "extendedPostalCodesFor": "POI",
        "openingHours": "nextSevenDays",
    }
    return door.places(config, term, {**circle, **wanted}, whom, known)


def _whole(config: Source, option: str) -> int:
    value = config.options.get(option)
    return value if isinstance(value, int) and value > 0 else _DEFAULTS[option]


def _next_page(
    summary: Payload, count: int, response: Response, config: Source, door: Door
) -> Iterator[Problem | Request]:
    """Yield the next page while there is more; a problem where we go no further."""
    start, total = summary.number("offset"), summary.number("totalResults")
    page = response.request.context.get("page")
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
    yield further(response.request, url, purpose="page", context=known, sku=door.sku)


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
