import pytest

from listaudit.compare.context import Context
from listaudit.compare.show import shown, value_of
from listaudit.model import Address, Field, Hours, Listing, Location, Point, Tagged

VALUES = {
    "names": ("Bluebird Bakery", "Bluebird"),
    "address": Address(
        street="120 Maple St", unit="Ste 4", city="Springfield", region="IL", postcode="62701", country="US"
    ),
    "phones": ("1", "2"),
    "websites": ("w", "v"),
    "emails": ("e", "f"),
    "hours": Hours("Mo 08:00-12:00", "Dec 24"),
    "point": Point(39.8, -89.6500001),
    "categories": ("bakery", "cafe"),
    "status": "open",
}
OURS = Location(
    store_code="1", **VALUES, tagged=(Tagged("phone", "bing", ("9",)), Tagged("city", "bing", ("Joliet",)))
)
THEIRS = Listing(source="yelp", key="k", **VALUES)


@pytest.mark.parametrize(
    ("field", "ours", "theirs"),
    [
        ("name", "Bluebird Bakery", "Bluebird Bakery"),
        ("address", "120 Maple St, Ste 4", "120 Maple St, Ste 4"),
        ("city", "Springfield", "Springfield"),
        ("region", "IL", "IL"),
        ("postcode", "62701", "62701"),
        ("country", "US", "US"),
        ("phone", "1", "1; 2"),
        ("website", "w", "w"),
        ("email", "e", "e"),
        ("hours", "Mo 08:00-12:00", "Mo 08:00-12:00"),
        ("pin", "39.800000, -89.650000", "39.800000, -89.650000"),
        ("category", "bakery; cafe", "bakery; cafe"),
        ("status", "open", "open"),
    ],
)
def test_every_field_is_shown_as_people_read_it(field, ours, theirs):
    assert value_of(Field(field), OURS) == ours
    assert value_of(Field(field), THEIRS) == theirs


@pytest.mark.parametrize("field", Field)
def test_what_is_not_stated_is_shown_as_nothing(field):
    assert value_of(field, Location(store_code="1")) == ""
    assert value_of(field, Listing(source="s", key="k")) == ""


def test_a_tagged_value_is_shown_for_its_platform():
    at_bing = Context(tags=frozenset({"bing"}))
    assert shown(Field.PHONE, OURS, at_bing) == "9"
    assert shown(Field.PHONE, OURS, Context()) == "1"
    assert shown(Field.PHONE, THEIRS, at_bing) == "1; 2"
    assert shown(Field.CITY, OURS, at_bing) == "Springfield"
