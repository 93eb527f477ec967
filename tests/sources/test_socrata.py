import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from listaudit.errors import SourceError
from listaudit.model import Address, Dated, Location, Point, Request, Response
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.play import FIXTURES, Played, config_of, play, take

CHICAGO = {"preset": "chicago"}
BAKERY = Location(
    store_code="0001",
    names=("Bluebird Bakery",),
    address=Address("120 North Maple Street", "", "", "Chicago", "IL", "60699", "US"),
    categories=("Bakery",),
)
KNOWN = replace(
    BAKERY,
    former_names=(Dated("Maple Street Bakery"),),
    source_ids={"socrata": ("900001-1", "900009-7")},
)
OWN = {
    "domain": "data.city.example",
    "dataset": "abcd-1234",
    "where": "upper(town) = {city} AND upper(trade_name) LIKE {like:name}",
    "columns": {
        "trade_name": "name",
        "point.coordinates.1": "latitude",
        "point.coordinates.0": "longitude",
        "tel": "phone",
    },
}


def wheres(location, **options) -> list[str]:
    config = config_of("socrata", options=options or CHICAGO)
    requests = planned(load_adapter(config), [location], config)
    return [dict(parse_qsl(urlsplit(request.url).query))["$where"] for request in requests]


def handed(rows: object, options: dict | None = None, status: int = 200, **context: object) -> Played:
    """Hand rows to the adapter as an answer to a request with this context."""
    config, played = config_of("socrata", options=options or CHICAGO), Played()
    request = Request(
        url="https://data.cityofchicago.org/resource/r5kz-chrr.json", store_codes=("1",), context=context
    )
    response = Response(
        request=request, status=status, body=json.dumps(rows).encode(), fetched_at="2026-11-01T00:00:00Z"
    )
    played.asked += take(load_adapter(config), response, config, played)
    return played


def licence(**values: str) -> dict[str, str]:
    plain = {
        "account_number": "1",
        "site_number": "1",
        "doing_business_as_name": "WREN CAFE",
        "city": "CHICAGO",
    }
    return plain | values


def test_licences_of_one_place_are_one_listing_of_what_the_latest_says():
    played = play("socrata", [KNOWN], "found.json", options=CHICAGO)
    bluebird = next(listing for listing in played.listings if listing.listing_id == "900001-1")
    assert bluebird.names == ("BLUEBIRD BAKERY", "BLUEBIRD HOLDINGS LLC")
    assert bluebird.address == Address("120 N MAPLE ST 1ST", "", "", "CHICAGO", "IL", "60699", "US")
    assert (bluebird.categories, bluebird.status) == (("Retail Food Establishment",), "open")
    assert bluebird.point == Point(41.888582437, -87.629417014)
    assert bluebird.columns == {"expires": "2027-08-15T00:00:00.000"}
    assert (played.leftovers, played.skips) == (set(), [])


def test_it_is_asked_by_known_place_by_each_name_and_by_street():
    played = play("socrata", [KNOWN], "found.json", options=CHICAGO)
    assert played.unanswered == played.problems == []
    assert [request.purpose for request in played.asked] == ["ids", "ids", "search", "search", "search"]
    assert all(request.store_codes == ("0001",) for request in played.asked)


def test_a_known_place_without_any_licence_is_gone():
    gone = [
        listing
        for listing in play("socrata", [KNOWN], "found.json", options=CHICAGO).listings
        if listing.gone
    ]
    assert [listing.listing_id for listing in gone] == ["900009-7"]


def test_a_cancelled_licence_closes_and_one_that_ended_says_nothing():
    listings = play("socrata", [KNOWN], "found.json", options=CHICAGO).listings
    states = {listing.name: listing.status for listing in listings if not listing.gone}
    assert states == {
        "BLUEBIRD BAKERY": "open",
        "BLUEBIRD BAKERY CAFE": "permanently_closed",
        "MAPLE STREET BAKERY": "",
    }


def test_a_redacted_address_is_none():
    listings = play("socrata", [KNOWN], "found.json", options=CHICAGO).listings
    maple = next(listing for listing in listings if listing.name == "MAPLE STREET BAKERY")
    assert (maple.address.street, maple.address.city) == ("", "CHICAGO")


