"""One attempt at one request: where a redirect may lead, and what goes along."""

from __future__ import annotations

import asyncio

import pytest

from listaudit.fetch.client import new_client
from listaudit.fetch.guard import Guard
from listaudit.fetch.send import Sender
from listaudit.model import Problem, Request, Response
from tests.fetch.kit import AGENT, send, sender_to
from tests.fetch.sending import HEADER, QUERY, code, redirecting, told
from tests.fetch.server import Reply, Server


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("target", ["/new", "new", "//{host}/new", "http://{host}/new"])
def test_a_redirect_is_followed_wherever_it_is_written(status, target):
    with Server(lambda _: Reply()) as server:
        server.answer = redirecting(target.format(host=server.host), status)
        outcome = send(server, Request(url=server.url + "/old"))
    assert (outcome.body, outcome.url, outcome.request.url) == (
        b'"there"',
        server.url + "/new",
        server.url + "/old",
    )


@pytest.mark.parametrize(
    ("status", "method", "body"),
    [(303, "GET", b""), (302, "GET", b""), (307, "POST", b"a=1"), (308, "POST", b"a=1")],
)
def test_a_redirected_form_is_sent_again_only_where_the_status_says_so(status, method, body):
    _, server = told(redirecting("/new", status), path="/old", method="POST", body="a=1")
    assert (server.asked[1].method, server.asked[1].body) == (method, body)


def test_a_key_is_sent_again_within_one_origin_and_in_no_address():
    outcome, server = told(redirecting("/new?q=1&key=sekret-0123456789"), path="/old?q=1", secrets=QUERY)
    assert server.asked[1].path == "/new?q=1&key=sekret-0123456789"
    assert outcome.url == server.url + "/new?q=1"


ELSEWHERE = {
    "another port": "http://127.0.0.1:{other}/new",
    "another name of the same machine": "http://localhost:{port}/new",
    "another scheme": "https://127.0.0.1:{port}/new",
    "another host with ours in front": "http://127.0.0.1:{port}@localhost:{other}/new",
    "another host behind a backslash": "http://127.0.0.1:{other}\\@127.0.0.1:{port}/new",
    "a name with a dot": "http://127.0.0.1.:{port}/new",
    "no scheme": "//127.0.0.1:{other}/new",
}


@pytest.mark.parametrize("secrets", [HEADER, QUERY], ids=["header", "query"])
@pytest.mark.parametrize("target", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_key_goes_nowhere_else(target, secrets):
    with Server(lambda _: Reply()) as other, Server(lambda _: Reply()) as server:
        server.answer = redirecting(target.format(port=server.port, other=other.port))
        outcome = send(server, Request(url=server.url + "/old"), secrets)
        assert code(outcome) in {"fetch.redirects", "fetch.scheme"}
        assert "sekret" not in outcome.detail
        assert (len(server.asked), other.asked) == (1, [])


def test_the_password_of_a_login_goes_nowhere_else():
    with Server(lambda _: Reply()) as other, Server(lambda _: Reply()) as server:
        server.answer = redirecting(other.url + "/new", 307)
        login = Request(url=server.url + "/old", method="POST", body="secret=1", purpose="login")
        assert code(send(server, login)) == "fetch.redirects"
        assert other.asked == []


def test_without_a_key_a_redirect_may_lead_to_another_host():
    with Server(lambda _: Reply(body=b'"other"')) as other, Server(lambda _: Reply()) as server:
        server.answer = redirecting(other.url + "/new")

        async def run():
            async with new_client(
                Guard([server.host, other.host]), agent=AGENT, concurrent=2, timeout=2.0
            ) as client:
                return await Sender(client, 1_000, 4.0).send(Request(url=server.url + "/old"))

        assert asyncio.run(run()).body == b'"other"'


NOWHERE = {
    "a file": ("file:///etc/passwd", "fetch.scheme"),
    "a script": ("javascript:alert(1)", "fetch.scheme"),
    "data": ("data:text/html,x", "fetch.scheme"),
    "another protocol": ("ftp://127.0.0.1/x", "fetch.scheme"),
    "no port": ("http://8.8.8.8:99999/", "fetch.scheme"),
    "half an address": ("http://[::1", "fetch.redirects"),
    "a password": ("http://me:pass@127.0.0.1/", "fetch.scheme"),
    "metadata": ("http://169.254.169.254/latest/meta-data/", "fetch.private-address"),
    "loopback in decimal": ("http://2130706433:1/", "fetch.private-address"),
    "loopback in IPv6": ("http://[::ffff:127.0.0.1]:1/", "fetch.private-address"),
    "this machine": ("http://0:1/", "fetch.private-address"),
    "a host that nobody knows": ("http://nobody.invalid/", "fetch.connection"),
}


@pytest.mark.parametrize(("target", "why"), NOWHERE.values(), ids=NOWHERE)
def test_a_redirect_to_where_nobody_may_go_is_not_followed(target, why):
    outcome, server = told(redirecting(target), path="/old")
    assert code(outcome) == why
    assert len(server.asked) == 1
    assert "pass" not in outcome.detail or target.startswith("file")


def test_redirects_end_after_five():
    outcome, server = told(lambda asked: Reply(302, b"", {"location": f"{asked.path}x"}))
    assert (code(outcome), len(server.asked)) == ("fetch.redirects", 6)
    assert outcome.detail == f"5 times, last to {server.url}/xxxxxx"


def test_a_redirect_without_an_address_is_an_answer_as_it_is():
    outcome, _ = told(Reply(302, b"moved"))
    assert (outcome.status, outcome.body) == (302, b"moved")


def slow_to(seconds, said=None):
    """Mind something for a while."""
    seen = []

    async def mind(*url):
        seen.append(url)
        await asyncio.sleep(seconds)
        return said

    return mind, seen


def sent_onward(server, onward, **more):
    async def run():
        async with sender_to(server, **more) as sender:
            return await sender.send(Request(url=server.url + "/old"), ((), ()), onward)

    return asyncio.run(run())


def test_whoever_keeps_the_pace_is_asked_before_each_redirect_and_not_before_the_first_request():
    onward, seen = slow_to(0)
    with Server(redirecting("/new")) as server:
        assert sent_onward(server, onward).body == b'"there"'
        assert len(seen) == 1
    onward, seen = slow_to(0)
    with Server(lambda asked: Reply(302, b"", {"location": asked.path + "x"})) as server:
        assert code(sent_onward(server, onward)) == "fetch.redirects"
        assert (len(seen), len(server.asked)) == (5, 6)


def test_a_redirect_that_may_not_be_spent_is_not_followed():
    onward, _ = slow_to(0, Problem(code="fetch.max-requests"))
    with Server(redirecting("/new")) as server:
        assert code(sent_onward(server, onward)) == "fetch.max-requests"
        assert server.paths == {"/old": 1}


def test_waiting_for_a_turn_or_at_the_gate_takes_nothing_of_the_time_of_a_request():
    onward, _ = slow_to(0.6)
    entry, _ = slow_to(0.6)
    with Server(redirecting("/new")) as server:
        outcome = sent_onward(server, onward, seconds=0.5, entry=entry)
        assert isinstance(outcome, Response), outcome
        server.answer = lambda _: Reply(delay=3.0)
        assert code(sent_onward(server, onward, seconds=0.3, entry=entry)) == "fetch.timeout"
