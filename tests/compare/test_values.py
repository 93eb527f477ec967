import pytest

from listaudit.compare.context import Context
from listaudit.compare.values import for_platform, ours_of
from listaudit.model import Dated, Field, Location, Tagged

AT_GOOGLE = Context(tags=frozenset({"my google", "google-places", "google"}))
OURS = Location(
    store_code="1",
    names=("Bluebird Bakery", "Bluebird"),
    alternate_names=("The Bluebird",),
    phones=("1", "2"),
    tracking_phones=("3",),
    shared_phones=("4",),
    websites=("w",),
    former_names=(Dated("Old Mill", "2024-05-01"),),
    former_phones=(Dated("0"),),
    former_websites=(Dated("v"),),
    tagged=(
        Tagged("phone", "Google", ("5", "6")),
        Tagged("phone", "yelp", ("7",)),
        Tagged("name", "th", ("ร้าน",)),
        Tagged("name", "zh-Hant", ("藍鳥",)),
        Tagged("name", "foursquare", ("BB",)),
        Tagged("email", "bing", ("b@bluebird.example",)),
    ),
)


@pytest.mark.parametrize(
    ("field", "context", "current", "known", "former"),
    [
        (
            "name", Context(), "Bluebird Bakery",
            [("Bluebird", "name.alternate"), ("The Bluebird", "name.alternate"), ("ร้าน", "name.language"),
             ("藍鳥", "name.language"), ("BB", "name.tagged")], ["Old Mill"],
        ),
        (
            "phone", Context(), "1",
            [("2", "phone.alternate"), ("3", "phone.tracking"), ("4", "phone.shared"), ("5", "phone.tagged"),
             ("6", "phone.tagged"), ("7", "phone.tagged")], ["0"],
        ),
        (
            "phone", AT_GOOGLE, "5",
            [("6", "phone.alternate"), ("1", "phone.alternate"), ("2", "phone.alternate"), ("3", "phone.tracking"),
             ("4", "phone.shared"), ("5", "phone.tagged"), ("6", "phone.tagged"), ("7", "phone.tagged")], ["0"],
        ),
        ("website", Context(), "w", [], ["v"]),
    ],
)  # fmt: skip
def test_every_value_of_ours_has_its_place_and_its_word(field, context, current, known, former):
    ours = ours_of(Field(field), OURS, context)
    assert ours.current == current
    assert list(ours.known) == known
    assert [value.value for value in ours.former] == former


def test_a_value_for_another_platform_alone_states_nothing_here():
    assert ours_of(Field.EMAIL, OURS, AT_GOOGLE) is None
    assert ours_of(Field.EMAIL, OURS, Context(tags=frozenset({"bing"}))).current == "b@bluebird.example"


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ({"google"}, ("5", "6")),
        ({"yelp"}, ("7",)),
        ({"google", "yelp"}, ("5", "6")),
        ({"bing"}, ()),
        (set(), ()),
    ],
)
def test_the_values_for_a_platform_are_known_by_any_of_its_names(tags, found):
    assert for_platform(Field.PHONE, OURS, Context(tags=frozenset(tags))) == found
