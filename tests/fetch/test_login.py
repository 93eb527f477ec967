"""Logging in: one token for all, fetched anew before its end and when it is refused, and no more than that."""

from __future__ import annotations

import itertools
import json
from types import SimpleNamespace

import pytest

from listaudit.fetch.budget import Budget
from listaudit.model import Problem, Token
from listaudit.source.asking import post_form
from tests.fetch.kit import ENV, KEY, ask, at, keyed
from tests.fetch.server import Reply, Server


def login(config):
    return post_form(f"{config.base_url}/token", {"secret": "{ACME_KEY}"}, (), purpose="search")


def read_token(response, _):
    yield Token(
        json.loads(response.body)["token"], seconds=float(json.loads(response.body).get("for", 3_600))
    )


ADAPTER = SimpleNamespace(login=login, read=read_token)
TOKEN = {"auth_headers": {"Authorization": "Bearer {token}"}}


def tokens(**more):
    """Answer as a source with a login does: tokens are numbered."""
    count = itertools.count(1)

    def answer(asked):
        if asked.path == "/token":
            return Reply(body=json.dumps({"token": f"token-number-{next(count):08}"} | more).encode())
        return Reply(body=asked.headers["authorization"].encode())

    return answer


def logged_in(server, count=1, *, together=False, adapter=ADAPTER, clock=None, access=TOKEN):
    source = keyed(server, access)
    requests = [at(server, f"/{n}") for n in range(count)]
    return ask(server, source, *requests, adapter=adapter, environ=ENV, together=together, clock=clock)


def test_a_token_is_fetched_once_and_sent_with_every_request():
    with Server(tokens()) as server:
        asked = logged_in(server, 5, together=True)
        assert server.paths["/token"] == 1
        assert server.asked[0].body == b"secret=sk-0123456789abcdef%2F%2B%3D%3D"
        assert {one.headers["authorization"] for one in server.asked[1:]} == {"Bearer token-number-00000001"}
    assert {one.body for one in asked.outcomes} == {b"Bearer ***"}, "tokens are keys too"
    assert asked.noted == [], "what holds a token is recorded nowhere"


@pytest.mark.parametrize(("seconds", "logins"), [(3_600, 1), (150, 2), (70, 2), (30, 2)])
def test_a_token_is_fetched_anew_a_minute_before_its_end_and_lasts_a_minute_at_least(seconds, logins):
    now, fine = [1_000.0], tokens(**{"for": seconds})

    def answer(asked):
        now[0] += 50 if asked.path != "/token" else 0
        return fine(asked)

    with Server(answer) as server:
        logged_in(server, 4, clock=lambda: now[0])
        assert server.paths["/token"] == logins


REFUSED = {
    "a wrong password": (Reply(401, b"no"), "fetch.bad-key", 1),
    "a wrong request": (Reply(400, b"no"), "fetch.refused", 1),
    "trouble of its own": (Reply(503, b"no"), "fetch.server-error", 2),
    "no token": (Reply(body=b'{"token": null}'), "fetch.login", 1),
    "no JSON": (Reply(body=b"hello"), "fetch.unreadable", 1),
    "another page": (Reply(302, b"", {"location": "https://sso.example/"}), "fetch.redirects", 1),
}


@pytest.mark.parametrize(("reply", "code", "logins"), REFUSED.values(), ids=REFUSED)
def test_a_login_that_fails_stops_the_source_and_is_not_tried_by_everybody(reply, code, logins):
    def read(response, config):
        if b"null" not in response.body:
            yield from read_token(response, config)

    with Server(lambda _: reply) as server:
        adapter = SimpleNamespace(login=login, read=read)
        asked = logged_in(server, 4, together=True, adapter=adapter, access=TOKEN | {"tries": 2})
        assert asked.codes == [code] * 4
        assert all(one.stops for one in asked.outcomes)
        assert server.paths == {"/token": logins}


def test_a_login_may_say_itself_what_is_wrong():
    def read(_, __):
        yield Problem(code="fetch.not-enabled", detail=f"not for {KEY}")

    with Server(lambda _: Reply()) as server:
        (problem,) = logged_in(server, adapter=SimpleNamespace(login=login, read=read)).outcomes
    assert (problem.code, problem.stops, problem.detail) == ("fetch.not-enabled", True, "not for ***")


