import base64
import json
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.fetch.templates import filled, filled_form, filled_json

HELD = {"USER_ID": "u1", "SECRET": "p&=+ ü{USER_ID}", "token": "tok", "jwt": "a.b.c"}


def basic(text):
    return base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("Bearer {token}", "Bearer tok"),
        ("{jwt}", "a.b.c"),
        ("{USER_ID}-{SECRET}", "u1-p&=+ ü{USER_ID}"),
        ("Basic {basic:USER_ID:SECRET}", "Basic " + basic("u1:p&=+ ü{USER_ID}")),
        ("{basic:USER_ID:}", basic("u1:")),
        ("{basic:api:USER_ID}", basic("api:u1")),
        ("no place at all", "no place at all"),
        ("", ""),
        ('{"a": {token }} {Token} {}', '{"a": {token }} {Token} {}'),
    ],
)
def test_places_are_filled_once_and_other_braces_stay(template, text):
    assert filled(template, HELD.get) == text


@pytest.mark.parametrize("template", ["a {NONE}", "{basic:NONE:SECRET}", "{basic:USER_ID:NONE}"])
def test_a_place_without_a_value_leaves_no_text(template):
    assert filled(template, HELD.get) is None


def test_a_form_gets_its_values_encoded():
    body = urlencode(
        {"grant_type": "client_credentials", "id": "{USER_ID}", "secret": "{SECRET}", "x": "a b"}
    )
    assert "%7BSECRET%7D" in body
    assert filled_form(body, HELD.get) == (
        "grant_type=client_credentials&id=u1&secret=p%26%3D%2B+%C3%BC%7BUSER_ID%7D&x=a+b"
    )


def test_a_form_written_by_hand_may_hold_plain_or_lower_case_braces():
    assert filled_form("a={USER_ID}&b=%7bbasic%3aUSER_ID%3a%7d&c", HELD.get) == "a=u1&b=dTE6&c"


def test_a_pair_of_a_form_without_a_value_is_left_out():
    assert filled_form("a=1&b=%7BNONE%7D&c=%7BUSER_ID%7D", HELD.get) == "a=1&c=u1"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_form_says_the_secret_whatever_is_in_it(secret):
    body = filled_form(urlencode({"k": "{SECRET}"}), {"SECRET": secret}.get)
    assert parse_qs(body, keep_blank_values=True) == {"k": [secret]}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_says_the_secret_whatever_is_in_it(secret):
    body = json.dumps({"auth": {"k": "{SECRET}"}, "n": [{}]})
    assert json.loads(filled_json(body, {"SECRET": secret}.get)) == {"auth": {"k": secret}, "n": [{}]}


def test_json_says_empty_text_where_there_is_no_value():
    assert filled_json('{"a":"{NONE}"}', HELD.get) == '{"a":""}'
