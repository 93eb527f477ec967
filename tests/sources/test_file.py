import pytest

from listaudit.errors import InputError
from listaudit.model import Address, Hours, Listing


def test_a_table_with_a_known_header_is_read_whole(read):
    found = read("directory.csv")
    assert found.listings[0] == Listing(
        source="file",
        listing_id="d-1",
        key="d-1",
        url="https://directory.example/biz/d-1",
        names=("Bluebird Bakery",),
        address=Address("120 Maple St", "Ste 4", "", "Springfield", "IL", "62701", "US"),
        phones=("(217) 555-0101", "217-555-0119"),
        websites=("https://bluebird.example/springfield",),
        hours=Hours("Mon-Fri 7am-3pm; Sat 8am-2pm"),
        status="open",
        reviews=41,
        claimed=True,
        leftovers=("Mascot",),
    )
    assert found.skips == []


def test_other_countries_and_scripts_stay_as_written(read):
    german, thai = read("directory.csv").listings[1:3]
    assert (german.name, german.address.street, german.phones) == (
        "Bäckerei Lerchenkorn",
        "Amselweg 7a",
        ("030 23125 101",),
    )
    assert (thai.name, thai.address.city, thai.address.country) == (
        "ร้านกาแฟริมคลองสมมติ",
        "กรุงเทพมหานคร",
        "TH",
    )


def test_what_is_closed_says_so_and_a_formula_is_a_name(read, hostile):
    closed, odd = read("directory.csv").listings[3:]
    assert (closed.status, closed.websites, closed.reviews) == ("permanently_closed", (), 3)
    assert (odd.name, odd.address.street, odd.address.city) == (hostile, "", "Peoria")


def test_damaged_rows_and_cells_are_named_with_their_line(read):
    found = read("odd.csv")
    assert found.skips == [
        (2, "row.no-name", "name"),
        (3, "row.too-short", ""),
        (4, "damage.postcode-short", "postcode"),
        (4, "damage.scientific", "phone"),
        (4, "coordinates.zero", "latitude"),
        (4, "word.unknown", "status"),
        (5, "coordinates.swapped", "latitude"),
        (6, "row.too-long", ""),
    ]
    assert found.benign == {"word.unknown"}


def test_what_is_left_of_a_damaged_row_is_a_listing(read):
    boston, boise = read("odd.csv").listings
    assert (boston.name, boston.phones, boston.point, boston.status) == (
        'Harbor "Dockside" Coffee',
        (),
        None,
        "",
    )
    assert (boise.key, boise.phones, boise.point) == ("o-4", ("(208) 555-0104",), None)


def test_a_header_without_rows_is_no_source(read):
    with pytest.raises(InputError, match="holds no rows"):
        read("empty.csv")
