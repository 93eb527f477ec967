"""NPPES NPI Registry: organisations by name and place, persons too for practitioners, numbers directly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypedDict
from unicodedata import combining, normalize

from listaudit.model import Address, Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.normalize.category import kinds_of
from listaudit.normalize.fold import fold
from listaudit.normalize.name import parse_name
from listaudit.normalize.oneline import split_address
from listaudit.normalize.region import regions
from listaudit.source.asking import Params, get
from listaudit.source.failures import words
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.terms import addresses_of, known_ids, names_of

_PAGE = 200
_LAST_SKIP = 1_000
"""The largest `skip` that the documentation allows: 1,200 records are all that one search gives."""
_SHORTEST = 5
"""Letters of a name before its first sign that are enough to search by."""
_ZIP, _ZIP_4, _STATE = 5, 9, 2
_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9 &'@:,/()\-.#\";]+")
"""Signs outside of those that the registry takes; it refuses a request that has others."""
_PLAIN = re.compile(r"[A-Za-z0-9 ]*")
_NO_VALUE = frozenset({"", "--"})


class _Place(TypedDict):
    """A place of practice, as `listing` takes it."""

    street: str
    unit: str
    city: str
    region: str
    postcode: str
    country: str
    phone: str


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known numbers, then for each name around each place, by postcode and by city."""
    for number in known_ids(location, config):
        yield _get(config, {"number": number}, location, purpose="ids")
    if not _is_health_care(location, config):
        return
    for name in names_of(location, config):
        for who in _criteria(name, location):
            for place in _places(location):
                yield _get(config, who | place, location)


def problem(response: Response, _config: Source) -> Problem | None:
    """Return what a refusal says: it comes with HTTP 200."""
    payload = Payload.of(response)
    if "Errors" not in payload:
        return None
    said = "; ".join(payload.texts("Errors", "description"))
    return Problem(code="fetch.refused", detail=said or words(response))


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of records; a full one is followed by the next, up to 1,200 records."""
    payload = Payload.of(response)
    if "results" not in payload:
        yield Problem(code="fetch.unreadable", detail="the answer holds no results")
        return
    found = list(payload.children("results"))
    for record in found:
        yield from _record(record, response, config)
    asked = response.request.context
    if not found and asked.get("number"):
        yield listing(config, response, id=str(asked["number"]), gone=True)
    if len(found) >= _PAGE:
        yield _next_page(response.request, config)
    yield from remainder(config, response, payload)


def _is_health_care(location: Location, config: Source) -> bool:
    """Say whether it could be registered: a location of a kind that we do not know could."""
    kinds, taken = kinds_of(location.categories), config.options.get("kinds")
    return not (kinds and taken) or not kinds.isdisjoint(taken)


def _get(config: Source, params: Params, whom: Location | Request, purpose: str = "search") -> Request:
    """Return a request; its context is what it asks for, so that the next page can be asked the same."""
    asked = {key: value for key, value in params.items() if value}
    query = {"version": "2.1"} | asked | {"limit": _PAGE, "skip": asked.get("skip", 0)}
    return get(f"{config.base_url}/", query, whom, purpose=purpose, context=asked)


def _next_page(request: Request, config: Source) -> Request | Problem:
    before = request.context.get("skip", 0)
    skip = (before if isinstance(before, int) else 0) + _PAGE
    if skip > _LAST_SKIP:
        return Problem(code="fetch.truncated", detail="a search gives 1,200 records at most")
    return _get(config, {**request.context, "skip": skip}, request, purpose="page")


def _criteria(name: str, location: Location) -> Iterator[dict[str, str]]:
    """Yield an organisation's name as its beginning, and for a practitioner a first and a last name."""
    if beginning := _beginning(name):
        yield {"enumeration_type": "NPI-2", "organization_name": beginning}
    person = _first_and_last(name) if location.entity_type == "practitioner" else []
    if person:
        yield {"enumeration_type": "NPI-1", "first_name": person[0], "last_name": person[-1]}


def _beginning(name: str) -> str:
    """Return a name up to its first sign or its legal form, with the `*` that finds longer ones.

    `Bluebird Dental, P.C.` is asked for as `Bluebird Dental*`: records write signs in many ways.
    """
    text = _allowed(name)
    plain = _PLAIN.match(text)
    before = plain[0].strip() if plain else ""
    kept = (before if len(before) >= _SHORTEST else text).split()
    legal = parse_name(name).legal_words
    while len(kept) > 1 and kept[-1].lower() in legal:
        kept.pop()
    text = " ".join(kept)
    return f"{text}*" if len(text) > 1 and text[-1].isalnum() else ""


def _allowed(text: str) -> str:
    """Return a text without accents and without what the registry does not take."""
    plain = "".join(char for char in normalize("NFKD", text) if not combining(char))
    return " ".join(_NOT_ALLOWED.sub(" ", plain).split())


