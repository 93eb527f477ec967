"""Azure Maps: TomTom's places, searched by name around the pin or what the geocoder makes of an address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import For, get
from listaudit.source.tomtom_places import Door, Known, read_places, searches

_SKU = "search"
_VERSION = {"api-version": "1.0"}
Params = Mapping[str, object]


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for each name around the pin and with each former town; there is no call for known ids."""
    yield from searches(location, config, _DOOR)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page of results, or where an address is."""
    yield from read_places(response, config, _DOOR)


def _geocode(config: Source, line: str, params: Params, whom: For, known: Known) -> Request:
    wanted = {**_VERSION, "query": line, **params}
    url = f"{config.base_url}/search/address/json"
    return get(url, wanted, whom, purpose="geocode", context=known, sku=_SKU)


def _places(config: Source, term: str, params: Params, whom: For, known: Known) -> Request:
    wanted = {**_VERSION, "query": term, **params}
    return get(f"{config.base_url}/search/poi/json", wanted, whom, context=known, sku=_SKU)


_DOOR = Door(_geocode, _places, _SKU)
