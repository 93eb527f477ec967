import pytest

from listaudit.match import match_pair
from listaudit.match.model import MATCH_BITS
from listaudit.match.needed import needed
from listaudit.model import Address, Listing, Location

HOME = Address(street="120 Maple St", city="Springfield", region="IL", postcode="62701", country="US")
OURS = Location(store_code="1", names=("Bluebird Bakery",), address=HOME, phones=("(217) 555-0101",))


def pair(**changes):
    values = {"names": OURS.names, "address": HOME, "phones": OURS.phones, **changes}
    return match_pair(OURS, Listing(source="s", key="k", **values))


def test_a_match_needs_nothing():
    assert needed(pair()) == ()


def test_what_would_have_made_a_match_is_named_by_the_fewest_changes():
    elsewhere = Address(street="9 Quay Rd", city="Springfield", region="IL", postcode="62701", country="US")
    ways = needed(pair(address=elsewhere, phones=("(217) 555-0177",)))
    assert ways
    assert ("the same number and street",) in [way.changes for way in ways]
    assert len({len(way.changes) for way in ways}) == 1


def test_each_way_leads_to_a_match_and_the_surest_stands_first():
    ways = needed(pair(names=("Quay Taxi",), phones=()))
    bits = [way.bits for way in ways]
    assert all(value >= MATCH_BITS for value in bits)
    assert bits == sorted(bits, reverse=True)


@pytest.mark.parametrize("changes", [{"names": ("Quay Taxi",)}, {"phones": ("(309) 555-0177",)}])
def test_what_agrees_already_is_not_asked_for(changes):
    for way in needed(pair(**changes)):
        assert "the same number and street" not in way.changes
