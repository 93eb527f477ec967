"""Names of cities by their sound."""

from __future__ import annotations

import pytest

from listaudit.normalize.city_sounds import sound_of


@pytest.mark.parametrize(
    ("country", "one", "other"),
    [
        ("TH", "Sakhon Nakhon", "Sakon Nakon"),
        ("JP", "Ohtsu", "Otsu"),
        ("JP", "Simbasi", "Shinbashi"),
        ("KR", "Pusan", "Busan"),
        ("RU", "Nizhny", "Nizhniy"),
        ("IN", "Chittur", "Chittoor"),
        ("SA", "Jiddah", "Jeddah"),
    ],
)
def test_two_romanisations_sound_alike_in_their_country_alone(country, one, other):
    assert sound_of(one, country) == sound_of(other, country) != ""
    assert sound_of(one, "US") == ""


def test_too_short_a_sound_is_none():
    assert sound_of("Oh", "JP") == ""
