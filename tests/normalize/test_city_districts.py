"""Districts of cities, and regions that are one city."""

from __future__ import annotations

import pytest

from listaudit.normalize.city_districts import is_city_region, is_district


@pytest.mark.parametrize(
    ("region", "city", "country", "one"),
    [
        ("CDMX", "Mexico City", "MX", True),
        ("Distrito Federal", "Brasília", "BR", True),
        ("CDMX", "Mexico City", "US", False),
        ("New York", "New York", "US", False),
    ],
)
def test_a_region_is_one_city_where_the_table_says_so(region, city, country, one):
    assert is_city_region(region, city, country) is one


@pytest.mark.parametrize(
    ("district", "city", "country", "inside"),
    [
        ("The Bronx", "New York City", "US", True),
        ("New York City", "The Bronx", "US", False),
        ("Brooklyn", "Queens", "US", False),
        ("Brooklyn", "New York", "CA", False),
        ("Brooklyn", "New York", "FI", False),
        ("Elsene", "Brussel", "BE", True),
        ("강남구", "서울특별시", "KR", True),
        ("เขตบางรัก", "Bangkok", "TH", True),
    ],
)
def test_a_district_lies_in_its_city_by_any_of_their_names(district, city, country, inside):
    assert is_district(district, city, country) is inside
