"""What real listings do that is easy to get wrong, played by businesses that do not exist."""

from __future__ import annotations

import pytest

from listaudit.match import match_pair
from listaudit.model import Address, Dated, Decision, Listing, Location, Point

MATCH, POSSIBLE = Decision.MATCH, Decision.POSSIBLE
PIN, NEXT_DOOR, ACROSS_TOWN = Point(43.6100, -116.2000), Point(43.6101, -116.2002), Point(43.5900, -116.3000)
MAPLE = Address(street="120 Maple St", city="Boise", region="ID", postcode="83702", country="US")
OVERLAND = Address(street="9400 W Overland Rd", city="Boise", region="ID", postcode="83709", country="US")
MALL = Address(street="350 N Harbor Mall Rd", city="Boise", region="ID", postcode="83704", country="US")
BERLIN = Address(street="Ahornstraße 12", city="Berlin", postcode="10115", country="DE")
BANGKOK = Address(street="ถนนเมเปิล 120", city="กรุงเทพมหานคร", postcode="10110", country="TH")
OURS = {"address": MAPLE, "phones": ("(208) 555-0101",), "point": PIN}


def _decision(ours, theirs):
    return match_pair(Location(store_code="1", **ours), Listing(source="x", key="1", **theirs)).decision


ANOTHER = {
    "a pharmacy inside the store": (
        OURS | {"names": ("Kestrel Market",), "categories": ("supermarket",)},
        {"names": ("Kestrel Market Pharmacy",), "phones": ("(208) 555-0144",), "categories": ("pharmacy",)},
    ),
    "an ATM of the bank": (
        OURS | {"names": ("Harbor Savings Bank",), "categories": ("bank",)},
        {"names": ("Harbor Savings Bank ATM",), "phones": (), "categories": ("atm",)},
    ),
    "the service department of a dealer": (
        OURS | {"names": ("Copper Valley Motors",), "categories": ("car_dealer",)},
        {"names": ("Copper Valley Motors Service Department",), "phones": ("(208) 555-0144",)},
    ),
    "a practitioner of an office": (
        OURS | {"names": ("Foothill Realty",), "categories": ("real_estate_agency",)},
        {"names": ("Dana Quillfeather, Realtor",), "categories": ("real_estate_agent",)},
    ),
    "a sister shop across town": (
        OURS | {"names": ("Bluebird Bakery",)},
        {
            "names": ("Bluebird Bakery",),
            "address": OVERLAND,
            "phones": ("(208) 555-0144",),
            "point": ACROSS_TOWN,
        },
    ),
    "a sister shop with the switchboard of the brand": (
        OURS | {"names": ("Bluebird Bakery",), "phones": ("(800) 555-0101",)},
        {
            "names": ("Bluebird Bakery",),
            "address": OVERLAND,
            "phones": ("(800) 555-0101",),
            "point": ACROSS_TOWN,
        },
    ),
    "another number of the same chain": (
        OURS | {"names": ("Quick Lantern #114",)},
        {
            "names": ("Quick Lantern #208",), "phones": ("(208) 555-0144",), "point": ACROSS_TOWN,
            "address": OVERLAND,
        },
    ),
    "another business in the mall": (
        OURS | {"names": ("Velvet Shoes",), "address": MALL, "categories": ("shoe_store",)},
        {"names": ("Mango Optics",), "phones": ("(208) 555-0144",), "address": MALL, "categories": ("optician",)},
    ),
    "a neighbour whose phone differs in one digit": (
        OURS | {"names": ("Velvet Shoes",)},
        {"names": ("Mango Optics",), "phones": ("(208) 555-0102",), "point": NEXT_DOOR},
    ),
}  # fmt: skip

