from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.webpage.lines import Line
from listaudit.webpage.streets import spots


def read(*texts, countries=("US",), known=""):
    return spots([Line(text) for text in texts], countries, known)


@pytest.mark.parametrize(
    ("texts", "country", "street", "span"),
    [
        (("120 Maple St, Springfield, IL 62701",), "US", "120 Maple St", (0, 0)),
        (("Bluebird", "120 Maple St", "Suite 4", "Springfield, IL 62701-1234"), "US", "120 Maple St, Suite 4", (1, 3)),
        (("Visit us: 120 Maple St", "Springfield IL 62701"), "US", "120 Maple St", (0, 1)),
        (("© 2026 120 Maple St, Springfield, IL 62701",), "US", "120 Maple St", (0, 0)),
        (("Bluebird Bakery, 120 Maple St, Springfield, IL 62701",), "US", "120 Maple St", (0, 0)),
        (("Lindenstraße 7", "10969 Berlin"), "DE", "Lindenstraße 7", (0, 1)),
        (("Lindenstraße 7, D-10969 Berlin",), "DE", "Lindenstraße 7", (0, 0)),
        (("14 High Street", "London", "SW1A 1AA"), "GB", "14 High Street", (0, 2)),
        (("5 rue des Lilas", "69002 Lyon"), "FR", "5 rue des Lilas", (0, 1)),
        (("Kerkstraat 12", "1017 GC Amsterdam"), "NL", "Kerkstraat 12", (0, 1)),
        (("〒150-0001 東京都渋谷区神宮前1-2-3",), "JP", "神宮前1-2-3", (0, 0)),
        (("100 King St W, Toronto, ON M5X 1A9",), "CA", "100 King St W", (0, 0)),
        (("Suite 4", "Springfield, IL 62701"), "US", None, None),
        (("Springfield, IL 62701",), "US", None, None),
        (("Founded 1999, we sold 12345 loaves",), "US", None, None),
        (("Open 10:00 at 12 Main St, Springfield, IL 62701",), "US", None, None),
        (("Only 12.50 €, 10969 Stück",), "DE", None, None),
    ],
    ids=range(17),
)  # fmt: skip
def test_an_address_is_a_street_with_a_number_then_a_postcode_and_a_city(texts, country, street, span):
    found = read(*texts, countries=(country,), known="bluebirdbakery")
    assert [(spot.start, spot.end) for spot in found] == ([span] if span else [])
    assert [street in (spot.address.street or spot.address.line) for spot in found] == [True][: len(found)]


@pytest.mark.parametrize("name", ["Bluebird Bakery – ", "Our shop - ", "Bluebird Bakery, "])
def test_a_name_before_the_street_is_no_part_of_it(name):
    (spot,) = read(f"{name}120 Maple St, Springfield, IL 62701", known="bluebirdbakery")
    assert spot.address.line == "120 Maple St, Springfield, IL 62701"


@pytest.mark.parametrize(
    "phone",
    [
        " (217) 555-0101",
        ", Tel. 217 555 0101",
        " - Phone: 217.555.0101",
        " 217-555-0101 x2",
        ", +1 217 555 0101",
        " a@b.example",
    ],
)
def test_a_phone_or_mailbox_behind_the_address_is_no_part_of_it(phone):
    (spot,) = read(f"120 Maple St, Springfield, IL 62701-1234{phone}")
    assert spot.address.line == "120 Maple St, Springfield, IL 62701-1234"


def test_a_building_and_a_range_stay():
    lines = ("Kemp House, 152 City Road, London, EC1V 2NX", "10 - 24 Warwick Road, Solihull, B92 7HS")
    assert [read(line, countries=("GB",))[0].address.line for line in lines] == list(lines)


def test_the_parts_are_stated_where_the_line_alone_would_not_tell():
    (spot,) = read("Lindenstraße 7", "10969 Berlin", countries=("DE",))
    assert spot.address.line == "Lindenstraße 7, 10969 Berlin"
    (spot,) = read("Kerkstraat 12 1017 GC Amsterdam", countries=("NL",))
    assert (spot.address.line, spot.address.street, spot.address.postcode) == ("", "Kerkstraat 12", "1017 GC")


def test_several_addresses_share_no_line():
    found = read("1 Elm St", "Springfield, IL 62701", "2 Oak St", "Peoria, IL 61602")
    assert [(spot.start, spot.end) for spot in found] == [(0, 1), (2, 3)]


@given(st.lists(st.text(alphabet="12345 ,Stx-\n", max_size=30), max_size=12))
def test_any_lines_give_spots_in_order(texts):
    found = read(*texts, countries=("US", "DE"))
    assert all(one.end < other.start for one, other in pairwise(found))
