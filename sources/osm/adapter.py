"""OpenStreetMap: Overpass for many locations at once, Nominatim for those without a pin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import floor
from typing import Any
from urllib.parse import urlsplit

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source, Where
from listaudit.normalize.hygiene import clean
from listaudit.readers.flatten import flat_row
from listaudit.readers.osm import business_keys, listings_of, past_prefixes, phone_spellings
from listaudit.source.asking import get, post_form
from listaudit.source.failures import words
from listaudit.source.listed import ignores, listing, remainder
from listaudit.source.overpass_text import name_pattern, quoted
from listaudit.source.payload import Payload, UnreadableError, json_of
from listaudit.source.terms import addresses_of, area, country_of, known_ids, names_of, phones_of

_OBJECT = re.compile(r"(?:https?://(?:www\.)?openstreetmap\.org/)?(node|way|relation)/(\d{1,18})")
_ERROR = re.compile(r"Error</strong>:([^<]{1,300})")
_TOO_MUCH = re.compile("timed out|out of memory")
_PHONE_KEYS = ("phone", "contact:phone")
_NAME_KEYS = ("name", "brand", "alt_name", "official_name", "short_name", "old_name", "operator")
_REFUSED = frozenset({400, 413})
"""Statuses of a query that the server would not run: asked again in halves, for one location may be why."""
_FORBIDDEN, _RESULTS = 403, 40
_BLOCKED = (b"Bandwidth limit exceeded", b"Usage limit reached")
_REMARKS = (
    ("timed out", "fetch.timeout", True),
    ("out of memory", "fetch.server-error", False),
    ("", "fetch.server-error", True),
)
"""What stands in a remark of Overpass, the reason it is, and whether another try may help."""
_DETAILS = dict.fromkeys(("addressdetails", "extratags", "namedetails"), 1)
_STREETS = ("road", "pedestrian", "footway", "square", "path", "cycleway")
_CITIES = ("city", "town", "village", "hamlet", "municipality")
Item = Listing | Skipped | Problem | Request
Part = Mapping[str, Any]
"""What is asked for one location: `code`, `statements`, known `ids`, and `queries` of the search."""
Tags = dict[Any, object]


def plan(locations: Sequence[Location], config: Source) -> Iterator[Request]:
    """Ask Overpass for many locations at once, neighbours together; Nominatim for what it cannot find."""
    order, rest = sorted(range(len(locations)), key=lambda n: _neighbourhood(locations[n])), list[int]()

    def stated() -> Iterator[Part]:
        for number in order:
            part = _part(locations[number], config)
            if part["statements"]:
                yield part
            else:
                rest.append(number)

    for batch in _batches(stated(), config):
        yield _overpass(batch, config)
    yield from _searches((_part(locations[number], config) for number in rest), config)


def check(config: Source) -> Request:
    """Ask Overpass for nothing but an answer."""
    query = "[out:json][timeout:10];node(id:1);out ids;"
    return post_form(f"{config.base_url}/interpreter", {"data": query}, (), purpose="check")


def problem(response: Response, config: Source) -> Problem | None:  # noqa: ARG001 - the same for every audit
    """Tell a failed query by the remark in a good answer, a wrong one by its page, a block by its words."""
    if _by_nominatim(response):
        return _blocked(response)
    alone = len(_parts(response.request)) <= 1
    if response.status in _REFUSED and alone:
        found = _ERROR.search(response.body[:20_000].decode("utf-8", "replace"))
        return Problem(code="fetch.refused", detail=clean(found[1]) if found else words(response))
    remark = _remark(response)
    if not remark or (_TOO_MUCH.search(remark) and not alone):
        return None
    _, code, again = next(row for row in _REMARKS if row[0] in remark)
    return Problem(code=code, detail=remark[:200], retry=again)


def read(response: Response, config: Source) -> Iterator[Item]:
    """Read objects of the map or results of the search; a query that was too much is asked in two halves."""
    if _by_nominatim(response):
        yield from _places(response, config)
    elif response.status in _REFUSED or _TOO_MUCH.search(_remark(response)):
        parts = _parts(response.request)
        half = len(parts) // 2
        yield from (_overpass(some, config) for some in (parts[:half], parts[half:]) if some)
    else:
        yield from _elements(response, config)


def _neighbourhood(location: Location) -> tuple[int, float, float, str]:
    """Order locations by bands of one degree, each from west to east; those without a pin come last."""
    pin = location.point
    place = (floor(pin.latitude), pin.longitude, pin.latitude) if pin else (999, 0.0, 0.0)
    return *place, location.store_code


def _part(location: Location, config: Source) -> Part:
    known = [found.groups() for i in known_ids(location, config) if (found := _OBJECT.fullmatch(i))]
    statements = [f"{kind}(id:{number});" for kind, number in known]
    statements += _around(location, config)
    phones = [text for number in phones_of(location, config) for text in phone_spellings(number)]
    statements += [f"nwr[{quoted(key)}={quoted(text)}];" for text in phones for key in _PHONE_KEYS]
    ids, queries = ["/".join(one) for one in known], list(_queries(location, config))
    return {"code": location.store_code, "statements": statements, "ids": ids, "queries": queries}


def _around(location: Location, config: Source) -> Iterator[str]:
    """Yield what looks around a pin: any named business close by, and our names farther away."""
    if (pin := location.point) is None:
        return
    place, (business, named) = f"{pin.latitude:.7f},{pin.longitude:.7f}", _keys()
    near, wide = _option(config, "radius", 150), _option(config, "name-radius", 2_000)
    yield f'nwr(around:{near},{place})[~{business}~"."][~{named}~"."];'
    names = (*names_of(location, config), *location.alternate_names)
    patterns = dict.fromkeys(pattern for name in names if (pattern := name_pattern(name)))
    if patterns:
        yield f'nwr(around:{wide},{place})[~{business}~"."][~{named}~{quoted("|".join(patterns))},i];'


@cache
def _keys() -> tuple[str, str]:
    """Return the patterns of keys that make a place of business, and that name one, now or once."""
    past = f"^({'|'.join(past_prefixes())})?"
    return quoted(f"{past}({'|'.join(business_keys())})$"), quoted(f"{past}({'|'.join(_NAME_KEYS)})$")


def _batches(parts: Iterable[Part], config: Source) -> Iterator[list[Part]]:
    """Yield lists of parts, each of as many locations and characters as one query may have."""
    most, longest = _option(config, "batch", 40), _option(config, "characters", 60_000)
    batch: list[Part] = []
    for part in parts:
        if batch and (len(batch) >= most or len(_union([*batch, part])) > longest):
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _union(batch: Iterable[Part]) -> str:
    return "\n".join(dict.fromkeys(statement for part in batch for statement in part["statements"]))


def _overpass(batch: Sequence[Part], config: Source) -> Request:
    seconds, memory = _option(config, "seconds", 120), _option(config, "megabytes", 512) << 20
    query = f"[out:json][timeout:{seconds}][maxsize:{memory}];\n(\n{_union(batch)}\n);\nout meta center;"
    codes, answers = [part["code"] for part in batch], _REFUSED if len(batch) > 1 else frozenset()
    url, context = f"{config.base_url}/interpreter", {"parts": list(batch)}
    return post_form(url, {"data": query}, codes, context=context, answers=answers, union=True)


def apart(request: Request, config: Source) -> Iterator[Request]:
    """Ask for each location of a query alone: recordings hold them among others than these."""
    parts = _parts(request)
    yield from (_overpass([part], config) for part in parts if len(parts) > 1)


def _option(config: Source, name: str, default: int) -> int:
    value = config.options.get(name, default)
    return int(value) if isinstance(value, (int, float)) and 1 <= value < 10**9 else default


def _parts(request: Request) -> list[Part]:
    found = request.context.get("parts")
    return found if isinstance(found, list) else []


def _remark(response: Response) -> str:
    """Return what Overpass says went wrong while it ran a query, in a good answer; empty for nothing."""
    if b'"remark"' not in response.body:
        return ""
    remark = Payload.of(response).text("remark")
    return "" if remark.startswith("runtime remark") else remark


def _elements(response: Response, config: Source) -> Iterator[Item]:
    """Read what Overpass found; an id that was asked for and is not there, or lost all its tags, is gone."""
    value = json_of(response)
    elements = value.get("elements") if isinstance(value, dict) else None
    if not isinstance(elements, list):
        raise UnreadableError("the answer holds no elements")
    lost = dict.fromkeys(known for part in _parts(response.request) for known in part["ids"])
    for element in (element for element in elements if isinstance(element, dict)):
        name = f"{element.get('type')}/{element.get('id')}"
        if name not in lost or element.get("tags"):
            yield from _element(element, name, response, config, known=lost.pop(name, "") is None)
    for known in lost:
        yield listing(config, response, id=known, url=f"{config.homepage}{known}", gone=True)
    around = Payload(value)
    around.drop("elements", "remark")
    yield from remainder(config, response, around)
    yield from _searches(_parts(response.request), config)


def _element(
    element: Tags, name: str, response: Response, config: Source, *, known: bool
) -> Iterator[Listing | Skipped]:
    """Read one object: a node has its own place, a way or relation the middle of it."""
    payload, tags = Payload(element), _tags(element.get("tags"))
    payload.drop("type", "id", "tags")
    place, edited = payload.child("center") or payload, payload.text("timestamp")
    tags |= {"@id": name, "@latitude": place.number("lat"), "@longitude": place.number("lon")}
    yield from _read(tags, payload, response, config, {"edited_on": edited[:10]}, known=known)


def _read(
    tags: Tags, rest: Payload, response: Response, config: Source, told: Mapping[str, str], *, known: bool
) -> Iterator[Listing | Skipped]:
    """Read tags as those of a file are read; add what is known beside them."""
    row = flat_row(tags, Where(request=f"{config.name}: {response.request}"[:300]))
    unknown = tuple(key for key in rest.rest() if not ignores(config, key))
    facts = {key: value for key, value in told.items() if value}
    for item in listings_of(row, config, as_of=response.fetched_at, known=known):
        if isinstance(item, Listing):
            yield replace(item, leftovers=item.leftovers + unknown, columns={**item.columns, **facts})
        else:
            yield item


def _queries(location: Location, config: Source) -> Iterator[tuple[str, str]]:
    """Yield current and former names in the places of current and former addresses, with the country."""
    if location.point is None and config.urls.get("nominatim"):
        country = country_of(location, config).lower()
        places = [place for address in addresses_of(location) if (place := area(address) or address.given)]
        yield from ((f"{name}, {place}", country) for name in names_of(location, config) for place in places)


def _searches(parts: Iterable[Part], config: Source) -> Iterator[Request]:
    """Ask Nominatim, after Overpass where that is asked too: of an object read twice the first counts."""
    fixed = {"format": "jsonv2", "layer": "poi", "limit": _RESULTS, "dedupe": 0, **_DETAILS}
    for code, (query, country) in ((part["code"], asked) for part in parts for asked in part["queries"]):
        params = {"q": query, "countrycodes": country, **fixed}
        yield get(f"{config.urls['nominatim']}/search", params, [code], lane="nominatim")


def _by_nominatim(response: Response) -> bool:
    return urlsplit(response.request.url).path.endswith("/search")


def _blocked(response: Response) -> Problem | None:
    """Return that Nominatim has had enough of us, which says nothing of Overpass."""
    page = b"" if response.body.lstrip()[:1] in (b"[", b"{") else response.body[:5_000]
    told = any(text in page for text in _BLOCKED)
    code = "fetch.rate-limited" if told else "fetch.forbidden"
    return Problem(code=code, detail=words(response)) if told or response.status == _FORBIDDEN else None


def _places(response: Response, config: Source) -> Iterator[Item]:
    found = json_of(response)
    results = found if isinstance(found, list) else [found]
    for result in (result for result in results if isinstance(result, dict)):
        yield from _place(result, response, config)
    if len(results) >= _RESULTS:
        yield Problem(code="fetch.truncated", detail=f"the first {_RESULTS} results were read")


def _place(result: Tags, response: Response, config: Source) -> Iterator[Listing | Skipped]:
    """Read a result of the search: its tags stand in several places, its address is worked out."""
    payload = Payload(result)
    tags, names, address = (_tags(result.get(key)) for key in ("extratags", "namedetails", "address"))
    payload.drop("extratags", "namedetails", "address")
    kind, value = payload.text("category", "class"), payload.text("type")
    label = names.get("name") or address.get(kind) or address.get(value)
    tags |= {**names, kind: value, "name": payload.text("name") or label, **_stated(address)}
    tags["@id"] = f"{payload.text('osm_type')}/{payload.text('osm_id')}"
    tags |= {"@latitude": payload.text("lat"), "@longitude": payload.text("lon")}
    for item in _read(tags, payload, response, config, {"found_by": "nominatim"}, known=False):
        if isinstance(item, Listing):
            yield replace(item, address=replace(item.address, split=frozenset({"city"})))
        else:
            yield item


def _stated(address: Tags) -> Tags:
    """Return the address as tags, without what may be worked out from the surroundings.

    A street without a number may be the next one; postcode and region those of the area.
    """
    street, city = (next(filter(None, map(address.get, keys)), None) for keys in (_STREETS, _CITIES))
    number, country = address.get("house_number"), str(address.get("country_code") or "").upper()
    numbered = {"addr:housenumber": number, "addr:street": street} if number else {}
    return {"addr:city": city, "addr:country": country, **numbered}


def _tags(value: object) -> Tags:
    """Return tags without those that only we may write."""
    return {key: text for key, text in value.items() if key[:1] != "@"} if isinstance(value, dict) else {}
