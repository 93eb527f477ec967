"""Locations that several sources are asked for."""

from __future__ import annotations

from listaudit.model import Address, Location, Point

BAKERY = Location(
    store_code="0001",
    names=("Bluebird Bakery",),
    address=Address("120 Maple St", "Suite 4", "", "Springfield", "IL", "62701", "US"),
    phones=("(217) 555-0101",),
    point=Point(39.8, -89.65),
)
CAFE = Location(
    store_code="0002",
    names=("Café Käthe & Söhne",),
    address=Address("Lindenstraße 7a", "", "", "Berlin", "", "10969", "DE"),
    phones=("+49 30 23125 041",),
)
WENLOW = Location(
    store_code="0004",
    names=("Kingfisher Books",),
    address=Address("3 Mill Lane", "", "", "Wenlow", "", "ZZ99 9ZZ", "GB"),
)
WORLD = (
    WENLOW,
    Location(
        store_code="0005",
        names=("Bäckerei Eisvogel / Café",),
        address=Address("Lindenhof 7", "", "", "Berlin", "", "10115", "DE"),
    ),
    Location(
        store_code="0003",
        names=("青い鳥ベーカリー",),
        address=Address(country="JP", given="東京都千代田区丸の内1-2-3"),
        point=Point(35.68, 139.76),
    ),
)
