"""Google Maps by the Places API (New): ids are searched for free, details asked of what was found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from urllib.parse import quote

from listaudit.model import Address, Listing, Location, Problem, Request, Response, Skipped, Source, Where
from listaudit.normalize.phone import parse_phone
from listaudit.normalize.script import scripts
from listaudit.source.asking import NONE, For, get, post_json
from listaudit.source.failures import by_status, by_table
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload, json_of
from listaudit.source.pricing import sku_of
from listaudit.source.sketch import alike, sketch
from listaudit.source.terms import addresses_of, area, country_of, known_ids, names_of, one_line, phones_of

Item = Listing | Skipped | Problem | Request
Context = Mapping[str, object]
_IDS = ("places.id", "nextPageToken")
_DETAILS = (
    "id", "displayName", "formattedAddress", "postalAddress", "addressComponents", "location", "types",
    "primaryType", "primaryTypeDisplayName", "businessStatus", "openingDate", "movedPlaceId",
    "pureServiceAreaBusiness", "googleMapsUri", "internationalPhoneNumber", "nationalPhoneNumber",
    "websiteUri", "regularOpeningHours.periods", "userRatingCount", "attributions",
)  # fmt: skip
_MASKS = {"details": _DETAILS, "name": ("id", "displayName")}
_PAGE = 20
_METRES = 5_000.0
_BUSINESS = frozenset({"point_of_interest", "establishment"})
"""Types that every business has; a search may answer with a street or a house as well."""
_CITY = ("postal_town", "locality", "sublocality_level_1", "administrative_area_level_3")
_REGION = ("administrative_area_level_1", "administrative_area_level_2")
_NOTHING = ("", "")
_MINUTE = 20.0
"""Seconds before another try where a quota by the minute is used up: three such waits fill a minute."""
_ERROR = 400
_ANSWERS = {"details": NONE, "name": NONE | {_ERROR}}
"""A language that Google does not know is answered with 400; the other names are as good without it."""
_WORDS = 160


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, and search by each phone and by each name at each address."""
    known = {"known": sketch(location), "languages": _languages(location, config)}
    for stated in known_ids(location, config):
        yield _details(config, stated, location, known)
    for phone in phones_of(location, config):
        yield _search(config, _spaced(phone), location, known, doorless=True)
    doorless = location.hides_address or location.business_type in {"service_area", "hybrid"}
    where = area if location.hides_address else one_line
    places = [text for address in addresses_of(location) if (text := where(address) or address.given)]
    for name in names_of(location, config):
        for place in places or ([""] if location.point else []):
            text = ", ".join(filter(None, (name, place)))
            yield _search(config, text, location, known, doorless=doorless)


def read(response: Response, config: Source) -> Iterator[Item]:
    """Read a page of ids, a place in detail, or its name in a further language."""
    request = response.request
    if request.purpose == "name":
        yield from _named(response, config)
    elif response.says_none:
        yield listing(config, response, id=str(request.context.get("id", "")), gone=True)
    elif request.purpose == "details":
        yield from _place(response, config)
    else:
        yield from _found(response, config)


def problem(response: Response, config: Source) -> Problem | None:
    """Return what `[[errors]]` or the status says of an error, in Google's own words, without our account."""
    if response.status < _ERROR or response.status in response.request.answers:
        return None
    error = Payload.of(response).child("error")
    message = error.text("message").partition(" for consumer")[0]
    reasons = [reason for detail in error.children("details") if (reason := detail.text("reason"))]
    said = by_table(response, config.access.errors) or by_status(response)
    if said is None or not message:
        return said
    words = ": ".join((f"HTTP {response.status}", *reasons[:1], message))[:_WORDS]
    slow = said.code == "fetch.rate-limited" and said.after is None
    return replace(said, detail=words, after=_MINUTE if slow else said.after)


def check(config: Source) -> Request:
    """Ask for the id of one place: free, and it needs a key that works."""
    return _ids(config, {"textQuery": "Google, Mountain View", "pageSize": 1}, (), {}, purpose="check")


