import json
from dataclasses import replace

import pytest

from listaudit import skiplog
from listaudit.errors import InputError, OutputError
from listaudit.gather import Extent, Gathered, Gatherer
from listaudit.match import Matcher
from listaudit.match.neighbours import Neighbours
from listaudit.model import (
    Address,
    Field,
    Listing,
    Location,
    Point,
    Reason,
    Skipped,
    Source,
    Unchecked,
    Where,
)
from listaudit.skiplog import SkipLog

HOME = Address(street="120 Maple St", city="Springfield", region="IL", postcode="62701", country="US")
OURS = Location(
    store_code="1",
    names=("Maple Dental",),
    address=HOME,
    phones=("(217) 555-0101",),
    source_ids={"yelp": ("known",)},
)
SOURCE = Source(name="Yelp", id="file", title="Yelp", platform="yelp")


def listing(key="a", **fields):
    values = {"names": ("Maple Dental",), "address": HOME, "phones": ("(217) 555-0101",), "listing_id": key}
    return Listing(source="Yelp", key=key, **{**values, **fields})


def skipped(code="row.no-name", line=3, *, benign=False):
    return Skipped(Where("yelp.csv", line), code, "why", "name", benign)


def gathered(*items, error=None):
    def reading():
        yield from items
        if error:
            raise error

    skips, matcher = SkipLog(), Matcher([OURS])
    entries = []
    gatherer = Gatherer(matcher, Neighbours(matcher.index))
    found = gatherer.gather(4, SOURCE, reading(), entries.append, skips)
    return found, entries, skips


def test_a_listing_that_is_ours_is_kept_with_its_evidence():
    found, (entry,), _ = gathered(listing())
    assert (entry.source, entry.location, entry.role, entry.stated) == (4, 0, "candidate", False)
    assert entry.bits > 0
    assert (found.listings, found.ids, found.failure) == (1, set(), None)


def test_a_listing_that_is_nobodys_is_counted_and_not_kept():
    strange = listing(names=("Quay Taxi",), phones=(), address=Address(city="Joliet"))
    found, entries, _ = gathered(strange)
    assert (found.listings, entries) == (1, [])


def test_a_stated_id_is_ours_whatever_it_says_and_is_remembered_as_there():
    found, (entry,), _ = gathered(listing("known", names=("Quay Taxi",), phones=(), address=Address()))
    assert entry.stated
    assert found.ids == {"known"}


def test_a_practitioner_at_our_door_is_kept_as_a_neighbour():
    person = listing(names=("Dr. Ines Vale, DDS",), phones=("(217) 555-0199",))
    _, entries, _ = gathered(person)
    assert [(e.role, e.location) for e in entries] in ([("neighbour", 0)], [("candidate", 0)])


def test_rows_that_were_not_used_are_counted_by_their_kind():
    found, _, skips = gathered(
        skipped(), listing(), skipped("damage.scientific"), skipped("osm.no-name", benign=True)
    )
    assert (found.unused, skips.unused) == (1, 1)
    assert [row.code for row in skips.rows] == ["row.no-name", "damage.scientific"]
    assert {key: count for key, count in skips.notes.items() if count} == {
        ("Yelp", "damage.scientific"): 1,
        ("Yelp", "osm.no-name"): 1,
    }
    row = skips.rows[0]
    assert (row.source, row.file, row.line, row.column, row.code, row.detail) == (
        "Yelp",
        "yelp.csv",
        3,
        "name",
        "row.no-name",
        "why",
    )


def test_so_many_rows_are_named_and_all_are_counted(monkeypatch):
    monkeypatch.setattr(skiplog, "_NAMED", 5)
    _, _, skips = gathered(*[skipped(line=n) for n in range(9)])
    assert (len(skips.rows), skips.unused) == (5, 9)


def test_what_breaks_a_source_is_kept_with_what_was_read_before():
    found, entries, _ = gathered(listing(), error=InputError("It ends in the middle.", "Copy it again."))
    assert found.failure.code == "source.failed"
    assert dict(found.failure.params) == {"detail": "It ends in the middle."}
    assert len(entries) == 1


@pytest.mark.parametrize("error", [OutputError("disk full"), KeyboardInterrupt(), ZeroDivisionError()])
def test_what_is_no_fault_of_the_source_is_not_held_against_it(error):
    with pytest.raises(type(error)):
        gathered(listing(), error=error)


def test_columns_that_nobody_understood_are_counted():
    found, _, _ = gathered(listing(leftovers=("mood",)), listing("b", leftovers=("mood", "tone")))
    assert found.leftovers == {"mood": 2, "tone": 1}


