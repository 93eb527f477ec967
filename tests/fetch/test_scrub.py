import base64
import json
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listaudit.fetch.scrub import pattern, scrubbed

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
