from dataclasses import replace

import pytest

from listaudit.model import Address, Dated, Hours, Location, Point, Request, Response, Tagged
from listaudit.normalize.hours import parse_hours
from listaudit.source import load_adapter
from listaudit.source.drive import planned
from tests.sources.play import config_of, outcomes, play, read_body, recorded

BAKERY = Location(
    store_code="0001",
    names=("Bluebird Bakery",),
    address=Address("120 Maple St", "Suite 4", "", "Springfield", "IL", "62701", "US"),
    phones=("(217) 555-0101",),
    websites=("https://www.bluebird.example/?utm_source=maps#top",),
)


def at(code, *websites, country="US", **more):
    """A location with a website and little else."""
    return Location(store_code=code, websites=websites, address=Address(country=country), **more)


def asked(*locations, **options):
    config = config_of("website", options=options) if options else config_of("website")
    return [*planned(load_adapter(config), locations, config)]


def urls(*locations, **options):
    return [request.url for request in asked(*locations, **options)]


def test_a_page_is_read_whole_structured_data_and_footer_together():
    (bakery,) = play("website", [BAKERY], "pages.json").listings
    assert bakery.key == bakery.url == "https://www.bluebird.example/"
    assert (bakery.listing_id, bakery.names) == ("", ("Bluebird Bakery",))
    assert bakery.address == Address("120 Maple St, Suite 4", "", "", "Springfield", "IL", "62701", "US")
    assert bakery.phones == ("+1 217-555-0101", "(217) 555-0144")
    assert (bakery.websites, bakery.emails) == (
        ("https://www.bluebird.example/",),
        ("hello@bluebird.example",),
    )
    assert (bakery.categories, bakery.point) == (("Bakery",), Point(39.8, -89.65))
    assert bakery.socials == ("https://www.facebook.com/bluebirdbakery.example",)
    assert str(parse_hours(bakery.hours.text).week) == "Mo-Fr 07:00-17:00; Sa 08:00-13:00"
    assert "2026-12-25" in bakery.hours.special
    assert (bakery.fetched_at, bakery.status, bakery.leftovers) == ("2026-11-01T08:00:00Z", "", ())


def test_a_publisher_and_an_author_are_not_the_business():
    (coffee,) = play("website", [at("1", "www.harbor.example/blog/flour")], "pages.json").listings
    assert (coffee.names, coffee.address.street) == (("Harbor Coffee",), "88 Oak Ave")
    assert coffee.phones == ("815.555.0102",)


def test_what_the_front_page_lacks_is_looked_for_on_the_contact_page():
    played = play("website", [at("1", "https://lindenhof.example", country="DE")], "pages.json")
    front, whole = played.listings
    assert [request.url for request in played.asked] == [
        "https://lindenhof.example/",
        "https://lindenhof.example/kontakt/",
    ]
    assert front.key == whole.key == "https://lindenhof.example/"
    assert front.where == whole.where
    assert (front.phones, front.address) == (("030 / 23125 012",), Address())
    assert (whole.phones, whole.emails) == (front.phones, ("post@lindenhof.example",))
    assert (whole.address.street, whole.address.postcode) == ("Lindenstraße 7", "10969")
    assert str(parse_hours(whole.hours.text).week) == "Tu-Fr 11:30-22:00; Sa 12:00-23:00; Su 12:00-21:00"
    assert (played.problems, played.skips) == ([], [])


def test_once_something_is_known_nobody_is_unchecked_if_a_further_page_fails():
    played = play("website", [at("1", "https://lindenhof.example", country="DE")], "pages.json")
    assert [request.store_codes for request in played.asked] == [("1",), ()]
    assert [request.purpose for request in played.asked] == ["search", "page"]


def test_two_further_pages_are_read_at_most():
    played = play("website", [at("1", "https://quay.example", country="GB")], "pages.json")
    assert [(request.url, request.store_codes) for request in played.asked] == [
        ("https://quay.example/", ("1",)),
        ("https://quay.example/get-in-touch", ("1",)),
        ("https://quay.example/legal", ("1",)),
    ]
    (taxi,) = played.listings
    assert (taxi.key, taxi.websites) == ("https://quay.example/", ("https://quay.example/",))
    assert (taxi.address.street, taxi.address.postcode) == ("9 Quay Road", "BS1 4QA")
    assert taxi.phones == ("0117 496 0177",)


def test_no_further_page_is_read_where_the_options_say_so():
    played = play(
        "website", [at("1", "https://quay.example", country="GB")], "pages.json", options={"pages": 0}
    )
    assert len(played.asked) == 1
    assert [skip.code for skip in played.skips] == ["website.no-business"]


def test_a_redirect_is_told_by_the_website_of_the_listing():
    played = play("website", [at("1", "http://old-quay.example", country="GB")], "pages.json")
    assert played.listings[-1].websites == ("https://quay.example/",)


def test_one_page_is_asked_for_once_for_all_that_share_it():
    shared = asked(
        at("1", "https://a.example/"), at("2", "HTTPS://A.example?gclid=x"), at("3", "a.example"), at("4")
    )
    assert [(request.url, request.store_codes) for request in shared] == [
        ("https://a.example/", ("1", "2", "3"))
    ]


