"""Asking one source: what is counted, what keys are sent where, how logins, waits and tries go."""

from __future__ import annotations

import itertools
import json
from types import SimpleNamespace

import pytest

from listaudit.errors import SourceError
from listaudit.fetch.budget import Budget
from listaudit.fetch.ledger import Ledger
from listaudit.model import Failure, Pace, Price, Problem, Request, Response, Token
from listaudit.source.asking import post_form
from tests.fetch.kit import FAST, KEY, ask, source_of
from tests.fetch.server import Reply, Server

ENV = {"ACME_KEY": KEY}
BEARER = {"auth_headers": {"Authorization": "Bearer {ACME_KEY}"}}
IN_QUERY = {"auth_query": {"key": "{ACME_KEY}"}}


def keyed(server, access=BEARER, **values):
    return source_of(server.url, needs=("ACME_KEY",), access=access, **values)


def at(server, path, **values):
    return Request(url=server.url + path, **values)


def test_an_answer_is_an_answer():
    with Server(lambda _: Reply(body=b"[1]")) as server:
        asked = ask(server, source_of(server.url), at(server, "/"))
    assert asked.outcomes[0].body == b"[1]"
    assert (asked.asker.requests, asked.noted) == (1, [])


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


def test_every_try_counts():
    with Server(lambda _: Reply(500)) as server:
        asked = ask(server, source_of(server.url, access={"tries": 2}), at(server, "/"))
    assert (asked.codes, asked.asker.requests, len(server.asked)) == (["fetch.server-error"], 2, 2)
    assert asked.asker.budget.requests == {"acme": 2}


def test_no_more_is_asked_than_may_be():
    with Server(lambda _: Reply()) as server:
        asked = ask(
            server, source_of(server.url), *[at(server, f"/{n}") for n in range(3)], budget=Budget(2, None)
        )
    assert asked.codes == ["200", "200", "fetch.max-requests"]
    assert not asked.outcomes[2].stops


def test_money_is_counted_by_what_a_request_is_billed_as():
    price = Price(sku="search", per_1000=1_000.0, free_per_month=1)
    with Server(lambda _: Reply()) as server:
        source = source_of(server.url, access={"prices": (price,)})
        urls = [at(server, f"/{n}", sku="search") for n in range(3)]
        asked = ask(server, source, *urls, at(server, "/free"), budget=Budget(None, 1.0))
    assert asked.codes == ["200", "200", "fetch.budget", "200"]
    assert asked.asker.budget.spent == {"acme": 1.0}


def test_the_quota_of_a_day_ends_it_for_the_source():
    with Server(lambda _: Reply()) as server:
        pace = Pace(per_second=0, per_day=2)
        asked = ask(
            server, source_of(server.url, access={"pace": pace}), *[at(server, f"/{n}") for n in range(3)]
        )
    assert asked.codes == ["200", "200", "fetch.quota"]
    assert (asked.outcomes[2].stops, asked.outcomes[2].detail) == (True, "2 requests a day")


def test_a_time_zone_that_is_none_is_an_error_of_the_source(tmp_path):
    pace = Pace(per_second=0, per_day=2)
    ledger = Ledger(tmp_path / "l.sqlite")
    with Server(lambda _: Reply()) as server, pytest.raises(BaseException) as caught:  # noqa: PT011 - it may come in a group
        ask(
            server,
            source_of(server.url, access={"pace": pace, "day_ends": "Mars/Base"}),
            at(server, "/"),
            ledger=ledger,
        )
    assert isinstance(caught.value, SourceError)
    ledger.close()


def test_a_lane_has_a_pace_of_its_own():
    lanes = {"slow": Pace(per_second=20, concurrent=1)}
    with Server(lambda _: Reply()) as server:
        source = source_of(server.url, access={"lanes": lanes, "pace": FAST})
        ask(server, source, *[at(server, f"/{n}", lane="slow") for n in range(4)], together=True)
        times = sorted(asked.at for asked in server.asked)
        assert times[-1] - times[0] >= 0.14
        ask(server, source, *[at(server, f"/fast{n}") for n in range(4)], together=True)
        times = sorted(asked.at for asked in server.asked[4:])
        assert times[-1] - times[0] < 0.14


def test_a_wait_that_one_answer_asks_for_holds_all_of_its_lane():
    replies = itertools.chain([Reply(429, b"", {"retry-after": "0.4"})], itertools.repeat(Reply()))
    with Server(lambda _: next(replies)) as server:
        source = source_of(server.url, access={"tries": 2, "pace": Pace(per_second=0, concurrent=1)})
        asked = ask(server, source, *[at(server, f"/{n}") for n in range(3)], together=True)
        times = [one.at for one in server.asked]
    assert asked.codes == ["200"] * 3
    assert all(later - times[0] >= 0.39 for later in times[1:])


def test_what_the_adapter_says_of_an_answer_comes_first_and_then_the_table_of_its_source():
    def problem(response, _):
        return (
            Problem(code="fetch.not-enabled", detail="own\x1b[31m words") if b"off" in response.body else None
        )

    table = (Failure(status=200, contains="sorry", code="fetch.quota", stops=True),)
    bodies = {"/off": b"off sorry", "/sorry": b"sorry", "/fine": b"fine"}
    with Server(lambda asked: Reply(body=bodies[asked.path])) as server:
        source = source_of(server.url, access={"errors": table})
        asked = ask(
            server, source, *[at(server, path) for path in bodies], adapter=SimpleNamespace(problem=problem)
        )
    assert asked.codes == ["fetch.not-enabled", "fetch.quota", "200"]
    assert asked.outcomes[0].detail == "own words"
    assert [one.body for one in asked.noted] == [b"off sorry", b"sorry"]


def test_without_anybody_to_note_it_an_error_is_an_error():
    with Server(lambda _: Reply(400)) as server:
        source = source_of(server.url)
        asked = ask(server, source, at(server, "/"))
        asked.asker.note = None
        assert asked.codes == ["fetch.refused"]


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


def hopping(times):
    """Answer with so many redirects, one after the other, to every question."""

    def answer(asked):
        path, _, number = asked.path.partition("~")
        hop = int(number or 0)
        return Reply(302, b"", {"location": f"{path}~{hop + 1}"}) if hop < times else Reply()

    return answer


def test_a_redirect_counts_and_waits_like_a_request_of_its_own():
    with Server(hopping(2)) as server:
        pace = Pace(per_second=10, concurrent=4)
        asked = ask(server, source_of(server.url, access={"pace": pace}), at(server, "/a"))
        assert (asked.codes, asked.asker.requests, len(server.asked)) == (["200"], 3, 3)
        times = [one.at for one in server.asked]
        assert times[2] - times[0] >= 0.15
        asked = ask(server, source_of(server.url), at(server, "/a"), budget=Budget(2, None))
        assert (asked.codes, asked.asker.requests) == (["fetch.max-requests"], 2)


def test_a_slow_pace_is_no_reason_to_give_a_redirect_up():
    with Server(hopping(1)) as server:
        access = {"pace": Pace(per_second=1.5, concurrent=4), "timeout": 0.2}
        asked = ask(server, source_of(server.url, access=access), at(server, "/a"))
        assert asked.codes == ["200"]
