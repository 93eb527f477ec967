import pytest

from listaudit.model import Action, Address, Confidence, Hours, Reason, Severity, Status, Tagged
from listaudit.rules import find
from listaudit.rules.table import Group, rules

TODAY = "2027-03-01"
SHOP = Address(street="12 Quay St", city="Boise")


def wrong_id(make):
    return make.location(), [make.cell(make.matched(bits=-9.0))]


def stated(make, theirs, **ours):
    return make.location(**ours), [make.cell(make.matched(make.listing(status=theirs)))]


def views(make, owner, public):
    cells = [
        make.cell(
            make.matched(make.listing("O1", **owner)), of=make.source("gbp", platform="google", view="owner")
        ),
        make.cell(make.matched(make.listing("P1", **public)), of=make.source("google")),
    ]
    return make.location(), cells


def unclaimed(make, claimed):
    return make.location(), [make.cell(make.matched(make.listing(claimed=claimed)))]


def phones(make, shown, *, at="yelp", **ours):
    return make.location(**ours), [make.cell(make.matched(make.listing(phones=(shown,))), of=make.source(at))]


def missing(make, absence="proves", **ours):
    return make.location(**ours), [make.cell(of=make.source(absence=absence), status=Status.MISSING)]


def street(make, address=SHOP, **ours):
    return make.location(**ours), [make.cell(make.matched(make.listing(address=address)))]


def twins(make, **ours):
    twin = make.matched(
        make.listing("L2"), status=Status.DUPLICATE, duplicate_of="L1", keep_why="it is claimed"
    )
    return make.location(**ours), [make.cell(make.matched(), twin)]


def page_gone(make, **ours):
    reason = Reason.of("website.page-gone", detail="HTTP 404 from https://harbor.example/boise")
    cell = make.cell(of=make.source("website", kind="website"), status=Status.GONE, reason=reason)
    return make.location(**ours), [cell]


def changed(make, kind="different", **facts):
    verdict = make.verdict("phone", kind, ours="(212) 555-0100", theirs="(212) 555-0101")
    listing = make.listing(columns=facts or {"entered_phone": "(212) 555-0100"})
    return make.location(), [make.cell(make.matched(listing, verdict), of=make.source(view="owner"))]


def seen_elsewhere(make):
    """The owner's entry, which tells what the public sees, beside a source that shows just that."""
    location, cells = changed(make, "same", public_phone="(212) 555-0101")
    return location, [*cells, make.cell(make.matched(make.listing("P1")), of=make.source("google"))]


GOOGLE_PHONE = (Tagged("phone", "google", ("(212) 555-0177",)),)
YELP_PHONE = (Tagged("phone", "yelp", ("(212) 555-0166",)),)
TRACKING = "(212) 555-0177"

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


def fired(make, case):
    location, cells = case(make)
    return find(location, cells, make.settings(today=TODAY))


@pytest.mark.parametrize(("rule", "case"), FIRES, ids=[rule for rule, _ in FIRES])
def test_a_listing_rule_fires(make, rule, case):
    assert [finding.rule for finding in fired(make, case)] == [rule]


@pytest.mark.parametrize(("rule", "case"), SILENT, ids=[rule for rule, _ in SILENT])
def test_a_listing_rule_is_silent(make, rule, case):
    assert rule not in [finding.rule for finding in fired(make, case)]


@pytest.mark.parametrize("cases", [FIRES, SILENT], ids=["fires", "is silent"])
def test_every_listing_rule_has_a_case(cases):
    assert {rule.id for rule in rules() if rule.group is Group.LISTING} == {rule for rule, _ in cases}


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
