import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from listaudit.model import Address, Dated, Listing, Location, Request
from tests.sources.play import outcomes, play, read_body

DENTIST = Location(
    store_code="0001",
    names=("Starling Dental",),
    address=Address("120 Maple St", "Suite 4", "", "Springfield", "IL", "62701", "US"),
    phones=("(217) 555-0101",),
    categories=("Dentist",),
)
KNOWN = replace(
    DENTIST,
    former_names=(Dated("Maple Street Dental"),),
    source_ids={"nppes": ("1999999984", "1999999901")},
)
DOCTOR = replace(DENTIST, names=("Dr. Jane O'Roe, DDS",), entity_type="practitioner")


def found(played, listing_id) -> Listing:
    return next(listing for listing in played.listings if listing.listing_id == listing_id)


def asked(location) -> list[dict[str, str]]:
    return [dict(parse_qsl(urlsplit(request.url).query)) for request in play("nppes", [location]).asked]


def test_an_organisation_is_read_at_its_practice_under_its_public_name():
    starling = found(play("nppes", [KNOWN], "found.json"), "1999999984")
    assert starling.names == ("STARLING DENTAL", "WREN DENTAL HOLDINGS, PC", "STARLING SMILES")
    assert starling.address == Address("120 MAPLE ST", "STE 4", "", "SPRINGFIELD", "IL", "62701-1234", "US")
    assert (starling.phones, starling.status) == (("217-555-0101",), "open")
    assert starling.categories == ("Dentist, General Practice", "Dentist, Orthodontics")
    assert starling.url == "https://npiregistry.cms.hhs.gov/provider-view/1999999984"
    assert (starling.created_on, starling.leftovers) == ("2022-03-02", ())
    assert starling.columns == {
        "npi_type": "NPI-2",
        "former_names": "WREN FAMILY DENTISTRY, PC",
        "last_updated": "2024-05-20",
    }


def test_each_further_practice_location_is_a_listing_and_a_mailing_address_is_none():
    played = play("nppes", [KNOWN], "found.json")
    second = found(played, "1999999984-2")
    assert second.address == Address("9 QUAY RD", "", "", "CHATHAM", "IL", "62629", "US")
    assert second.names[0] == "STARLING DENTAL"
    assert not any("PO BOX" in listing.address.street for listing in played.listings)


def test_a_deactivated_number_is_closed():
    assert found(play("nppes", [KNOWN], "found.json"), "1999999976").status == "permanently_closed"


def test_a_known_number_that_the_registry_does_not_have_is_gone():
    gone = [listing.listing_id for listing in play("nppes", [KNOWN], "found.json").listings if listing.gone]
    assert gone == ["1999999901"]


def test_it_is_asked_by_known_number_and_by_each_name_around_postcode_and_city():
    played = play("nppes", [KNOWN], "found.json")
    assert played.unanswered == played.problems == []
    assert [request.purpose for request in played.asked] == ["ids"] * 2 + ["search"] * 4
    assert all(request.store_codes == ("0001",) for request in played.asked)
    assert "MAPLE STREET DENTAL PC" in played.names


def test_a_person_is_asked_for_where_the_location_is_one():
    played = play("nppes", [DOCTOR], "practitioner.json")
    assert (played.unanswered, played.leftovers) == ([], set())
    jane = found(played, "1999999950")
    assert jane.names == ("Dr. JANE Q O'ROE, DDS", "JANIE O'ROE")
    assert jane.address.street == "120 MAPLE ST"
    assert jane.columns["former_names"] == "JANE ROE"


@pytest.mark.parametrize(
    "name",
    ["Jane Roe, MD", "Roe, Jane", "Dr Jane Roe - Starling Dental", "Jane Q. Roe DDS, PhD"],
)
def test_first_and_last_name_are_found_among_titles(name):
    people = [a for a in asked(replace(DOCTOR, names=(name,))) if a["enumeration_type"] == "NPI-1"]
    assert {(person["first_name"], person["last_name"]) for person in people} == {("Jane", "Roe")}


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("Starling Dental, P.C.", "Starling Dental*"),
        ("Starling Dental PLLC", "Starling Dental*"),
        ("St. Mary's Clinic", "St. Mary's Clinic*"),
        ("Starling's Dental", "Starling*"),
        ('Café "Zähne"! <x>', 'Cafe "Zahne" x*'),
    ],
)
def test_a_name_is_asked_for_as_its_beginning_without_signs_that_the_registry_refuses(name, beginning):
    assert asked(replace(DENTIST, names=(name,)))[0]["organization_name"] == beginning


