import pytest

from listaudit.rules import choose_keeper

CASES = [
    ({"status": "open"}, {"status": "permanently_closed", "claimed": True}, "it is open"),
    ({"claimed": True}, {"claimed": None, "reviews": 900}, "it is claimed"),
    ({"claimed": None}, {"claimed": False}, "the other is not claimed"),
    ({"reviews": 12}, {"reviews": 3}, "it has more reviews (12 against 3)"),
    ({"reviews": 1}, {"reviews": None}, "it has more reviews (1 against 0)"),
    ({"created_on": "2014-05-01"}, {"created_on": "2019-01-01"}, "it is older (2014-05-01)"),
    ({"created_on": "2014-05-01"}, {"created_on": ""}, "it is older (2014-05-01)"),
    ({}, {}, "both are equally right, and its id comes first"),
]


@pytest.mark.parametrize(("better", "worse", "why"), CASES, ids=[why for *_, why in CASES])
@pytest.mark.parametrize("turned", [False, True], ids=["as given", "turned"])
def test_the_better_listing_is_kept_in_either_order(make, better, worse, why, turned):
    pair = [make.matched(make.listing("A", **better)), make.matched(make.listing("B", **worse))]
    if turned:
        pair.reverse()
    index, said = choose_keeper(pair)
    assert pair[index].listing.key == "A"
    assert said == why


def test_more_right_fields_decide_before_age(make):
    right = make.matched(make.listing("B"), make.verdict("phone", "same"))
    wrong = make.matched(make.listing("A", created_on="2001-01-01"), make.verdict("phone", "different"))
    assert choose_keeper([wrong, right]) == (1, "more of it is right (1 fields against 0)")


def test_a_single_listing_is_kept(make):
    assert choose_keeper([make.matched()]) == (0, "it is the only one")


def test_nothing_to_choose_from_is_an_error():
    with pytest.raises(ValueError, match="no listing"):
        choose_keeper([])
