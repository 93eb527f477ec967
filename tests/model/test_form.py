"""A record that was held as bytes is the record that it was."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.match.keys import Keys, keys_of
from listaudit.model import Address, Dated, Hours, Location, Point, Tagged, Where
from listaudit.model.form import Form

TEXT = st.text(max_size=8)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
LOCATIONS = st.builds(
    Location,
    store_code=TEXT,
    names=TEXTS,
    address=st.builds(Address, street=TEXT, city=TEXT, split=st.frozensets(TEXT, max_size=2)),
    point=st.none() | st.builds(Point, st.floats(-90, 90), st.floats(-180, 180)),
    hours=st.builds(Hours, TEXT, TEXT),
    where=st.builds(Where, TEXT, st.integers(0, 10**12)),
    address_public=st.none() | st.booleans(),
    former_names=st.lists(st.builds(Dated, TEXT, TEXT), max_size=2).map(tuple),
    tagged=st.lists(st.builds(Tagged, TEXT, TEXT, TEXTS), max_size=2).map(tuple),
    source_ids=st.dictionaries(TEXT, TEXTS, max_size=2),
    columns=st.dictionaries(TEXT, TEXT, max_size=2),
)


@given(LOCATIONS)
def test_a_location_and_its_keys_are_what_they_were(location):
    for kind, record in ((Location, location), (Keys, keys_of(location))):
        form = Form(kind)
        again = form.unpack(form.pack(record))
        assert again == record
        for field in fields(kind):
            was, held = getattr(record, field.name), getattr(again, field.name)
            assert type(held) is type(was) or not was, field.name


def test_half_a_character_in_the_name_of_a_file_is_kept():
    where, form = Where(file="caf\udce9.csv", line=2), Form(Where)
    assert form.unpack(form.pack(where)) == where


@dataclass(frozen=True, slots=True)
class Odd:
    value: object
    point: Point | None = None


def test_what_is_no_plain_value_is_refused():
    assert Form(Odd).unpack(Form(Odd).pack(Odd("plain"))) == Odd("plain")
    with pytest.raises(TypeError):
        Form(Odd).pack(Odd(Point(1.0, 2.0)))
