from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.category import _table, kind_of, kinds_of, related


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("Restaurant", "restaurant"),
        ("amenity=restaurant", "restaurant"),
        ("italian_restaurant", "restaurant"),
        ("gcid:italian_restaurant", "restaurant"),
        ("Dining and Drinking > Restaurant > Italian Restaurant", "restaurant"),
        ("Ristorante italiano", "restaurant"),
        ("ร้านอาหารไทย", "restaurant"),
        ("Dining and Drinking > Cafe, Coffee, and Tea House > Coffee Shop", "cafe"),
        ("coffee_shop", "cafe"),
        ("Bakeries", "bakery"),
        ("pharmacy", "pharmacy"),
        ("Drugstore", "pharmacy"),
        ("supermarket", "grocery"),
        ("shop=hairdresser", "hair"),
        ("autorepair", "car_repair"),
        ("Hair Salons", "hair"),
        ("women's_clothing_store", "clothing"),
        ("Doctor's Office", "doctor"),
        ("pet_store", "pet_shop"),
        ("auto_insurance", "insurance"),
        ("Zahnarzt", "dentist"),
        ("banks", "bank"),
        ("https://schema.org/AutoRepair", "car_repair"),
        ("schema:HairSalon", "hair"),
        ("BikeStore", "bicycle"),
        ("Zahnarztpraxis", "dentist"),
        ("книжный магазин", "book"),
        ("atms", "atm"),
        ("tire_shop", "tires"),
        ("retail", "retail*"),
        ("novelty_shop", "retail*"),
        ("Business and Professional Services > Office", None),
        ("professional_services", None),
        ("", None),
        ("xyzzy", None),
        ("ขขขข", None),
    ],
)
def test_categories_of_every_taxonomy_have_a_kind(category, kind):
    assert kind_of(category) == kind


def test_broad_words_stay_only_where_nothing_says_more():
    assert kinds_of(("pharmacy", "drugstore", "retail")) == {"pharmacy"}
    assert kinds_of(("retail", "shopping")) == {"retail*"}
    assert kinds_of(("professional_services",)) is None
    assert kinds_of(()) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "answer"),
    [
        ("cafe", "restaurant", True),
        ("bar", "restaurant", True),
        ("pharmacy", "supermarket", False),
        ("bank", "atm", False),
        ("dentist", "hotel", False),
        ("retail", "pharmacy", True),
        ("retail", "supermarket", True),
        ("retail", "church", False),
        ("health_and_medical", "dentist", True),
        ("travel", "car_rental", True),
    ],
)
def test_near_kinds_are_related_both_ways(ours, theirs, answer):
    a, b = kinds_of((ours,)), kinds_of((theirs,))
    assert a is not None
    assert b is not None
    assert related(a, b) is answer
    assert related(b, a) is answer


def test_nearness_is_symmetric_and_names_only_kinds():
    near = _table().near
    assert all(kind in near[other] for kind, others in near.items() for other in others)


@given(st.text(max_size=40))
def test_no_text_raises(text):
    assert kind_of(text) is None or isinstance(kind_of(text), str)
