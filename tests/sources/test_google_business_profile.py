import json
from urllib.parse import parse_qsl

import pytest

from listaudit.fetch.recording import load
from listaudit.model import Address, Location, Point, Request, Response, Token
from listaudit.normalize.category import kinds_of
from listaudit.normalize.hours import parse_hours
from listaudit.source import load_adapter
from tests.sources.play import FIXTURES, config_of, outcomes, play, read_body

LOCATIONS = [
    Location(store_code="0001", names=("Bluebird Bakery",)),
    Location(
        store_code="0002",
        names=("Harbor Coffee",),
        source_ids={"google": ("ChIJProfile0000000000000002",)},
    ),
    Location(
        store_code="AU-1", names=("Wombat Plumbing",), source_ids={"google-business-profile": ("1003",)}
    ),
]


def profiles(**overrides):
    played = play("google-business-profile", LOCATIONS, "profiles.json", **overrides)
    return {listing.key: listing for listing in played.listings}


def test_a_profile_is_read_whole():
    bluebird = profiles()["locations/1001"]
    assert bluebird.names == ("Bluebird Bakery",)
    assert bluebird.address == Address(
        "120 Maple St, Suite 4", "", "", "Springfield", "IL", "62701-1234", "US"
    )
    assert bluebird.phones == ("(217) 555-0101", "(217) 555-0199")
    assert bluebird.websites == ("https://bluebird-bakery.example/",)
    assert bluebird.categories == ("Bakery", "Coffee shop", "gcid:bakery", "gcid:coffee_shop")
    assert bluebird.point == Point(39.8, -89.65)
    assert (bluebird.status, bluebird.business_type, bluebird.claimed) == ("open", "", True)
    assert bluebird.url == "https://maps.google.com/maps?cid=2000000000000000001"
    assert parse_hours(bluebird.hours.text).week.by_day() == (((420, 1110),),) * 6 + ((),)
    assert json.loads(bluebird.hours.special)[0]["closed"] is True
    assert bluebird.columns == {
        "store_code": "0001",
        "profile": "locations/1001",
        "place_id": "ChIJProfile0000000000000001",
        "opening_date": "2014-05",
    }


def test_all_profiles_are_listed_page_by_page_for_all_locations_at_once():
    played = play("google-business-profile", LOCATIONS, "profiles.json")
    assert [request.purpose for request in played.asked] == [
        "ids",
        "google-version",
        "page",
        "google-version",
    ]
    assert {request.store_codes for request in played.asked} == {("0001", "0002", "AU-1")}
    assert (len(played.listings), played.unanswered, played.problems) == (5, [], [])
    assert (played.leftovers, played.skips) == (set(), [])


def test_no_locations_are_no_question():
    assert play("google-business-profile", [], "profiles.json").asked == []


def test_where_google_changed_a_profile_the_public_version_is_compared_and_the_owners_told():
    harbor = profiles()["locations/1002"]
    assert harbor.phones == ("(815) 555-0177",)
    assert harbor.websites == ()
    assert parse_hours(harbor.hours.text).week.by_day()[0] == ((420, 960),)
    assert harbor.columns["google_changed"] == "phoneNumbers.primaryPhone,regularHours,website_uri"
    told = {key: value for key, value in harbor.columns.items() if key.startswith("entered_")}
    assert told == {
        "entered_phone": "(815) 555-0102",
        "entered_website": "https://harbor-coffee.example/joliet",
        "entered_hours": "Mo-Sa 06:00-20:00",
    }
    assert harbor.columns["place_id"] == "ChIJProfile0000000000000002"


def test_what_is_no_change_of_google_stays_as_entered():
    harbor = profiles()["locations/1002"]
    assert harbor.names == ("Harbor Coffee",)
    assert (harbor.columns["edits_pending"], harbor.columns["pending_edits"]) == ("title", "yes")


def test_the_owners_version_is_compared_where_the_options_say_so():
    harbor = profiles(options={"show": "entered"})["locations/1002"]
    assert (harbor.phones, harbor.websites) == (
        ("(815) 555-0102",),
        ("https://harbor-coffee.example/joliet",),
    )
    assert harbor.columns["public_phone"] == "(815) 555-0177"
    assert harbor.columns["public_website"] == ""


def test_where_googles_version_is_refused_the_owners_is_taken_and_that_is_told():
    loup = profiles()["locations/1005"]
    assert (loup.names, loup.status, loup.business_type) == (
        ("Traiteur du Loup",),
        "temporarily_closed",
        "hybrid",
    )
    assert loup.columns["google_changed"] == "not told (HTTP 403)"


def test_a_service_area_business_has_a_country_and_no_street():
    wombat = profiles()["locations/1003"]
    assert (wombat.business_type, wombat.address) == ("service_area", Address(country="AU"))
    assert parse_hours(wombat.hours.text).week.always
    assert (wombat.claimed, wombat.columns["voice_of_merchant"]) == (None, "no")


def test_a_closed_profile_that_repeats_another_is_told_as_such():
    closed = profiles()["locations/1004"]
    assert (closed.status, closed.columns["duplicate_of"]) == ("permanently_closed", "locations/1001")