def _first_and_last(name: str) -> list[str]:
    """Return the words of a person's name without titles: `Dr. Jane Q. Roe, DDS` and `Roe, Jane`."""
    core = parse_name(name).words
    head, _, tail = name.partition(",")
    first, last = _of_the_core(tail, core), _of_the_core(head, core)
    kept = last if len(last) > 1 else [*first, *last]
    return kept if len(kept) > 1 else []


def _of_the_core(text: str, core: tuple[str, ...]) -> list[str]:
    plain = [word.strip(".,") for word in _allowed(text).split()]
    return [word for word in plain if (parts := fold(word).split()) and set(parts) <= set(core)]


def _places(location: Location) -> Iterator[dict[str, str]]:
    """Yield where to look: around each address, by the postcode and by the city, at practices alone."""
    seen: list[dict[str, str]] = []
    for address in addresses_of(location):
        parts = address if address.city or address.postcode else split_address(address.given, "US")
        for place in _around(parts):
            if place not in seen:
                seen.append(place)
                yield place


def _around(parts: Address) -> Iterator[dict[str, str]]:
    postcode = re.sub(r"\D", "", parts.postcode)[:_ZIP]
    if len(postcode) == _ZIP:
        yield {"address_purpose": "LOCATION", "postal_code": postcode}
    city = _allowed(parts.city)
    named = sorted(region.code for region in regions(parts.region, "US"))
    state = named[0] if named else parts.region.strip().upper()
    if city and len(state) == _STATE and state.isalpha():
        yield {"address_purpose": "LOCATION", "city": city, "state": state}


def _record(record: Payload, response: Response, config: Source) -> Iterator[Listing | Skipped]:
    """Yield a listing of the practice address, then one of each further practice location."""
    number, kind = record.text("number"), record.text("enumeration_type")
    basic = record.child("basic")
    names, former = _names(record, basic)
    columns = {"npi_type": kind, "former_names": former, "last_updated": basic.text("last_updated")}
    status, since = basic.text("status"), basic.text("enumeration_date")
    categories = _taxonomies(record)
    practices = [place for place in record.children("addresses") if _is_practice(place)]
    practices += record.children("practiceLocations")
    places = [_place(practice) for practice in practices] or [_place(record)]
    left = record.rest()
    record.done()
    for count, place in enumerate(places, start=1):
        yield listing(
            config,
            response,
            id=number if count == 1 else f"{number}-{count}",
            name=names,
            category=categories,
            status=status,
            url=f"{config.homepage}provider-view/{number}" if number.isdecimal() else "",
            created_on=since,
            columns={key: value for key, value in columns.items() if value},
            leftovers=left if count == 1 else (),
            **place,
        )


def _is_practice(place: Payload) -> bool:
    """Say whether an address is that of the practice; a mailing address is nobody's listing."""
    if place.text("address_purpose").upper() != "MAILING":
        return True
    place.done()
    return False


def _place(place: Payload) -> _Place:
    return {
        "street": place.text("address_1"),
        "unit": place.text("address_2"),
        "city": place.text("city"),
        "region": place.text("state"),
        "postcode": _zip(place.text("postal_code")),
        "country": place.text("country_code"),
        "phone": place.text("telephone_number"),
    }


def _names(record: Payload, basic: Payload) -> tuple[list[str], str]:
    """Return the names, that of the signboard first (`Doing Business As`), and those of former times."""
    public: list[str] = []
    other: list[str] = []
    former: list[str] = []
    for entry in record.children("other_names"):
        kind = entry.text("type").lower()
        group = public if kind.startswith("doing") else former if kind.startswith("former") else other
        group.append(entry.text("organization_name") or _person(entry, "prefix", "suffix"))
    person = _person(basic, "name_prefix", "name_suffix")
    titled = ", ".join(filter(None, (person, basic.text("credential"))))
    return [*public, basic.text("organization_name"), titled, *other], "; ".join(filter(None, former))


def _person(payload: Payload, prefix: str, suffix: str) -> str:
    keys = (prefix, "first_name", "middle_name", "last_name", suffix)
    return " ".join(part for key in keys if (part := payload.text(key)) not in _NO_VALUE)


def _taxonomies(record: Payload) -> list[str]:
    """Return what it is registered as, the primary one first."""
    found = [
        (entry.flag("primary") is not True, entry.text("desc")) for entry in record.children("taxonomies")
    ]
    return [text for _, text in sorted(found, key=lambda pair: pair[0]) if text]


def _zip(digits: str) -> str:
    """Return a postcode as people write it: `191023824` is 19102-3824."""
    plain = len(digits) == _ZIP_4 and digits.isdecimal()
    return f"{digits[:_ZIP]}-{digits[_ZIP:]}" if plain else digits
