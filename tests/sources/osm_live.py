"""OpenStreetMap over the network: the places and questions that its tests share."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

from listaudit.model import Address, Dated, Listing, Location, Point, Request, Where
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.play import Played, config_of, read_body

BAKERY = Location(
    store_code="0001",
    names=("Bluebird Bakery",),
    address=Address("120 Maple St", "Suite 4", "", "Springfield", "IL", "62701", "US"),
    phones=("(217) 555-0101",),
    point=Point(39.8, -89.65),
    former_names=(Dated("Maple Street Bakery"),),
    source_ids={"osm": ("node/9000000101", "https://www.openstreetmap.org/way/9000000199", "nonsense")},
)
CAFE = Location(
    store_code="0002",
    names=("Café du Merle",),
    address=Address("12 bis rue des Fictions", city="Lyon", postcode="69001", country="FR"),
    phones=("01 99 00 01 02",),
    point=Point(45.765, 4.835),
)
PHARMACY = Location(
    store_code="0003",
    names=("つばめ薬局",),
    address=Address("架空町3-14", city="札幌市", region="北海道", postcode="060-0000", country="JP"),
)
SHOES = Location(
    store_code="0004",
    names=("Amselschuh",),
    address=Address("Amselweg 9", city="Berlin", postcode="10999", country="DE"),
    phones=("030 23125102",),
)
ALL = [SHOES, PHARMACY, CAFE, BAKERY]
OVERPASS = "https://overpass-api.de/api/interpreter"
NOMINATIM = "https://nominatim.openstreetmap.org/search"


def query_of(request: Request) -> str:
    return parse_qs(request.body)["data"][0]


def asked(locations, **options) -> list[Request]:
    config = config_of("osm", options=options) if options else config_of("osm")
    return list(planned(load_adapter(config), locations, config))


def plain(listing: Listing) -> Listing:
    return replace(listing, where=Where())


def by_id(played: Played) -> dict[str, Listing]:
    return {listing.listing_id: listing for listing in played.listings}


def answered(elements: str, known: str = "node/1") -> Played:
    part = {"code": "0001", "statements": ["node(id:1);"], "ids": [known], "queries": []}
    body = f'{{"elements": [{elements}]}}'.encode()
    return read_body("osm", body, request=Request(url=OVERPASS, method="POST", context={"parts": [part]}))
