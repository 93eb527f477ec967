import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listaudit.webpage import MISSING, NO_BUSINESS, PARKED, SCRIPT_ONLY, Hints, Postal, read_page
from tests.webpage.pages import address, bakery, html, ld, read


def names(page):
    return [one.names[:1] for one in page.businesses]


def test_every_statement_of_one_business_makes_one():
    page = read(
        html(
            '<div itemscope itemtype="http://schema.org/Bakery"><b itemprop="name">Bluebird Bakery</b><b itemprop="telephone">217-555-0101</b></div>'
            "<footer>120 Maple Street, Springfield, IL 62701<br>Tel 217.555.0155</footer>",
            head=ld(bakery(), bakery(telephone="+1 217 555 0101")),
        )
    )
    (found,) = page.businesses
    assert (found.names, found.phones) == (("Bluebird Bakery",), ("(217) 555-0101", "217.555.0155"))
    assert found.address == Postal(street="120 Maple St", city="Springfield", postcode="62701")


def test_structured_data_fills_in_what_visitors_see_and_the_other_way_round():
    page = read(
        html(
            "120 Maple St, Springfield, IL 62701",
            head=ld({"@type": "Bakery", "name": "Bluebird", "telephone": "217-555-0101"}),
        )
    )
    (found,) = page.businesses
    assert (found.address.line, found.phones) == ("120 Maple St, Springfield, IL 62701", ("217-555-0101",))


def test_a_list_of_phones_is_not_the_business_s_own():
    body = "".join(f"<p>Tel (217) 555-01{n:02}" for n in range(10))
    assert read(html(body, head=ld(bakery()))).businesses[0].phones == ("(217) 555-0101",)
    assert read(html(body)).businesses == ()


def test_of_several_organisations_none_counts_but_the_one_that_the_site_is_of():
    one, other = (
        {"@type": "Organization", "name": n, "telephone": "217-555-0101", "address": address(s)}
        for n, s in (("A", "1 Elm St"), ("B", "2 Oak St"))
    )
    assert read(html("", head=ld(one, other))).businesses == ()
    assert names(read(html("", head=ld(one, other | {"url": "/"})))) == [("B",)]
    assert names(read(html("", head=ld(one)))) == [("A",)]


def test_an_organisation_gives_its_phone_to_the_business_of_its_name():
    office = {
        "@type": "Organization",
        "name": "Bluebird Bakery",
        "telephone": "217-555-0199",
        "sameAs": "https://facebook.com/x",
    }
    (found,) = read(html("", head=ld(office, bakery(telephone="")))).businesses
    assert (found.phones, found.socials) == (("217-555-0199",), ("https://facebook.com/x",))
    (found,) = read(html("", head=ld(office, bakery()))).businesses
    assert found.phones == ("(217) 555-0101",)


def test_all_addresses_of_one_organisation_count():
    office = {
        "@type": "Organization",
        "name": "Heron",
        "address": [address("1 Elm St"), address("2 Oak St", "61602")],
    }
    assert [one.address.postcode for one in read(html("", head=ld(office))).businesses] == ["62701", "61602"]


def test_the_place_of_events_counts_where_nothing_else_is_stated_and_it_is_one():
    def event(street):
        return {
            "@type": "MusicEvent",
            "location": {"@type": "Place", "name": "Owl Hall", "address": address(street)},
        }

    assert names(read(html("", head=ld(event("1 Elm St"), event("1 Elm St"))))) == [("Owl Hall",)]
    assert read(html("", head=ld(event("1 Elm St"), event("2 Oak St")))).businesses == ()
    assert names(read(html("", head=ld(event("1 Elm St"), bakery())))) == [("Bluebird Bakery",)]


def test_a_lone_pin_on_the_page_is_that_of_its_only_business():
    pin = {"@type": "Place", "geo": {"latitude": 1, "longitude": 2}}
    (found,) = read(html("120 Maple St, Springfield, IL 62701", head=ld(pin))).businesses
    assert (found.latitude, found.longitude) == (1.0, 2.0)


def test_a_name_in_a_stub_comes_before_the_title():
    stub = {"@type": "LocalBusiness", "name": "Bluebird Bakery", "telephone": ""}
    assert names(read(html("120 Maple St, Springfield, IL 62701", title="Bread", head=ld(stub)))) == [
        ("Bluebird Bakery",)
    ]


