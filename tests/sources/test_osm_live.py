"""OpenStreetMap over the network: Overpass and Nominatim; files are in test_osm.py."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from listaudit.model import Address, Dated, Hours, Listing, Location, Point, Request, Where
from listaudit.normalize.hygiene import clean
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.play import Played, config_of, outcomes, play, read_body

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


# ---- what is asked


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


# ---- names that want to be more than names

HOSTILE = [
    'x"];node(1);out;//',
    'back\\slash "quoted" \\',
    "abc\\",
    "Joe's (and) [Anna's] {1} *.* ^x$ | y + z?",
    "line\nbreak\x00and\ttab",
    "]\u202e);out meta;(",
    "Кафе «Вымысел»",
    "（株）つばめ",
]
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_AROUND = re.compile(r"nwr\(around:\d+,-?[\d.]+,-?[\d.]+\)(?:\[~\0~\0(?:,i)?\]){2};")


def texts_of(query: str) -> tuple[list[str], str]:
    """Return the texts of a query as Overpass reads them, and the query with a NUL for each."""
    found = [re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL) for text in _STRING.findall(query)]
    return found, _STRING.sub("\0", query)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_breaks_out_of_its_text(name):
    texts, rest = texts_of(query_of(asked([replace(CAFE, names=(name,), phones=())])[0]))
    lines = rest.splitlines()
    assert lines[:2] + lines[-2:] == [
        "[out:json][timeout:120][maxsize:536870912];",
        "(",
        ");",
        "out meta center;",
    ]
    assert all(_AROUND.fullmatch(line) for line in lines[2:-2])
    assert len(texts) == 8


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_an_escaped_name_finds_itself_and_not_any_name(name):
    pattern = re.compile(load_adapter(config_of("osm"))._pattern(name), re.IGNORECASE)
    assert pattern.search(clean(name))
    assert pattern.search(clean(name).replace("'", "’"))
    assert not pattern.search("Kestrel Motors")


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("", ""),
        ("-", ""),
        ("Q", ""),
        ("Q8", "^Q8$"),
        ("7-11", "^7.{1,3}11$"),
        ("大戸屋", "大戸屋"),
        ("Mr. Bun", r"Mr\..{1,3}Bun"),
    ],
)
def test_a_short_name_is_asked_for_whole_and_one_letter_not_at_all(name, pattern):
    assert load_adapter(config_of("osm"))._pattern(name) == pattern


# ---- what is read


def test_an_object_is_read_as_from_a_file_and_says_when_it_was_edited():
    played = play("osm", ALL, "live.json", "search.json")
    assert plain(by_id(played)["node/9000000101"]) == Listing(
        source="osm",
        listing_id="node/9000000101",
        key="node/9000000101",
        url="https://www.openstreetmap.org/node/9000000101",
        names=("Bluebird Bakery",),
        address=Address("120 Maple Street", "4", "", "Springfield", "IL", "62701"),
        phones=("+1 217 555 0101", "+1 217 555 0119"),
        websites=("https://bluebird.example/springfield",),
        categories=("shop=bakery",),
        point=Point(39.8, -89.65),
        hours=Hours("Mo-Fr 07:00-15:00; Sa 08:00-14:00"),
        fetched_at="2026-11-01T08:00:00Z",
        columns={"branch": "Maple Street", "edited_on": "2026-03-04"},
    )
    assert (played.problems, played.unanswered) == ([], [])


def test_a_way_and_a_relation_have_their_pin_in_the_middle():
    found = by_id(play("osm", ALL, "live.json", "search.json"))
    assert found["way/9000000103"].point == Point(39.8011, -89.6512)
    assert found["relation/9000000106"].point == Point(45.766, 4.834)


def test_a_former_shop_is_closed_and_one_that_will_end_next_year_is_not():
    found = by_id(play("osm", ALL, "live.json", "search.json"))
    assert found["way/9000000103"].status == "permanently_closed"
    assert (found["node/9000000104"].name, found["node/9000000104"].status) == ("Kestrel Coffee", "")


@pytest.mark.parametrize(
    ("end_date", "status"),
    [
        ("2026-11-01", "permanently_closed"), ("2026-11-02", ""), ("2026", "permanently_closed"), ("2026-12", ""), ("2027", ""),
        ("yes", "permanently_closed"), ("mid 2027", "permanently_closed"), ("no", ""),
    ],
)  # fmt: skip
def test_an_end_closes_when_its_day_has_come(end_date, status):
    tags = f'{{"shop": "tea", "name": "A", "end_date": "{end_date}"}}'
    found = answered(f'{{"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": {tags}}}')
    assert found.listings[0].status == status


def test_a_known_id_that_is_not_in_the_answer_is_gone():
    found = by_id(play("osm", ALL, "live.json", "search.json"))
    assert [i for i, listing in found.items() if listing.gone] == ["way/9000000199"]
    assert found["way/9000000199"].url == "https://www.openstreetmap.org/way/9000000199"


def answered(elements: str, known: str = "node/1") -> Played:
    part = {"code": "0001", "statements": ["node(id:1);"], "ids": [known], "queries": []}
    body = f'{{"elements": [{elements}]}}'.encode()
    return read_body("osm", body, request=Request(url=OVERPASS, method="POST", context={"parts": [part]}))


@pytest.mark.parametrize(
    ("element", "gone", "name"),
    [
        ('{"type": "node", "id": 1, "lat": 1, "lon": 2}', True, ""),
        ('{"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": {}}', True, ""),
        ('{"type": "way", "id": 1, "tags": {"shop": "tea", "name": "A"}}', True, ""),
        ('{"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": {"shop": "vacant"}}', False, ""),
        (
            '{"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": {"historic": "mill", "name": "A"}}',
            False,
            "A",
        ),
    ],
)
def test_an_object_that_the_owner_knows_is_a_listing_whatever_it_is_unless_nothing_is_left_of_it(
    element, gone, name
):
    found = by_id(answered(element))["node/1"]
    assert (found.gone, found.name) == (gone, name)


def test_a_tag_cannot_pass_for_an_id_or_a_place():
    tags = '{"shop": "tea", "name": "A", "@id": "node/7", "@latitude": "9", "id": "8", "type": "way", "lat": "3"}'
    found = answered(f'{{"type": "node", "id": 1, "lat": 1, "lon": 2, "tags": {tags}}}').listings[0]
    assert (found.listing_id, found.point) == ("node/1", Point(1.0, 2.0))


def test_a_place_on_the_equator_keeps_its_pin():
    found = answered('{"type": "node", "id": 2, "lat": 0, "lon": 32.5, "tags": {"shop": "tea", "name": "A"}}')
    assert by_id(found)["node/2"].point == Point(0.0, 32.5)


def test_benches_are_skipped_hostile_names_read_and_unknown_tags_named(hostile):
    played = play("osm", ALL, "live.json", "search.json")
    assert [skip.code for skip in played.skips] == ["osm.not-a-business", "osm.not-a-business"]
    assert by_id(played)["node/9000000102"].name == hostile
    assert played.leftovers == {"tag:moon_phase"}


def test_a_key_around_objects_that_nobody_knows_is_named():
    assert [s.detail for s in read_body("osm", b'{"elements": [], "mood": 1}').skips] == ["mood"]
    strange = answered('{"type": "node", "id": 2, "mood": 1, "tags": {"shop": "tea", "name": "A"}}')
    assert by_id(strange)["node/2"].leftovers == ("mood",)


def test_a_result_of_the_search_is_a_listing_without_what_was_worked_out():
    found = by_id(play("osm", ALL, "live.json", "search.json"))["node/9000000201"]
    assert plain(found) == Listing(
        source="osm",
        listing_id="node/9000000201",
        key="node/9000000201",
        url="https://www.openstreetmap.org/node/9000000201",
        names=("つばめ薬局", "Swallow Pharmacy"),
        address=Address("14 架空町", city="札幌市", country="JP", split=frozenset({"city"})),
        phones=("+81 11 000 0114",),
        websites=("https://tsubame.example/",),
        categories=("amenity=pharmacy",),
        point=Point(43.06, 141.35),
        hours=Hours("Mo-Sa 09:00-18:00"),
        fetched_at="2026-11-01T08:00:00Z",
        columns={"found_by": "nominatim"},
    )


def test_a_street_without_a_number_is_not_held_against_anybody():
    found = by_id(play("osm", ALL, "live.json", "search.json"))["way/9000000202"]
    assert (found.name, found.address.street, found.address.postcode) == ("Amselschuh", "", "")


def test_a_search_that_is_full_may_hold_more():
    full = (
        b"["
        + b",".join([b'{"osm_type": "node", "osm_id": 1, "category": "shop", "type": "tea"}'] * 40)
        + b"]"
    )
    played = read_body("osm", full, request=Request(url=f"{NOMINATIM}?q=x", store_codes=("1",)))
    assert played.codes == ["fetch.truncated"]


def test_no_result_is_no_listing_and_no_problem():
    nothing = read_body("osm", b"[]", request=Request(url=f"{NOMINATIM}?q=x"))
    remarked = read_body("osm", b'{"elements": [], "remark": "runtime remark: nothing"}')
    assert (nothing, remarked) == (Played(), Played())


# ---- what goes wrong


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


def test_a_business_cannot_pass_for_a_page_of_refusal():
    body = b'[{"osm_type": "node", "osm_id": 1, "category": "shop", "type": "tea", "name": "Bandwidth limit exceeded"}]'
    assert read_body("osm", body, request=Request(url=f"{NOMINATIM}?q=x")).names == [
        "Bandwidth limit exceeded"
    ]


def test_the_check_is_one_small_query():
    config = config_of("osm")
    request = load_adapter(config).check(config)
    assert (request.url, request.purpose, len(query_of(request)) < 60) == (OVERPASS, "check", True)


def test_asked_over_the_network_it_covers_the_world_and_from_a_file_a_region():
    assert (config_of("osm").extract, config_of("osm", path="x.geojson").extract) == (False, True)
