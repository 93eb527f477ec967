import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listaudit.model import Address, Hours, Point, Severity
from listaudit.rules.table import Group, rules
from listaudit.rules.validate import FileChecks, check_location

TODAY = "2027-03-01"
GOOD = {
    "hours": Hours("Mo-Fr 08:00-18:00"),
    "categories": ("bakery",),
    "point": Point(43.61, -116.2),
    "emails": ("hello@harbor.example",),
}


def place(**parts):
    return Address(
        **{
            "street": "12 Quay St",
            "city": "Boise",
            "region": "ID",
            "postcode": "83702",
            "country": "US",
            **parts,
        }
    )


def on_row(make, country="", **fields):
    location = make.location(**{**GOOD, **fields})
    return [noted.finding for noted in check_location(location, make.settings(today=TODAY), country)]


ROWS = [
    # rule, what fires it, what is near and does not
    (
        "location-address-missing",
        {"address": place(street="")},
        {"address": place(street="", given="12 Quay St, Boise")},
    ),
    (
        "location-address-missing",
        {"address": place(street="")},
        {"address": place(street=""), "business_type": "service_area"},
    ),
    (
        "location-city-missing",
        {"address": place(city="")},
        {"address": place(city="", given="12 Quay St, Boise")},
    ),
    (
        "location-postcode-missing",
        {"address": place(postcode="")},
        {"address": place(postcode="", country="HK"), "point": None},
    ),
    ("location-phone-missing", {"phones": ()}, {"phones": (), "status": "permanently_closed"}),
    ("location-website-missing", {"websites": ()}, {"websites": ("harbor.example",)}),
    ("location-hours-missing", {"hours": Hours()}, {"hours": Hours("24/7")}),
    ("location-category-missing", {"categories": ()}, {"categories": ("cafe",)}),
    ("location-pin-missing", {"point": None}, {"point": None, "address_public": False}),
    ("location-phone-invalid", {"phones": ("x",)}, {"phones": ("(212) 555-0100 ext 4",)}),
    ("location-phone-invalid", {"phones": ("555-01",)}, {"phones": ("+44 20 7946 0018",)}),
    (
        "location-phone-invalid",
        {"phones": ("55",), "address": place(country="")},
        {"phones": ("2125550100",), "address": place(country="")},
    ),
    (
        "location-website-invalid",
        {"websites": ("harbor dot example",)},
        {"websites": ("harbor.example/boise?x=1",)},
    ),
    (
        "location-website-invalid",
        {"websites": ("ftp://harbor.example",)},
        {"websites": ("http://bäckerei.example:8080/",)},
    ),
    (
        "location-website-invalid",
        {"websites": ("https://[bad",)},
        {"websites": ("HTTPS://WWW.HARBOR.EXAMPLE",)},
    ),
    ("location-website-invalid", {"websites": ("harbor",)}, {"websites": ("xn--bckerei-5wa.example",)}),
    ("location-email-invalid", {"emails": ("hello@harbor",)}, {"emails": ("a.b+c@mail.harbor.example",)}),
    ("location-email-invalid", {"emails": ("hello at harbor.example",)}, {"emails": ()}),
    (
        "location-hours-unreadable",
        {"hours": Hours("whenever the tide is in")},
        {"hours": Hours("Mon-Fri 9am-5pm")},
    ),
    ("location-country-unknown", {"address": place(country="Atlantis")}, {"address": place(country="")}),
    (
        "location-postcode-misfit",
        {"address": place(postcode="2138")},
        {"address": place(postcode="83702-1234")},
    ),
    (
        "location-postcode-misfit",
        {"address": place(postcode="SW1A 1AA")},
        {"address": place(postcode="SW1A1AA", country="GB"), "point": None},
    ),
    (
        "location-po-box",
        {"address": place(street="P.O. Box 1250")},
        {"address": place(street="12 Quay St, PO Box 5")},
    ),
    (
        "location-po-box",
        {"address": place(street="Postfach 12 34", country="DE", postcode="10115"), "point": None},
        {"address": place(street="Box Hill Road 5")},
    ),
    (
        "location-po-box",
        {"address": place(street="PO BOX", unit="77")},
        {"address": place(street="Pobox Lane 7")},
    ),
    ("location-pin-swapped", {"point": Point(-86.0, 43.61)}, {"point": Point(43.61, -86.0)}),
    ("location-pin-outside", {"point": Point(48.85, 2.35)}, {"point": Point(21.3, -157.8)}),
    (
        "location-pin-outside",
        {"point": Point(0.0, 0.0)},
        {"point": Point(0.0, 0.0), "address": place(country="MZ", postcode="1100")},
    ),
    ("location-date-invalid", {"opened_on": "last spring"}, {"opened_on": "2020-02-29"}),
    ("location-date-invalid", {"closed_on": "2026-02-30"}, {"closed_on": ""}),
    (
        "location-closed-open",
        {"closed_on": "2027-02-28"},
        {"closed_on": "2027-02-28", "status": "permanently_closed"},
    ),
    ("location-closed-open", {"closed_on": "2020-01-01", "status": ""}, {"closed_on": "2027-03-02"}),
    ("location-code-made-up", {"store_code": "harbor bakery 83702"}, {"store_code": "83702"}),
    ("location-name-capitals", {"names": ("HARBOR BAKERY",)}, {"names": ("IKEA",)}),
    ("location-name-capitals", {"names": ("BREADHOUSE",)}, {"names": ("H&M",)}),
    ("location-name-capitals", {"names": ("ПЕКАРНЯ ГАВАНЬ",)}, {"names": ("港のパン屋",)}),
    ("location-name-store-code", {"names": ("Harbor Bakery #1250",)}, {"names": ("7 Seas Bakery",)}),
    (
        "location-name-store-code",
        {"names": ("Harbor Bakery BOI7",), "store_code": "BOI7"},
        {"names": ("Harbor Bakery",), "store_code": "BOI7"},
    ),
    ("location-name-phone", {"names": ("Harbor Bakery 212-555-0100",)}, {"names": ("Harbor 1999-2001",)}),
    ("location-name-phone", {"names": ("Call 555-0100 Plumbing",)}, {"names": ("Studio 54",)}),
    ("location-name-url", {"names": ("Harbor Bakery www.harbor.example",)}, {"names": ("Harbor.com",)}),
    ("location-name-url", {"names": ("Harbor Bakery harbor.com",)}, {"names": ("St. Example Church",)}),
    (
        "location-name-tagline",
        {"names": ("Harbor Bakery - Fresh Bread Daily",)},
        {"names": ("Harbor Bakery - Boise",)},
    ),
    (
        "location-name-tagline",
        {"names": ("Harbor Bakery | Cakes and Catering",)},
        {"names": ("Harbor-Bakery",)},
    ),
    ("location-name-tagline", {"names": ("Best Bread in Boise",)}, {"names": ("Best Baskets",)}),
    (
        "location-name-tagline",
        {"names": ("Locksmith Near Me",)},
        {"names": ("Harbor Dental: Dr. Ada Mae Quill",), "entity_type": "practitioner"},
    ),
    ("location-name-legal-form", {"names": ("Harbor Bakery LLC",)}, {"names": ("Harbor Co-op",)}),
    ("location-name-symbols", {"names": ("★ Harbor Bakery",)}, {"names": ("Harbor & Sons + Co. №5",)}),
    ("location-name-symbols", {"names": ("Harbor® Bakery",)}, {"names": ("Café l’Océan!",)}),
]