@pytest.mark.parametrize(
    ("body", "title", "why"),
    [
        ("hello", "A", NO_BUSINESS),
        ("<script>x</script><div id=root></div>", "A", SCRIPT_ONLY),
        ("This domain is for sale", "a.example", PARKED),
        ("x" * 9_000 + " this domain is for sale", "A", NO_BUSINESS),
        ("<h1>Seite nicht gefunden</h1>", "A", MISSING),
        ("", "404 Not Found", MISSING),
        ("", "", NO_BUSINESS),
    ],
    ids=range(7),
)
def test_a_page_without_a_business_says_why(body, title, why):
    page = read(html(body, title=title))
    assert (page.businesses, page.why_not) == ((), why)


def test_the_page_says_where_it_stands():
    page = read(html("", head='<link rel=canonical href="/x?utm_source=y">'))
    assert page.website == "https://bluebird.example/x"
    assert read(html("")).website == "https://bluebird.example/"


@pytest.mark.parametrize(
    ("hints", "lang"),
    [
        ({"countries": ("DE",)}, "en"),
        ({"countries": (), "url": "https://a.de/"}, "en"),
        ({"countries": ()}, "de"),
        ({"countries": ()}, "en-DE"),
    ],
    ids=["location", "host", "language", "region"],
)
def test_the_country_is_told_by_the_location_the_host_or_the_language(hints, lang):
    (found,) = read(html("Kirchweg 3 04109 Leipzig<br>Tel 0341 49990123", lang=lang), **hints).businesses
    assert (found.address.postcode, found.phones) == ("04109", ("0341 49990123",))


def test_a_body_that_is_json_is_structured_data():
    assert names(read('[{"@type":"Store","name":"A","telephone":"2175550101"}]')) == [("A",)]
    assert read("{}", content_type="application/ld+json").why_not == NO_BUSINESS


HOSTILE = {
    "nested": "<div>" * 60_000,
    "formatting": "".join(f"<p><b class=c{n}>x" for n in range(15_000)),
    "attributes": "<div " + " ".join(f"a{n}=1" for n in range(40_000)) + ">",
    "one attribute": f"<div itemscope itemprop='{'name ' * 60_000}'>x",
    "entities": "&#" * 150_000,
    "quotes": "<a b=\"'" * 40_000,
    "comments": "<!--" * 75_000,
    "scripts": "<script type=application/ld+json>{</script>" * 7_000,
    "deep data": ld('{"a":' * 60_000),
    "addresses": "".join(
        f"<p>{n} Main St<p>Springfield, IL {n:05}<p>Tel (217) 555-{n % 9999:04}" for n in range(4_000)
    ),
    "properties": '<div itemscope itemtype="http://schema.org/Store">' + "<b itemprop=name>" * 15_000,
    "references": '<div id=a itemscope itemref="a b c">' * 8_000,
    "cards": "<div class=vcard><b class=fn>x<div class=adr>" * 6_000,
    "stores": ld([{"@type": "Store", "name": f"S{n}", "telephone": f"217{n:07}"} for n in range(4_000)]),
    "phones": ld({"@type": "Store", "name": "S", "telephone": [f"217{n:07}" for n in range(20_000)]}),
    "days": "<p>Monday 9am-5pm" * 15_000,
    "nul": "\0" * 300_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_time_for_a_hostile_page_grows_with_its_length_alone(kind):
    import time

    def seconds(text):
        before = time.process_time()
        read(text)
        return time.process_time() - before

    text = HOSTILE[kind][:300_000]
    assert seconds(text) < max(1.5, 12 * seconds(text[: len(text) // 4]))


PARTS = st.sampled_from([
    "<div itemscope itemtype='http://schema.org/Store'>", "</div>", "<b itemprop='name'>A</b>", "<b itemprop='telephone'>217-555-0101</b>", "<p>", "120 Maple St", "Springfield, IL 62701",
    "<footer>", "</footer>", "Tel (217) 555-0101", "<a href='/contact'>Contact</a>", ld('{"@type":"Store","address":{"postalCode":"1"'), ld(bakery()), "<title>A | B</title>", "<a href=tel:1>",
    "<div class='vcard adr'>", "Monday 9-5", "<br>", "\ud800", "\x00", "&#55;", "<!--", "<meta http-equiv=refresh content='0;url=/x'>", "<link rel=canonical href='//['>",
])  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(PARTS | st.text(max_size=12), max_size=25))
def test_any_page_is_read(parts):
    page = read_page(
        "".join(parts).encode("utf-8", "surrogatepass"), Hints(url="https://a.example/", countries=("US",))
    )
    assert bool(page.businesses) != bool(page.why_not)
    for one in page.businesses:
        assert not one.is_stub
