"""The own website: every way to write it, pages that are odd, and pages that cannot be read."""

import pytest

from listaudit.model import Address, Hours, Request, Response
from listaudit.source import load_adapter
from tests.sources.own_website import at
from tests.sources.play import config_of, outcomes, play, read_body, recorded


@pytest.mark.parametrize(
    ("page", "name", "street", "postcode", "phone"),
    [
        (0, "Wren Optics", "22 Station Road", "LS1 4DY", "0113 496 0122"),
        (1, "Café Colibri", "5 rue des Lilas", "69002", "04 65 71 00 55"),
        (2, "Tischlerei Specht", "Werkstraße 3", "50667", "0221 4710 9000"),
        (3, "Bell Tower Inn", "6 Church Lane", "H91 X2P3", "091 599 012"),
        (4, "つばめ書店", "神宮前1-2-3", "150-0001", "03-5555-0123"),
    ],
)
def test_every_way_to_write_it_is_read(page, name, street, postcode, phone):
    (found,) = outcomes("website", "formats.json")[page].listings
    assert (found.name, found.address.street, found.address.postcode) == (name, street, postcode)
    assert found.phones == (phone,)


def test_microdata_elsewhere_on_the_page_and_mail_links_are_read():
    (optician,) = outcomes("website", "formats.json")[0].listings
    assert (optician.hours, optician.emails) == (Hours("Mo-Fr 09:00-17:30"), ("eyes@wren.example",))
    assert optician.categories == ("Optician",)


def test_one_bad_block_does_not_lose_the_page():
    (florist,) = outcomes("website", "odd.json")[0].listings
    assert florist.name == 'Finch & Sons "The Florist"'
    assert florist.address == Address("9 Rose Ln, Unit 2", "", "", "Springfield", "IL", "62701")


def test_a_stub_with_blank_fields_states_nothing():
    found = outcomes("website", "odd.json")[1]
    assert (found.listings, [skip.code for skip in found.skips]) == ([], ["website.no-business"])
    assert found.skips[0].benign


def test_a_page_that_lies_about_its_encoding_is_read():
    (baker,) = outcomes("website", "odd.json")[2].listings
    assert (baker.name, baker.address.street) == ("Bäckerei Grünspecht", "Mühlgasse 4")


@pytest.mark.parametrize(
    ("page", "code", "word"),
    [
        (3, "fetch.unreadable", "scripts"),
        (4, "fetch.not-found", "for sale"),
        (5, "fetch.not-found", "does not exist"),
        (9, "fetch.unreadable", "application/pdf"),
    ],
)
def test_a_page_that_cannot_be_read_leaves_its_locations_unchecked(page, code, word):
    (problem,) = outcomes("website", "odd.json")[page].problems
    assert (problem.code, problem.stops, problem.store_codes) == (code, False, None)
    assert word in problem.detail


def test_a_page_that_leads_on_by_itself_is_followed():
    played = play("website", [at("1", "https://puffin.example/")], "odd.json")
    assert [(request.url, request.store_codes) for request in played.asked] == [
        ("https://puffin.example/", ("1",)),
        ("https://puffin.example/en/", ("1",)),
    ]
    (tours,) = played.listings
    assert tours.key == "https://puffin.example/en/"


def test_hostile_text_is_cleaned_and_slips_of_the_pen_are_told():
    (magpie,) = outcomes("website", "odd.json")[8].listings
    assert magpie.name == 'Magpie =HYPERLINK("x")'
    assert (magpie.phones, magpie.point) == (("(217) 555-0190",), None)
    assert magpie.leftovers == ("adress",)


@pytest.mark.parametrize(
    ("number", "code", "retry"),
    [
        (0, "fetch.forbidden", False),
        (1, "fetch.forbidden", False),
        (2, "fetch.not-found", False),
        (3, "fetch.not-found", False),
        (4, "fetch.rate-limited", True),
        (5, "fetch.forbidden", False),
        (6, "fetch.server-error", True),
        (7, "fetch.forbidden", False),
        (8, "fetch.forbidden", False),
    ],
)
def test_what_one_site_refuses_does_not_keep_us_from_others(number, code, retry):
    (problem,) = outcomes("website", "errors.json")[number].problems
    assert (problem.code, problem.retry, problem.stops) == (code, retry, False)


def test_a_further_page_that_is_not_there_ends_nothing():
    front = read_body("website", b'<a href="/contact">Contact</a><a href="/impressum">Impressum</a>')
    (contact,) = front.asked
    missing = read_body("website", b"not here", status=404, request=contact)
    assert [request.url for request in missing.asked] == ["https://example.example/impressum"]
    assert (missing.problems, missing.listings) == ([], [])


def test_a_page_without_a_name_is_told_apart_by_its_address():
    (found,) = read_body("website", b"<p>120 Maple St, Springfield, IL 62701<p>(217) 555-0101").listings
    assert (found.names, found.listing_id) == ((), "https://example.example/")


def test_a_context_of_another_kind_is_as_none():
    request = Request(
        url="https://a.example/", context={"found": 7, "left": "x", "room": "y", "countries": {}}
    )
    body = next(iter(recorded("website", "pages.json").values())).body
    response = Response(request=request, status=200, body=body)
    config = config_of("website")
    assert [item.name for item in load_adapter(config).read(response, config)] == ["Bluebird Bakery"]
