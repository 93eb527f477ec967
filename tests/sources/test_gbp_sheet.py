import pytest

from listaudit.errors import InputError
from listaudit.model import Address, Hours, Listing, Point


def test_a_profile_of_the_american_sheet_is_read_whole(read):
    assert read("en_us.csv").listings[0] == Listing(
        source="gbp-sheet",
        listing_id="0001",
        key="0001",
        names=("Bluebird Bakery",),
        address=Address("120 Maple St", "Ste 4", "", "Springfield", "IL", "62701", "US"),
        phones=("(217) 555-0101", "(217) 555-0119"),
        websites=("https://bluebird.example/springfield",),
        categories=("Bakery", "Coffee shop, Cake shop"),
        point=Point(39.8, -89.65),
        hours=Hours(
            "Mo-Fr 07:00-15:00; Sa 08:00-11:00, 12:00-14:00; Su closed",
            "2026-12-25: x, 2026-12-31: 07:00-12:00",
        ),
        columns={"Labels": "midwest, flagship"},
    )


def test_odd_rows_are_read_as_far_as_they_go(read, hostile):
    found = read("en_us.csv")
    japanese, formula, nameless = found.listings[1:]
    assert (japanese.name, japanese.address.region, japanese.categories) == (
        "つばめ薬局",
        "北海道",
        ("薬局",),
    )
    assert (formula.name, formula.phones) == (hostile, ("(309) 555-0177",))
    assert (nameless.key, nameless.names) == ("0004", ())
    assert found.skips == [(6, "row.no-name", "name")]


def test_the_british_sheet_names_its_columns_otherwise(read):
    (books,) = read("en_gb.csv").listings
    assert (books.key, books.address) == (
        "LDS",
        Address("3 Fable Row", city="Leeds", postcode="LS1 0ZZ", country="GB"),
    )
    assert books.phones == ("0113 496 0101", "0113 496 0102", "0113 496 0103")
    assert books.hours == Hours("Mo-Tu 09:00-17:30; Su closed", "2026-12-25: x")


def test_the_french_sheet_has_hard_spaces_in_its_header_and_commas_in_its_pins(read):
    (cafe,) = read("fr.csv").listings
    assert (cafe.key, cafe.name) == ("LYO-1", "Café du Merle")
    assert cafe.address == Address("12bis rue des Fictions", city="Lyon", postcode="69001", country="FR")
    assert (cafe.phones, cafe.point) == (("04 65 71 00 12", "06 39 98 00 12"), Point(45.765, 4.835))
    assert cafe.hours == Hours("Mo-Tu 08:00-18:00; Su closed")


@pytest.mark.parametrize("sheet", ["en_us.csv", "en_gb.csv", "fr.csv"])
def test_the_phone_of_advertisements_is_no_phone_of_the_profile_and_nothing_is_left_over(read, sheet):
    found = read(sheet)
    assert found.leftovers == {}
    assert "(217) 555-0188" not in {phone for listing in found.listings for phone in listing.phones}


def test_a_download_tells_what_is_closed_and_not_what_google_thinks_of_publishing(read):
    found = read("download.csv")
    assert found.names == ["Bluebird Bakery", "Harbor Coffee", "Larkmoor Tea"]
    assert found.statuses == ["", "permanently_closed", ""]
    assert (found.skips, found.leftovers) == ([], {})


def test_an_account_without_profiles_is_no_source(read):
    with pytest.raises(InputError, match="holds no rows"):
        read("empty.csv")
