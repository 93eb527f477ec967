"""OpenStreetMap over the network: what is read of what Overpass and Nominatim answer."""

from __future__ import annotations

import pytest

from listaudit.model import Address, Hours, Listing, Point, Request
from tests.sources.osm_live import ALL, NOMINATIM, answered, by_id, plain
from tests.sources.play import Played, play, read_body


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


def test_a_business_cannot_pass_for_a_page_of_refusal():
    body = b'[{"osm_type": "node", "osm_id": 1, "category": "shop", "type": "tea", "name": "Bandwidth limit exceeded"}]'
    assert read_body("osm", body, request=Request(url=f"{NOMINATIM}?q=x")).names == [
        "Bandwidth limit exceeded"
    ]