def test_a_profile_bears_the_id_by_which_the_owner_knows_it():
    ids = {key: listing.listing_id for key, listing in profiles().items()}
    assert ids == {
        "locations/1001": "locations/1001",
        "locations/1002": "ChIJProfile0000000000000002",
        "locations/1003": "1003",
        "locations/1004": "locations/1004",
        "locations/1005": "locations/1005",
    }


def test_categories_are_understood_in_any_language():
    assert kinds_of(profiles()["locations/1005"].categories) == kinds_of(("Caterer",))


def test_an_account_without_profiles_is_more_likely_the_wrong_one():
    played = play("google-business-profile", LOCATIONS, "none.json")
    assert (played.listings, played.codes) == ([], ["fetch.not-found"])


@pytest.mark.parametrize(
    ("account", "asked"),
    [
        ("accounts/-", ["accounts/-"]),
        ("accounts/12", ["accounts/12"]),
        ("12", ["accounts/12"]),
        (["accounts/1", "2"], ["accounts/1", "accounts/2"]),
        ("", ["accounts/-"]),
        ([], ["accounts/-"]),
    ],
    ids=["all", "one", "a number", "several", "empty", "no account"],
)
def test_the_account_is_an_option(account, asked):
    config = config_of("google-business-profile", options={"account": account})
    requests = list(load_adapter(config).plan(LOCATIONS, config))
    assert [request.url.partition("/v1/")[2].partition("/locations")[0] for request in requests] == asked


def test_the_login_names_its_keys_and_holds_none():
    config = config_of("google-business-profile")
    request = load_adapter(config).login(config)
    assert (request.purpose, request.method) == ("login", "POST")
    assert request.url == "https://oauth2.googleapis.com/token"
    assert dict(parse_qsl(request.body)) == {
        "client_id": "{GBP_CLIENT_ID}",
        "client_secret": "{GBP_CLIENT_SECRET}",
        "refresh_token": "{GBP_REFRESH_TOKEN}",
        "grant_type": "refresh_token",
    }


def test_the_login_gives_a_token_that_is_renewed_a_minute_early():
    good, revoked, unknown, odd = (answered(number) for number in range(4))
    assert good.tokens == [Token("ya29.invented", 3539.0)]
    assert [(played.codes, played.problems[0].stops) for played in (revoked, unknown, odd)] == [
        (["fetch.bad-key"], True),
        (["fetch.bad-key"], True),
        (["fetch.login"], True),
    ]


def answered(number):
    config = config_of("google-business-profile")
    _, response = list(load(FIXTURES / "google-business-profile" / "login.json"))[number]
    request = load_adapter(config).login(config)
    return read_body("google-business-profile", response.body, status=response.status, request=request)


@pytest.mark.parametrize(
    ("number", "code", "retry", "stops"),
    [
        (0, "fetch.not-enabled", False, True),
        (1, "fetch.rate-limited", True, False),
        (2, "fetch.quota", False, True),
        (3, "fetch.not-enabled", False, True),
        (4, "fetch.forbidden", False, True),
        (5, "fetch.bad-key", False, True),
        (6, "fetch.not-found", False, False),
        (7, "fetch.server-error", True, False),
    ],
    ids=["zero", "minute", "day", "off", "scope", "token", "account", "500"],
)
def test_errors_are_told_apart(number, code, retry, stops):
    problem = outcomes("google-business-profile", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, stops)
    assert "project_number" not in problem.detail


def test_the_check_asks_for_one_name_and_nothing_further():
    config = config_of("google-business-profile")
    adapter = load_adapter(config)
    request = adapter.check(config)
    assert request.url.endswith("/accounts/-/locations?readMask=name&pageSize=1")
    body = b'{"locations": [{"name": "locations/1"}], "nextPageToken": "x"}'
    found = list(adapter.read(Response(request=request, status=200, body=body), config))
    assert not [item for item in found if isinstance(item, Request)]


def test_what_nobody_knows_is_told():
    body = {
        "locations": [{"name": "locations/1", "title": "Kite", "robotStaff": {"count": 2}}],
        "surprise": 1,
    }
    played = read_body("google-business-profile", json.dumps(body).encode())
    assert played.leftovers == {"robotStaff"}
    assert [(skip.code, skip.detail) for skip in played.skips] == [("payload.unknown", "surprise")]


def test_hostile_text_is_cleaned_and_a_hostile_name_stays_a_path():
    body = {
        "locations": [
            {"name": "locations/1", "title": "Ki\u202ete\x00 Coffee"},
            {"name": "x?a=b#c", "title": "Kite", "metadata": {"hasGoogleUpdated": True}},
        ]
    }
    played = read_body("google-business-profile", json.dumps(body).encode())
    assert played.names == ["Kite Coffee"]
    assert "/v1/x%3Fa%3Db%23c:getGoogleUpdated?" in played.asked[0].url


def test_the_same_locations_lead_to_the_same_requests():
    first, second = (play("google-business-profile", LOCATIONS, "profiles.json") for _ in range(2))
    assert [request.key for request in first.asked] == [request.key for request in second.asked]
    assert first.listings == second.listings
