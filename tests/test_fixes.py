import pytest

from listaudit.fixes import PROCEDURES, Task, fix_for, one_line, platform_rank, priority
from listaudit.model import (
    SEVERITIES,
    Action,
    Address,
    Field,
    Hours,
    Kind,
    Listing,
    Location,
    Severity,
    Source,
    Tagged,
    Verdict,
)
from listaudit.rules.table import by_id

STREET = Address(street="12 Quay St", unit="Ste 4", city="Boise", region="ID", postcode="83702", country="US")


def location(**fields):
    values = {
        "store_code": "0042",
        "names": ("Harbor Bakery",),
        "address": STREET,
        "phones": ("(212) 555-0100",),
    }
    return Location(**{**values, "websites": ("https://harbor.example/",), **fields})


def source(platform="google", **fields):
    return Source(
        **{"name": platform, "id": platform, "title": platform.title(), "platform": platform, **fields}
    )


def listing(**fields):
    return Listing(**{"source": "google", "key": "L1", "listing_id": "L1", **fields})


def task_of(rule):
    return Task(by_id()[rule].action, by_id()[rule].field)


def fix(rule, *, at=None, ours=None, theirs=None, verdict=None, action=None):
    task = task_of(rule)
    asked = Task(action or task.action, task.field)
    return fix_for(asked, ours or location(), theirs or listing(), at or source(), verdict)


@pytest.mark.parametrize(
    ("rule", "field", "canonical", "expected"),
    [
        ("name-different", "name", "Harbor Bakery", "Harbor Bakery"),
        ("phone-missing", "phone", "(212) 555-0100", "(212) 555-0100"),
        ("pin-far", "pin", "43.610000, -116.200000", "43.610000, -116.200000"),
        ("phone-extra", "phone", "(212) 555-0100", ""),
        ("name-language", "name", "Harbor Bakery", ""),
    ],
)
def test_the_value_to_enter_is_ours(rule, field, canonical, expected):
    assert fix(rule, verdict=Verdict(Field(field), Kind.DIFFERENT, (), canonical, "theirs")).value == expected


@pytest.mark.parametrize("tag", ["google", "GOOGLE", "my-google", "google-places"])
def test_a_value_tagged_for_the_platform_wins(tag):
    ours = location(tagged=(Tagged("phone", tag, ("(212) 555-0177",)),))
    at = source(name="my-google", id="google-places")
    verdict = Verdict(Field.PHONE, Kind.DIFFERENT, (), "(212) 555-0100", "x")
    assert fix("phone-different", ours=ours, at=at, verdict=verdict).value == "(212) 555-0177"


def test_a_value_tagged_for_another_platform_is_none_of_this_ones():
    ours = location(tagged=(Tagged("phone", "yelp", ("(212) 555-0177",)),))
    assert fix("phone-tracking-leaked", ours=ours).value == "(212) 555-0100"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("name-missing", "Harbor Bakery"),
        ("address-missing", "12 Quay St, Ste 4"),
        ("website-missing", "https://harbor.example/"),
        ("email-missing", "hello@harbor.example"),
        ("hours-missing", "24/7"),
        ("category-missing", ""),
    ],
)
def test_without_a_verdict_the_value_is_the_record_s(rule, expected):
    ours = location(emails=("hello@harbor.example",), hours=Hours("24/7"))
    assert fix(rule, ours=ours).value == expected


def test_a_former_address_is_replaced_whole():
    verdict = Verdict(Field.ADDRESS, Kind.STALE, (), "12 Quay St, Ste 4", "1 Old Rd")
    assert fix("address-former", verdict=verdict).value == "12 Quay St, Ste 4, Boise, ID 83702, US"


@pytest.mark.parametrize(
    ("rule", "action", "expected"),
    [
        (
            "listing-missing",
            None,
            "Harbor Bakery; 12 Quay St, Ste 4, Boise, ID 83702, US; (212) 555-0100; https://harbor.example/",
        ),
        ("listing-closed", None, "open"),
        ("listing-closed", Action.REPORT_MOVED, "12 Quay St, Ste 4, Boise, ID 83702, US"),
        ("listing-open-but-closed", None, "permanently closed"),
        ("listing-unclaimed", None, ""),
    ],
)
def test_actions_say_what_to_enter(rule, action, expected):
    assert fix(rule, action=action).value == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"status": "temporarily_closed"}, "temporarily closed"),
        ({"status": "temporarily_closed", "closed_on": "2027-01-01"}, "permanently closed"),
        ({"closed_on": "2027-01-01"}, "permanently closed"),
    ],
)
def test_a_closure_is_entered_as_what_it_is(fields, expected):
    assert fix("listing-open-but-closed", ours=location(**fields)).value == expected


@pytest.mark.parametrize("doorless", [{"business_type": "service_area"}, {"address_public": False}])
def test_the_street_of_a_business_without_a_door_is_never_entered(doorless):
    assert one_line(location(**doorless)) == "Boise, ID 83702, US"
    assert "Quay" not in fix("listing-missing", ours=location(**doorless)).value


