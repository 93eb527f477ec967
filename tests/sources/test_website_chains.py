"""The own website of a business with several places: store finders, branches, head offices."""

from tests.sources.own_website import asked, at
from tests.sources.play import play


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