THE_SAME = {
    "a category word added": (
        OURS | {"names": ("Rustic Lantern",)},
        {"names": ("Rustic Lantern Restaurant",), "phones": ()},
    ),
    "a branch word added": (
        OURS | {"names": ("Rustic Lantern",)},
        {"names": ("Rustic Lantern - Maple Street",), "phones": ()},
    ),
    "another spelling": (
        OURS | {"names": ("Pepperhill Theatre",)},
        {"names": ("Peperhill Theater",), "phones": ()},
    ),
    "another order of words": (
        OURS | {"names": ("Hotel Amberfield",)},
        {"names": ("Amberfield Hotel",), "phones": ()},
    ),
    "words joined": (OURS | {"names": ("Mango Style",)}, {"names": ("MangoStyle",), "phones": ()}),
    "an acronym": (
        OURS | {"names": ("Boise Society of Lantern Makers",)},
        {"names": ("BSLM",)},
    ),
    "a moved shop with the same phone and page": (
        {
            "names": ("Rustic Lantern",), "address": OVERLAND, "phones": ("(208) 555-0101",),
            "websites": ("https://rusticlantern.example",),
        },
        {
            "names": ("Rustic Lantern",), "address": MAPLE, "point": None,
            "websites": ("http://www.rusticlantern.example/",),
        },
    ),
    "nothing but name and phone": (
        OURS | {"names": ("Rustic Lantern",)},
        {"names": ("Rustic Lantern",), "address": Address(country="US"), "point": None},
    ),
    "an address in one line": (
        OURS | {"names": ("Rustic Lantern",)},
        {
            "names": ("Rustic Lantern",), "phones": (), "point": None,
            "address": Address(given="120 Maple Street, Boise, ID 83702, USA", country="US"),
        },
    ),
    "a trunk zero before the country code": (
        {"names": ("Ahorn Apotheke",), "address": BERLIN, "phones": ("+49 30 23125 014",)},
        {
            "names": ("Ahorn-Apotheke Berlin",), "phones": ("04930 23125014",), "point": None,
            "address": Address(street="Ahornstr. 12", city="Berlin", postcode="10115", country="DE"),
        },
    ),
    "Cyrillic on one side": (
        {"names": ("Кофейня Ласточка",), "phones": ("+7 495 555-01-01",)},
        {"names": ("Kofeynya Lastochka",), "phones": ("+7 495 555-01-01",)},
    ),
    "Greek on one side": (
        {"names": ("Ταβέρνα Γλάρος",), "phones": ("+30 21 0555 0101",)},
        {"names": ("Taverna Glaros",), "phones": ("+30 21 0555 0101",)},
    ),
    "Thai on both sides": (
        {"names": ("ร้านกาแฟนกนางแอ่น",), "address": BANGKOK, "phones": ("+66 2 555 0101",)},
        {"names": ("กาแฟนกนางแอ่น",), "address": BANGKOK, "phones": ("02 555 0101",), "point": None},
    ),
    "Han on one side, with the phone": (
        {"names": ("燕子咖啡",), "address": Address(city="上海", country="CN"), "phones": ("+86 21 5550 0101",)},
        {"names": ("Swallow Cafe",), "address": Address(city="Shanghai"), "phones": ("+86 21 5550 0101",)},
    ),
    "a known native name": (
        {"names": ("Swallow Cafe",), "alternate_names": ("مقهى السنونو",), "phones": ("+971 4 555 0101",)},
        {"names": ("مقهى السنونو",), "phones": ("+971 4 555 0101",)},
    ),
    "Hebrew on both sides": (
        {"names": ("מאפיית הסנונית",), "phones": ("+972 3 555 0101",)},
        {"names": ("הסנונית מאפייה",), "phones": ("03-555-0101",)},
    ),
    "Hangul with other spaces": (
        {"names": ("제비 커피",), "phones": ("+82 2 555 0101",)},
        {"names": ("제비커피",), "phones": ("02-555-0101",)},
    ),
}  # fmt: skip


REBRAND = (
    OURS | {"names": ("Lotus Nails",), "categories": ("nail_salon",)},
    {"names": ("Willow Nail Studio",), "categories": ("nail_salon",)},
)


def _listing(ours, theirs):
    return {key: value for key, value in ours.items() if key not in {"names", "alternate_names"}} | theirs


@pytest.mark.parametrize("what", ANOTHER)
def test_another_entity_is_never_taken_for_ours(what):
    ours, theirs = ANOTHER[what]
    assert _decision(ours, _listing(ours, theirs)) is not MATCH


@pytest.mark.parametrize("what", THE_SAME)
def test_what_is_written_otherwise_is_found(what):
    ours, theirs = THE_SAME[what]
    assert _decision(ours, _listing(ours, theirs)) is MATCH


def test_a_rebrand_with_the_same_door_and_phone_is_shown_to_a_person():
    ours, theirs = REBRAND
    assert _decision(ours, _listing(ours, theirs)) is POSSIBLE


def test_a_rebrand_whose_former_name_is_known_is_found():
    ours, theirs = REBRAND
    renamed = theirs | {"former_names": (Dated("Lotus Nails"),)}
    assert _decision(_listing(ours, renamed), _listing(ours, {"names": ("Lotus Nails",)})) is MATCH
