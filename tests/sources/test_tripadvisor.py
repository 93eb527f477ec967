import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from listaudit.model import Address, Dated, Location, Point
from listaudit.normalize.hours import parse_hours
from tests.sources.play import outcomes, play, read_body

BISTRO = Location(
    store_code="0001",
    names=("Bluebird Bistro",),
    address=Address("120 Maple St", "Suite 4", "", "Springfield", "IL", "62701", "US"),
    phones=("(217) 555-0101",),
    categories=("French restaurant",),
    point=Point(39.8, -89.65),
)
MOVED = replace(BISTRO, former_names=(Dated("Maple Street Hotel"),))
CONTENT = {"options": {"api": "content"}}


def stating(*ids: str) -> Location:
    return replace(BISTRO, names=(), source_ids={"tripadvisor": ids})


def queries(location) -> list[dict[str, str]]:
    return [dict(parse_qsl(urlsplit(request.url).query)) for request in play("tripadvisor", [location]).asked]


def test_a_location_is_read_in_detail():
    bistro = next(
        x for x in play("tripadvisor", [BISTRO], "found.json").listings if x.listing_id == "900000001"
    )
    assert bistro.names == ("Bluebird Bistro", "Bistrot Bluebird")
    assert bistro.address == Address("120 Maple St", "Suite 4", "", "Springfield", "Illinois", "62701", "US")
    assert (bistro.phones, bistro.emails) == (("+1 217-555-0101",), ("hello@bluebird.example",))
    assert (bistro.websites, bistro.point) == (("https://bluebird.example/",), Point(39.8, -89.65))
    assert (bistro.categories, bistro.status, bistro.reviews) == (("French", "Restaurants"), "open", 12)
    assert bistro.url == "https://www.tripadvisor.com/Restaurant_Review-g1-d900000001-Reviews-Bluebird.html"
    assert parse_hours(bistro.hours.text).week.intervals == ((660, 1260), (4 * 1440 + 1080, 5 * 1440 + 90))


def test_nothing_of_an_answer_is_left_over():
    played = play("tripadvisor", [MOVED], "found.json")
    assert (played.leftovers, played.skips, played.problems, played.unanswered) == (set(), [], [], [])


def test_it_is_asked_by_current_and_former_name_and_in_former_cities():
    away = replace(MOVED, former_addresses=(Dated("8 Elm St, Peoria, IL 61602"),))
    asked = [(query["query"], query["geo_name"], query["country_code"]) for query in queries(away)]
    assert asked == [
        ("Bluebird Bistro", "Springfield", "US"),
        ("Bluebird Bistro", "Peoria", "US"),
        ("Maple Street Hotel", "Springfield", "US"),
        ("Maple Street Hotel", "Peoria", "US"),
    ]


def test_where_no_city_is_known_the_postcode_tells_where_to_look():
    (query,) = queries(replace(BISTRO, address=Address(postcode="62701", country="US")))
    assert (query["postal_code"], query.get("geo_name")) == ("62701", None)


def test_what_is_plainly_somebody_else_costs_no_further_request():
    played = play("tripadvisor", [BISTRO], "found.json")
    assert sorted(played.names) == ["Bluebird Bistro", "Quay Museum"]
    assert [request.sku for request in played.asked] == ["search", "location"]
    assert all(request.store_codes == ("0001",) for request in played.asked)


def test_a_closed_location_is_closed_for_good():
    states = {listing.name: listing.status for listing in play("tripadvisor", [MOVED], "found.json").listings}
    assert states == {
        "Bluebird Bistro": "open",
        "Quay Museum": "",
        "Hôtel Maple Street": "permanently_closed",
    }


def test_a_location_without_a_licence_is_read_from_the_catalogue():
    played = play("tripadvisor", [stating("900000001")], "not_licensed.json")
    (bistro,) = played.listings
    assert (bistro.listing_id, bistro.name, bistro.phones) == ("900000001", "Bluebird Bistro", ())
    assert [urlsplit(request.url).path for request in played.asked] == [
        "/api/locations/900000001",
        "/api/catalog/locations/900000001",
    ]


