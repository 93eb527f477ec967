"""TomTom: searched by name around the pin, or around what the geocoder makes of the address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import For, get
from listaudit.source.terms import known_ids
from listaudit.source.tomtom_places import Door, Known, read_places, searches

_WEEK = {"openingHours": "nextSevenDays"}
Params = Mapping[str, object]


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, for each name around the pin, and for each name with each former town."""
    for known_id in known_ids(location, config):
        params, about = {"entityId": known_id, **_WEEK}, {"id": known_id}
        yield get(f"{config.base_url}/place.json", params, location, purpose="ids", context=about)
    yield from searches(location, config, _DOOR)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of results, one place as a list of one, or where an address is."""
    yield from read_places(response, config, _DOOR)


def _geocode(config: Source, line: str, params: Params, whom: For, known: Known) -> Request:
    return get(_url(config, "geocode", line), params, whom, purpose="geocode", context=known)


def _places(config: Source, term: str, params: Params, whom: For, known: Known) -> Request:
    return get(_url(config, "poiSearch", term), params, whom, context=known)


def _url(config: Source, call: str, term: str) -> str:
    words = " ".join(term.replace("/", " ").split())
    return f"{config.base_url}/{call}/{quote(words, safe='')}.json"


_DOOR = Door(_geocode, _places)
