"""What live sources say and what becomes of it: pages and ids that are gone, service areas, facts."""

import json

import pytest

from tests.fetch.kit import alone

BLUEBIRD = "<title>Bluebird Bakery</title><p>120 Maple St, Springfield, IL 62701<p>Phone: (217) 555-0101"


@pytest.fixture
def played(desk, ours, monkeypatch):
    """Audit one location against a live source whose answers are on tape: URL -> status and body."""

    def playing(source, answers, **location):
        alone(monkeypatch, desk.folder)
        tape = [
            {
                "request": {"method": "GET", "url": url},
                "response": {"status": status, "headers": {"content-type": "text/html"}, "body": body},
            }
            for url, (status, body) in answers.items()
        ]
        desk.write("tape/all.json", json.dumps(tape))
        desk.table("locations.csv", ours | location)
        return desk.audit("--replay", "tape", sources=[source])

    return playing


@pytest.mark.parametrize("status", [404, 410])
def test_a_website_of_ours_that_is_not_there_is_a_finding_and_leaves_nobody_unchecked(played, status):
    done = played("website", {"https://old.example/": (status, "no")}, website="https://old.example/")
    assert done.code == 1
    assert (done.status("0001", "website"), done.rules("0001")) == (["gone"], ["website-gone"])
    assert (done.json["sources"][0]["unchecked"], done.summary["incomplete"]) == (0, False)
    assert f"HTTP {status} from https://old.example/" in done.location("0001")["findings"][0]["message"]


def test_a_second_website_that_is_not_there_is_told_beside_the_first(played):
    pages = {"https://bluebird.example/": (200, BLUEBIRD), "https://old.example/": (404, "no")}
    done = played("website", pages, website="https://bluebird.example/;https://old.example/")
    assert done.status("0001", "website") == ["found"]
    assert "website-gone" in done.rules("0001")


def test_a_website_that_could_not_be_asked_is_unchecked_still(played):
    pages = {"https://bluebird.example/": (503, "x"), "https://old.example/": (404, "no")}
    done = played("website", pages, website="https://bluebird.example/;https://old.example/")
    assert (done.status("0001", "website"), done.rules("0001")) == (["unchecked"], [])
    assert done.summary["incomplete"] is True


def profiles(*raws):
    """Return the one page of an account's profiles, by the address that it is asked for at."""
    fields = (
        "name,storeCode,title,storefrontAddress,phoneNumbers,websiteUri,regularHours,specialHours,"
        "categories,openInfo,serviceArea,latlng,metadata"
    ).replace(",", "%2C")
    base = "https://mybusinessbusinessinformation.googleapis.com/v1/accounts/-/locations"
    return {f"{base}?readMask={fields}&pageSize=100": (200, {"locations": list(raws)})}


KITE = {"name": "locations/9", "title": "Kite Hats", "phoneNumbers": {"primaryPhone": "(309) 555-0109"}}
GBP = "google-business-profile"


@pytest.mark.parametrize(
    ("ids", "status", "rules"),
    [
        ({f"id:{GBP}": "locations/4711"}, "gone", ["listing-gone"]),
        ({"id:google": "locations/4711"}, "missing", ["listing-missing"]),
        ({}, "missing", ["listing-missing"]),
    ],
    ids=["by the source", "by the platform alone", "none"],
)
def test_a_profile_that_is_no_longer_in_the_account_is_gone(played, ids, status, rules):
    done = played(GBP, profiles(KITE), **ids)
    assert (done.status("0001", GBP), done.rules("0001")) == ([status], rules)


def test_of_several_ids_of_one_profile_the_others_are_not_gone(played):
    bluebird = KITE | {
        "title": "Bluebird Bakery",
        "metadata": {"placeId": "ChIJ1"},
        "phoneNumbers": {"primaryPhone": "(217) 555-0101"},
    }
    done = played(GBP, profiles(bluebird), **{f"id:{GBP}": "locations/9;ChIJ1"})
    assert done.status("0001", GBP) == ["found"]
    assert "listing-gone" not in done.rules("0001")


def test_an_account_that_could_not_be_read_loses_nobody(played):
    elsewhere = {"https://other.example/": (200, "")}
    done = played(GBP, elsewhere, **{f"id:{GBP}": "locations/4711"})
    assert (done.status("0001", GBP), done.rules("0001")) == (["unchecked"], [])


def service_area(**more):
    return KITE | {
        "title": "Bluebird Bakery",
        "phoneNumbers": {"primaryPhone": "(217) 555-0101"},
        "serviceArea": {"businessType": "CUSTOMER_LOCATION_ONLY", "regionCode": "US"},
        **more,
    }


@pytest.mark.parametrize(
    ("kind", "verdict", "rule"),
    [("", "uncheckable", False), ("service_area", "uncheckable", False), ("storefront", "absent", True)],
)
def test_a_profile_of_a_service_area_lacks_no_address_unless_ours_has_a_door(played, kind, verdict, rule):
    done = played(GBP, profiles(service_area()), business_type=kind)
    assert {done.verdict("0001", field) for field in ("city", "postcode", "region")} == {verdict}
    assert ("city-missing" in done.rules("0001")) is rule
    if not rule:
        assert done.reasons("0001", "city") == ["city.service-area"]


def test_facts_beside_the_fields_reach_the_report(played):
    (row,) = played(GBP, profiles(service_area(storeCode="77"))).location("0001")["listings"]
    assert row["facts"] == {"store_code": "77", "profile": "locations/9"}
