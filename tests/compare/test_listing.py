from dataclasses import replace

import pytest

from listaudit.compare.context import Context
from listaudit.compare.listing import compare_listing
from listaudit.model import Address, Dated, Field, Hours, Kind, Listing, Location, Point, Tagged

HOME = Address(
    street="120 Maple St", unit="Ste 4", city="Springfield", region="IL", postcode="62701", country="US"
)
US = Context(country="US", listing_country="US")
OURS = Location(
    store_code="1",
    names=("Bluebird Bakery",),
    address=HOME,
    phones=("(217) 555-0101",),
    websites=("https://bluebird.example/",),
    emails=("hello@bluebird.example",),
    hours=Hours("Mo-Fr 08:00-16:00"),
    point=Point(39.8, -89.65),
    categories=("bakery",),
    status="open",
)
THEIRS = Listing(
    source="yelp",
    key="k",
    names=OURS.names,
    address=HOME,
    phones=OURS.phones,
    websites=OURS.websites,
    emails=OURS.emails,
    hours=OURS.hours,
    point=OURS.point,
    categories=OURS.categories,
    status="open",
)


def compared(ours=None, theirs=None, context=US):
    found = compare_listing(replace(OURS, **(ours or {})), replace(THEIRS, **(theirs or {})), context)
    return {verdict.field: verdict for verdict in found}


def codes(verdict):
    return [reason.code for reason in verdict.reasons]


def test_every_field_has_a_verdict_in_the_order_of_the_fields():
    found = compare_listing(OURS, THEIRS, US)
    assert [verdict.field for verdict in found] == list(Field)
    assert {verdict.kind for verdict in found} == {Kind.SAME}


NOTHING = {
    "names": (), "address": Address(), "phones": (), "websites": (), "emails": (), "hours": Hours(), "point": None,
    "categories": (), "status": "",
}  # fmt: skip


def test_what_we_do_not_state_is_unstated_whatever_the_listing_says():
    assert {verdict.kind for verdict in compared(ours=NOTHING).values()} == {Kind.UNSTATED}


def test_what_the_listing_could_state_and_does_not_is_absent():
    assert {verdict.kind for verdict in compared(theirs=NOTHING).values()} == {Kind.ABSENT}


@pytest.mark.parametrize("field", Field)
def test_a_listing_of_a_business_without_a_door_lacks_no_place(field):
    found = compared(theirs=NOTHING, context=replace(US, doorless=True))
    placed = field in {Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTCODE, Field.PIN}
    told = (Kind.UNCHECKABLE, [f"{field}.service-area"]) if placed else (Kind.ABSENT, [])
    assert (found[field].kind, codes(found[field])) == told


@pytest.mark.parametrize("field", Field)
def test_what_the_source_never_offers_is_uncheckable_and_says_so(field):
    context = replace(US, states=frozenset(Field) - {field})
    found = compared(theirs=NOTHING, context=context)
    assert (found[field].kind, codes(found[field])) == (Kind.UNCHECKABLE, [f"{field}.not-offered"])
    assert {verdict.kind for key, verdict in found.items() if key is not field} == {Kind.ABSENT}
    assert compared(context=context)[field].kind is Kind.SAME


