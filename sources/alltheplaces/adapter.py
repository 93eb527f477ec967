"""All The Places: the latest run of the spiders that the configuration names, for all locations at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source, Where
from listaudit.readers.geojson import feature_rows, is_feature
from listaudit.readers.osm import listings_of
from listaudit.source.asking import get
from listaudit.source.listed import ignores, remainder
from listaudit.source.payload import Payload, UnreadableError, json_of

_AROUND = ("type", "id", "properties", "geometry", "features", "dataset_attributes")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Item = Listing | Skipped | Problem
Crawl = tuple[str, str]


def plan(locations: Sequence[Location], config: Source) -> Iterator[Request | Problem]:
    """Fetch the file of each spider, once for all locations; a spider has to be named."""
    codes = [location.store_code for location in locations]
    if not _spiders(config):
        detail = "its options name no spider"
        yield Problem(code="fetch.nothing-to-ask", detail=detail, store_codes=tuple(codes))
    for spider in _spiders(config) if codes else ():
        url = f"{config.base_url}/runs/latest/output/{quote(spider, safe='')}.geojson"
        yield get(url, {}, codes, context={"spider": spider})


def read(response: Response, config: Source) -> Iterator[Item]:
    """Read the stores of one spider; a crawl that found none is no source."""
    value = json_of(response)
    features = value.get("features") if isinstance(value, dict) else None
    if not isinstance(features, list):
        raise UnreadableError("the answer is no collection of features")
    if not features:
        spider = response.request.context.get("spider", "this spider")
        yield Problem(code="fetch.unreadable", detail=f"the latest run of {spider} found nothing")
    crawl, where = _crawl(value), Where(request=f"{config.name}: {response.request}"[:300])
    for feature in features:
        if is_feature(feature):
            yield from _store(feature, crawl, where, response, config)
        else:
            yield Skipped(where, "geojson.not-feature", type(feature).__name__)
    yield from remainder(config, response, _rest(value))


def _store(
    feature: Mapping[str, Any], crawl: Crawl, where: Where, response: Response, config: Source
) -> Iterator[Listing | Skipped]:
    """Read one store, as a file is read; it is as old as its crawl."""
    day, robots = _crawl(feature) if "dataset_attributes" in feature else crawl
    unknown = tuple(key for key in _rest(feature).rest() if not ignores(config, key))
    for row in feature_rows(feature, where):
        for item in listings_of(row, config, as_of=response.fetched_at):
            if isinstance(item, Listing):
                columns = {**item.columns, "robots_txt": robots} if robots else item.columns
                told = replace(item, fetched_at=day or item.fetched_at, columns=columns)
                yield replace(told, leftovers=item.leftovers + unknown) if unknown else told
            else:
                yield item


def _spiders(config: Source) -> list[str]:
    """Return the spiders that the configuration names, each once; one alone may stand there as text."""
    named = config.options.get("spiders", [])
    names = named if isinstance(named, (list, tuple)) else [named]
    return list(dict.fromkeys(name.strip() for name in names if isinstance(name, str) and name.strip()))


def _crawl(element: Mapping[str, Any]) -> Crawl:
    """Return the day of a crawl and whether it kept to robots.txt, empty where that is not told."""
    told = Payload(element.get("dataset_attributes"))
    day = _DAY.match(told.text("spider:collection_time"))
    return day[0] if day else "", told.text("spider:robots_txt")


def _rest(element: Mapping[str, Any]) -> Payload:
    payload = Payload(element)
    payload.drop(*_AROUND)
    return payload