def test_an_address_that_came_as_one_line_is_given_as_it_came():
    assert one_line(location(address=Address(given="12 Quay St, Boise ID"))) == "12 Quay St, Boise ID"


URLS = [
    ({"edit_url": "https://maps.example/edit?id={id}"}, {}, "https://maps.example/edit?id=L1"),
    (
        {"edit_url": "https://maps.example/edit?id={id}"},
        {"listing_id": "a&b=/?"},
        "https://maps.example/edit?id=a%26b%3D/%3F",
    ),
    ({"edit_url": "https://maps.example/{id}"}, {"listing_id": "node/42"}, "https://maps.example/node/42"),
    (
        {"edit_url": "https://maps.example/{id}"},
        {"listing_id": "../../out"},
        "https://maps.example/..%2F..%2Fout",
    ),
    (
        {"edit_url": "https://maps.example/{id}"},
        {"listing_id": "/evil.example"},
        "https://maps.example/%2Fevil.example",
    ),
    ({"edit_url": "https://maps.example/edit?id={id}"}, {"listing_id": ""}, ""),
    ({"edit_url": "https://maps.example/help"}, {}, "https://maps.example/help"),
    (
        {"edit_url": "https://maps.example/?q={query}"},
        {},
        "https://maps.example/?q=Harbor%20Bakery%2012%20Quay%20St%2C%20Ste%204%2C%20Boise%2C%20ID%2083702%2C%20US",
    ),
    ({"edit_url": "javascript:alert({id})"}, {}, ""),
    ({}, {"url": "https://maps.example/L1"}, ""),
    (
        {"edit_url": "{url}", "homepage": "https://www.maps.example/"},
        {"url": "https://maps.example/L1"},
        "https://maps.example/L1",
    ),
    (
        {"edit_url": "{url}", "homepage": "https://maps.example/"},
        {"url": "https://de.maps.example/L1"},
        "https://de.maps.example/L1",
    ),
    (
        {"edit_url": "{url}", "homepage": "https://maps.example/"},
        {"url": "https://maps.example.evil.example/L1"},
        "",
    ),
    ({"edit_url": "{url}", "homepage": "https://maps.example/"}, {"url": "https://evil.example/L1"}, ""),
    ({"edit_url": "{url}", "homepage": "https://maps.example/"}, {"url": "javascript:alert(1)"}, ""),
    ({"edit_url": "{url}", "homepage": "https://maps.example/"}, {"url": "https://user@maps.example/L1"}, ""),
    ({"edit_url": "{url}", "homepage": "https://maps.example/"}, {"url": "https://maps.example/a b"}, ""),
    ({"edit_url": "{url}", "homepage": "https://maps.example/"}, {"url": "https://[maps.example/"}, ""),
    ({"edit_url": "{url}", "homepage": "https://maps.example/"}, {"url": ""}, ""),
    ({"edit_url": "{url}"}, {"url": "https://maps.example/L1"}, ""),
]


@pytest.mark.parametrize(("known", "theirs", "expected"), URLS)
def test_people_are_sent_to_pages_of_the_source_alone(known, theirs, expected):
    assert fix("phone-different", at=source(**known), theirs=listing(**theirs)).url == expected


def test_a_listing_is_created_at_the_page_for_that():
    at = source(edit_url="https://maps.example/{id}", create_url="https://maps.example/new")
    ours = location()
    assert fix_for(task_of("listing-missing"), ours, None, at, None).url == "https://maps.example/new"
    assert fix_for(task_of("phone-different"), ours, None, at, None).url == ""


def test_the_source_s_own_procedure_comes_before_the_general_one():
    assert (
        fix("name-different", at=source(procedure="Write to the editor.")).procedure == "Write to the editor."
    )
    assert fix("name-different").procedure == "Sign in at Google, open the listing and enter the value."


def test_every_action_has_a_procedure():
    assert set(PROCEDURES) == set(Action)


def test_severity_decides_before_platform_and_platform_before_reach():
    order = [
        source("harbor", kind="website"),
        source("google"),
        source("apple"),
        source("bing"),
        source("yelp"),
        source("facebook"),
        source("data-axle", kind="aggregator"),
        source("yellowpages", weight=2.0),
        source("hotfrog", weight=1.0),
        source("nobody", weight=0.0),
    ]
    keys = [priority(severity, at) for severity in SEVERITIES for at in order]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_first_priority_is_one():
    assert priority(Severity.CRITICAL, source("harbor", kind="website", weight=10.0)) == 1


@pytest.mark.parametrize("weight", [-1.0, 1.0, 55.0])
def test_any_weight_stays_within_its_platform(weight):
    google, apple = source("google", weight=weight), source("apple", weight=8.0)
    assert priority(Severity.LOW, google) < priority(Severity.LOW, apple)


def test_platforms_that_nobody_ranked_come_last():
    assert platform_rank(source("nobody")) > platform_rank(source("x", kind="aggregator"))
