import pytest

from listaudit.model import Point
from listaudit.rules.facts import boxes, fits, lies_in


@pytest.mark.parametrize(
    ("postcode", "country", "expected"),
    [
        ("02138", "US", True),
        ("02138-1001", "US", True),
        ("2138", "US", False),
        ("K1A 0B1", "CA", True),
        ("k1a0b1", "CA", True),
        ("EC1A 1BB", "GB", True),
        ("W1A 0AX", "GB", True),
        ("EC1A 1B", "GB", False),
        ("D-10115", "DE", True),
        ("DE-10115", "DE", True),
        ("1011 AB", "NL", True),
        ("100-0001", "JP", True),
        ("10200", "TH", True),
        ("D02 AF30", "IE", True),
        ("123", "ZZ", None),
    ],
)
def test_a_postcode_fits_its_country(postcode, country, expected):
    assert fits(postcode, country) is expected


@pytest.mark.parametrize(
    ("point", "country", "expected"),
    [
        (Point(43.6, -116.2), "US", True),
        (Point(64.8, -147.7), "US", True),
        (Point(13.4, 144.8), "US", True),
        (Point(51.5, -0.1), "US", False),
        (Point(51.5, -0.1), "GB", True),
        (Point(35.7, 139.7), "JP", True),
        (Point(28.1, -15.4), "ES", True),
        (Point(0.0, 0.0), "ZZ", None),
        (Point(0.0, 0.0), "", None),
    ],
)
def test_a_pin_lies_in_its_country(point, country, expected):
    assert lies_in(point, country) is expected


def test_every_box_is_one():
    for country, found in boxes().items():
        for south, west, north, east in found:
            assert -90 <= south < north <= 90, country
            assert -180 <= west < east <= 180, country
