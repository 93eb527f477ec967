"""Each listing rule fires where it should, and is silent where it should."""

import pytest

from listaudit.model import Address, Status
from listaudit.rules.table import Group, rules
from tests.rules.places import (
    GOOGLE_PHONE,
    TRACKING,
    YELP_PHONE,
    changed,
    fired,
    missing,
    page_gone,
    phones,
    seen_elsewhere,
    stated,
    street,
    twins,
    unclaimed,
    views,
    wrong_id,
)

FIRES = [
    ("listing-missing", missing),
    ("listing-missing", lambda make: missing(make, "suggests")),
    ("listing-duplicate", twins),
    ("listing-closed", lambda make: stated(make, "permanently_closed")),
    ("listing-closed", lambda make: stated(make, "permanently_closed", status="temporarily_closed")),
    ("listing-closed", lambda make: stated(make, "CLOSED_PERMANENTLY")),
    ("listing-temporarily-closed", lambda make: stated(make, "temporarily_closed")),
    ("listing-open-but-closed", lambda make: stated(make, "open", status="permanently_closed")),
    ("listing-open-but-closed", lambda make: stated(make, "open", status="temporarily_closed")),
    ("listing-open-but-closed", lambda make: stated(make, "", closed_on="2027-02-01")),
    ("listing-closure-unmarked", lambda make: stated(make, "temporarily_closed", closed_on="2027-02-01")),
    ("listing-gone", lambda make: (make.location(), [make.cell(status=Status.GONE)])),
    ("listing-gone", lambda make: (make.location(), [make.cell(make.matched(status=Status.GONE))])),
    ("website-gone", page_gone),
    ("listing-changed", lambda make: changed(make, "same", public_phone="(212) 555-0101")),
    ("listing-changed", lambda make: changed(make, "same", entered_phone="(212) 555-0199")),
    ("listing-possible", lambda make: (make.location(), [make.cell(make.matched(status=Status.POSSIBLE))])),
    ("listing-id-wrong", wrong_id),
    ("listing-unclaimed", lambda make: unclaimed(make, claimed=False)),
    (
        "owner-public-differ",
        lambda make: views(make, {"phones": ("(212) 555-0100",)}, {"phones": ("(212) 555-0101",)}),
    ),
    (
        "practitioner-unlisted",
        lambda make: (
            make.location(),
            [make.cell(make.matched(), practitioners=(make.listing("P9", "Dr. Ada Quill"),))],
        ),
    ),
    ("service-area-address-shown", lambda make: street(make, business_type="service_area")),
    ("service-area-address-shown", lambda make: street(make, address_public=False)),
    ("phone-tracking-leaked", lambda make: phones(make, TRACKING, tagged=GOOGLE_PHONE)),
    ("phone-tracking-leaked", lambda make: phones(make, "+1 212-555-0177", tagged=GOOGLE_PHONE)),
    (
        "phone-tracking-leaked",
        lambda make: phones(make, TRACKING, tracking_phones=(TRACKING,), tagged=YELP_PHONE),
    ),
]

SILENT = [
    ("listing-missing", lambda make: missing(make, "says-nothing")),
    ("listing-missing", lambda make: missing(make, status="permanently_closed")),
    ("listing-missing", lambda make: missing(make, opened_on="2028-01-01")),
    ("listing-missing", lambda make: (make.location(), [make.cell(status=Status.UNCHECKED)])),
    ("listing-missing", lambda make: (make.location(), [make.cell(status=Status.NOT_SEEN)])),
    ("listing-duplicate", lambda make: (make.location(), [make.cell(make.matched())])),
    ("listing-duplicate", lambda make: twins(make, status="permanently_closed")),
    ("listing-closed", lambda make: stated(make, "open")),
    ("listing-closed", lambda make: stated(make, "permanently_closed", status="permanently_closed")),
    (
        "listing-closed",
        lambda make: (
            make.location(),
            [
                make.cell(
                    make.matched(),
                    make.matched(make.listing("L2", status="permanently_closed"), status=Status.CLOSED),
                )
            ],
        ),
    ),
    (
        "listing-temporarily-closed",
        lambda make: stated(make, "temporarily_closed", status="temporarily_closed"),
    ),
    ("listing-temporarily-closed", lambda make: stated(make, "mostly harmless")),
    ("listing-open-but-closed", lambda make: stated(make, "", status="temporarily_closed")),
    ("listing-open-but-closed", lambda make: stated(make, "open", closed_on="2027-04-01")),
    ("listing-closure-unmarked", lambda make: stated(make, "permanently_closed", closed_on="2027-02-01")),
    (
        "listing-gone",
        lambda make: (make.location(status="permanently_closed"), [make.cell(status=Status.GONE)]),
    ),
    ("listing-gone", lambda make: (make.location(), [make.cell(make.matched())])),
    ("listing-gone", page_gone),
    ("website-gone", lambda make: page_gone(make, status="permanently_closed")),
    ("website-gone", lambda make: (make.location(), [make.cell(status=Status.GONE)])),
    ("listing-changed", lambda make: changed(make, "same", place_id="p1")),
    ("listing-changed", seen_elsewhere),
    ("listing-possible", lambda make: (make.location(), [make.cell(make.matched())])),
    (
        "listing-id-wrong",
        lambda make: (make.location(), [make.cell(make.matched(status=Status.POSSIBLE, bits=-2.0))]),
    ),
    ("listing-unclaimed", lambda make: unclaimed(make, claimed=None)),
    ("listing-unclaimed", lambda make: unclaimed(make, claimed=True)),
    (
        "owner-public-differ",
        lambda make: views(make, {"phones": ("(212) 555-0100",)}, {"phones": ("212-555-0100",)}),
    ),
    ("owner-public-differ", lambda make: views(make, {"phones": ("(212) 555-0100",)}, {})),
    (
        "owner-public-differ",
        lambda make: (
            make.location(),
            [make.cell(of=make.source("gbp", platform="google", view="owner")), make.cell(make.matched())],
        ),
    ),
    ("practitioner-unlisted", lambda make: (make.location(), [make.cell(make.matched())])),
    ("service-area-address-shown", street),
    (
        "service-area-address-shown",
        lambda make: street(make, business_type="service_area", address_public=True),
    ),
    (
        "service-area-address-shown",
        lambda make: street(make, Address(city="Boise"), business_type="service_area"),
    ),
    ("phone-tracking-leaked", lambda make: phones(make, TRACKING, at="google", tagged=GOOGLE_PHONE)),
    ("phone-tracking-leaked", lambda make: phones(make, TRACKING, tracking_phones=(TRACKING,))),
    ("phone-tracking-leaked", lambda make: phones(make, "(212) 555-0100", tagged=GOOGLE_PHONE)),
    ("phone-tracking-leaked", lambda make: phones(make, TRACKING, phones=(TRACKING,), tagged=GOOGLE_PHONE)),
]


@pytest.mark.parametrize(("rule", "case"), FIRES, ids=[rule for rule, _ in FIRES])
def test_a_listing_rule_fires(make, rule, case):
    assert [finding.rule for finding in fired(make, case)] == [rule]


@pytest.mark.parametrize(("rule", "case"), SILENT, ids=[rule for rule, _ in SILENT])
def test_a_listing_rule_is_silent(make, rule, case):
    assert rule not in [finding.rule for finding in fired(make, case)]


@pytest.mark.parametrize("cases", [FIRES, SILENT], ids=["fires", "is silent"])
def test_every_listing_rule_has_a_case(cases):
    assert {rule.id for rule in rules() if rule.group is Group.LISTING} == {rule for rule, _ in cases}
