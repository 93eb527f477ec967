from dataclasses import replace
from itertools import product

import pytest

from listaudit.compare import comparer
from listaudit.compare.circumstances import Circumstances
from listaudit.compare.comparer import Comparer
from listaudit.compare.listing import compare_listing
from listaudit.model import Address, Dated, Field, Hours, Kind, Listing, Location, Point, Source, Tagged

HOME = Address(
    street="120 Maple St", unit="Ste 4", city="Springfield", region="IL", postcode="62701", country="US"
)
MOVED = Address(street="7 Elm St", city="Peoria", region="IL", postcode="61602", country="US")
OURS = Location(
    store_code="1",
    names=("Bluebird Bakery",),
    address=HOME,
    phones=("(217) 555-0101",),
    websites=("https://bluebird.example/",),
    hours=Hours("Mo-Fr 08:00-16:00"),
    point=Point(39.8, -89.65),
    categories=("bakery",),
    status="open",
)
PLAIN = Listing(
    source="yelp", key="k", names=OURS.names, address=HOME, phones=OURS.phones, websites=OURS.websites
)
LISTINGS = (
    PLAIN,
    replace(PLAIN, names=("Bluebird Bakery Peoria",)),
    replace(PLAIN, names=("Bluebird Bakery Peoria",), address=MOVED),
    replace(PLAIN, address=replace(HOME, street="120 Maple Street", country="CA")),
    replace(PLAIN, phones=("217-555-0109", "217-555-0199"), hours=Hours("Mo-Fr 08:00-16:30")),
    replace(PLAIN, phones=(), websites=(), point=Point(39.9, -89.65), status="permanently_closed"),
    replace(PLAIN, address=replace(MOVED, country=""), emails=("hello@bluebird.example",)),
    replace(PLAIN, address=Address()),
    replace(PLAIN, address=Address(), business_type="service_area"),
)
YELP = Source(name="yelp", id="yelp", title="Yelp", platform="yelp")
SOURCES = (
    YELP,
    replace(YELP, name="google", id="google", platform="google"),
    replace(YELP, name="few", states=frozenset({Field.NAME, Field.ADDRESS})),
)
LOCATIONS = {
    "plain": OURS,
    "no country": replace(OURS, address=replace(HOME, country="")),
    "moved": replace(OURS, former_addresses=(Dated("7 Elm St, Peoria, IL 61602", "2024-01-31"),)),
    "tagged": replace(
        OURS,
        tagged=(
            Tagged("phone", "google", ("217-555-0109",)),
            Tagged("address", "yelp", ("7 Elm St, Peoria, IL 61602",)),
            Tagged("hours", "google", ("Mo-Fr 08:00-16:30",)),
        ),
    ),
}


@pytest.mark.parametrize("name", LOCATIONS)
def test_what_is_remembered_changes_no_verdict(name):
    location, circumstances = LOCATIONS[name], Circumstances("US", inferred=True)
    one = Comparer(location, circumstances)
    pairs = [*product(LISTINGS, SOURCES), *product(reversed(LISTINGS), SOURCES)]
    for listing, source in pairs:
        afresh = compare_listing(location, listing, circumstances.of(location, listing, source))
        assert one.compare(listing, source) == afresh


def test_a_value_that_another_source_holds_too_is_judged_once(monkeypatch):
    judged = []

    def counted(field, *rest):
        judged.append(field)
        return real(field, *rest)

    real = comparer.verdict_of
    monkeypatch.setattr(comparer, "verdict_of", counted)
    one = Comparer(OURS, Circumstances("US"))
    first = one.compare(PLAIN, SOURCES[0])
    assert sorted(judged) == sorted(Field)
    assert one.compare(replace(PLAIN, source="google", key="other"), SOURCES[1]) == first
    assert len(judged) == len(Field)
    changed = one.compare(replace(PLAIN, phones=("217-555-0109",)), SOURCES[1])
    assert judged[len(Field) :] == [Field.PHONE]
    assert {v.field for v in changed if v.kind is Kind.DIFFERENT} == {Field.PHONE}
