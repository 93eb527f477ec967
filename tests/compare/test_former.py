from dataclasses import replace

import pytest

from listaudit.compare.context import Context
from listaudit.compare.listing import compare_listing
from listaudit.model import Address, Dated, Field, Kind, Listing, Location, Point

US = Context(country="US", listing_country="US")
HOME = Address(street="120 Maple St", city="Springfield", region="IL", postcode="62701", country="US")
OLD = Address(street="88 Oak Ave", city="Joliet", region="IL", postcode="60431", country="US")
OURS = Location(
    store_code="1",
    names=("Bluebird Bakery",),
    address=HOME,
    point=Point(39.8, -89.65),
    former_addresses=(
        Dated("3 Pine Ct, Peoria, IL 61602"),
        Dated("88 Oak Ave, Joliet, IL 60431", "2024-05-01"),
    ),
)


def kinds(address, point=None, ours=OURS):
    theirs = Listing(source="yelp", key="k", names=OURS.names, address=address, point=point or ours.point)
    return {verdict.field: verdict for verdict in compare_listing(ours, theirs, US)}


def test_an_address_that_is_a_former_one_is_stale_as_a_whole():
    found = kinds(OLD, Point(41.5, -88.1))
    stale = {field for field, verdict in found.items() if verdict.kind is Kind.STALE}
    assert stale == {Field.ADDRESS, Field.CITY, Field.POSTCODE, Field.PIN}
    assert {field: found[field].kind for field in (Field.REGION, Field.COUNTRY, Field.NAME)} == {
        Field.REGION: Kind.SAME,
        Field.COUNTRY: Kind.SAME,
        Field.NAME: Kind.SAME,
    }
    for field in stale:
        (reason,) = found[field].reasons
        assert reason.code == "address.former-until"
        assert dict(reason.params) == {"value": "88 Oak Ave, Joliet, IL 60431", "until": "2024-05-01"}


def test_the_values_stay_as_they_were_written():
    found = kinds(OLD)[Field.CITY]
    assert (found.canonical, found.listing) == ("Springfield", "Joliet")


def test_a_former_address_without_a_day_says_where_we_were():
    old = Address(street="3 Pine Court", city="Peoria", region="IL", postcode="61602", country="US")
    found = kinds(old)[Field.ADDRESS]
    assert (found.kind, [reason.code for reason in found.reasons]) == (Kind.STALE, ["address.former"])


@pytest.mark.parametrize(
    "change",
    [
        {"street": "89 Oak Ave"},
        {"city": "Decatur", "postcode": "62521"},
        {"postcode": "60432"},
        {"region": "WI"},
    ],
)
def test_an_address_that_is_only_partly_a_former_one_is_different(change):
    assert kinds(replace(OLD, **change))[Field.ADDRESS].kind is Kind.DIFFERENT


@pytest.mark.parametrize("missing", ["city", "region", "postcode", "country"])
def test_a_part_that_one_side_does_not_state_is_not_held_against_it(missing):
    assert kinds(replace(OLD, **{missing: ""}))[Field.ADDRESS].kind is Kind.STALE


def test_the_current_address_is_judged_first():
    ours = replace(OURS, former_addresses=(Dated("120 Maple St, Springfield, IL 62701"),))
    assert kinds(HOME, ours=ours)[Field.ADDRESS].kind is Kind.SAME


def test_without_former_addresses_a_different_one_is_different():
    assert kinds(OLD, ours=replace(OURS, former_addresses=()))[Field.ADDRESS].kind is Kind.DIFFERENT
