"""Requests as adapters write them."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.model import Location, Request
from listaudit.source.asking import NONE, codes_of, further, get, post_form, post_json
from listaudit.source.payload import UnreadableError

PLACE = Location(store_code="0001")
URL = "https://api.example/find"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def test_a_request_says_whom_it_is_for():
    before = get(URL, {}, ["1", "2"])
    assert codes_of(PLACE) == ("0001",)
    assert codes_of(before) == ("1", "2")
    assert codes_of(iter(["3"])) == ("3",)


VALUES = {
    "text": ("a b&c=d/ü", "q=a+b%26c%3Dd%2F%C3%BC"),
    "a number": (5, "q=5"),
    "zero": (0, "q=0"),
    "yes": (True, "q=true"),
    "no": (False, "q=false"),
    "several": (["a", "b"], "q=a&q=b"),
    "a pair": (("a", "b"), "q=a&q=b"),
    "nothing": (None, ""),
    "no text": ("", ""),
    "none of several": ([], ""),
    "a line break": ("a\r\nx-evil: 1", "q=a%0D%0Ax-evil%3A+1"),
}


@pytest.mark.parametrize(("value", "query"), VALUES.values(), ids=VALUES)
def test_parameters_stand_encoded_in_the_query_or_in_a_form(value, query):
    assert get(URL, {"q": value}, PLACE).url == (f"{URL}?{query}" if query else URL)
    form = post_form(URL, {"q": value}, PLACE)
    assert (form.method, form.url, form.body) == ("POST", URL, query)
    assert form.headers == (("content-type", "application/x-www-form-urlencoded"),)


@given(st.dictionaries(TEXT, TEXT, max_size=4))
def test_every_parameter_arrives_as_it_was_meant(params):
    assert dict(parse_qsl(urlsplit(get(URL, params, PLACE).url).query, keep_blank_values=True)) == params


def test_parameters_keep_their_order():
    assert get(URL, {"b": 1, "a": 2}, PLACE).url.endswith("?b=1&a=2")


def test_json_is_sent_without_members_that_are_nothing():
    request = post_json(
        URL, {"a": None, "b": {"c": None}, "d": "ü"}, PLACE, headers=(("x-mask", "id"),), sku="s"
    )
    assert request.body == '{"b":{"c":null},"d":"ü"}'
    assert request.headers == (("content-type", "application/json"), ("x-mask", "id"))
    assert (request.method, request.sku, request.store_codes) == ("POST", "s", ("0001",))
    assert post_json(URL, [1, None], PLACE).body == "[1,null]"


def test_what_else_a_request_says_of_itself_is_kept():
    request = get(
        URL,
        {},
        PLACE,
        (("accept", "text/html"),),
        purpose="details",
        context={"id": "1"},
        lane="slow",
        answers=NONE,
    )
    assert (request.headers, request.purpose, request.lane) == ((("accept", "text/html"),), "details", "slow")
    assert (request.context, request.answers) == ({"id": "1"}, {404, 410})


LINKS = {
    "whole": ("https://other.example/p2", "https://other.example/p2"),
    "a path": ("/p2?x=1", "https://api.example/p2?x=1"),
    "beside it": ("p2", "https://api.example/p2"),
    "a query": ("?page=2", "https://api.example/find?page=2"),
    "without a scheme": ("//other.example/p2", "https://other.example/p2"),
    "nothing": ("", "https://api.example/find?q=1"),
}


@pytest.mark.parametrize(("link", "url"), LINKS.values(), ids=LINKS)
def test_a_link_leads_on_for_the_same_locations(link, url):
    before = Request(url=URL + "?q=1", store_codes=("1", "2"))
    after = further(before, link, (("accept", "a/b"),), purpose="page")
    assert (after.url, after.store_codes, after.purpose, after.headers) == (
        url,
        ("1", "2"),
        "page",
        (("accept", "a/b"),),
    )


@given(st.text(max_size=30))
def test_a_link_leads_somewhere_or_is_said_to_be_none(link):
    with suppress(UnreadableError):
        assert further(Request(url=URL), link).url


def test_half_an_address_is_no_link():
    with pytest.raises(UnreadableError, match="a link in it is none"):
        further(Request(url=URL), "https://[::1/p2")