@pytest.mark.parametrize(
    ("licences", "status"),
    [
        ([("2020-01-01", "AAI"), ("2019-01-01", "AAC")], ""),
        ([("2020-01-01", "AAC"), ("2019-01-01", "AAI")], "permanently_closed"),
        ([("2026-12-31", "AAI"), ("2027-12-31", "AAC")], "open"),
        ([("2026-12-31", "REA")], ""),
        ([("2026-12-31", "REV")], "permanently_closed"),
        ([("2026-11-01", "Active")], "open"),
    ],
    ids=["ended", "cancelled", "one-lasts", "appealed", "revoked", "last-day"],
)
def test_the_state_is_that_of_a_licence_that_lasts_else_of_the_latest(licences, status):
    rows = [licence(license_term_expiration_date=day, license_status=word) for day, word in licences]
    (cafe,) = handed(rows).listings
    assert (cafe.status, cafe.leftovers) == (status, ())


def test_an_unknown_word_of_status_is_told():
    (cafe,) = handed([licence(license_status="XYZ", new_column="1")]).listings
    assert (cafe.status, cafe.leftovers) == ("", ("new_column", "status=XYZ"))


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("Joe's Pizza, LLC", "%JOE%PIZZA%"),
        ("Joes Pizza", "%JOE%PIZZA%"),
        ("Café Zähne", "%CAF_%Z_HNE%"),
        ("50% Off_Shoes", "%50%OFF%SHOE%"),
        ("x' OR '1'='1", "%X%OR%1%1%"),
        ("'; DROP TABLE--", "%DROP%TABLE%"),
        ("S", "%S%"),
    ],
)
def test_a_name_becomes_a_pattern_in_which_nothing_of_it_means_anything(name, pattern):
    assert wheres(replace(BAKERY, names=(name,)))[0].count(f"LIKE '{pattern}'") == 2


def test_quotes_in_a_plain_value_are_doubled():
    options = OWN | {"where": "name = {name} AND town = {city} AND zip = {postcode}"}
    odd = replace(BAKERY, names=("O'Hara' OR 1=1 --",))
    assert wheres(odd, **options) == ["name = 'O''HARA'' OR 1=1 --' AND town = 'CHICAGO' AND zip = '60699'"]


def test_quotes_in_a_known_id_are_doubled():
    odd = replace(BAKERY, source_ids={"socrata": ("1' OR '1'='1-2",)}, names=())
    assert wheres(odd)[0] == "account_number = '1'' OR ''1''=''1' AND site_number = '2'"


def test_a_template_whose_value_is_not_known_is_not_asked():
    bare = replace(BAKERY, address=Address(city="Chicago", country="US"))
    assert [("address" in where) for where in wheres(bare)] == [False]


def test_a_former_address_is_another_place_to_look():
    moved = replace(BAKERY, former_addresses=(Dated("9 West Quay Road, Chicago, IL 60698"),))
    assert wheres(moved)[-1] == "upper(city) = 'CHICAGO' AND upper(address) LIKE '%9%QUAY%'"


@pytest.mark.parametrize("city", ["Springfield", ""])
def test_a_location_outside_of_the_cities_of_a_data_set_is_not_asked_for(city):
    assert wheres(replace(BAKERY, address=replace(BAKERY.address, city=city))) == []


def test_without_a_data_set_nothing_is_asked():
    played = play("socrata", [KNOWN])
    assert played.asked == []
    assert [(problem.code, problem.store_codes) for problem in played.problems] == [
        ("fetch.nothing-to-ask", (KNOWN.store_code,))
    ]