def _search(config: Source, text: str, location: Location, known: Context, *, doorless: bool) -> Request:
    """Return a search; without a pin Google would look around the machine that asks."""
    point = location.point
    center = {"latitude": point.latitude, "longitude": point.longitude} if point else None
    query = {
        "textQuery": text,
        "pageSize": min(_limit(config), _PAGE),
        "regionCode": country_of(location, config) or None,
        "includePureServiceAreaBusinesses": doorless or None,
        "includeFutureOpeningBusinesses": True,
        "locationBias": {"circle": {"center": center, "radius": _METRES}} if center else None,
    }
    return _ids(config, query, location, {**known, "query": query, "taken": 0})


def _ids(config: Source, query: Context, whom: For, context: Context, purpose: str = "search") -> Request:
    url, mask = f"{config.base_url}/places:searchText", (("x-goog-fieldmask", ",".join(_IDS)),)
    sku = sku_of(config, _IDS)
    return post_json(url, query, whom, mask, purpose=purpose, context=context, sku=sku, lane="search")


def _details(config: Source, known_id: str, whom: For, context: Context) -> Request:
    kept = {"id": known_id, "known": context.get("known"), "languages": context.get("languages")}
    return _get(config, "details", whom, kept)


def _get(config: Source, purpose: str, whom: For, context: Context) -> Request:
    place_id = quote(str(context.get("id")).removeprefix("places/"), safe="")
    return get(
        f"{config.base_url}/places/{place_id}",
        {"languageCode": next(iter(_texts(context.get("languages"))), "")},
        whom,
        (("x-goog-fieldmask", ",".join(_MASKS[purpose])),),
        purpose=purpose,
        context=context,
        answers=_ANSWERS[purpose],
        sku=sku_of(config, _MASKS[purpose]),
        lane="details",
    )


def _found(response: Response, config: Source) -> Iterator[Item]:
    """Ask for details of the first places, and for the next page where more are wanted."""
    request, payload, context = response.request, Payload.of(response), response.request.context
    before, limit = _number(context.get("taken")), 0 if request.purpose == "check" else _limit(config)
    places = list(payload.children("places"))
    ids = [place_id for place in places if (place_id := place.text("id"))]
    for place in places:
        place.done()
    for place_id in ids[: max(0, limit - before)]:
        yield _details(config, place_id, request, context)
    token, taken, query = payload.text("nextPageToken"), before + len(ids), context.get("query")
    if token and ids and taken < limit and isinstance(query, Mapping):
        yield _ids(config, {**query, "pageToken": token}, request, {**context, "taken": taken}, "page")
    yield from remainder(config, response, payload)


def _place(response: Response, config: Source) -> Iterator[Item]:
    """Read a place; where it may be ours, ask where it moved to and what else it is called."""
    request, context, seen = response.request, response.request.context, Payload.of(response)
    name, moved = seen.child("displayName").text("text"), seen.text("movedPlaceId")
    ours = _could_be(seen, name, context)
    if ours and moved:
        yield _details(config, moved, request, context)
    further = _texts(context.get("languages"))[1:]
    if ours and further:
        kept = {"id": context.get("id"), "languages": further, "place": json_of(response), "names": [name]}
        yield _get(config, "name", request, kept)
    else:
        yield _listing(Payload.of(response), (name,), response, config)


def _named(response: Response, config: Source) -> Iterator[Item]:
    """Add a name in a further language, and ask for the next one until there is none."""
    request, context = response.request, response.request.context
    payload = Payload.of(response) if response.status < _ERROR else Payload(None)
    names = [*_texts(context.get("names")), payload.child("displayName").text("text")]
    if further := _texts(context.get("languages"))[1:]:
        yield _get(config, "name", request, {**context, "names": names, "languages": further})
    else:
        yield _listing(Payload(context.get("place")), tuple(names), response, config)


