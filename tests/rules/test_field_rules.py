import pytest

from listaudit.model import Field, Kind, Reason, Severity, Status
from listaudit.rules import find
from listaudit.rules.table import Group, rules

FIRES = [
    # field, verdict, reasons -> rules
    ("name", "different", ["name.other"], ["name-different"]),
    ("name", "stale", ["name.former"], ["name-former"]),
    ("name", "different", ["name.tagline"], ["name-tagline"]),
    ("name", "different", ["name.words-added"], ["name-tagline"]),
    ("name", "different", ["name.words-added", "name.words-missing"], ["name-different"]),
    ("name", "different", ["name.words-added", "name.sub-brand"], ["name-different"]),
    ("name", "variant", ["name.words-added"], ["name-tagline"]),
    ("name", "variant", ["name.branch-other"], ["name-tagline"]),
    ("name", "variant", ["name.words-missing"], ["name-shortened"]),
    ("name", "variant", ["name.words-missing", "name.legal-form"], ["name-shortened"]),
    (
        "name",
        "different",
        [Reason.of("name.tagline", words="since 1901", side="our name")],
        ["name-different"],
    ),
    ("name", "variant", ["name.legal-form"], ["name-legal-form"]),
    ("name", "variant", ["name.language"], ["name-language"]),
    ("name", "variant", ["name.alternate"], ["name-alternate"]),
    ("name", "variant", ["name.secondary"], ["name-alternate"]),
    ("name", "variant", ["name.branch"], ["name-variant"]),
    ("name", "equivalent", ["name.case"], ["name-format"]),
    ("name", "absent", [], ["name-missing"]),
    ("address", "different", [], ["address-different"]),
    ("address", "stale", ["address.former"], ["address-former"]),
    ("address", "different", ["address.number"], ["address-different"]),
    ("address", "different", ["address.unit"], ["address-unit-different"]),
    ("address", "different", ["address.number", "address.unit"], ["address-different"]),
    ("address", "incomplete", ["address.unit-missing"], ["address-unit-missing"]),
    ("address", "incomplete", ["address.number-missing"], ["address-number-missing"]),
    ("address", "incomplete", ["address.number-part"], ["address-incomplete"]),
    ("address", "variant", ["address.unit-added"], ["address-unit-added"]),
    ("address", "variant", [], ["address-variant"]),
    ("address", "equivalent", [], ["address-format"]),
    ("address", "absent", [], ["address-missing"]),
    ("city", "different", [], ["city-different"]),
    ("city", "variant", [], ["city-alias"]),
    ("city", "equivalent", [], ["city-format"]),
    ("city", "absent", [], ["city-missing"]),
    ("region", "different", [], ["region-different"]),
    ("region", "variant", [], ["region-variant"]),
    ("region", "equivalent", [], ["region-format"]),
    ("region", "absent", [], ["region-missing"]),
    ("postcode", "different", [], ["postcode-different"]),
    ("postcode", "incomplete", [], ["postcode-incomplete"]),
    ("postcode", "variant", [], ["postcode-variant"]),
    ("postcode", "equivalent", [], ["postcode-format"]),
    ("postcode", "absent", [], ["postcode-missing"]),
    ("country", "different", [], ["country-different"]),
    ("country", "variant", [], ["country-variant"]),
    ("country", "absent", [], ["country-missing"]),
    ("phone", "different", ["phone.one-digit"], ["phone-different"]),
    ("phone", "different", ["phone.extension"], ["phone-extension-different"]),
    ("phone", "incomplete", ["phone.extension-missing"], ["phone-extension-missing"]),
    ("phone", "incomplete", ["phone.area-missing"], ["phone-incomplete"]),
    ("phone", "variant", ["phone.extension-added"], ["phone-extension-added"]),
    ("phone", "variant", ["phone.tracking"], ["phone-tracking"]),
    ("phone", "variant", ["phone.shared"], ["phone-shared"]),
    ("phone", "variant", ["phone.alternate"], ["phone-alternate"]),
    ("phone", "variant", ["phone.star"], ["phone-variant"]),
    ("phone", "uncheckable", ["phone.unreadable"], ["phone-invalid"]),
    ("phone", "uncheckable", ["phone.not-offered"], []),
    ("phone", "stale", ["phone.former"], ["phone-former"]),
    ("phone", "equivalent", ["phone.punctuation"], ["phone-format"]),
    ("phone", "absent", [], ["phone-missing"]),
    ("phone", "same", ["phone.extra"], ["phone-extra"]),
    ("phone", "different", ["phone.one-digit", "phone.extra"], ["phone-different", "phone-extra"]),
    ("phone", "same", ["phone.extra", "phone.extra-former"], ["phone-extra-former", "phone-extra"]),
    ("website", "different", ["website.tld"], ["website-different"]),
    ("website", "different", ["website.social-page"], ["website-social"]),
    ("website", "variant", ["website.http"], ["website-http"]),
    ("website", "variant", ["website.https"], ["website-https"]),
    ("website", "variant", ["website.path", "website.https"], ["website-page"]),
    ("website", "uncheckable", ["website.unreadable"], ["website-invalid"]),
    ("website", "uncheckable", ["website.shortener"], ["website-short-link"]),
    ("website", "variant", ["website.path", "website.http"], ["website-http"]),
    ("website", "stale", ["website.former"], ["website-former"]),
    ("website", "variant", ["website.alternate"], ["website-alternate"]),
    ("website", "variant", [], ["website-page"]),
    ("website", "equivalent", [], ["website-format"]),
    ("website", "absent", [], ["website-missing"]),
    ("website", "same", ["website.extra"], ["website-extra"]),
    ("website", "same", ["website.extra-former"], ["website-extra-former"]),
    ("email", "different", [], ["email-different"]),
    ("email", "uncheckable", ["email.unreadable"], ["email-invalid"]),
    ("email", "variant", ["email.alternate"], ["email-alternate"]),
    ("email", "equivalent", [], ["email-format"]),
    ("email", "absent", [], ["email-missing"]),
    ("email", "same", ["email.extra"], ["email-extra"]),
    ("hours", "different", ["hours.days"], ["hours-different"]),
    ("hours", "equivalent", ["hours.format"], ["hours-format"]),
    ("hours", "absent", [], ["hours-missing"]),
    ("pin", "different", ["pin.far"], ["pin-far"]),
    ("pin", "different", ["pin.swapped"], ["pin-swapped"]),
    ("pin", "variant", ["pin.near"], ["pin-variant"]),
    ("pin", "equivalent", ["pin.rounded"], ["pin-format"]),
    ("pin", "absent", [], ["pin-missing"]),
    ("category", "different", [], ["category-different"]),
    ("category", "uncheckable", [], []),
    ("category", "variant", [], ["category-variant"]),
    ("category", "equivalent", [], ["category-format"]),
    ("category", "absent", [], ["category-missing"]),
]


