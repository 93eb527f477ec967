"""Listings find their location by themselves."""

from __future__ import annotations

from dataclasses import replace

from listaudit.match import Candidate, Matcher, bits_of_pair, in_order, match_pair
from listaudit.match.assign import best_location
from listaudit.match.block import STOP, Index, blocking_keys
from listaudit.match.keys import keys_of
from listaudit.match.neighbours import Neighbours
from listaudit.model import Address, Dated, Decision, Listing, Location, Point


def _shop(code, street, phone, name="Bluebird Bakery", **more):
    address = Address(street=street, city="Boise", postcode="83702", country="US")
    return Location(store_code=code, names=(name,), address=address, phones=(phone,), **more)


def _copy(location, key="k", **changes):
    fields = {"names": location.names, "address": location.address, "phones": location.phones}
    return Listing(source="x", key=key, listing_id=key, **(fields | changes))


def test_a_listing_goes_to_its_own_shop_and_not_to_a_sister():
    shops = [_shop("A", "120 Maple St", "(208) 555-0101"), _shop("B", "88 Oak Ave", "(208) 555-0102")]
    matcher = Matcher(shops)
    best = matcher.best(_copy(shops[1]))
    assert best is not None
    assert matcher.codes[best.location] == "B"


def test_a_listing_of_another_business_finds_nothing():
    matcher = Matcher([_shop("A", "120 Maple St", "(208) 555-0101")])
    other = _copy(_shop("Z", "7 Far Rd", "(208) 555-0199", name="Kestrel Motors"))
    assert matcher.best(other) is None


def test_a_stated_id_wins_over_evidence_for_another():
    shops = [
        _shop("A", "120 Maple St", "(208) 555-0101", source_ids={"x": ("k",)}),
        _shop("B", "88 Oak Ave", "(208) 555-0102"),
    ]
    best = Matcher(shops).best(_copy(shops[1]), ("x",))
    assert best is not None
    assert best.stated
    assert best.location == 0


def test_ties_go_by_store_code_and_then_by_key():
    tied = [Candidate(1, "k", 3.0), Candidate(0, "k", 3.0)]
    winner = best_location(tied, ["B", "A"])
    assert winner is not None
    assert winner.location == 1
    assert best_location([], []) is None
    ordered = in_order([Candidate(0, "b", 1.0), Candidate(0, "a", 1.0), Candidate(0, "c", 9.0)])
    assert [item.listing for item in ordered] == ["c", "a", "b"]


def test_a_key_that_too_many_share_is_capped_and_counted():
    index = Index()
    for n in range(STOP + 1):
        index.add(keys_of(_shop(str(n), f"{n} Elm St", f"(208) 555-{n:04d}", name="Zyphora")))
    listing = keys_of(Listing(source="x", key="1", names=("Zyphora",)))
    assert index.candidates(listing) == []
    assert index.stopped


def test_a_pin_finds_a_namesake_across_the_edge_of_its_cell():
    location = Location(store_code="1", names=("Zyphora",), point=Point(43.60499, -116.2))
    index = Index()
    index.add(keys_of(location))
    listing = keys_of(Listing(source="x", key="1", names=("Zyphora House",), point=Point(43.60501, -116.2)))
    assert index.candidates(listing) == [0]
    assert any("@" in key for key in blocking_keys(listing))


def test_a_practitioner_at_our_door_is_a_neighbour_and_others_are_not():
    clinic = _shop("A", "120 Maple St", "(208) 555-0101", name="Maple Dental")
    matcher = Matcher([clinic])
    neighbours = Neighbours(matcher.index)
    assert neighbours.of(_copy(clinic, names=("Jane Roe, DDS",))) == 0
    assert neighbours.of(_copy(clinic, names=("Jane Roe",))) is None
    elsewhere = Address(street="9 Far Rd", city="Boise", postcode="83709", country="US")
    assert neighbours.of(_copy(clinic, names=("Dr. Jane Roe",), address=elsewhere)) is None


def test_a_pair_by_itself_is_judged_by_the_same_weights():
    shop = _shop("A", "120 Maple St", "(208) 555-0101")
    assert match_pair(shop, _copy(shop)).decision is Decision.MATCH


def test_the_bits_of_a_pair_are_those_that_its_evidence_adds_up_to():
    shop = _shop("A", "120 Maple St", "(208) 555-0101")
    listings = [_copy(shop), _copy(shop, phones=("(208) 555-0111",)), _copy(shop, names=("Quarry Tyres",))]
    assert [bits_of_pair(shop, one) for one in listings] == [match_pair(shop, one).bits for one in listings]


def test_a_listing_at_a_former_address_is_ours_however_far_we_moved():
    moved = _shop("A", "120 Maple St", "(208) 555-0101", point=Point(43.61, -116.21),
        former_addresses=(Dated("9 Old Gristmill Rd, Boise, ID 83705", "2024-09-30"),),
    )  # fmt: skip
    old = Address(street="9 Old Gristmill Rd", city="Boise", region="ID", postcode="83705", country="US")
    matcher = Matcher([moved])
    listing = _copy(moved, address=old, phones=(), point=Point(43.57, -116.31))
    assert matcher.best(listing) is not None
    assert matcher.explain(0, listing).decision is Decision.MATCH
    stays = Matcher([replace(moved, former_addresses=())])
    assert stays.best(listing) is None
