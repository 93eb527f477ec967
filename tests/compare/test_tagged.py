from dataclasses import replace

import pytest

from listaudit.compare import address, city, postcode
from listaudit.compare.context import Context
from listaudit.compare.show import value_of
from listaudit.compare.tagged import at_platform, judge_in_languages
from listaudit.model import Address, Field, Hours, Kind, Location, Tagged
from listaudit.readers.headers import TAGGABLE

LISTS = {Field.NAME, Field.PHONE, Field.WEBSITE, Field.EMAIL}
AT_YELP = Context(country="US", tags=frozenset({"yelp"}))
OURS = Location(
    store_code="1",
    address=Address(street="120 Maple St", unit="Ste 4", city="Springfield", region="IL", postcode="62701"),
    hours=Hours("Mo-Fr 08:00-16:00", "Dec 24 off"),
    categories=("bakery",),
    status="open",
)
TAGGED = {
    "address": ("7 Elm Rd", "7 Elm Rd"),
    "city": ("Joliet", "Joliet"),
    "region": ("IN", "IN"),
    "postcode": ("60431", "60431"),
    "country": ("United States", "US"),
    "hours": ("Mo 10:00-11:00", "Mo 10:00-11:00"),
    "category": ("cafe", "cafe"),
    "status": ("temporarily closed", "temporarily_closed"),
}


@pytest.mark.parametrize(("field", "written", "read"), [(f, *values) for f, values in TAGGED.items()])
def test_a_value_for_a_platform_takes_the_place_of_the_general_one_there_alone(field, written, read):
    ours = replace(OURS, tagged=(Tagged(field, "Yelp", (written,)),))
    assert value_of(Field(field), at_platform(ours, AT_YELP)) == read
    assert at_platform(ours, Context()) == ours


def test_every_field_that_takes_a_tag_has_its_place():
    assert {Field(name) for name in TAGGED} | LISTS == TAGGABLE


def test_a_whole_address_goes_before_its_parts():
    tags = (
        Tagged("city", "yelp", ("Joliet West",)),
        Tagged("address", "yelp", ("7 Elm Rd, Joliet, IL 60431",)),
    )
    there = at_platform(replace(OURS, tagged=tags), AT_YELP).address
    assert (there.street, there.city, there.postcode) == ("7 Elm Rd", "Joliet West", "60431")


def test_a_status_that_is_none_leaves_the_general_one():
    ours = replace(OURS, tagged=(Tagged("status", "yelp", ("blue",)),))
    assert at_platform(ours, AT_YELP).status == "open"


AT_HOME = replace(
    OURS,
    address=Address(street="4-9-2 Shibata", city="Mihonzaki", postcode="530-0012", country="JP"),
    tagged=(Tagged("address", "ja", ("芝田4-9-2",)), Tagged("city", "ja", ("見本崎",))),
)


@pytest.mark.parametrize(
    ("field", "judge", "theirs", "kind", "code"),
    [
        ("address", address.judge, Address(street="芝田4丁目9-2"), "variant", "address.language"),
        ("address", address.judge, Address(street="芝田4-9-3"), "different", "address.number"),
        ("address", address.judge, Address(street="4-9-2 SHIBATA"), "equivalent", "address.format"),
        ("city", city.judge, Address(city="見本崎"), "variant", "city.language"),
        ("city", city.judge, Address(city="見本里"), "uncheckable", "city.script"),
        ("postcode", postcode.judge, Address(postcode="530-0013"), "different", "postcode.different"),
    ],
)
def test_a_part_of_the_address_in_a_language_of_ours_is_right(field, judge, theirs, kind, code):
    judged = judge_in_languages(Field(field), judge, AT_HOME, theirs, Context(country="JP"))
    assert (judged.kind, [reason.code for reason in judged.reasons]) == (Kind(kind), [code])
