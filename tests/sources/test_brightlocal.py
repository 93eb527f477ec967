import csv
from pathlib import Path

from listaudit.model import Address, Hours, Listing

TEMPLATE = Path(__file__).parents[2] / "fixtures" / "brightlocal" / "locations.csv"


def test_a_citation_is_read_whole(read):
    assert read("citations.json").listings[0] == Listing(
        source="brightlocal",
        listing_id="900001",
        key="900001",
        url="https://directory.example/biz/d-1",
        names=("Starling Books",),
        address=Address("3 Fable Row, Leeds", postcode="LS1 0ZZ"),
        phones=("0113 496 0101",),
        websites=("https://starling.example/shops/leeds",),
        fetched_at="07 Oct 26",
        columns={
            "source": "directory.example",
            "site-type": "Local Directory",
            "listing-type": "Free Listing",
        },
    )


def test_citations_without_values_and_with_hostile_ones_are_listings_too(read, hostile):
    found = read("citations.json")
    formula, bare = found.listings[1:]
    assert (formula.name, formula.phones) == (hostile, ("0113 496 0101", "0113 496 0102"))
    assert (bare.names, bare.phones, bare.url) == ((), (), "https://tiny.example/?placeid=3")
    assert found.leftovers == {"900002": ("review-badge",)}


def test_the_tools_own_states_close_nobody(read):
    assert set(read("citations.json").statuses) == {""}
    assert read("citations.csv").statuses == [""]


def test_citations_that_are_not_live_yet_are_told_and_not_read(read):
    found = read("citations.json")
    assert (found.skips, found.benign) == ([(0, "lists.unread", "")], {"lists.unread"})


def test_a_table_of_citations_is_read_the_same(read):
    found = read("citations.csv")
    (cafe,) = found.listings
    assert (cafe.key, cafe.name, cafe.websites) == (
        "https://directory.example/biz/d-7",
        "Café du Merle",
        ("https://merle.example",),
    )
    assert cafe.address == Address("12bis Rue des Fictions, Lyon", postcode="69001")
    assert (found.skips, found.leftovers) == ([], {})


def test_the_location_template_has_77_fields_and_four_for_each_day(read):
    with TEMPLATE.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    assert len(set(header)) == 77
    books, repairs = read("locations.csv").listings
    assert books.address == Address("Unit 2, 3 Fable Row", "", "", "Leeds", "West Yorkshire", "LS1 0ZZ", "GB")
    assert books.hours == Hours(
        "Mo-Fr 9:30 am-12:30 pm,13:15-17:45; Sa 10:00 am-4:00 pm; Su closed",
    )
    assert (books.categories, books.socials) == (("Stationery", "Cafe"), ("https://social.example/starling",))
    assert (repairs.business_type, repairs.phones, repairs.status) == (
        "service_area",
        ("(309) 555-0144",),
        "",
    )


def test_of_the_template_references_and_means_of_payment_are_left_over(read):
    (left,) = set(read("locations.csv").leftovers.values())
    assert left[:3] == ("Client Reference", "Unique Location Reference", "Cash")
    assert left[-2:] == ("Cryptocurrency", "Google Ludocid")
    assert len(left) == 19


def test_a_report_without_citations_has_a_row_that_cannot_be_used(read):
    found = read("empty.json")
    assert (found.listings, found.skips) == ((), [(1, "row.no-name", "name")])
    assert found.benign == frozenset()
