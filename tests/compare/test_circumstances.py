import pytest

from listaudit.compare.circumstances import Circumstances
from listaudit.model import Address, Field, Listing, Location, Source


def context(ours="", theirs="", country="", *, inferred=False, source=None):
    location = Location(store_code="1", address=Address(street="12 Quay St", city="San José", country=ours))
    listing = Listing(
        source="s", key="k", address=Address(city="Joliet", sublocality="Old Town", country=theirs)
    )
    return Circumstances(country, inferred).of(location, listing, source)


@pytest.mark.parametrize(
    ("ours", "theirs", "country", "inferred", "expected"),
    [
        ("US", "", "", False, ("US", False, "US")),
        ("United States", "DE", "", False, ("US", False, "DE")),
        ("", "", "GB", True, ("GB", True, "GB")),
        ("", "FR", "GB", True, ("GB", True, "FR")),
        ("US", "", "GB", True, ("US", False, "US")),
        ("", "", "", False, ("", False, "")),
        ("", "FR", "", False, ("", False, "FR")),
        ("Atlantis", "", "GB", True, ("GB", True, "GB")),
    ],
)
def test_the_country_is_the_stated_one_else_that_of_the_audit(ours, theirs, country, inferred, expected):
    found = context(ours, theirs, country, inferred=inferred)
    assert (found.country, found.country_inferred, found.listing_country) == expected


def test_place_words_are_those_of_both_sides():
    assert context().place_words == {"12", "quay", "st", "san", "jose", "joliet", "old", "town"}


def test_a_source_brings_its_names_and_the_fields_that_it_offers():
    states = frozenset({Field.NAME})
    source = Source(name="My Google", id="google-places", title="G", platform="Google", states=states)
    found = context(source=source)
    assert found.tags == {"my google", "google-places", "google"}
    assert found.states == states
    assert context().states == frozenset(Field)


@pytest.mark.parametrize(
    ("ours", "kind", "address", "doorless"),
    [
        ("", "service_area", Address(country="AU"), True),
        ("service_area", "service_area", Address(), True),
        ("storefront", "service_area", Address(), False),
        ("hybrid", "service_area", Address(), False),
        ("", "service_area", Address(city="Boise"), False),
        ("", "", Address(), False),
        ("service_area", "storefront", Address(), False),
    ],
)
def test_a_listing_of_a_service_area_without_a_place_shows_no_door(ours, kind, address, doorless):
    location = Location(store_code="1", business_type=ours)
    listing = Listing(source="x", key="1", business_type=kind, address=address)
    assert Circumstances().of(location, listing).doorless is doorless


def test_a_place_goes_by_the_other_names_of_its_city():
    location = Location(store_code="1", address=Address(city="München"))
    listing = Listing(source="s", key="k", address=Address(city="Los Angeles"))
    words = Circumstances().of(location, listing).place_words
    assert {"munchen", "munich", "muenchen"} <= words
    assert "la" not in words