def test_tagged_and_former_websites_are_asked_for_too_and_former_ones_for_nobody():
    location = at(
        "1",
        "a.example",
        tagged=(
            Tagged("website", "website", ("own.example",)),
            Tagged("website", "yelp", ("yelp-only.example",)),
            Tagged("phone", "website", ("1",)),
        ),
        former_websites=(Dated("http://old.example/", "2025-01-01"),),
    )
    assert [(request.url, request.store_codes) for request in asked(location)] == [
        ("https://own.example/", ("1",)),
        ("https://a.example/", ("1",)),
        ("http://old.example/", ()),
    ]


@pytest.mark.parametrize(
    "website",
    [
        "",
        "none",
        "ftp://a.example/",
        "mailto:a@a.example",
        "javascript:alert(1)",
        "https://facebook.com/bluebird",
        "http://user:secret@a.example/",
        "http://[::1",
        "https://a.example:99999/",
    ],
)
def test_what_is_no_page_of_ones_own_is_not_asked_for(website):
    asked = list(planned(load_adapter(config_of("website")), [at("1", website)], config_of("website")))
    assert not [request for request in asked if isinstance(request, Request)]
    assert {problem.code for problem in asked} <= {"fetch.scheme"}


def test_a_store_finder_is_asked_for_all_locations():
    plan = asked(
        at("1", "https://anvil.example/stores/12"), at("2"), locator=["https://anvil.example/stores"]
    )
    assert [(request.url, request.store_codes) for request in plan] == [
        ("https://anvil.example/stores/12", ("1",)),
        ("https://anvil.example/stores", ("1", "2")),
    ]


def test_the_listings_of_a_store_finder_go_by_the_pages_of_the_stores():
    played = play("website", [at("1")], "chain.json", options={"locator": "https://anvil.example/stores"})
    assert [(store.key, store.websites[0]) for store in played.listings] == [
        ("https://anvil.example/stores/12", "https://anvil.example/stores/12"),
        ("https://anvil.example/stores/13", "https://anvil.example/stores/13"),
        ("https://anvil.example/stores", "https://anvil.example/stores"),
    ]
    assert [store.address.postcode for store in played.listings] == ["62704", "61602", "62521"]
    assert len(played.asked) == 1


def test_a_branch_page_states_the_branch_and_its_department_not_the_head_office():
    played = play("website", [at("1", "https://anvil.example/stores/12")], "chain.json")
    branch, counter = played.listings
    assert (branch.names, branch.phones) == (("Anvil & Oak Hardware Springfield",), ("(217) 555-0120",))
    assert (counter.names, counter.phones) == (("Key Counter",), ("(217) 555-0121",))
    assert counter.address == branch.address
    assert counter.key == "https://anvil.example/stores/12#2"


def test_a_branch_below_the_sitewide_head_office_is_a_listing_of_its_own():
    office, branch = play("website", [at("1", "https://anvil.example/stores/13")], "chain.json").listings
    assert (office.address.city, branch.address.city) == ("Chicago", "Peoria")
    assert branch.phones == ("(309) 555-0131",)
    assert "Peoria" in branch.names


def test_where_a_site_has_several_pages_only_pages_below_one_are_looked_at_for_it():
    stores = [at("1", "https://anvil.example/stores/12"), at("2", "https://anvil.example/stores/14")]
    played = play("website", stores, "chain.json")
    assert "https://anvil.example/stores/14/contact" in [request.url for request in played.asked]
    assert "https://anvil.example/contact" not in [request.url for request in played.asked]
    assert [store.address.street for store in played.listings][-1] == "8 Canal St"


def test_offices_on_one_page_are_told_apart():
    played = play("website", [at("1", "https://heron.example/oficinas", country="ES")], "chain.json")
    assert [(o.names, o.address.city, o.phones, o.key) for o in played.listings] == [
        (("Heron Law Madrid",), "Madrid", ("910 000 105",), "https://heron.example/oficinas"),
        (("Heron Law Sevilla",), "Sevilla", ("950 000 206",), "https://heron.example/oficinas#2"),
    ]


def test_an_address_that_only_visitors_see_is_told_beside_the_structured_one():
    stated, seen = play("website", [at("1", "robin.example")], "chain.json").listings
    assert (stated.address.street, seen.address.street) == ("48 Hill Rd", "31 River St")
    assert seen.names == ("Robin Dental",)


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


def test_a_check_asks_for_a_page_made_for_that():
    config = config_of("website")
    assert load_adapter(config).check(config).url == "https://example.com/"


def test_a_table_of_it_can_still_be_read(tmp_path, read_path):
    (tmp_path / "pages.csv").write_text("name,phone\nBluebird Bakery,(217) 555-0101\n")
    assert read_path(tmp_path / "pages.csv").names == ["Bluebird Bakery"]


def test_the_words_for_the_own_website_stay():
    assert {"own-website", "own-site", "store-finder", "store-locator"} <= set(_aliases())


def _aliases():
    import tomllib

    from listaudit.source.folders import folders

    return tomllib.loads((folders()["website"] / "source.toml").read_text(encoding="utf-8"))["aliases"]


def test_the_same_locations_and_answers_give_the_same_requests_and_listings():
    location = replace(BAKERY, websites=("https://lindenhof.example",))
    one, other = (play("website", [location], "pages.json") for _ in range(2))
    assert (one.asked, one.listings) == (other.asked, other.listings)