def on_fields(make, *verdicts, location=None, **fields):
    cell = make.cell(make.matched(None, *verdicts), **fields)
    return find(location or make.location(), [cell], make.settings())


@pytest.mark.parametrize(("field", "kind", "codes", "expected"), FIRES, ids=str)
def test_a_verdict_leads_to_its_rules(make, field, kind, codes, expected):
    found = on_fields(make, make.verdict(field, kind, *codes))
    assert [finding.rule for finding in found] == expected


def test_every_field_rule_is_fired_by_a_case_above():
    fired = {rule for *_, expected in FIRES for rule in expected}
    assert {rule.id for rule in rules() if rule.group is Group.FIELD} == fired


@pytest.mark.parametrize("field", Field)
@pytest.mark.parametrize("kind", [Kind.SAME, Kind.UNSTATED, Kind.UNCHECKABLE])
def test_what_agrees_or_cannot_be_judged_is_silent(make, field, kind):
    assert on_fields(make, make.verdict(field, kind)) == ()


def test_a_former_address_is_one_trouble_and_not_five(make):
    parts = ("address", "city", "region", "postcode", "pin")
    found = on_fields(make, *(make.verdict(part, "stale", "address.former") for part in parts))
    assert [finding.rule for finding in found] == ["address-former"]


def test_a_wrong_address_explains_a_far_pin(make):
    found = on_fields(make, make.verdict("address", "different"), make.verdict("pin", "different", "pin.far"))
    assert [finding.rule for finding in found] == ["address-different"]


