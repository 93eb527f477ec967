"""Google Places: answers that are odd, hostile or say no."""

import pytest

from listaudit.model import Response
from listaudit.source import load_adapter
from tests.sources.google_places import KNOWN, read_details
from tests.sources.play import config_of, outcomes, play, read_body


def test_what_nobody_knows_is_told():
    (listing,) = read_details({"id": "x", "displayName": {"text": "Kite"}, "robotStaff": True}).listings
    assert listing.leftovers == ("robotStaff",)


def test_hostile_text_is_cleaned():
    (listing,) = read_details({"id": "x", "displayName": {"text": "Ki\u202ete\x00 Coffee\u200b"}}).listings
    assert listing.names == ("Kite Coffee",)


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.quota", False, True),
        (1, "fetch.rate-limited", True, False),
        (2, "fetch.not-enabled", False, True),
        (3, "fetch.quota", False, True),
        (4, "fetch.bad-key", False, True),
        (5, "fetch.not-enabled", False, True),
        (6, "fetch.not-enabled", False, True),
        (7, "fetch.not-enabled", False, True),
        (8, "fetch.bad-key", False, True),
        (9, "fetch.forbidden", False, True),
        (10, "fetch.refused", False, False),
        (11, "fetch.server-error", True, False),
    ],
    ids=[
        "day", "minute", "zero", "day by message", "key", "off", "billing", "service", "referrer", "denied",
        "id", "503",
    ],
)  # fmt: skip
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("google-places", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)


def test_an_error_is_told_in_googles_words_without_our_project():
    day, minute, *_ = (played.problems[0] for played in outcomes("google-places", "errors.json"))
    assert day.detail == (
        "HTTP 429: RATE_LIMIT_EXCEEDED: Quota exceeded for quota metric 'SearchTextRequest' and limit "
        "'SearchTextRequest per day' of service 'places.googleapis.com'"
    )
    assert (day.after, minute.after) == (None, 20.0)


def test_an_error_that_is_no_json_is_told_by_its_status():
    played = read_body("google-places", b"<html>Bad Gateway</html>", status=502)
    assert played.codes == ["fetch.server-error"]


def test_the_check_is_free_and_asks_nothing_further():
    config = config_of("google-places")
    adapter = load_adapter(config)
    request = adapter.check(config)
    assert (request.purpose, request.sku) == ("check", "Places API Text Search Essentials (IDs Only)")
    answer = Response(request=request, status=200, body=b'{"places": [{"id": "ChIJ1"}]}')
    assert list(adapter.read(answer, config)) == []


def test_the_same_locations_lead_to_the_same_requests():
    first, second = (play("google-places", [KNOWN], "found.json") for _ in range(2))
    assert [request.key for request in first.asked] == [request.key for request in second.asked]
    assert first.listings == second.listings