@pytest.mark.parametrize(
    ("ours", "theirs", "field", "kind", "code"),
    [
        ({}, {"names": ("Harbor Coffee", "Bluebird Bakery")}, "name", "variant", "name.secondary"),
        ({}, {"names": ("Harbor Coffee", "Quay Taxi")}, "name", "different", None),
        ({"former_names": (Dated("Old Mill Bakehouse"),)}, {"names": ("Old Mill Bakehouse", "Bluebird Bakery")}, "name", "stale", "name.former"),
        ({"alternate_names": ("Maison Bleue",)}, {"names": ("Maison Bleue",)}, "name", "variant", "name.alternate"),
        ({"alternate_names": ("ร้านนกสีฟ้า",)}, {"names": ("ร้านนกสีฟ้า",)}, "name", "variant", "name.language"),
        ({"names": ("ร้านนกสีฟ้า",), "alternate_names": ("Bluebird Bakery",)}, {"names": ("BLUEBIRD BAKERY",)}, "name", "variant", "name.language"),
        ({"names": ("Пекарня Синица",), "alternate_names": ("Bluebird Bakery",)}, {"names": ("Bluebird Bakery",)}, "name", "variant", "name.language"),
        ({"tagged": (Tagged("name", "fr", ("Maison Bleue",)),)}, {"names": ("Maison Bleue",)}, "name", "variant", "name.language"),
        ({"tracking_phones": ("(217) 555-0150",)}, {"phones": ("217-555-0150",)}, "phone", "variant", "phone.tracking"),
        ({"shared_phones": ("(217) 555-0151",)}, {"phones": ("217-555-0151",)}, "phone", "variant", "phone.shared"),
        ({"former_phones": (Dated("(217) 555-0152", "2025-01-01"),)}, {"phones": ("2175550152",)}, "phone", "stale", "phone.former-until"),
        ({}, {"phones": ("(217) 555-0101", "(217) 555-0153")}, "phone", "same", "phone.extra"),
        ({}, {"phones": ("(217) 555-0153", "(217) 555-0101")}, "phone", "different", None),
        ({"phones": ("(217) 555-0101", "(217) 555-0153")}, {"phones": ("(217) 555-0153",)}, "phone", "variant", "phone.alternate"),
        ({"former_websites": (Dated("https://oldmill.example"),)}, {"websites": ("http://www.oldmill.example/",)}, "website", "stale", "website.former"),
        ({"tagged": (Tagged("phone", "bing", ("(217) 555-0154",)),)}, {"phones": ("(217) 555-0154",)}, "phone", "variant", "phone.tagged"),
        ({}, {"point": Point(39.9, -89.65)}, "pin", "different", None),
        ({}, {"status": "permanently_closed"}, "status", "different", None),
        ({}, {"hours": Hours("Mo-Fr 08:00-17:00")}, "hours", "different", None),
    ],
)  # fmt: skip
def test_the_algebra_of_several_values(ours, theirs, field, kind, code):
    verdict = compared(ours, theirs)[Field(field)]
    assert verdict.kind is Kind(kind)
    if code:
        assert code in codes(verdict)


AT_GOOGLE = replace(US, tags=frozenset({"google"}))


@pytest.mark.parametrize(
    ("field", "value", "theirs"),
    [
        ("phone", "(217) 555-0160", {"phones": ("(217) 555-0160",)}),
        ("name", "Bluebird at the Mill", {"names": ("Bluebird at the Mill",)}),
        ("website", "https://g.bluebird.example/", {"websites": ("https://g.bluebird.example/",)}),
        ("hours", "Mo-Sa 09:00-12:00", {"hours": Hours("Mo-Sa 09:00-12:00")}),
        ("address", "7 Elm Rd", {"address": replace(HOME, street="7 Elm Rd", unit="")}),
        ("address", "7 Elm Rd, Joliet, IL 60431", {"address": Address(street="7 Elm Rd", city="Joliet", region="IL", postcode="60431", country="US")}),
    ],
)  # fmt: skip
def test_a_value_tagged_for_the_platform_is_the_right_one_there_and_only_there(field, value, theirs):
    ours = {"tagged": (Tagged(field, "Google", (value,)),)}
    there = compared(ours, theirs, AT_GOOGLE)[Field(field)]
    assert there.kind in {Kind.SAME, Kind.EQUIVALENT}
    assert there.canonical == value
    elsewhere = compared(ours, theirs)[Field(field)]
    assert elsewhere.kind in {Kind.DIFFERENT, Kind.VARIANT}
    assert elsewhere.canonical != value


def test_the_general_value_is_an_alternate_where_the_platform_has_its_own():
    ours = {"tagged": (Tagged("phone", "google", ("(217) 555-0160",)),)}
    verdict = compared(ours, {}, AT_GOOGLE)[Field.PHONE]
    assert (verdict.kind, codes(verdict)) == (Kind.VARIANT, ["phone.alternate"])
    assert verdict.canonical == "(217) 555-0160"


def test_a_value_for_one_platform_alone_is_unstated_elsewhere():
    ours = {"emails": (), "tagged": (Tagged("email", "bing", ("b@bluebird.example",)),)}
    assert compared(ours)[Field.EMAIL].kind is Kind.UNSTATED
    assert (
        compared(ours, context=replace(US, tags=frozenset({"bing"})))[Field.EMAIL].kind is not Kind.UNSTATED
    )
