"""Departments inside the businesses of two cities: pairs that are not one place, made from real records.

The labelled sets hold departments only without pins, so that a fit on them alone believes that one
door makes one place. Each pair is a real record beside a department as such businesses have them: the
name with the department's, its own category, the same door, and sometimes the same phone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from listaudit.match.features import Levels, levels_of
from listaudit.match.keys import keys_of
from listaudit.model import Listing

DEPARTMENTS: dict[str, tuple[tuple[str, str], ...]] = {
    "bank": (("ATM", "atm"), ("Mortgage", "mortgage_broker")),
    "credit_union": (("ATM", "atm"), ("Mortgage", "mortgage_broker")),
    "grocery_store": (("Pharmacy", "pharmacy"), ("Bakery", "bakery"), ("Fuel Station", "gas_station")),
    "supermarket": (("Pharmacy", "pharmacy"), ("Floral", "florist"), ("Gas", "gas_station")),
    "department_store": (("Optical", "optician"), ("Photo Center", "photographer"), ("Pharmacy", "pharmacy")),
    "car_dealer": (
        ("Service Department", "automotive_repair"),
        ("Parts", "automotive_parts_and_accessories"),
    ),
    "hospital": (("Emergency Department", "emergency_room"), ("Pharmacy", "pharmacy"), ("Lab", "laboratory")),
    "pet_store": (("Grooming", "pet_groomer"), ("Veterinary Clinic", "veterinarian")),
    "hotel": (("Restaurant", "restaurant"), ("Spa", "spas"), ("Parking", "parking")),
    "hardware_store": (("Garden Center", "nursery_and_gardening"), ("Tool Rental", "rental_service")),
}
"""Category of a business -> what departments of it are called, and their categories."""
SHARE = 0.25
"""So many of those businesses get one: enough to teach, too few to drown what was really observed."""
_NO_PHONE, _SAME_PHONE = 0.4, 0.7
"""A draw under the first leaves the department without a phone, under the second with the store's."""


def pairs(records: Sequence[Listing], rng: random.Random) -> Iterator[tuple[str, int, Levels]]:
    """Yield place, label (always 0) and levels of a business beside each of its departments."""
    for record in records:
        known = DEPARTMENTS.get(next(iter(record.categories), ""))
        if known and rng.random() < SHARE:
            theirs = _department(record, *rng.choice(known), rng)
            yield record.name, 0, levels_of(keys_of(record), keys_of(theirs))


def _department(record: Listing, name: str, category: str, rng: random.Random) -> Listing:
    """Return a department; its phone ends otherwise than the store's, in the same exchange."""
    draw, phones = rng.random(), record.phones[:1]
    if draw < _NO_PHONE:
        phones = ()
    elif draw >= _SAME_PHONE:
        phones = tuple(phone[:-4] + f"{rng.randrange(10_000):04d}" for phone in phones)
    return replace(
        record,
        names=(f"{record.name} {name}",),
        categories=(category,),
        phones=phones,
        websites=(),
        socials=(),
    )