@pytest.mark.parametrize("name", ["歯科", "", "!"])
def test_a_name_that_the_registry_cannot_hold_is_not_asked_for(name):
    assert asked(replace(DENTIST, names=(name,))) == []


def test_a_former_address_is_another_place_to_look():
    moved = replace(DENTIST, former_addresses=(Dated("8 Elm St, Peoria, Illinois 61602"),))
    places = [(a.get("postal_code"), a.get("city"), a.get("state")) for a in asked(moved)]
    assert places == [
        ("62701", None, None),
        (None, "Springfield", "IL"),
        ("61602", None, None),
        (None, "Peoria", "IL"),
    ]


@pytest.mark.parametrize("category", ["Restaurant", "Hardware store", "Retail"])
def test_what_is_plainly_no_health_care_is_not_asked_for(category):
    assert asked(replace(DENTIST, categories=(category,))) == []


@pytest.mark.parametrize("category", ["", "Frobnication", "Pharmacy", "Health & medical", "Optician"])
def test_what_could_be_health_care_is_asked_for(category):
    assert len(asked(replace(DENTIST, categories=(category,) if category else ()))) == 2


def test_a_known_number_is_asked_for_whatever_the_category_says():
    odd = replace(KNOWN, categories=("Restaurant",))
    assert [request.purpose for request in play("nppes", [odd], "found.json").asked] == ["ids", "ids"]


def full_page(skip: int):
    records = [{"number": str(n), "basic": {"organization_name": f"CLINIC {n}"}} for n in range(200)]
    context = {"organization_name": "Clinic*", "city": "Springfield", "state": "IL", "skip": skip}
    request = Request(url="https://npiregistry.cms.hhs.gov/api/", store_codes=("1",), context=context)
    return read_body("nppes", json.dumps({"result_count": 200, "results": records}).encode(), request=request)


def test_a_full_page_is_followed_by_the_next_that_asks_for_the_same():
    played = full_page(0)
    (page,) = played.asked
    assert dict(parse_qsl(urlsplit(page.url).query)) == {
        "version": "2.1",
        "organization_name": "Clinic*",
        "city": "Springfield",
        "state": "IL",
        "limit": "200",
        "skip": "200",
    }
    assert (page.purpose, page.store_codes, played.problems) == ("page", ("1",), [])


def test_a_search_that_finds_more_than_1200_is_cut_short():
    played = full_page(1_000)
    assert (played.asked, played.codes, len(played.listings)) == ([], ["fetch.truncated"], 200)


def test_no_result_is_no_listing_and_no_problem():
    played = play("nppes", [DENTIST], "none.json")
    assert (played.listings, played.problems, played.unanswered) == ([], [], [])


@pytest.mark.parametrize(
    ("number", "code", "retry", "detail"),
    [
        (0, "fetch.refused", False, "Field state requires additional search criteria; Enumeration_type"),
        (1, "fetch.refused", False, "NPI must be 10 digits"),
        (2, "fetch.refused", False, "HTTP 200"),
        (3, "fetch.server-error", True, "HTTP 503"),
        (4, "fetch.unreadable", False, "the answer is a web page"),
        (5, "fetch.unreadable", False, "the answer holds no results"),
    ],
)
def test_errors_are_told_apart_though_they_come_with_http_200(number, code, retry, detail):
    problem = outcomes("nppes", "errors.json")[number].problems[0]
    assert (problem.code, problem.retry, problem.stops) == (code, retry, False)
    assert problem.detail.startswith(detail)


def test_hostile_text_is_read_as_text(hostile):
    body = {
        "results": [{"number": "1", "basic": {"organization_name": hostile + "\u202e\x00"}, "new_key": 1}]
    }
    (odd,) = read_body("nppes", json.dumps(body).encode()).listings
    assert (odd.names, odd.leftovers) == ((hostile,), ("new_key",))
