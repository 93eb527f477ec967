import pytest

from listaudit.webpage.node import Graph, tidy
from listaudit.webpage.places import Rank, found_in, kind_of

ADDRESS = {"streetAddress": "1 Elm St", "postalCode": "1"}


def read(*values):
    graph = Graph(node for value in values for node in tidy(value))
    return [(one.rank, one.business.names[:1]) for one in found_in(graph) if not one.business.is_stub]


def node(kind, name="A", **more):
    return {"@type": kind, "name": name, "address": ADDRESS} | more


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (["Dentist"], "business"),
        (["Organization", "Place"], "organization"),
        (["Organization", "LocalBusiness"], "business"),
        (["http://schema.org/restaurant"], "business"),
        (["WebSite"], "web"),
        (["MusicEvent"], "event"),
        (["Person"], ""),
        ([], ""),
    ],
)
def test_the_surest_type_counts(types, kind):
    assert kind_of({"@type": types}) == kind


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (node("Store"), [(Rank.BUSINESS, ("A",))]),
        ({"@graph": [node("Store")]}, [(Rank.BUSINESS, ("A",))]),
        ([[node("Store")]], [(Rank.BUSINESS, ("A",))]),
        ({"@type": "WebPage", "mainEntity": node("Store")}, [(Rank.BUSINESS, ("A",))]),
        ({"@type": "WebSite", "publisher": node("Organization")}, [(Rank.ORGANIZATION, ("A",))]),
        ({"@type": "Service", "provider": node("Plumber")}, [(Rank.BUSINESS, ("A",))]),
        (
            {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": node("Store")}]},
            [(Rank.BUSINESS, ("A",))],
        ),
        ({"@type": "Article", "publisher": node("Organization")}, []),
        ({"@type": "Article", "author": node("Organization"), "provider": node("Store")}, []),
        ({"@type": "Person", "worksFor": node("Store")}, []),
        ({"@type": "Product", "manufacturer": node("Organization"), "brand": node("Organization")}, []),
        (
            node("Store", parentOrganization=node("Store", "HQ"), branchOf=node("Store", "HQ")),
            [(Rank.BUSINESS, ("A",))],
        ),
        (
            {"@type": "Event", "location": node("Place"), "organizer": node("Organization", "B")},
            [(Rank.VENUE, ("A",))],
        ),
        ({"name": "A", "address": ADDRESS}, [(Rank.ORGANIZATION, ("A",))]),
        ({"@type": "Store", "name": "A", "address": "", "telephone": ""}, []),
        ({"@type": "PostalAddress", "postalCode": "1", "streetAddress": "x 1"}, [(Rank.CARD, ())]),
    ],
    ids=range(16),
)
def test_only_what_leads_to_the_business_of_a_page_is_followed(value, found):
    assert read(value) == found


def test_a_department_inherits_name_and_address_and_has_its_own_phone():
    graph = Graph(
        tidy(node("Store", telephone="1234567", department=[{"@type": "Pharmacy", "telephone": "7654321"}]))
    )
    store, pharmacy = (one.business for one in found_in(graph))
    assert (pharmacy.names, pharmacy.address, pharmacy.phones) == (store.names, store.address, ("7654321",))


def test_an_organisation_stands_at_its_only_location_and_not_at_one_of_several():
    place = {"@type": "Place", "address": ADDRESS}
    one = {"@type": "Organization", "name": "A", "telephone": "1234567", "location": place}
    (found,) = found_in(Graph(tidy(one)))
    assert (found.business.address.street, found.business.phones) == ("1 Elm St", ("1234567",))
    several = found_in(
        Graph(tidy(one | {"location": [place, {"@type": "Place", "address": {"postalCode": "2"}}]}))
    )
    assert [(f.rank, f.business.address.postcode) for f in several] == [
        (Rank.ORGANIZATION, ""),
        (Rank.PLACE, "1"),
        (Rank.PLACE, "2"),
    ]


def test_nodes_that_refer_to_one_another_end():
    assert (
        read(
            {"@id": "#a", "@type": "Store", "department": {"@id": "#b"}},
            {"@id": "#b", "@type": "Store", "department": {"@id": "#a"}},
        )
        == []
    )
