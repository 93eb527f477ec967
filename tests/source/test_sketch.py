"""Which results deserve a look that costs something."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.model import Dated, Location, Point
from listaudit.source.sketch import alike, bears_name, called_so, sketch

PLACE = Location(
    store_code="1",
    names=("Bluebird Bakery",),
    alternate_names=("ブルーバード",),
    former_names=(Dated("Old Oven"),),
    phones=("+1 (217) 555-0100",),
    tracking_phones=("217-555-0155",),
    former_phones=(Dated("555 0199"), Dated("110")),
    point=Point(39.8, -89.6),
)
KNOWN = sketch(PLACE)
RESULTS = {
    "the same name": ({"name": "BLUEBIRD"}, True),
    "another spelling": ({"name": "Blue Bird Bakeries"}, True),
    "a former name": ({"name": "The Oven"}, True),
    "a name in another script": ({"name": "ブルーバード 本店"}, True),
    "another name": ({"name": "Wren Books"}, False),
    "a short word in common": ({"name": "An Ox"}, False),
    "its phone": ({"name": "Wren", "phones": ["0012175550100"]}, True),
    "its tracking phone": ({"phones": ["(217) 555-0155"]}, True),
    "a former phone": ({"phones": ["1 217 5550199"]}, True),
    "another phone": ({"name": "Wren", "phones": ["217 555 0101", "", "110"]}, False),
    "beside it": ({"name": "Wren", "latitude": 39.8009, "longitude": -89.6}, True),
    "down the road": ({"name": "Wren", "latitude": 39.81, "longitude": -89.6}, False),
    "nowhere on earth": ({"name": "Wren", "latitude": 399.0, "longitude": -89.6}, False),
    "no name and nothing else": ({"name": ""}, False),
    "no name, beside it": ({"name": "", "latitude": 39.8009, "longitude": -89.6}, True),
    "half a pin": ({"name": "Wren", "latitude": 39.8}, False),
}


@pytest.mark.parametrize(("result", "worth"), RESULTS.values(), ids=RESULTS)
def test_what_could_be_the_location_deserves_a_look(result, worth):
    assert alike(KNOWN, **result) is worth


def test_a_sketch_is_of_plain_values_and_the_same_each_time():
    assert json.loads(json.dumps(KNOWN)) == KNOWN == sketch(PLACE)
    assert sketch(Location(store_code="1")) == {"names": [], "phones": [], "point": []}


def test_where_nothing_is_remembered_everything_deserves_a_look():
    assert alike({}, name="Anybody")


ODD = (
    st.none()
    | st.integers()
    | st.text(max_size=5)
    | st.lists(st.integers() | st.text(max_size=5), max_size=3)
)


@given(
    known=st.dictionaries(st.sampled_from(["names", "phones"]), ODD, max_size=2),
    name=st.text(max_size=20),
    phones=st.lists(st.text(max_size=12), max_size=3),
    pin=st.tuples(st.floats() | st.none(), st.floats() | st.none()),
)
def test_it_answers_whatever_it_is_given(known, name, phones, pin):
    for context in (known, KNOWN, known | {"point": "nowhere"}):
        assert alike(context, name=name, phones=phones, latitude=pin[0], longitude=pin[1]) in (True, False)


@pytest.mark.parametrize(
    ("name", "called", "bears"),
    [
        ("Bluebird Bakery", True, True),
        ("Bluebird Bakery Springfield", True, True),
        ("Bakery", True, False),
        ("Robin Bakery", False, False),
        ("", False, False),
    ],
)
def test_a_namesake_is_told_from_a_place_that_shares_a_word(name, called, bears):
    known = {"names": ["bluebird bakery"]}
    assert called_so(name, known["names"]) is called
    assert bears_name(name, known) is bears
    assert not called_so(name, None)
    assert not bears_name(name, {})
