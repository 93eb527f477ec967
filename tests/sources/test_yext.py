from listaudit.model import Address, Hours, Listing, Point


def test_a_listing_of_a_publisher_has_an_id_and_a_page_and_no_name(read):
    found = read("listings.json")
    live, missing = found.listings
    assert live == Listing(
        source="yext",
        listing_id="900000001",
        key="900000001",
        url="https://maps.example/bluebird",
    )
    assert (missing.key, missing.url, missing.status) == ("900000002", "", "")
    assert (found.skips, found.leftovers) == ([], {})


def test_a_duplicate_carries_name_address_and_phone(read):
    assert read("duplicates.json").listings[0] == Listing(
        source="yext",
        listing_id="37000001",
        key="37000001",
        url="https://findwell.example/b/37000001",
        names=("Bluebird Bakery",),
        address=Address(
            street="120 Maple St.",
            city="Springfield",
            region="IL",
            postcode="62701",
            given="120 Maple St., Springfield, IL 62701",
            split=frozenset({"street", "city", "region", "postcode"}),
        ),
        phones=("2175550101",),
        point=Point(39.8, -89.65),
    )


def test_odd_duplicates_are_read_as_far_as_they_go(read, hostile):
    found = read("duplicates.json")
    assert found.names == ["Bluebird Bakery", "Bäckerei Lerchenkorn", hostile]
    assert (found.listings[2].phones, bool(found.listings[2].address)) == ((), False)
    assert found.leftovers == {"37000003": ("mood",)}
    assert found.skips == [(4, "row.no-name", "name")]


def test_an_export_of_entities_is_read_whole(read):
    found = read("entities.csv")
    assert found.listings[0] == Listing(
        source="yext",
        listing_id="bluebird-springfield",
        key="bluebird-springfield",
        names=("Bluebird Bakery",),
        address=Address("120 Maple St", "Ste 4", "", "Springfield", "IL", "62701", "US"),
        phones=("+12175550101", "+12175550119"),
        websites=("https://bluebird.example/springfield",),
        emails=("hello@bluebird.example",),
        hours=Hours("Mo 07:00-15:00; Su closed"),
    )
    assert (found.names[2], found.listings[2].address.street) == ("つばめ薬局", "架空町3-14")
    assert (found.skips, found.leftovers) == ([], {})


def test_a_closed_entity_is_closed_and_the_states_of_a_sync_close_nobody(read):
    assert read("entities.csv").statuses == ["", "permanently_closed", ""]
    assert set(read("listings.json").statuses + read("duplicates.json").statuses) == {""}


def test_an_answer_without_listings_has_a_row_that_cannot_be_used(read):
    found = read("empty.json")
    assert (found.listings, found.skips) == ((), [(1, "row.no-name", "name")])
    assert found.benign == frozenset()
