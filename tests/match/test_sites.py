"""How two websites stand to one another."""

from __future__ import annotations

import pytest

from listaudit.match.keys import keys_of
from listaudit.match.sites import website_level
from listaudit.model import Listing


def _keys(url, *socials):
    return keys_of(Listing(source="x", key="1", websites=(url,) if url else (), socials=socials))


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        ("https://lantern.example", "", "missing"),
        ("https://lantern.example", "http://www.compass.example", "different"),
        ("https://lantern.example", "http://www.lantern.example/", "same-home"),
        ("https://lantern.example/en-us/", "http://lantern.example/index.html", "same-home"),
        ("https://lantern.example", "https://lantern.example/boise", "one-home"),
        ("https://lantern.example/stores/boise/", "https://lantern.example/locations/boise", "same-page"),
        ("https://lantern.example/stores/boise-1141", "https://lantern.example/id/1141/boise-id", "same-id"),
        ("https://lantern.example/stores/1141/a", "https://lantern.example/stores/2082/b", "other-id"),
        ("https://lantern.example/boise", "https://lantern.example/nampa", "other-page"),
    ],
)
def test_the_level_of_two_websites(ours, theirs, level):
    assert website_level(_keys(ours), _keys(theirs)) == level


def test_a_shared_social_profile_says_more_than_two_sites():
    profile = "https://facebook.com/rusticlantern"
    ours, theirs = _keys("https://lantern.example", profile), _keys("https://other.example", profile)
    assert website_level(ours, theirs) == "same-social"
