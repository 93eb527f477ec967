"""Google Places: what it is asked, and what is read of its places."""

import json
from dataclasses import replace

import pytest

from listaudit.model import Address, Hours, Listing, Location, Point, Response
from listaudit.normalize.hours import parse_hours
from listaudit.source import load_adapter
from listaudit.source.pricing import sku_of
from tests.sources.google_places import KNOWN, read_details
from tests.sources.places import BAKERY
from tests.sources.play import config_of, play, read_body

FOUND = "ChIJBluebirdBakery000000001"
KITE = Location(
    store_code="GB-7",
    names=("Kite Coffee",),
    address=Address("22 Quayside", "", "", "Bristol", "", "BS1 4RX", "GB"),
)
TOKYO = Location(
    store_code="JP-1",
    names=("すずめ喫茶",),
    address=Address("神宮前1丁目5-8", "", "", "渋谷区", "東京都", "150-0001", "JP"),
)
PLUMBER = Location(
    store_code="AU-1",
    names=("Wombat Plumbing",),
    address=Address("5 Hidden Ln", "", "", "Newtown", "NSW", "2042", "AU"),
    phones=("(02) 5550 0123",),
    business_type="service_area",
)
ROSELLA = Location(
    store_code="AU-2",
    names=("Rosella Roast",),
    address=Address("18 King St", "", "", "Newtown", "NSW", "2042", "AU"),
    point=Point(-33.897, 151.179),
)


def queries(played):
    return [json.loads(request.body) for request in played.asked if request.body]


def by_id(played) -> dict[str, Listing]:
    return {listing.listing_id: listing for listing in played.listings}


def test_a_place_is_read_in_detail():
    bluebird = by_id(play("google-places", [BAKERY, KNOWN], "found.json"))[FOUND]
    assert bluebird.names == ("Bluebird Bakery",)
    place = Address("120 Maple St STE 4", "", "", "Springfield", "IL", "62701-1234", "US")
    assert bluebird.address == place
    assert (bluebird.phones, bluebird.websites) == (
        ("+1 217-555-0101",),
        ("https://bluebird-bakery.example/",),
    )
    assert (bluebird.point, bluebird.status, bluebird.reviews) == (Point(39.8, -89.65), "open", 31)
    assert bluebird.categories == ("Bakery", "bakery", "coffee_shop", "food_store", "store", "food")
    assert bluebird.url == "https://maps.google.com/?cid=1000000000000000001"
    assert parse_hours(bluebird.hours.text).week.by_day() == (((420, 1110),),) * 6 + ((),)
    assert bluebird.columns == {
        "place_id": FOUND,
        "business_status": "OPERATIONAL",
        "name_language": "en",
        "attributions": "Prairie Business Data",
    }


def test_it_is_asked_by_known_id_phone_and_current_and_former_name():
    played = play("google-places", [KNOWN], "found.json")
    assert [query["textQuery"] for query in queries(played)] == [
        "+1 2175550101",
        "Bluebird Bakery, 120 Maple St, Springfield, IL 62701, US",
        "Maple Street Bakery, 120 Maple St, Springfield, IL 62701, US",
    ]
    known = [request.url.rpartition("/")[2] for request in played.asked if not request.body][:2]
    assert known == ["ChIJStaleId0000000000000006", "ChIJGone00000000000000005"]
    assert played.unanswered == []
    assert played.leftovers == set()
    assert {request.store_codes for request in played.asked} == {("0001",)}


def test_a_search_says_where_to_look_so_that_it_is_not_where_the_machine_stands():
    by_phone, by_name = queries(play("google-places", [BAKERY], "none.json"))
    circle = by_name["locationBias"]["circle"]
    assert circle == {"center": {"latitude": 39.8, "longitude": -89.65}, "radius": 5000.0}
    assert (by_name["regionCode"], by_name["pageSize"]) == ("US", 3)
    assert "includePureServiceAreaBusinesses" not in by_name
    assert by_phone["includePureServiceAreaBusinesses"] is True


def test_searches_are_free_and_each_place_is_billed_once():
    played = play("google-places", [KNOWN], "found.json")
    skus = [request.sku for request in played.asked]
    assert skus.count("Places API Text Search Essentials (IDs Only)") == 3
    assert skus.count("Places API Place Details Enterprise") == 6
    assert len({request.url for request in played.asked if not request.body}) == 6


def test_every_field_that_is_asked_for_has_a_price():
    config = config_of("google-places")
    for request in play("google-places", [TOKYO], "languages.json", languages=["ja", "en"]).asked:
        mask = dict(request.headers)["x-goog-fieldmask"].split(",")
        assert all(sku_of(config, (field,)) for field in mask), mask


def test_a_known_id_that_is_no_more_is_gone():
    gone = [listing for listing in play("google-places", [KNOWN], "found.json").listings if listing.gone]
    assert [listing.listing_id for listing in gone] == ["ChIJGone00000000000000005"]


def test_a_known_id_that_google_replaced_is_the_same_listing_under_both_ids():
    stale = by_id(play("google-places", [KNOWN], "found.json"))["places/ChIJStaleId0000000000000006"]
    assert (stale.key, stale.columns["place_id"], stale.gone) == (FOUND, FOUND, False)


