"""Numbered roads of the United States."""

from __future__ import annotations

import pytest

from listaudit.normalize.street_highway import highway_word, is_highway, merge_highways


@pytest.mark.parametrize(
    ("tokens", "merged"),
    [
        ("us hwy 50", "hwy:us:50"),
        ("us-50", "hwy:us:50"),
        ("n us highway 50 e", "n hwy:us:50 e"),
        ("state route 7", "hwy:state:7"),
        ("sr 7", "hwy:state:7"),
        ("ky-192", "hwy:state:192"),
        ("oklahoma 6", "hwy:state:6"),
        ("farm to market road 1960", "hwy:fm:1960"),
        ("county road p", "hwy:county:p"),
        ("i-35", "hwy:i:35"),
        ("old cr 12", "hwy:county:12"),
        ("oak ct 5", "oak ct 5"),
        ("main st", "main st"),
        ("highway", "highway"),
    ],
)
def test_the_words_and_the_number_of_a_road_become_one_token(tokens, merged):
    expected = merged.replace("hwy:county:12", "old hwy:county:12") if tokens.startswith("old") else merged
    assert " ".join(merge_highways(tokens.split())) == expected


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("hwy:hwy:50", "hwy:us:50", True),
        ("hwy:hwy:50", "hwy:state:50", True),
        ("hwy:us:50", "hwy:state:50", False),
        ("hwy:hwy:50", "hwy:county:50", False),
        ("hwy:us:50", "hwy:us:51", False),
    ],
)
def test_a_plain_highway_may_be_federal_or_of_the_state_but_no_county_road(one, other, meet):
    assert highway_word(one).meets(highway_word(other)) is meet


def test_only_merged_tokens_are_highways():
    assert is_highway("hwy:us:50")
    assert not is_highway("hwy")
