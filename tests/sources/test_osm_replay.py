"""OpenStreetMap from recordings: a query is shared by locations, and each of them is found again alone."""

from __future__ import annotations

from collections.abc import Iterable

import orjson
import pytest

from listaudit.audit import Options
from listaudit.canonical import Selection
from listaudit.dry import forecasts
from listaudit.fetch.fetcher import Fetcher
from listaudit.fetch.settings import Job, Settings
from listaudit.fetch.tape import keep
from listaudit.model import Address, Listing, Location, Point, Response, Unchecked
from listaudit.source import load_adapter, load_source
from listaudit.source.drive import planned

COUNT = 25
OPTIONS = {"batch": 10}


def shop(number: int) -> Location:
    return Location(
        store_code=f"{number:04}",
        names=(f"Bluebird Bakery {number}",),
        address=Address(f"{number} Maple St", city="Springfield", postcode="62701", country="US"),
        point=Point(39.0 + number / 50, -89.0 - number % 7 / 10),
        source_ids={"osm": (f"node/{9_000_000_000 + number}",)},
    )


SHOPS = [shop(number) for number in range(COUNT)]


def element(place: Location) -> dict[str, object]:
    assert place.point
    tags = {"shop": "bakery", "name": place.name}
    return {
        "type": "node", "id": 9_000_000_000 + int(place.store_code), "lat": place.point.latitude,
        "lon": place.point.longitude, "tags": tags,
    }  # fmt: skip


@pytest.fixture
def tape(tmp_path):
    """What Overpass said for all shops, ten in a query; the last of them is gone from the map."""
    source = load_source("osm", overrides={"options": OPTIONS})
    by_code = {place.store_code: place for place in SHOPS[:-1]}
    for request in planned(load_adapter(source), SHOPS, source):
        found = [element(by_code[code]) for code in request.store_codes if code in by_code]
        body = orjson.dumps({"elements": found})
        keep(tmp_path / "osm", Response(request=request, status=200, body=body))
    assert len(list(tmp_path.rglob("*.json"))) == 3
    return tmp_path


def played(tape, locations: Iterable[Location], **options: object):
    source = load_source("osm", overrides={"options": OPTIONS | options})
    job = Job(0, source, load_adapter(source), list(locations))
    with Fetcher([job], Settings(replay=tape)) as fetcher:
        return [item for _, items in fetcher for item in items]


def of(items, place: Location) -> list[Listing]:
    known = place.source_ids["osm"][0]
    return [item for item in items if isinstance(item, Listing) and item.listing_id == known]


SOME = {
    "one": SHOPS[7:8],
    "the first": SHOPS[:3],
    "one of each query": SHOPS[2::9],
    "all, in another order": SHOPS[::-1],
    "half": SHOPS[::2],
}


@pytest.mark.parametrize("chosen", SOME.values(), ids=SOME)
def test_a_part_of_the_locations_is_answered_by_what_was_recorded_for_all(tape, chosen):
    whole, items = played(tape, SHOPS), played(tape, chosen)
    assert not [item for item in items if isinstance(item, Unchecked)]
    for place in chosen:
        alone, among = of(items, place)[0], of(whole, place)[0]
        assert (alone.names, alone.point, alone.gone) == (among.names, among.point, among.gone)


@pytest.mark.parametrize("limit", [1, 4, 15, COUNT])
def test_a_dry_run_of_a_part_says_that_nothing_of_it_would_be_asked(tape, tmp_path, limit):
    lines = ["store_code,name,latitude,longitude,id:osm"]
    for place in SHOPS:
        assert place.point
        pin = f"{place.point.latitude},{place.point.longitude}"
        lines.append(f"{place.store_code},{place.name},{pin},{place.source_ids['osm'][0]}")
    path = tmp_path / "shops.csv"
    path.write_text("\n".join(lines))
    source = load_source("osm", overrides={"options": OPTIONS})
    options = Options(fetch=Settings(replay=tape), selection=Selection(limit=limit))
    (one,) = forecasts(str(path), [source], options)
    assert (one.known, one.total > 0) == (one.total, True)


def test_a_known_object_that_is_gone_is_gone_alone_too(tape):
    (found,) = of(played(tape, SHOPS[-1:]), SHOPS[-1])
    assert found.gone


def test_a_location_that_was_not_recorded_is_unchecked_and_the_others_are_not(tape):
    items = played(tape, [SHOPS[3], shop(99), SHOPS[20]])
    (left,) = [item for item in items if isinstance(item, Unchecked)]
    assert (left.store_codes, left.reason.code) == (("0099",), "fetch.not-recorded")
    assert of(items, SHOPS[3])
    assert of(items, SHOPS[20])


def test_what_was_asked_by_other_options_is_another_question(tape):
    items = played(tape, SHOPS[:3], radius=500)
    told = [item for item in items if isinstance(item, Unchecked)]
    assert {code for item in told for code in item.store_codes} == {"0000", "0001", "0002"}
