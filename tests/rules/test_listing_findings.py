"""What a finding of a listing rule says: how grave it is, what to keep, what it replaces."""

import pytest

from listaudit.model import Action, Address, Confidence, Hours, Reason, Severity, Status
from listaudit.rules import find
from tests.rules.places import (
    GOOGLE_PHONE,
    SHOP,
    TRACKING,
    YELP_PHONE,
    fired,
    missing,
    phones,
    twins,
    views,
)


def test_absence_that_suggests_weighs_one_step_less(make):
    (proven,) = fired(make, missing)
    (suggested,) = fired(make, lambda make: missing(make, "suggests"))
    assert (proven.severity, proven.confidence) == (Severity.MEDIUM, Confidence.HIGH)
    assert (suggested.severity, suggested.confidence) == (Severity.LOW, Confidence.MEDIUM)


def test_a_duplicate_names_the_listing_to_keep_and_why(make):
    (finding,) = fired(make, twins)
    assert (
        finding.message == "Harbor Bakery (L2) is a second listing of Harbor Bakery: keep L1, it is claimed."
    )
    assert (finding.fix.action, finding.fix.keep_listing_id) == (Action.MERGE_INTO, "L1")


def test_a_duplicate_at_a_former_address_is_reported_as_moved(make):
    twin = make.matched(
        make.listing("L2"), make.verdict("address", "stale"), status=Status.DUPLICATE, duplicate_of="L1"
    )
    (finding,) = find(make.location(), [make.cell(make.matched(), twin)], make.settings())
    assert finding.fix.action is Action.REPORT_MOVED
    assert finding.fix.value == "12 Quay St, Boise, ID 83702, US"


def test_a_duplicate_without_a_word_on_which_to_keep_is_told_all_the_same(make):
    cell = make.cell(make.matched(), make.matched(make.listing("L2"), status=Status.DUPLICATE))
    (finding,) = find(make.location(), [cell], make.settings())
    assert finding.message == "Harbor Bakery (L2) is a second listing of Harbor Bakery."


def test_every_listing_of_a_closed_place_must_say_so(make):
    second = make.matched(make.listing("L2"), status=Status.DUPLICATE)
    cells = [make.cell(make.matched(), second)]
    found = find(make.location(status="permanently_closed"), cells, make.settings())
    assert [(f.rule, f.listing_key) for f in found] == [
        ("listing-open-but-closed", "L1"),
        ("listing-open-but-closed", "L2"),
    ]
    assert found[0].confidence is Confidence.MEDIUM
    assert found[0].message.endswith("permanently closed: the listing does not say that it is closed.")


def test_a_closed_place_has_no_findings_on_its_fields(make):
    matched = make.matched(make.listing(status="permanently_closed"), make.verdict("phone", "different"))
    assert find(make.location(status="permanently_closed"), [make.cell(matched)], make.settings()) == ()


def test_a_listing_with_a_wrong_id_has_one_finding_and_none_on_its_fields(make):
    matched = make.matched(make.listing(claimed=False), make.verdict("phone", "different"), bits=-9.0)
    found = find(make.location(), [make.cell(matched)], make.settings())
    assert [finding.rule for finding in found] == ["listing-id-wrong"]


def test_a_gone_listing_is_named_by_the_id_that_we_know(make):
    location = make.location(source_ids={"google": ("abc-1",)})
    (finding,) = find(
        location,
        [make.cell(status=Status.GONE, reason=Reason.of("source.id-gone", id="abc-1"))],
        make.settings(),
    )
    assert finding.listing == "abc-1"
    assert finding.message.startswith("Google no longer has the listing abc-1 of Harbor Bakery")


@pytest.mark.parametrize(
    ("owner", "public", "field"),
    [
        ({"name": "Harbor Bakery"}, {"name": "Quay Locksmith"}, "name"),
        ({"websites": ("https://harbor.example/",)}, {"websites": ("https://quay.example/",)}, "website"),
        ({"hours": Hours("Mo-Fr 08:00-18:00")}, {"hours": Hours("Mo-Fr 08:00-17:00")}, "hours"),
        ({"address": SHOP}, {"address": Address(street="14 Quay St", city="Boise")}, "address"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_owner_and_public_are_compared_by_our_own_comparisons(make, owner, public, field):
    found = fired(make, lambda make: views(make, owner, public))
    assert [(f.rule, f.field, f.source) for f in found] == [("owner-public-differ", field, "google")]


def test_a_leaked_tracking_number_replaces_the_finding_on_the_phone(make):
    matched = make.matched(
        make.listing(phones=(TRACKING,)),
        make.verdict("phone", "variant", "phone.tagged", ours="(212) 555-0100"),
    )
    found = find(
        make.location(tagged=GOOGLE_PHONE), [make.cell(matched, of=make.source("yelp"))], make.settings()
    )
    assert [finding.rule for finding in found] == ["phone-tracking-leaked"]
    assert found[0].fix.value == "(212) 555-0100"
    assert (
        found[0].message
        == "Phone is (212) 555-0177, the tracking number of google; should be (212) 555-0100."
    )


def test_a_source_with_its_own_number_should_show_that_one(make):
    location, cells = phones(make, TRACKING, tagged=GOOGLE_PHONE + YELP_PHONE)
    (finding,) = find(location, cells, make.settings())
    assert finding.canonical == "(212) 555-0166"
