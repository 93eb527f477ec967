"""Web addresses in parts."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.normalize.website import is_tracking, parse_website

SAME_PAGE = [
    "https://shop.example/menu",
    "http://shop.example/menu",
    "shop.example/menu",
    "//shop.example/menu",
    "https://www.shop.example/menu/",
    "HTTPS://WWW.SHOP.EXAMPLE/menu",
    "https://shop.example:443/menu",
    "http://shop.example:80/menu",
    "shop.example:443/menu",
    "https://shop.example./menu",
    "https://shop.example/menu/index.html",
    "https://shop.example/menu/index.html/",
    "https://shop.example//menu/./",
    "https://shop.example/%6Denu",
    "https://shop.example/menu?utm_source=x&gclid=1",
    "https://shop.example/menu?%3Futm_source=x",
    "https://shop.example/menu?",
    "https://shop.example/menu;jsessionid=1A",
    "https://shop.example/menu#top",
    "https://user:secret@shop.example/menu",
    "http:/shop.example/menu",
    "https;//shop.example/menu",
    "http://https://shop.example/menu",
    "  <https://shop.example/menu>,",
    "https://l.facebook.com/l.php?u=http%3A%2F%2Fshop.example%2Fmenu%3Ffbclid%3D1",
]


@pytest.mark.parametrize("text", SAME_PAGE)
def test_every_writing_of_a_page_gives_one_form(text):
    form = parse_website(text)
    assert form.parsed
    assert (form.host, form.domain, form.page) == ("shop.example", "shop.example", ("", "/menu", ()))


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "N/A", "none", "call us", "http://", "https://localhost", "info@shop.example", "mailto:info@shop.example",
        "tel:+12125550100", "javascript:alert(1)", "ftp://shop.example", "shop..example", "3.14", "shop.example and more",
        "shop.example, other.example", "http://" + "a" * 70 + ".example", "http://-.example",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_not_parsed(text):
    assert not parse_website(text).parsed


def test_international_names_are_kept_in_both_forms():
    form = parse_website("https://www.müller.example/größe")
    assert (form.host, form.unicode_host) == ("xn--mller-kva.example", "müller.example")
    assert form.path == parse_website("http://xn--mller-kva.example/gr%C3%B6%C3%9Fe").path


def test_addresses_are_hosts_of_their_own():
    form = parse_website("http://1.2.3.4:8080/a")
    assert (form.domain, form.port) == ("1.2.3.4", "8080")
    assert parse_website("http://[::1]:80/").host == "::1"


def test_a_slip_in_a_host_is_still_a_host():
    assert parse_website("https://www.-shop.example").host == "-shop.example"
    assert parse_website("www.ck").host == "www.ck"


def test_parameters_that_matter_are_sorted_and_kept():
    form = parse_website("https://shop.example/?store=2&b=1&utm_source=x&flag")
    assert form.query == (("b", "1"), ("flag", ""), ("store", "2"))


def test_routes_behind_a_hash_are_part_of_the_path():
    assert parse_website("https://shop.example/#!/menu").path == "/#!/menu"
    assert parse_website("https://twitter.com/#!/OurShop").owner == "twitter.com/ourshop"


def test_an_encoded_slash_is_no_slash():
    assert parse_website("https://shop.example/a%2fb").path == "/a%2Fb"
    assert parse_website("https://shop.example/a b").path == "/a%20b"


def test_short_links_and_social_pages_are_known():
    assert parse_website("https://bit.ly/3x").shortened
    assert parse_website("https://www.facebook.com/ourshop").is_social
    assert not parse_website("https://ourshop.business.site").is_social


def test_a_redirect_to_nowhere_is_the_redirect_itself():
    assert parse_website("https://l.facebook.com/l.php?h=1").host == "l.facebook.com"
    assert parse_website("https://l.facebook.com/l.php?u=nowhere").host == "l.facebook.com"


def test_redirects_are_followed_twice_at_most():
    inner = "https://l.facebook.com/l.php?u=shop.example"
    for _ in range(2):
        inner = "https://l.facebook.com/l.php?u=" + quote(inner, safe="")
    assert parse_website(inner).domain == "facebook.com"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://www.Shop.example/", {"www", "case", "slash"}),
        ("https://shop.example/index.php?utm_id=1#x", {"index", "tracking", "fragment"}),
        ("https://xn--mller-kva.example:443/%20", {"punycode", "port", "percent"}),
        ("https://shop.example", set()),
    ],
)
def test_what_is_written_and_changes_nothing_is_named(text, words):
    assert parse_website(text).writing == words


@pytest.mark.parametrize(
    "name", ["utm_source", "UTM_Campaign", "gclid", "y_source", "lw_cmp", "WT.mc_id", "fbclid"]
)
def test_tracking_parameters_are_known(name):
    assert is_tracking(name, "1")


@pytest.mark.parametrize(
    ("name", "value"), [("cid", "syn_yext"), ("CID", "LOC:Bing"), ("mc", "llyx"), ("src", "gmb")]
)
def test_a_short_name_is_tracking_where_its_value_is_words(name, value):
    assert is_tracking(name, value)


@pytest.mark.parametrize("name", ["id", "storeid", "pk_restaurant", "lang", "cid", "location"])
def test_parameters_that_name_a_page_are_no_tracking(name):
    assert not is_tracking(name, "4711")


@pytest.mark.parametrize(
    ("path", "normal"),
    [
        ("/a/../b", "/b"),
        ("/../a", "/a"),
        ("/a/b/..", "/a"),
        ("/a/./b/.", "/a/b"),
        ("/a/..", ""),
        ("/..a/b..", "/..a/b.."),
    ],
)
def test_dots_in_a_path_go_where_they_lead(path, normal):
    assert parse_website("https://shop.example" + path).path == normal


@given(st.text(max_size=100))
def test_parsing_never_raises(text):
    parse_website(text)
    parse_website("https://" + text)


@given(st.text("abcü.-/?&=#%:@[]w0129 ", max_size=50))
def test_the_normal_form_is_stable(text):
    form = parse_website("https://shop.example/" + text)
    if form.parsed and not form.fragment and not form.query:
        again = parse_website(f"https://{form.host}{':' + form.port if form.port else ''}{form.path}")
        assert (again.host, again.page, again.owner) == (form.host, form.page, form.owner)
