"""Asking one source: what keys are sent where, and that no answer gives one back."""

from __future__ import annotations

import json

import pytest

from listaudit.model import Response
from tests.fetch.kit import BEARER, ENV, IN_QUERY, KEY, ask, at, keyed, source_of
from tests.fetch.server import Reply, Server


def test_the_key_goes_to_the_source():
    with Server(lambda _: Reply()) as server:
        ask(server, keyed(server), at(server, "/"), environ=ENV, trusted=False)
        ask(server, keyed(server, IN_QUERY), at(server, "/x?q=1"), environ=ENV, trusted=False)
        assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"
        assert server.asked[1].path == "/x?q=1&key=sk-0123456789abcdef%2F%2B%3D%3D"


def test_the_key_goes_to_further_places_of_the_source_and_to_where_its_plan_begins():
    with Server(lambda _: Reply()) as server:
        source = source_of(
            "https://x.example", needs=("ACME_KEY",), access=BEARER, urls={"other": server.url}
        )
        assert ask(server, source, at(server, "/"), environ=ENV, trusted=False).codes == ["200"]
        elsewhere = source_of("", needs=("ACME_KEY",), access=BEARER)
        assert ask(server, elsewhere, at(server, "/"), environ=ENV).codes == ["200"]


@pytest.mark.parametrize("access", [BEARER, IN_QUERY], ids=["header", "query"])
@pytest.mark.parametrize(
    "base", ["https://api.example", "https://127.0.0.1", "http://127.0.0.1", "http://localhost:{port}", ""]
)
def test_the_key_goes_nowhere_that_only_an_answer_led_to(base, access):
    with Server(lambda _: Reply()) as server:
        source = source_of(base.format(port=server.port), needs=("ACME_KEY",), access=access)
        asked = ask(server, source, at(server, "/next?page=2"), environ=ENV, trusted=False)
        assert asked.codes == ["fetch.redirects"]
        assert asked.outcomes[0].detail == f"to {server.url}/next, where our key must not go"
        assert (server.asked, asked.asker.requests) == ([], 0)


def test_without_a_key_an_answer_may_lead_anywhere():
    with Server(lambda _: Reply()) as server:
        for source in (source_of("https://api.example"), source_of(wants=("ACME_KEY",), access=BEARER)):
            assert ask(server, source, at(server, "/"), trusted=False).codes == ["200"]


ECHOES = {
    "plain": lambda key: f'{{"next": "/p2?key={key}"}}',
    "encoded": lambda key: f"/p2?key={key.replace('/', '%2F').replace('+', '%2b').replace('=', '%3D')}",
    "as JSON of another language": lambda key: json.dumps({"said": key}).replace("/", "\\/"),
    "in capitals": lambda key: key.upper(),
    "in a header that went out": lambda key: f"you sent Authorization: Bearer {key}",
}


@pytest.mark.parametrize("echo", ECHOES.values(), ids=ECHOES)
@pytest.mark.parametrize("status", [200, 400, 500])
def test_an_answer_that_repeats_the_key_is_read_without_it(echo, status):
    said = echo(KEY)
    with Server(lambda _: Reply(status, said.encode(), {"link": f"<{said}>"})) as server:
        asked = ask(server, keyed(server), at(server, "/"), environ=ENV)
    seen = [*asked.noted, *(one for one in asked.outcomes if isinstance(one, Response))]
    assert seen
    for answer in seen:
        text = answer.body.decode() + answer.headers["link"]
        assert "***" in text
        assert "0123456789abcdef" not in text.lower()
    assert "0123456789abcdef" not in repr(asked.outcomes).lower()


def test_an_answer_without_the_key_is_read_as_it_came():
    body = json.dumps({"name": "Key & Lock 0123", "sk": "sk-"}).encode()
    with Server(lambda _: Reply(body=body)) as server:
        assert ask(server, keyed(server), at(server, "/"), environ=ENV).outcomes[0].body == body


@pytest.mark.parametrize("key", ["John", "0123-4567", "agency@client.example"])
def test_a_key_that_could_be_a_word_of_a_listing_stays_in_listings_and_goes_from_errors(key):
    body = f"the key {key} is wrong".encode()
    with Server(lambda asked: Reply(200 if "good" in asked.path else 400, body)) as server:
        asked = ask(server, keyed(server), at(server, "/good"), at(server, "/bad"), environ={"ACME_KEY": key})
    assert asked.outcomes[0].body == body
    assert asked.noted[0].body == b"the key *** is wrong"
    assert asked.outcomes[1].detail == "HTTP 400: the key *** is wrong"


def test_a_redirect_that_repeats_the_key_leaves_it_in_no_address():
    def answer(asked):
        return (
            Reply(302, b"", {"location": f"/b?{asked.path.partition('?')[2]}"})
            if asked.path.startswith("/a")
            else Reply()
        )

    with Server(answer) as server:
        found = ask(server, keyed(server, IN_QUERY), at(server, "/a?q=1"), environ=ENV).outcomes[0]
        assert found.url == server.url + "/b?q=1"
        assert server.asked[1].path.count("key=") == 1


def test_a_key_that_no_header_can_hold_is_told_before_anything_is_sent():
    with Server(lambda _: Reply()) as server:
        asked = ask(server, keyed(server), at(server, "/"), environ={"ACME_KEY": "a\nx-evil: 1"})
        assert (asked.codes, server.asked, asked.asker.requests) == (["fetch.bad-key"], [], 0)
        assert asked.outcomes[0].stops