@pytest.mark.parametrize(
    ("options", "word"),
    [
        ({"preset": "atlantis"}, "preset"),
        (OWN | {"domain": "https://data.city.example/x"}, "domain"),
        (OWN | {"domain": "localhost"}, "domain"),
        (OWN | {"dataset": "../../x"}, "dataset"),
        (OWN | {"where": ""}, "where"),
        (OWN | {"where": "upper(name) = {nmae}"}, "where"),
        (OWN | {"where": ["name = {name}", "1 = 1"]}, "where"),
        (OWN | {"columns": {"trade_name": "nome"}}, "columns"),
        (OWN | {"columns": {}}, "columns"),
        (OWN | {"latest": "ends; drop"}, "latest"),
        (OWN | {"status": {"Active": "opne"}}, "status"),
        (OWN | {"status": ["open"]}, "status"),
    ],
)
def test_a_mapping_that_cannot_work_is_told_before_anything_is_asked(options, word):
    with pytest.raises(SourceError, match=rf"\[sources.socrata.options\]: {word} = "):
        wheres(BAKERY, **options)


def test_another_city_is_read_by_its_own_mapping():
    row = {
        "trade_name": "Wren Café",
        "tel": "217-555-0101",
        "point": {"type": "Point", "coordinates": [-89.65, 39.8]},
        "rating": "A",
    }
    (cafe,) = handed([row], OWN).listings
    assert (cafe.names, cafe.phones, cafe.point) == (("Wren Café",), ("217-555-0101",), Point(39.8, -89.65))
    assert (cafe.listing_id, cafe.leftovers) == ("", ("point.type", "rating"))


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("In force", "open"),
        ("Withdrawn", "permanently_closed"),
        ("Pending", ""),
        ("AAC", ""),
        ("Active", "open"),
    ],
)
def test_another_city_has_words_of_its_own_for_the_state(word, status):
    table = {"In force": "open", "Withdrawn": "permanently_closed", "Pending": ""}
    options = OWN | {"columns": OWN["columns"] | {"state": "status"}, "status": table}
    (cafe,) = handed([{"trade_name": "Wren Café", "state": word}], options).listings
    assert cafe.status == status


def test_rows_without_an_id_are_listings_of_their_own():
    assert len(handed([{"trade_name": "A"}, {"trade_name": "B"}, None, 7, []], OWN).listings) == 2


def test_a_full_page_is_followed_by_the_next_and_its_last_place_is_not_told_twice():
    rows = [licence(account_number=str(n // 2)) for n in range(1_000)]
    played = handed(rows, where="upper(city) = 'CHICAGO'")
    (page,) = played.asked
    query = dict(parse_qsl(urlsplit(page.url).query))
    assert (query["$offset"], query["$where"]) == ("1000", "upper(city) = 'CHICAGO'")
    assert query["$order"] == "account_number, site_number, license_term_expiration_date DESC, :id"
    assert len(played.listings) == 500
    again = handed([licence(account_number="499"), licence(account_number="500")], **page.context)
    assert [listing.listing_id for listing in again.listings] == ["500-1"]


def test_a_search_that_finds_too_much_is_cut_short():
    played = handed([licence(account_number=str(n)) for n in range(1_000)], offset=4_000, where="x")
    assert (played.asked, played.codes) == ([], ["fetch.truncated"])


def test_no_result_is_no_listing_and_no_problem():
    played = play("socrata", [BAKERY], "none.json", options=CHICAGO)
    assert (played.listings, played.problems, played.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.forbidden", False, True),
        (1, "fetch.bad-key", False, True),
        (2, "fetch.refused", False, True),
        (3, "fetch.refused", False, True),
        (4, "fetch.refused", False, False),
        (5, "fetch.not-found", False, True),
        (6, "fetch.server-error", True, False),
        (7, "fetch.rate-limited", True, False),
        (8, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    entries = json.loads((FIXTURES / "socrata" / "errors.json").read_text(encoding="utf-8"))
    answer = entries[number]["response"]
    problem = handed(answer["body"], status=answer["status"]).problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_an_export_is_read_by_the_column_map(read, hostile):
    found = read("licences.csv")
    bluebird, odd = found.listings
    assert bluebird.names == ("BLUEBIRD BAKERY", "BLUEBIRD HOLDINGS LLC")
    assert bluebird.address == Address("120 N MAPLE ST 1ST", "", "", "CHICAGO", "IL", "60699")
    assert (bluebird.point, bluebird.categories) == (
        Point(41.888582437, -87.629417014),
        ("Retail Food Establishment",),
    )
    assert odd.names == (hostile,)
    assert (found.skips, found.leftovers) == ([], {})
