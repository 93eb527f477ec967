"""What a user can do about a source that could not be asked."""

from __future__ import annotations

import string

import pytest

from listaudit.model import Access, Reason, Source
from listaudit.model.mending import hints, mending
from listaudit.model.sentences import templates
from listaudit.source import shelf

CODES = [code for code in templates() if code.startswith("fetch.")]
KNOWN = {"id", "name", "keys", "key", "docs", "zone", "kept", "detail"}


def source(**values):
    given = {"name": "mine", "id": "acme", "title": "Acme", "platform": "acme", "needs": ("A_KEY", "A_ID")}
    return Source(**given | {"docs": "https://docs.acme.example"} | values)


def test_every_reason_why_a_source_could_not_be_asked_has_a_hint_and_no_other():
    assert {code.partition("/")[0] for code in hints()} == set(CODES)


@pytest.mark.parametrize("code", hints())
def test_a_hint_is_whole_sentences_with_places_that_are_filled(code):
    text = hints()[code]
    assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= KNOWN
    assert text[0].isupper()
    assert text.endswith((".", "{docs}", "{key}"))


@pytest.mark.parametrize("one", [one for one in shelf() if "api" in one.doors], ids=lambda one: one.id)
def test_every_source_that_is_asked_gets_a_hint_for_every_reason(one):
    for code in CODES:
        hint = mending(Reason.of(code, detail="x"), one)
        assert hint
        assert "{" not in hint.replace("pace = {", "")


def test_a_missing_key_is_told_with_where_it_goes_and_where_to_get_one():
    hint = mending(Reason.of("fetch.no-key", detail="A_KEY"), source())
    for words in ("A_KEY_FILE", "keyring set listaudit A_KEY", "https://docs.acme.example"):
        assert words in hint


def test_the_variable_of_the_configuration_is_named_not_that_of_the_source():
    mine = source(access=Access(keys={"A_KEY": "CLIENT_KEY"}))
    hint = mending(Reason.of("fetch.bad-key", detail="HTTP 401"), mine)
    assert "CLIENT_KEY, A_ID" in hint
    assert "A_KEY" not in hint.replace("CLIENT_KEY", "")


def test_a_quota_is_told_with_when_it_is_new():
    west = source(access=Access(day_ends="America/Los_Angeles", cache_hours=24.0))
    hint = mending(Reason.of("fetch.quota", detail="1000 a day"), west)
    assert "midnight America/Los_Angeles time" in hint
    assert "what was answered is in the cache" in hint
    hint = mending(Reason.of("fetch.quota", detail="1000 a day"), source())
    assert "midnight UTC" in hint
    assert "cache" not in hint


def test_a_source_without_a_key_gets_no_advice_about_keys():
    assert "key" not in mending(Reason.of("fetch.forbidden", detail="x"), source(needs=()))
    assert "key" in mending(Reason.of("fetch.forbidden", detail="x"), source())


def test_a_private_host_is_told_as_the_configuration_wants_it():
    hint = mending(Reason.of("fetch.private-address", detail="intranet.example"), source())
    assert 'allow-hosts = ["intranet.example"] under [fetch] of a configuration that --config names' in hint


def test_nothing_is_said_about_what_nobody_listed():
    assert mending(Reason.of("name.same"), source()) == ""


def test_where_nothing_is_documented_the_catalogue_is():
    assert "`listaudit sources acme`" in mending(Reason.of("fetch.no-key", detail="A_KEY"), source(docs=""))