def test_of_names_without_number_so_many_are_counted_and_the_rest_is_others(monkeypatch):
    monkeypatch.setattr("listaudit.gather._MOST_NAMES", 3)
    found, _, _ = gathered(*[listing(str(n), leftovers=(f"key{n}", "mood")) for n in range(50)])
    assert found.leftovers == {"key0": 1, "mood": 50, "key1": 1}
    assert found.more_leftovers


def test_countries_that_are_none_take_no_room():
    odd = [listing(str(n), address=Address(country=f"Land {n}")) for n in range(9)]
    found, _, _ = gathered(*odd, listing("x", address=Address(country="DE")))
    assert found.extent.countries == {"DE"}


@pytest.mark.parametrize(
    ("pins", "point", "holds"),
    [
        ([], (0, 0), True),
        ([(43, -116)], None, True),
        ([(43, -116)], (43.01, -116.01), True),
        ([(43, -116)], (43.03, -116), False),
        ([(43, -116), (44, -115)], (43.5, -115.5), True),
        ([(43, -116), None, (44, -115)], (43.5, -116.1), False),
        ([(43, -116), (44, -115)], (42.9, -115.5), False),
    ],
)
def test_the_extent_of_a_source_is_the_box_around_its_pins(pins, point, holds):
    extent = Extent()
    for pin in pins:
        extent.add(Point(*pin) if pin else None)
    assert extent.holds(Point(*point) if point else None) is holds


@pytest.mark.parametrize(("country", "holds"), [("", True), ("JP", True), ("US", False)])
def test_without_a_pin_the_countries_of_a_source_tell_its_extent(country, holds):
    extent = Extent(countries={"JP", "TH"})
    assert extent.holds(None, country) is holds
    assert Extent().holds(None, country) is True


def test_a_listing_without_a_name_counts_only_where_its_id_is_known():
    strange = listing("z", names=(), phones=(), address=Address(city="Joliet"))
    found, entries, skips = gathered(strange, listing("known", names=()))
    assert [entry.listing.listing_id for entry in entries] == ["known"]
    assert [row.code for row in skips.rows] == ["row.no-name"]
    assert found.listings == 1


@pytest.mark.parametrize(
    ("count", "stating", "told"),
    [(40, 0, [("phone", 0.0)]), (40, 10, [("phone", 0.25)]), (40, 30, []), (10, 0, [])],
    ids=["none of many", "far fewer", "about as many", "too few to tell"],
)
def test_a_field_that_far_fewer_listings_state_than_it_used_to_is_told(count, stating, told):
    source = replace(SOURCE, expect={Field.PHONE: 0.9})
    result = Gathered(source)
    for number in range(count):
        result.note(listing(str(number), phones=("(217) 555-0101",) if number < stating else ()))
    assert result.emptied() == told


def test_keys_of_an_answer_that_nobody_understood_are_leftovers():
    found, _, skips = gathered(Skipped(Where(request="r"), "payload.unknown", "moon, tide", benign=True))
    assert found.leftovers == {"moon": 1, "tide": 1}
    assert not skips.notes


def test_of_several_reasons_why_a_location_is_unchecked_the_first_by_code_stays():
    result = Gathered(SOURCE)
    for code in ("fetch.timeout", "fetch.quota", "fetch.server-error"):
        result.leave(Unchecked(("1", "2"), Reason.of(code)))
    assert result.unchecked == {"1": Reason.of("fetch.quota"), "2": Reason.of("fetch.quota")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("titel;strasse\nBluebird Bakery;120 Maple St\nElm Books;12 Elm St\n", "unchecked"),
        ("name,street\nElm Books,12 Elm St\n,12 Oak St\n", "missing"),
    ],
    ids=["no row can be used", "some can"],
)
def test_a_file_of_which_no_row_can_be_used_says_nothing_of_who_is_missing(shop, text, status):
    shop.write("yelp.csv", text)
    shop.write("listaudit.toml", "[sources.yelp]\nfrom = 'file'\npath = 'yelp.csv'\nabsence = 'proves'\n")
    done = shop.run("audit", "locations.csv", "-f", "json", "-q")
    report = json.loads(done.out)
    assert {cell["status"] for place in report["locations"] for cell in place["listings"]} == {status}
    assert done.code == 3
    if status == "unchecked":
        (source,) = report["sources"]
        assert "none of its 2 rows could be used" in source["reason"]["params"]["detail"]
