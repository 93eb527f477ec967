"""OpenStreetMap over the network: what Overpass and Nominatim are asked; files are in test_osm.py."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from listaudit.model import Location, Point, Request
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.osm_live import ALL, BAKERY, CAFE, NOMINATIM, OVERPASS, PHARMACY, SHOES, asked, query_of
from tests.sources.play import config_of, outcomes, play, read_body


def test_many_locations_are_asked_in_one_query_and_those_without_a_pin_are_searched_by_name_too():
    played = play("osm", ALL, "live.json", "search.json")
    assert [(r.url.partition("?")[0], r.store_codes, r.lane) for r in asked(ALL)] == [
        (OVERPASS, ("0001", "0002", "0004"), ""),
        (NOMINATIM, ("0003",), "nominatim"),
    ]
    assert [r.store_codes for r in played.asked] == [("0001", "0002", "0004"), ("0003",), ("0004",)]


def test_a_location_is_searched_by_name_after_its_phone_was_asked_for_so_that_true_tags_come_first():
    assert asked([SHOES])[0].url == OVERPASS
    part = {"code": "1", "statements": ["x"], "ids": [], "queries": [["Amsel, Berlin", "de"]]}
    request = Request(url=OVERPASS, method="POST", context={"parts": [part]})
    further = read_body("osm", b'{"elements": []}', request=request).asked
    assert [(r.store_codes, parse_qs(urlsplit(r.url).query)["q"]) for r in further] == [
        (("1",), ["Amsel, Berlin"])
    ]


def test_a_query_asks_by_id_around_the_pin_by_names_farther_away_and_by_phone():
    query = query_of(asked([BAKERY])[0])
    assert query.startswith("[out:json][timeout:120][maxsize:536870912];\n(\n")
    assert query.endswith("\n);\nout meta center;")
    assert "node(id:9000000101);" in query
    assert "way(id:9000000199);" in query
    assert "nwr(around:150,39.8000000,-89.6500000)[~" in query
    assert "nwr(around:2000,39.8000000,-89.6500000)[~" in query
    assert 'Bluebird.{1,3}Bakery|Maple.{1,3}Street.{1,3}Bakery",i];' in query
    for phone in ("+12175550101", "+1 217 555 0101", "+1 217-555-0101", "+1-217-555-0101"):
        assert f'nwr["phone"="{phone}"];' in query
        assert f'nwr["contact:phone"="{phone}"];' in query


def test_places_of_business_are_asked_for_by_the_keys_that_the_reader_knows():
    query = query_of(asked([CAFE])[0])
    keys = re.search(r'\[~"(\^\(disused:[^"]+)"~"\."\]', query)
    assert keys is not None
    pattern = re.compile(keys[1])
    assert all(pattern.search(key) for key in ("shop", "amenity", "disused:shop", "was:office", "healthcare"))
    assert not any(pattern.search(key) for key in ("highway", "shop:type", "natural", "bishop"))


def test_a_search_has_words_country_and_details_and_no_more():
    request = asked([PHARMACY])[0]
    assert parse_qs(urlsplit(request.url).query) == {
        "q": ["つばめ薬局, 札幌市, 北海道, JP"], "format": ["jsonv2"], "addressdetails": ["1"], "extratags": ["1"],
        "namedetails": ["1"], "layer": ["poi"], "limit": ["40"], "dedupe": ["0"], "countrycodes": ["jp"],
    }  # fmt: skip


def test_options_move_the_radius_and_without_a_nominatim_nobody_is_searched():
    query = query_of(asked([CAFE], **{"radius": 50, "name-radius": 900, "seconds": "soon"})[0])
    assert ("around:50," in query, "around:900," in query, "[timeout:120]" in query) == (True, True, True)
    config = config_of("osm", urls={"nominatim": ""})
    assert list(planned(load_adapter(config), [PHARMACY], config)) == []


def shops(count: int) -> list[Location]:
    return [
        replace(BAKERY, store_code=f"{n:04}", point=Point(10.0 + n % 2, n / 10), source_ids={})
        for n in range(count)
    ]


def test_batches_are_bounded_and_hold_neighbours():
    requests = asked(shops(100))
    assert [len(r.store_codes) for r in requests] == [40, 40, 20]
    assert all(int(code) % 2 == 0 for code in requests[0].store_codes)
    assert sorted(code for r in requests for code in r.store_codes) == [f"{n:04}" for n in range(100)]
    short = asked(shops(20), characters=5_000)
    assert max(len(query_of(r)) for r in short) < 6_000
    assert asked(shops(100)) == requests
    assert asked(shops(100)[::-1]) == requests


def test_a_query_that_timed_out_is_asked_in_halves_until_one_location_is_left():
    played = play("osm", [BAKERY, CAFE, SHOES], "split.json")
    halves = [request.store_codes for request in played.asked if request.url == OVERPASS]
    assert halves == [("0001", "0002", "0004"), ("0001",), ("0002", "0004"), ("0002",), ("0004",)]
    assert [(p.code, p.retry) for p in played.problems] == [("fetch.timeout", True)]
    assert [name for name in played.names if name] == ["Bluebird Bakery", "Amselschuh"]


def test_what_was_read_before_a_time_out_makes_nobody_gone():
    played = play("osm", [BAKERY, CAFE, SHOES], "split.json")
    assert [listing.listing_id for listing in played.listings if listing.gone] == ["way/9000000199"]


def test_a_query_that_cannot_be_understood_is_halved_too():
    request = asked([BAKERY, CAFE])[0]
    for status in (400, 413):
        refused = read_body("osm", b"<html></html>", status=status, request=request)
        assert [r.store_codes for r in refused.asked] == [("0001",), ("0002",)]
        alone = read_body("osm", b"<html></html>", status=status, request=refused.asked[0])
        assert (alone.asked, alone.codes) == ([], ["fetch.refused"])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.refused", False, False),
        (1, "fetch.rate-limited", True, False),
        (2, "fetch.server-error", True, False),
        (3, "fetch.server-error", False, False),
        (4, "fetch.server-error", True, False),
        (5, "fetch.rate-limited", False, False),
        (6, "fetch.forbidden", False, False),
        (7, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("osm", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_an_error_page_is_told_by_what_it_says():
    assert (
        outcomes("osm", "errors.json")[0].problems[0].detail
        == "line 2: parse error: ';' expected - 'out' found."
    )


def test_the_check_is_one_small_query():
    config = config_of("osm")
    request = load_adapter(config).check(config)
    assert (request.url, request.purpose, len(query_of(request)) < 60) == (OVERPASS, "check", True)


def test_asked_over_the_network_it_covers_the_world_and_from_a_file_a_region():
    assert (config_of("osm").extract, config_of("osm", path="x.geojson").extract) == (False, True)