def _listing(found: Payload, names: tuple[str, ...], response: Response, config: Source) -> Item:
    """Return a place as a listing, under the id that it was asked by where Google has a newer one."""
    pin, title, place = found.child("location"), found.child("displayName"), _address(found)
    title.drop("text")
    types, status = found.texts("types"), found.text("businessStatus")
    if types and not (status or _BUSINESS.intersection(types)):
        return Skipped(Where(request=str(response.request)), "osm.not-a-business", benign=True)
    label, kind = found.child("primaryTypeDisplayName").text("text"), found.text("primaryType")
    columns = {
        "place_id": found.text("id"),
        "business_status": status,
        "opening_date": _date(found.child("openingDate")),
        "moved_to": found.text("movedPlaceId"),
        "name_language": title.text("languageCode"),
        "attributions": "; ".join(found.texts("attributions", "provider")),
    }
    read = listing(
        config,
        response,
        id=columns["place_id"],
        name=names,
        street=place.street,
        unit=place.unit,
        sublocality=place.sublocality,
        city=place.city,
        region=place.region,
        postcode=place.postcode,
        country=place.country,
        address=place.given,
        phone=found.text("internationalPhoneNumber", "nationalPhoneNumber"),
        website=found.text("websiteUri"),
        category=(label, kind, *(word for word in types if word not in _BUSINESS)),
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
        hours=found.child("regularOpeningHours").json("periods"),
        status=status,
        business_type="service_area" if found.flag("pureServiceAreaBusiness") else "",
        url=found.text("googleMapsUri").partition("&g_mp=")[0],
        reviews=found.number("userRatingCount"),
        columns={key: value for key, value in columns.items() if value},
        leftovers=found.rest(),
    )
    asked = str(response.request.context.get("id") or "")
    return replace(read, listing_id=asked) if asked and isinstance(read, Listing) else read


def _address(found: Payload) -> Address:
    """Return the postal address; components say what it does not, and one line stands in for no lines."""
    post, parts = found.child("postalAddress"), _parts(found)
    street, unit = ", ".join(post.texts("addressLines")), parts.get("subpremise", _NOTHING)[0]
    region, codes = post.text("administrativeArea"), ("postal_code", "postal_code_suffix")
    states = [parts[kind] for kind in _REGION if region and region in parts.get(kind, _NOTHING)]
    return Address(
        street=street,
        unit="" if unit.casefold() in street.casefold() else unit,
        sublocality=post.text("sublocality"),
        city=post.text("locality") or next((parts[kind][0] for kind in _CITY if kind in parts), ""),
        region=next((short for _, short in states if short), region),
        postcode=post.text("postalCode") or "-".join(parts[code][0] for code in codes if code in parts),
        country=post.text("regionCode") or parts.get("country", _NOTHING)[1],
        given=found.text("formattedAddress"),
    )


def _parts(found: Payload) -> dict[str, tuple[str, str]]:
    """Return type -> long and short text; a component without a type is in the lines of the address."""
    parts: dict[str, tuple[str, str]] = {}
    for component in found.children("addressComponents"):
        texts = component.text("longText"), component.text("shortText")
        for kind in component.texts("types"):
            parts.setdefault(kind, texts)
    return parts


def _could_be(seen: Payload, name: str, context: Context) -> bool:
    pin, known = seen.child("location"), context.get("known")
    return alike(
        known if isinstance(known, Mapping) else {},
        name=name,
        phones=(seen.text("internationalPhoneNumber", "nationalPhoneNumber"),),
        latitude=pin.number("latitude"),
        longitude=pin.number("longitude"),
    )


def _languages(location: Location, config: Source) -> list[str]:
    """Return the languages to ask in: as configured, else the one of the country, else none (English)."""
    if config.languages:
        return list(config.languages)
    country, address = country_of(location, config), location.address
    written = scripts(" ".join((*location.names, address.street, address.city, address.given)))
    tables = [config.options.get(key) for key in ("own-script", "language")[not written - {"latin"} :]]
    found = (table[country] for table in tables if isinstance(table, Mapping) and country in table)
    return [str(language) for language in found][:1]


def _spaced(phone: str) -> str:
    """Return an E.164 number with a space behind the country code, as Google wants it for a search."""
    form = parse_phone(phone, "")
    return (
        f"+{form.country_code} {phone.removeprefix(f'+{form.country_code}')}" if form.country_code else phone
    )


def _date(found: Payload) -> str:
    parts = (found.text("year"), found.text("month"), found.text("day"))
    return "-".join(part.zfill(2) for part in parts if part)


def _limit(config: Source) -> int:
    return max(1, _number(config.options.get("details", 3)))


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, (list, tuple)) else []