def broken_login(_):
    raise KeyError("token")


def nameless_login(config):
    return post_form(f"{config.base_url}/token", {"secret": "{OTHER_KEY}"}, ())


@pytest.mark.parametrize(
    ("broken", "words"),
    [(broken_login, "KeyError"), (lambda _: None, "TypeError"), (nameless_login, "OTHER_KEY")],
    ids=["an error", "no request", "a key of nobody"],
)
def test_a_login_that_cannot_even_be_made_is_told(broken, words):
    with Server(lambda _: Reply()) as server:
        (problem,) = logged_in(server, adapter=SimpleNamespace(login=broken, read=read_token)).outcomes
        assert (problem.code, problem.stops, server.asked) == ("fetch.login", True, [])
        assert words in problem.detail


def test_a_login_counts_against_what_may_be_asked():
    with Server(tokens()) as server:
        asked = ask(
            server,
            keyed(server, TOKEN),
            at(server, "/"),
            adapter=ADAPTER,
            environ=ENV,
            budget=Budget(1, None),
        )
        assert (asked.codes, server.paths) == (["fetch.max-requests"], {"/token": 1})


def revoking(*revoked, logins=None):
    """Answer as a source does that refuses some tokens before their end, and logs in so many times."""
    fine, count = tokens(), itertools.count(1)

    def answer(asked):
        if asked.path == "/token":
            return fine(asked) if logins is None or next(count) <= logins else Reply(403, b"enough")
        number = int(asked.headers["authorization"][-2:])
        return Reply(401, b"token expired") if number in revoked else Reply(body=b"{}")

    return answer


@pytest.mark.parametrize("tries", [1, 3])
def test_a_token_that_is_refused_before_its_end_is_fetched_anew_and_the_request_made_again(tries):
    with Server(revoking(1)) as server:
        asked = logged_in(server, 3, access=TOKEN | {"tries": tries})
        assert (asked.codes, asked.asker.requests) == (["200"] * 3, 6)
        assert server.paths == {"/token": 2, "/0": 2, "/1": 1, "/2": 1}


def test_requests_that_are_refused_together_fetch_one_token_together():
    with Server(revoking(1)) as server:
        asked = logged_in(server, 4, together=True)
        assert (asked.codes, server.paths["/token"]) == (["200"] * 4, 2)


def test_a_source_that_refuses_the_new_token_too_is_asked_no_more():
    with Server(revoking(*range(1, 9))) as server:
        (problem,) = logged_in(server).outcomes
        assert (problem.code, problem.stops) == ("fetch.bad-key", True)
        assert server.paths == {"/token": 2, "/0": 2}


def test_a_login_that_is_refused_the_second_time_stops_the_source():
    with Server(revoking(1, logins=1)) as server:
        asked = logged_in(server, 2)
        assert asked.codes == ["fetch.bad-key", "fetch.forbidden"]
        assert all(one.stops for one in asked.outcomes)
        assert server.paths == {"/token": 2, "/0": 1}


@pytest.mark.parametrize(
    ("passed", "logins", "codes"), [(120, 3, ["200", "200"]), (1, 2, ["200", "fetch.bad-key"])]
)
def test_a_token_that_held_for_a_minute_may_be_renewed_again_and_another_may_not(passed, logins, codes):
    now, last, fine = [1_000.0], {"/0": 1, "/1": 2}, tokens()

    def answer(asked):
        if asked.path == "/token":
            return fine(asked)
        now[0] += passed
        good = int(asked.headers["authorization"][-2:]) > last[asked.path]
        return Reply() if good else Reply(401)

    with Server(answer) as server:
        asked = logged_in(server, 2, clock=lambda: now[0])
        assert (asked.codes, server.paths["/token"]) == (codes, logins)


def test_without_a_login_a_refusal_is_a_refusal():
    with Server(lambda _: Reply(401)) as server:
        asked = ask(server, keyed(server), at(server, "/"), environ=ENV)
        assert (asked.codes, server.paths) == (["fetch.bad-key"], {"/": 1})