@pytest.mark.parametrize("kind", ["same", "absent", "unstated", "uncheckable", "variant"])
def test_a_far_pin_is_told_where_the_address_does_not_explain_it(make, kind):
    found = on_fields(make, make.verdict("address", kind), make.verdict("pin", "different", "pin.far"))
    assert "pin-far" in [finding.rule for finding in found]


def test_a_wrong_city_beside_a_wrong_address_is_a_finding_of_its_own(make):
    found = on_fields(make, make.verdict("address", "different"), make.verdict("city", "different"))
    assert [finding.rule for finding in found] == ["address-different", "city-different"]


def test_a_business_without_a_door_is_not_asked_for_its_address(make):
    doorless = make.location(business_type="service_area")
    absent = [
        make.verdict("address", "absent"),
        make.verdict("pin", "absent"),
        make.verdict("phone", "absent"),
    ]
    assert [finding.rule for finding in on_fields(make, *absent, location=doorless)] == ["phone-missing"]


def test_two_further_phones_are_one_finding_that_names_both(make):
    extras = (
        Reason.of("phone.extra", value="(212) 555-0101"),
        Reason.of("phone.extra", value="(212) 555-0102"),
    )
    (finding,) = on_fields(make, make.verdict("phone", "same", *extras))
    assert finding.listing == "(212) 555-0101; (212) 555-0102"
    assert finding.message == "A further phone is shown: (212) 555-0101; (212) 555-0102."


def test_our_own_unreadable_phone_is_not_held_against_the_listing(make):
    verdict = make.verdict("phone", "uncheckable", "phone.unreadable", ours="that")
    assert on_fields(make, verdict) == ()


@pytest.mark.parametrize("status", [Status.POSSIBLE, Status.DUPLICATE, Status.CLOSED, Status.GONE])
def test_only_found_listings_have_field_findings(make, status):
    matched = make.matched(None, make.verdict("phone", "different"), status=status)
    found = find(make.location(), [make.cell(matched)], make.settings())
    assert not any(finding.field == "phone" for finding in found)


def test_findings_come_gravest_first_then_by_platform_then_by_field(make):
    verdicts = (
        make.verdict("phone", "different"),
        make.verdict("name", "different"),
        make.verdict("address", "different"),
    )
    cells = [
        make.cell(make.matched(None, *verdicts), of=make.source("yelp")),
        make.cell(make.matched(None, *verdicts), of=make.source("google")),
    ]
    found = find(make.location(), cells, make.settings())
    assert [(f.severity, f.source, f.field) for f in found] == [
        (Severity.CRITICAL, "google", "address"),
        (Severity.CRITICAL, "google", "phone"),
        (Severity.CRITICAL, "yelp", "address"),
        (Severity.CRITICAL, "yelp", "phone"),
        (Severity.HIGH, "google", "name"),
        (Severity.HIGH, "yelp", "name"),
    ]


def test_a_finding_carries_both_values_the_reasons_and_the_fix(make):
    from listaudit.model import Action, Confidence

    reason = Reason.of("phone.one-digit", place=10, ours="0", theirs="8")
    verdict = make.verdict("phone", "different", reason, ours="(212) 555-0100", theirs="(212) 555-0108")
    (finding,) = on_fields(make, verdict)
    assert finding.canonical == "(212) 555-0100"
    assert finding.listing == "(212) 555-0108"
    assert finding.reasons == (reason,)
    assert finding.confidence is Confidence.HIGH
    assert (finding.fix.action, finding.fix.value) == (Action.CORRECT, "(212) 555-0100")
    assert finding.message == (
        "Phone is (212) 555-0108, should be (212) 555-0100: one digit differs: digit 10 is 0, listed as 8."
    )
