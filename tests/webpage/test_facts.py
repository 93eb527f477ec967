import pytest

from listaudit.webpage.business import Postal, from_plain, to_plain
from listaudit.webpage.facts import businesses_of
from listaudit.webpage.node import Graph, tidy


def read(**node):
    (root,) = tidy(node)
    return list(businesses_of(root, Graph([root])))


@pytest.mark.parametrize(
    ("node", "phones"),
    [
        ({"telephone": "(217) 555-0101"}, ("(217) 555-0101",)),
        ({"telephone": ["(217) 555-0101", "217 555 0102"]}, ("(217) 555-0101", "217 555 0102")),
        ({"telephone": "tel:+12175550101"}, ("+12175550101",)),
        ({"telephone": "Tel: 217-555-0101 / Fax: 217-555-0109"}, ("217-555-0101",)),
        ({"contactPoint": {"telephone": "217-555-0103"}}, ("217-555-0103",)),
        ({"telephone": "217-555-0101", "contactPoint": [{"telephone": "217-555-0103"}]}, ("217-555-0101",)),
        ({"address": {"postalCode": "1", "telephone": "217-555-0104"}}, ("217-555-0104",)),
        ({"telephone": 2175550101}, ("2175550101",)),
        ({"telephone": ""}, ()),
        ({"telephone": "call us"}, ()),
    ],
)
def test_a_phone_is_found_wherever_it_may_stand(node, phones):
    assert read(**node)[0].phones == phones


@pytest.mark.parametrize(
    ("address", "postal"),
    [
        (
            {
                "streetAddress": "1 Elm St",
                "addressLocality": "X",
                "addressRegion": {"name": "IL"},
                "addressCountry": {"name": "US"},
            },
            Postal(street="1 Elm St", city="X", region="IL", country="US"),
        ),
        (
            {"streetAddress": ["1 Elm St", "Suite 2"], "postalCode": 62701},
            Postal(street="1 Elm St, Suite 2", postcode="62701"),
        ),
        ("1 Elm St\nSpringfield, IL 62701", Postal(line="1 Elm St, Springfield, IL 62701")),
        (
            {"streetAddress": "1 Elm St, Springfield, IL 62701"},
            Postal(line="1 Elm St, Springfield, IL 62701"),
        ),
        (
            {"streetAddress": "Gewerbestrasse 12", "addressLocality": "8606 Nänikon"},
            Postal(street="Gewerbestrasse 12", city="Nänikon", postcode="8606"),
        ),
        ({"postOfficeBoxNumber": "PO Box 9", "addressLocality": "X"}, Postal(street="PO Box 9", city="X")),
        ({"streetAddress": "", "addressLocality": " ", "addressCountry": "N/A"}, Postal()),
        (", ,", Postal()),
        ([], Postal()),
    ],
    ids=range(9),
)
def test_an_address_is_read_in_any_shape(address, postal):
    assert read(address=address)[0].address == postal


def test_each_address_is_a_business_with_the_phone_written_into_it():
    first, second = read(
        name="Heron", telephone="1234567", geo={"latitude": 1, "longitude": 2},
        address=[{"postalCode": "1"}, {"postalCode": "2", "telephone": "7654321"}],
    )  # fmt: skip
    assert [(b.address.postcode, b.phones, b.latitude) for b in (first, second)] == [
        ("1", ("1234567",), None),
        ("2", ("7654321",), None),
    ]


@pytest.mark.parametrize(
    ("geo", "pin"),
    [
        ({"latitude": "39.8", "longitude": -89.65}, (39.8, -89.65)),
        ({"latitude": "39,8", "longitude": "-89,65"}, (39.8, -89.65)),
        ({"latitude": "NaN", "longitude": "1"}, (None, None)),
        ({"latitude": "39.8"}, (None, None)),
        ([{"@type": "GeoShape"}, {"latitude": "1", "longitude": "2"}], (1.0, 2.0)),
    ],
)
def test_a_pin_needs_two_degrees(geo, pin):
    (found,) = read(geo=geo)
    assert (found.latitude, found.longitude) == pin


@pytest.mark.parametrize(
    ("node", "hours"),
    [
        ({"openingHours": "Mo-Fr 09:00-17:00"}, "Mo-Fr 09:00-17:00"),
        ({"openingHours": ["Mo 09:00-17:00", "Tu 09:00-17:00"]}, '["Mo 09:00-17:00","Tu 09:00-17:00"]'),
        ({"openingHours": ", , , , , , "}, ""),
        (
            {
                "openingHours": "x",
                "openingHoursSpecification": {
                    "dayOfWeek": "Monday",
                    "opens": "09:00",
                    "closes": "17:00",
                    "y": 1,
                },
            },
            '[{"dayOfWeek":["Monday"],"opens":"09:00","closes":"17:00"}]',
        ),
        (
            {
                "openingHoursSpecification": [
                    {"dayOfWeek": {"@id": "https://schema.org/Monday"}, "opens": "09:00", "closes": "17:00"}
                ]
            },
            '[{"dayOfWeek":["https://schema.org/Monday"],"opens":"09:00","closes":"17:00"}]',
        ),
    ],
    ids=range(5),
)
def test_hours_are_texts_or_the_json_of_schema_org(node, hours):
    assert read(**node)[0].hours == hours


def test_types_become_words_and_profiles_are_told_from_other_links():
    (found,) = read(
        **{
            "@type": ["LocalBusiness", "HairSalon"],
            "sameAs": ["https://instagram.com/x", "https://x.example"],
            "adress": "1",
        }
    )
    assert (found.categories, found.socials, found.unknown) == (
        ("Hair Salon",),
        ("https://instagram.com/x",),
        ("adress",),
    )


def test_a_business_survives_as_plain_values():
    found = read(
        name="A", telephone="1234567", address={"postalCode": "1"}, geo={"latitude": 1, "longitude": 2}
    )
    assert list(from_plain(to_plain(found))) == found
    assert from_plain(None) == from_plain("x") == from_plain([1]) == ()
