"""Tripadvisor: its catalogue is searched by name and place; details are read of what could be ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.normalize.category import kinds_of
from listaudit.normalize.country import country_code
from listaudit.normalize.oneline import split_address
from listaudit.source.asking import NONE, Params, get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import alike, sketch
from listaudit.source.terms import addresses_of, country_of, known_ids, names_of

_LONGEST = 500
"""Letters of a query."""
_MOST = 20
_NOT_OURS = NONE | {403}
"""How Terra answers for a location that is not there, or that the account has no licence for."""


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, and for each name in each city."""
    for known_id in known_ids(location, config):
        yield _details(config, known_id, location)
    kinds, taken = kinds_of(location.categories), config.options.get("kinds")
    if kinds and taken and kinds.isdisjoint(taken):
        return
    known = sketch(location)
    asked: list[Params] = []
    for name in names_of(location, config):
        asked += [params for params in _queries(name, location, config) if params not in asked]
    path = "location/search" if _is_content(config) else "catalog/locations/search"
    for params in asked:
        yield get(f"{_base(config)}/{path}", params, location, context=known, sku="search")


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of results, or one location; one without a licence is read from the catalogue."""
    request = response.request
    if response.status in _NOT_OURS:
        yield _not_there(response, config)
        return
    payload = Payload.of(response)
    if request.purpose == "details":
        yield _listing(payload, response, config)
        return
    if "data" not in payload:
        yield Problem(code="fetch.unreadable", detail="the answer holds no locations")
        return
    for item in payload.children("data"):
        found = item.child("location") if "location" in item else item
        could_be = _could_be(found.copy(), request)
        yield (
            _details(config, found.text("id", "location_id"), request)
            if could_be
            else _listing(found, response, config)
        )
        found.done()
    yield from remainder(config, response, payload)


def _is_content(config: Source) -> bool:
    """Say whether the retired Content API is asked, not Terra."""
    return config.options.get("api") == "content"


def _base(config: Source) -> str:
    return config.urls["content"] if _is_content(config) else config.base_url


def _queries(name: str, location: Location, config: Source) -> Iterator[dict[str, object]]:
    """Yield the parameters to search by a name: around the current address and around former ones."""
    country = country_of(location, config)
    size, locale = config.options.get("size"), config.options.get("locale")
    for address in addresses_of(location):
        place = address if address.city or address.postcode else split_address(address.given, country)
        if _is_content(config):
            yield {"searchQuery": ", ".join(filter(None, (name, place.city)))[:_LONGEST], "language": "en"}
            continue
        yield {
            "version": 1,
            "query": name[:_LONGEST],
            "country_code": country_code(place.country) or country,
            "geo_name": place.city,
            "postal_code": "" if place.city else place.postcode,
            "locale": locale,
            "size": size if isinstance(size, int) and 0 < size <= _MOST else _MOST,
        }


def _details(config: Source, known_id: str, whom: Location | Request, *, catalog: bool = False) -> Request:
    """Return the request for one location; the catalogue holds less of it, and all locations."""
    where = quote(known_id, safe="")
    path, params = f"locations/{where}", {"version": 1, "locale": config.options.get("locale")}
    if _is_content(config):
        path, params = f"location/{where}/details", {"language": "en"}
    elif catalog:
        path = f"catalog/{path}"
    answers = NONE if catalog or _is_content(config) else _NOT_OURS
    about: Mapping[str, object] = {"id": known_id, "catalog": catalog}
    return get(
        f"{_base(config)}/{path}", params, whom,
        purpose="details", context=about, answers=answers, sku="location",
    )  # fmt: skip


def _not_there(response: Response, config: Source) -> Listing | Skipped | Request:
    """Return the request to the catalogue for what Terra does not give; what is not there either is gone."""
    asked = response.request.context
    known_id = str(asked.get("id", ""))
    if asked.get("catalog") or _is_content(config):
        return listing(config, response, id=known_id, gone=True)
    return _details(config, known_id, response.request, catalog=True)


def _could_be(found: Payload, request: Request) -> bool:
    names, pin = _names(found), found.child("coordinates") if "coordinates" in found else found
    latitude, longitude = pin.number("latitude"), pin.number("longitude")
    likely = any(alike(request.context, name=name, latitude=latitude, longitude=longitude) for name in names)
    return bool(found.text("id", "location_id")) and likely


def _listing(found: Payload, response: Response, config: Source) -> Listing | Skipped:
    return (_of_content if "location_id" in found else _of_terra)(found, response, config)


def _names(found: Payload) -> list[str]:
    """Return the names, the primary one first; the Content API has one."""
    names = [(name.flag("primary") is not True, name.text("value")) for name in found.children("names")]
    return [found.text("name"), *(value for _, value in sorted(names, key=lambda pair: pair[0]))]


def _of_terra(found: Payload, response: Response, config: Source) -> Listing | Skipped:
    place = next(found.children("addresses"), Payload({}))
    pin, urls = found.child("coordinates"), found.child("urls")
    ratings = found.child("traveler_ratings").child("overall"), found.child("overall_rating")
    phones = [phone.text("value") for phone in found.children("phone_numbers") if phone.text("type") != "fax"]
    street, city, line = place.text("street_address"), place.text("city"), place.text("formatted")
    return listing(
        config,
        response,
        id=found.text("id"),
        name=_names(found),
        street=street,
        unit=place.text("street_address2"),
        city=city,
        region=place.text("state"),
        postcode=place.text("postal_code"),
        country=place.text("country_code", "country_name"),
        address="" if city else line,
        phone=phones,
        website=urls.text("official"),
        email=found.text("official_email"),
        category=found.texts("categories", "display_name"),
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
        hours=_week(found.child("opening_hours")),
        status=found.child("status").text("value"),
        url=urls.child("tripadvisor").text("main").partition("?")[0],
        reviews=next((count for rating in ratings if (count := rating.number("count")) is not None), None),
        leftovers=found.rest(),
    )


def _week(hours: Payload) -> str:
    """Return the week as text; nothing where a day begins and ends at one time, which is not explained."""
    periods = [
        (one.text("day_of_week"), one.text("opens")[:5], one.text("closes")[:5])
        for one in hours.children("periods")
    ]
    if any(opens == closes for _, opens, closes in periods):
        return ""
    return "; ".join(f"{day} {opens}-{closes}" for day, opens, closes in periods)


def _of_content(found: Payload, response: Response, config: Source) -> Listing | Skipped:
    place, hours = found.child("address_obj"), found.child("hours")
    week = "; ".join(hours.texts("weekday_text")), hours.json("periods")
    city, line = place.text("city"), place.text("address_string")
    kinds = (
        found.child("category").text("name"),
        *found.texts("subcategory", "name"),
        *found.texts("groups", "name"),
    )
    return listing(
        config,
        response,
        id=found.text("location_id"),
        name=_names(found),
        street=place.text("street1"),
        unit=place.text("street2"),
        city=city,
        region=place.text("state"),
        postcode=place.text("postalcode"),
        country=place.text("country"),
        address="" if city else line,
        phone=found.text("phone"),
        website=found.text("website"),
        email=found.text("email"),
        category=kinds,
        latitude=found.number("latitude"),
        longitude=found.number("longitude"),
        hours=next(filter(None, week), ""),
        url=found.text("web_url").partition("?")[0],
        reviews=found.number("num_reviews"),
        leftovers=found.rest(),
    )
