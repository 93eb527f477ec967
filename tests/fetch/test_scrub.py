import base64
import html
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.fetch.scrub import pattern, scrubbed, scrubbed_bytes, unmistakable

HIDDEN = 'k/y+1 "ü&%'
FORMS = {
    "plain": HIDDEN,
    "other-case": HIDDEN.upper(),
    "path": quote(HIDDEN),
    "query": quote(HIDDEN, safe=""),
    "query-in-lower-case": quote(HIDDEN, safe="").lower(),
    "form": quote_plus(HIDDEN),
    "base64": base64.b64encode(HIDDEN.encode()).decode(),
    "base64-for-urls": base64.urlsafe_b64encode(HIDDEN.encode()).decode(),
    "base64-without-padding": base64.b64encode(HIDDEN.encode()).decode().rstrip("="),
    "json": json.dumps(HIDDEN)[1:-1],
    "json-in-unicode": json.dumps(HIDDEN, ensure_ascii=False)[1:-1],
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_form_of_a_secret_is_hidden(form):
    assert scrubbed(f"GET /?key={form}: refused", pattern([HIDDEN])) == "GET /?key=***: refused"


def test_text_without_secrets_stays():
    assert scrubbed("nothing here", pattern([HIDDEN])) == "nothing here"
    assert scrubbed("nothing here", pattern([])) == "nothing here"


def test_what_is_too_short_to_be_a_secret_stays():
    assert scrubbed("the abc of it", pattern(["abc", ""])) == "the abc of it"


def test_of_two_secrets_the_longer_one_is_hidden_whole():
    assert scrubbed("x abcdef y abcd z", pattern(["abcd", "abcdef"])) == "x *** y *** z"


def test_a_single_line_of_a_private_key_is_hidden_and_its_frame_stays():
    key = "-----BEGIN PRIVATE KEY-----\nMIGTAgEAMBMGByqG\nSM49AgEG=\n-----END PRIVATE KEY-----"
    told = "-----BEGIN PRIVATE KEY----- is not MIGTAgEAMBMGByqG"
    assert scrubbed(told, pattern([key])) == "-----BEGIN PRIVATE KEY----- is not ***"
    assert scrubbed(told, pattern([key.replace("\n", "\\n")])) == "-----BEGIN PRIVATE KEY----- is not ***"


def test_half_a_character_in_a_secret_does_no_harm():
    assert scrubbed("a\ud800bcd", pattern(["a\ud800bcd"])) == "***"


@given(st.lists(st.text(min_size=4), max_size=3), st.text())
def test_no_secret_is_left_in_any_text(secrets, around):
    told = around + " ".join(secrets)
    left = scrubbed(told, pattern(secrets))
    assert not [secret for secret in secrets if secret in left and secret not in "***" * len(left)]


WRITTEN = {
    "as it is": str,
    "for URLs": lambda secret: quote(secret, safe=""),
    "for forms": quote_plus,
    "in JSON": json.dumps,
    "in JSON of other languages": lambda secret: json.dumps(secret).replace("/", "\\/"),
    "in HTML": html.escape,
    "as a login": lambda secret: base64.b64encode(secret.encode()).decode(),
    "in capitals": str.upper,
}


@pytest.mark.parametrize("form", WRITTEN.values(), ids=WRITTEN)
@given(secret=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8, max_size=30))
def test_a_secret_leaves_an_answer_in_each_form_in_which_one_may_repeat_it(form, secret):
    written = form(secret)
    found = scrubbed_bytes(f"before {written} after".encode(), (secret,))
    assert found.startswith(b"before ")
    assert found.endswith(b" after")
    assert b"***" in found
    assert written.encode() not in found


def test_an_answer_without_a_secret_is_the_very_same():
    body = b'{"name": "Bluebird"}'
    assert scrubbed_bytes(body, ("sk-0123456789abcdef",)) is body
    assert scrubbed_bytes(body, ("", "abc")) is body
    assert scrubbed_bytes(b"", ("sk-0123456789abcdef",)) == b""


@pytest.mark.parametrize(
    ("secret", "sure"),
    [("sk-0123456789abcdef", True), ("John", False), ("0123456789", False), ("agency@client.example", False)],
)
def test_what_could_be_a_word_of_a_listing_is_told_from_a_key(secret, sure):
    assert unmistakable(secret) is sure
