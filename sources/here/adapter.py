"""HERE: searched by name and phone around the pin, or around what the geocoder makes of the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import For, get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.sketch import alike, called_so, sketch
from listaudit.source.terms import addresses_of, known_ids, names_of, one_line, phones_of

_LIMIT = 100
"""The most that `discover` answers; it has no further pages that are not a trial of theirs."""
_NO_SUCH_PLACE = frozenset({404})
_CONTACTS = ("phone", "mobile", "tollFree")


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, then for each name and phone around the pin; without a pin it is asked for first."""
    for known_id in known_ids(location, config):
        yield _lookup(config, known_id, location)
    terms = [*_terms(location, config)]
    known = sketch(location) | {"unit": bool(location.address.unit), "terms": terms}
    line = one_line(location.address)
    if location.point:
        at = f"{location.point.latitude:.6f},{location.point.longitude:.6f}"
        yield from _discover(config, at, location, known)
    elif terms and line:
        yield get(config.urls["geocode"], {"q": line, "limit": 1}, location, purpose="geocode", context=known)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read results, one place, or where an address is."""
    if response.says_none:
        yield listing(config, response, id=str(response.request.context.get("id", "")), gone=True)
        return
    payload, purpose = Payload.of(response), response.request.purpose
    if ("id" if purpose == "ids" else "items") not in payload:
        yield Problem(code="fetch.unreadable", detail="the answer holds no places")
    elif purpose == "ids":
        yield _place(payload, response, config)
    elif purpose == "geocode":
        yield from _located(payload, response, config)
    else:
        yield from _results(payload, response, config)


def _terms(location: Location, config: Source) -> Iterator[str]:
    """Yield what is searched: names, names with former addresses, phones."""
    names = names_of(location, config)
    yield from names
    for address in addresses_of(location)[1 if location.address else 0 :]:
        yield from (f"{name}, {one_line(address)}" for name in names)
    yield from phones_of(location, config)


def _discover(config: Source, at: str, whom: For, known: Mapping[str, object]) -> Iterator[Request]:
    terms = known.get("terms")
    for term in terms if isinstance(terms, (list, tuple)) else ():
        params = {"q": str(term), "at": at, "limit": _LIMIT}
        yield get(f"{config.base_url}/discover", params, whom, context=known)


def _lookup(config: Source, known_id: str, whom: For) -> Request:
    about = {"id": known_id}
    return get(config.urls["lookup"], about, whom, purpose="ids", context=about, answers=_NO_SUCH_PLACE)


def _located(payload: Payload, response: Response, config: Source) -> Iterator[Problem | Request]:
    """Yield the searches around the first place that the geocoder names and that is no country or state."""
    for found in payload.children("items"):
        pin, wide = found.child("position"), found.text("resultType") == "administrativeArea"
        latitude, longitude = pin.number("lat"), pin.number("lng")
        if latitude is not None and longitude is not None and not wide:
            known = {**response.request.context, "point": [latitude, longitude]}
            yield from _discover(config, f"{latitude:.6f},{longitude:.6f}", response.request, known)
            return
    yield Problem(code="fetch.refused", detail="the map does not know the address to search around")


def _results(
    payload: Payload, response: Response, config: Source
) -> Iterator[Listing | Skipped | Problem | Request]:
    count, ours, known = 0, False, response.request.context
    for found in payload.children("items"):
        seen = found.copy()
        kind, known_id = seen.text("resultType"), seen.text("id")
        count, ours = count + 1, called_so(seen.text("title"), known.get("names"))
        if kind in ("", "place"):  # else an address or a street, where no place is called so
            if known.get("unit") is True and known_id and _there(found.copy(), known):
                yield _lookup(config, known_id, response.request)  # `discover` leaves units out
            else:
                yield _place(found, response, config)
        found.done()
    yield from remainder(config, response, payload)
    if ours and count >= _LIMIT:
        yield Problem(code="fetch.truncated", detail=f"{count} results were read")


def _there(found: Payload, known: Mapping[str, object]) -> bool:
    """Say whether a result is at the location by its pin or phone: a chain has many of one name."""
    pin = found.child("position")
    phones = [phone for contact in found.children("contacts") for phone in contact.texts("phone", "value")]
    latitude, longitude = pin.number("lat"), pin.number("lng")
    return alike({**known, "names": []}, phones=phones, latitude=latitude, longitude=longitude)


def _place(found: Payload, response: Response, config: Source) -> Listing | Skipped:
    place, pin = found.child("address"), found.child("position")
    contacts, name = [*found.children("contacts")], found.text("title")
    street, line = _street(place, name)
    return listing(
        config,
        response,
        id=found.text("id"),
        name=name,
        street=street,
        unit=", ".join(filter(None, (place.text("building"), place.text("unit")))),
        sublocality=place.text("district"),
        city=place.text("city"),
        region=place.text("state", "stateCode"),
        postcode=place.text("postalCode"),
        country=place.text("countryCode"),
        address=line,
        phone=_values(contacts, *_CONTACTS),
        website=_values(contacts, "www"),
        email=_values(contacts, "email"),
        category=found.texts("categories", "name"),
        brand="".join(found.texts("chains", "name")[:1]),
        latitude=pin.number("lat"),
        longitude=pin.number("lng"),
        hours=_hours(found),
        leftovers=found.rest(),
    )


def _street(place: Payload, name: str) -> tuple[str, str]:
    """Return the street line in the order of its country, as the label has it; else the label for blocks."""
    label, number, street = place.text("label"), place.text("houseNumber"), place.text("street")
    blocks = place.text("block"), place.text("subblock")
    if street:
        before = f"{number} {street}".strip()
        return (before if before in label else f"{street} {number}".strip()), ""
    return "", label.removeprefix(name).lstrip(", ") if any(blocks) else ""


def _values(contacts: list[Payload], *kinds: str) -> list[str]:
    return [value for kind in kinds for contact in contacts for value in contact.texts(kind, "value")]


def _hours(found: Payload) -> str:
    """Return the first set of opening hours; further ones are those of a part of the place."""
    sets = [hours.json("structured") for hours in found.children("openingHours")]
    return next(filter(None, sets), "")