def test_a_place_that_moved_is_closed_and_the_new_one_is_asked_for():
    played = play("google-places", [KNOWN], "found.json")
    old = next(listing for listing in played.listings if listing.name == "Maple Street Bakery")
    assert (old.status, old.columns["moved_to"]) == ("permanently_closed", FOUND)


def test_a_moved_place_of_somebody_else_is_not_followed():
    body = {"id": "x", "displayName": {"text": "Quay Taxi"}, "movedPlaceId": "y"}
    request = next(iter(play("google-places", [KNOWN], "found.json").asked))
    played = read_body("google-places", json.dumps(body).encode(), request=request)
    assert played.asked == []


def test_a_house_among_the_results_is_no_listing():
    played = play("google-places", [BAKERY, KNOWN], "found.json")
    assert [skip.code for skip in played.skips] == ["osm.not-a-business"]
    assert "120 Maple St" not in played.names


def test_no_result_is_no_listing_and_no_problem():
    played = play("google-places", [BAKERY], "none.json")
    assert (played.listings, played.problems, played.unanswered) == ([], [], [])


def test_more_places_than_a_page_holds_are_asked_for_page_by_page_and_no_more_than_wanted():
    played = play("google-places", [KITE], "paging.json", options={"details": 22})
    assert [query.get("pageToken") for query in queries(played)] == [None, "page-2"]
    assert len(played.listings) == 22
    assert played.listings[21].address == Address("22 Quayside", "", "", "Bristol", "", "BS1 4RX", "GB")


@pytest.mark.parametrize(("wanted", "listings"), [(2, 2), (0, 1), ("many", 1)], ids=["2", "0", "a word"])
def test_how_many_places_are_asked_for_is_an_option(wanted, listings):
    config = config_of("google-places", options={"details": wanted})
    request = next(iter(load_adapter(config).search(KITE, config)))
    body = json.dumps({"places": [{"id": f"ChIJ{n}"} for n in range(5)]}).encode()
    response = Response(request=request, status=200, body=body)
    assert len(list(load_adapter(config).read(response, config))) == listings


def test_names_in_further_languages_are_asked_one_after_another():
    played = play("google-places", [TOKYO], "languages.json", languages=["ja", "en", "tlh", "fr"])
    (suzume,) = played.listings
    assert suzume.names == ("すずめ喫茶", "Suzume Kissa", "Café Suzume")
    assert suzume.address.city == "渋谷区"
    assert suzume.status == "temporarily_closed"
    assert suzume.hours == Hours('[{"open":{"day":0,"hour":0,"minute":0}}]')
    assert played.problems == []
    assert [request.sku for request in played.asked[2:]] == ["Places API Place Details Pro"] * 3


def test_without_languages_a_place_is_asked_for_once_in_the_language_it_is_written_in():
    latin = replace(
        TOKYO, names=("Suzume Kissa",), address=Address("5-8 Jingumae", city="Shibuya", country="JP")
    )
    munich = replace(KITE, address=Address("Hauptstraße 5", city="München", country="DE"))
    greek = replace(munich, names=("Ταβέρνα",))
    asked = [languages_of(location) for location in (TOKYO, latin, munich, greek, BAKERY)]
    assert asked == [["ja"], [], ["de"], ["de"], []]


def languages_of(location):
    config = config_of("google-places")
    request = next(iter(load_adapter(config).search(location, config)))
    return request.context["languages"]


def test_a_business_without_a_door_is_found_by_name_and_town_and_shows_no_address():
    played = play("google-places", [PLUMBER], "service_area.json")
    assert [query["textQuery"] for query in queries(played)] == [
        "+61 255500123",
        "Wombat Plumbing, Newtown, NSW, AU",
    ]
    assert all(query["includePureServiceAreaBusinesses"] for query in queries(played))
    (wombat,) = played.listings
    assert (wombat.business_type, wombat.address, wombat.phones) == (
        "service_area",
        Address(),
        ("+61 2 5550 0123",),
    )


def test_a_place_that_opens_in_the_future_says_when():
    (rosella,) = play("google-places", [ROSELLA], "service_area.json").listings
    assert (rosella.status, rosella.columns["business_status"]) == ("", "FUTURE_OPENING")
    assert rosella.columns["opening_date"] == "2026-12-04"


def test_a_unit_that_the_lines_do_not_say_is_kept():
    (rosella,) = play("google-places", [ROSELLA], "service_area.json").listings
    assert (rosella.address.street, rosella.address.unit, rosella.address.region) == (
        "18 King St",
        "Level 2",
        "NSW",
    )


def test_without_lines_the_one_line_is_taken_and_the_components_say_the_rest():
    body = {
        "id": "x",
        "displayName": {"text": "Kite Coffee"},
        "formattedAddress": "22 Quayside, Bristol BS1 4RX, UK",
        "addressComponents": [
            {"longText": "Bristol", "shortText": "Bristol", "types": ["postal_town"]},
            {"longText": "Harbour Arcade"},
            {"longText": "United Kingdom", "shortText": "GB", "types": ["country", "political"]},
            {"longText": "BS1 4RX", "shortText": "BS1 4RX", "types": ["postal_code"]},
        ],
    }
    (kite,) = read_details(body).listings
    assert (kite.address.street, kite.address.city) == ("22 Quayside", "Bristol")
    assert (kite.address.postcode, kite.address.country) == ("BS1 4RX", "GB")
    assert kite.leftovers == ()