@pytest.mark.parametrize(("rule", "bad", "good"), ROWS, ids=[rule for rule, *_ in ROWS])
def test_a_row_fires_its_rule_and_its_neighbour_does_not(make, rule, bad, good):
    assert rule in [finding.rule for finding in on_row(make, **bad)]
    assert rule not in [finding.rule for finding in on_row(make, **good)]


def test_a_good_row_has_no_findings(make):
    assert on_row(make) == []


def across(make, *rows):
    checks = FileChecks(make.settings())
    for row in rows:
        checks.add(make.location(**row))
    return [
        (noted.finding.rule, noted.finding.store_code, noted.finding.message) for noted in checks.finish()
    ]


FAR = {"address": place(street="9 Elm Ave"), "phones": ("(212) 555-0199",)}
OTHER = {"names": ("Quay Locksmith",)}
FILES = [
    ("location-code-duplicate", [{}, {"phones": ("(212) 555-0101",)}], [{}, {}]),
    ("location-code-repeated", [{}, {}], [{}, {"store_code": "0043", **FAR}]),
    ("location-duplicate", [{}, {"store_code": "0043", "phones": ()}], [{}, {"store_code": "0043", **OTHER}]),
    (
        "location-phone-shared",
        [{}, {"store_code": "0043", "address": place(street="9 Elm Ave")}],
        [{}, {"store_code": "0043", **FAR}],
    ),
    (
        "location-phone-shared",
        [{}, {"store_code": "0043", "address": place(street="9 Elm Ave")}],
        [
            {"store_code": code, "address": place(street=f"{code} Elm"), "shared_phones": ("212-555-0100",)}
            for code in "12"
        ],
    ),
    (
        "location-address-shared",
        [{}, {"store_code": "0043", **OTHER}],
        [{}, {"store_code": "0043", **OTHER, "address": place(unit="Ste 4")}],
    ),
    (
        "location-address-shared",
        [{}, {"store_code": "0043", **OTHER}],
        [{}, {"store_code": "0043", **OTHER, "entity_type": "department"}],
    ),
    (
        "location-address-shared",
        [{}, {"store_code": "0043", **OTHER}],
        [{"address": Address()}, {"store_code": "0043", "address": Address()}],
    ),
    ("location-parent-unknown", [{"parent": "0001"}], [{"parent": "0001"}, {"store_code": "0001", **FAR}]),
]