def test_what_is_not_in_the_catalogue_either_is_gone():
    (gone,) = play("tripadvisor", [stating("900000009")], "not_licensed.json").listings
    assert (gone.listing_id, gone.gone, gone.names) == ("900000009", True, ())


def test_the_content_api_is_asked_and_read_where_it_is_chosen():
    known = replace(BISTRO, source_ids={"tripadvisor": ("900000009",)})
    played = play("tripadvisor", [known], "content_api.json", **CONTENT)
    gone, bistro = played.listings
    assert (gone.listing_id, gone.gone) == ("900000009", True)
    assert bistro.address == Address("120 Maple St", "Suite 4", "", "Springfield", "Illinois", "62701", "US")
    assert (bistro.phones, bistro.websites, bistro.reviews) == (
        ("+1 217-555-0101",),
        ("https://bluebird.example/",),
        12,
    )
    assert (bistro.point, bistro.categories) == (Point(39.8, -89.65), ("restaurant", "sit_down"))
    week = parse_hours(bistro.hours.text)
    assert (week.week.intervals, week.stated) == (((660, 1260),), frozenset({0, 1}))
    assert (played.leftovers, played.skips, played.unanswered) == (set(), [], [])


def test_a_day_that_begins_and_ends_at_one_time_is_not_guessed_at():
    day = {"day_of_week": "Monday", "opens": "00:00:00", "closes": "00:00:00"}
    body = {"id": 1, "names": [{"value": "A"}], "opening_hours": {"periods": [day]}}
    request = play("tripadvisor", [stating("1")]).asked[0]
    (odd,) = read_body("tripadvisor", json.dumps(body).encode(), request=request).listings
    assert odd.hours.text == ""


@pytest.mark.parametrize("category", ["Dentist", "Hardware store", "Bank", "Retail"])
def test_what_is_plainly_no_hospitality_is_not_asked_for(category):
    assert queries(replace(BISTRO, categories=(category,))) == []


@pytest.mark.parametrize(
    "category", ["", "Frobnication", "Hotel", "Museum", "Cafe", "Day spa", "Tour operator"]
)
def test_what_could_be_hospitality_is_asked_for(category):
    assert len(queries(replace(BISTRO, categories=(category,) if category else ()))) == 1


def test_a_known_id_is_asked_for_whatever_the_category_says():
    assert len(play("tripadvisor", [replace(stating("1"), categories=("Bank",))]).asked) == 1


@pytest.mark.parametrize(("size", "asked"), [(5, "5"), (20, "20"), (21, "20"), (0, "20"), ("x", "20")])
def test_a_search_gives_as_many_results_as_are_wanted_and_allowed(size, asked):
    (request,) = play("tripadvisor", [BISTRO], options={"size": size}).asked
    assert dict(parse_qsl(urlsplit(request.url).query))["size"] == asked


def test_a_long_name_is_cut_to_what_a_query_takes():
    assert len(queries(replace(BISTRO, names=("x" * 900,)))[0]["query"]) == 500


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.bad-key", False, True),
        (1, "fetch.not-enabled", False, True),
        (2, "fetch.bad-key", False, True),
        (3, "fetch.refused", False, False),
        (4, "fetch.rate-limited", True, False),
        (5, "fetch.server-error", True, False),
        (6, "fetch.unreadable", False, False),
    ],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("tripadvisor", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_no_result_is_no_listing_and_no_problem():
    played = outcomes("tripadvisor", "errors.json")[7]
    assert (played.listings, played.problems, played.skips) == ([], [], [])


def test_hostile_text_is_read_as_text_and_new_keys_are_told(hostile):
    body = {
        "data": [{"location": {"id": 1, "names": [{"value": hostile, "primary": True}], "mood": 1}}],
        "more": 2,
    }
    request = play("tripadvisor", [BISTRO]).asked[0]
    played = read_body("tripadvisor", json.dumps(body).encode(), request=request)
    (odd,) = played.listings
    assert (odd.names, odd.leftovers) == ((hostile,), ("mood",))
    assert [skip.detail for skip in played.skips] == ["more"]