@pytest.mark.parametrize(("rule", "bad", "good"), FILES, ids=[rule for rule, *_ in FILES])
def test_a_file_fires_its_rule_and_its_neighbour_does_not(make, rule, bad, good):
    assert rule in [found for found, *_ in across(make, *bad)]
    assert rule not in [found for found, *_ in across(make, *good)]


def test_every_rule_of_the_canonical_file_has_a_case():
    cased = {rule for rule, *_ in [*ROWS, *FILES]}
    assert {rule.id for rule in rules() if rule.group is Group.VALIDATE} == cased


def test_the_same_location_twice_is_told_once(make):
    found = across(make, {}, {"store_code": "0043"})
    assert found == [("location-duplicate", "0042", "Harbor Bakery stands at this address under 0042, 0043.")]


def test_a_shared_phone_names_the_first_stores_and_counts_the_others(make):
    rows = [{"store_code": f"S{n}", "address": place(street=f"{n} Elm Ave")} for n in range(1, 9)]
    ((rule, code, text),) = across(make, *rows)
    assert (rule, code) == ("location-phone-shared", "S1")
    assert text.endswith("is the phone of S1, S2, S3, S4, S5 and 3 more.")


def test_a_shared_phone_is_the_same_with_and_without_its_country_code(make):
    rows = [{}, {"store_code": "0043", "address": place(street="9 Elm Ave"), "phones": ("+1 212 555 0100",)}]
    assert across(make, *rows) == [
        ("location-phone-shared", "0042", "(212) 555-0100 is the phone of 0042, 0043."),
    ]


def test_two_bad_values_of_one_rule_are_one_finding_with_both(make):
    (finding,) = on_row(make, emails=("a", "b"))
    assert finding.message == "a; b is no email address."


def test_overrides_reach_the_canonical_file(make):
    settings = make.settings(
        overrides={"location-pin-missing": "off", "location-hours-missing": Severity.CRITICAL}
    )
    found = [noted.finding for noted in check_location(make.location(categories=("bakery",)), settings)]
    assert [(finding.rule, finding.severity) for finding in found] == [("location-hours-missing", "critical")]
    checks = FileChecks(make.settings(overrides={"location-code-repeated": "off"}))
    checks.add(make.location())
    checks.add(make.location())
    assert list(checks.finish()) == []


def test_the_country_of_the_file_stands_in_for_one_that_is_not_stated(make):
    address = place(country="", postcode="2138")
    assert [finding.rule for finding in on_row(make, "US", address=address)] == ["location-postcode-misfit"]
    assert on_row(make, address=address) == []


@given(text=st.text(max_size=60))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_in_any_column_makes_it_fail(make, text):
    location = make.location(
        store_code=text,
        names=(text,),
        phones=(text,),
        websites=(text,),
        emails=(text,),
        hours=Hours(text),
        address=Address(street=text, unit=text, city=text, postcode=text, country=text),
        status=text,
        opened_on=text,
        closed_on=text,
        parent=text,
    )
    checks = FileChecks(make.settings(today=TODAY))
    checks.add(location)
    found = [*check_location(location, make.settings(today=TODAY), "US"), *checks.finish()]
    assert all(noted.finding.message.endswith(".") for noted in found)
