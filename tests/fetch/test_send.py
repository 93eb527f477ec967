"""One attempt at one request, against a real server: every way in which it can end."""

from __future__ import annotations

import asyncio
import ssl
import time

import httpx
import pytest

from listaudit.fetch.client import new_client
from listaudit.fetch.guard import Guard, PrivateAddressError, UnknownHostError
from listaudit.fetch.send import Sender, _certificate, _told, now, origin, shown
from listaudit.model import Problem, Request, Response
from tests.fetch.kit import AGENT, send, sender_to
from tests.fetch.sending import HEADER, QUERY, code, redirecting, told
from tests.fetch.server import Nobody, Reply, Server


def test_an_answer_comes_with_its_status_headers_body_place_and_time():
    outcome, server = told(Reply(404, b"none", {"X-One": "1", "Link": "<a>"}), path="/x?q=1")
    assert isinstance(outcome, Response)
    assert (outcome.status, outcome.body, outcome.url) == (404, b"none", server.url + "/x?q=1")
    assert (outcome.headers["x-one"], outcome.headers["link"]) == ("1", "<a>")
    assert (
        abs(
            time.time() - time.mktime(time.strptime(outcome.fetched_at, "%Y-%m-%dT%H:%M:%SZ")) + time.timezone
        )
        < 90
    )
    assert outcome.request.url == server.url + "/x?q=1"


def test_what_is_asked_is_sent_as_it_is():
    _, server = told(
        Reply(),
        path="/a%2Fb?q=caf%C3%A9+x&r=%20",
        method="POST",
        body="né=1",
        headers=(("content-type", "a/b"), ("X", "1")),
    )
    asked = server.asked[0]
    assert (asked.method, asked.path, asked.body) == ("POST", "/a%2Fb?q=caf%C3%A9+x&r=%20", "né=1".encode())
    assert (asked.headers["content-type"], asked.headers["x"]) == ("a/b", "1")


def test_keys_are_added_where_a_request_is_sent():
    _, server = told(Reply(), secrets=HEADER)
    assert server.asked[0].headers["x-key"] == "sekret-0123456789"
    outcome, server = told(Reply(), path="/find?q=1", secrets=QUERY)
    assert server.asked[0].path == "/find?q=1&key=sekret-0123456789"
    assert "sekret" not in outcome.url


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/x", "/x?key=sekret-0123456789"),
        ("/x?", "/x?key=sekret-0123456789"),
        ("/x?key=***&q=1", "/x?q=1&key=sekret-0123456789"),
        ("/x?q=1&key=old&r=a%26b", "/x?q=1&r=a%26b&key=sekret-0123456789"),
        ("/x?q=1#part", "/x?q=1&key=sekret-0123456789"),
        ("/x#part", "/x?key=sekret-0123456789"),
    ],
)
def test_a_key_in_the_query_takes_the_place_of_one_that_a_link_held(path, sent):
    assert told(Reply(), path=path, secrets=QUERY)[1].asked[0].path == sent


URLS = {
    "no scheme": ("127.0.0.1/x", "fetch.scheme"),
    "nothing": ("", "fetch.scheme"),
    "a file": ("file:///etc/passwd", "fetch.scheme"),
    "a line break": ("http://127.0.0.1/a\r\nx-evil: 1", "fetch.scheme"),
    "a bell": ("http://127.0.0.1/\x07", "fetch.scheme"),
    "no port": ("http://8.8.8.8:99999/", "fetch.scheme"),
    "endless": ("http://127.0.0.1/" + "a" * 70_000, "fetch.scheme"),
    "a password": ("http://me:pass@127.0.0.1/", "fetch.scheme"),
    "half a character": ("http://127.0.0.1/\ud800", "fetch.adapter"),
}


@pytest.mark.parametrize(("url", "why"), URLS.values(), ids=URLS)
def test_a_url_that_is_none_is_told_and_nothing_is_sent(url, why):
    with Server(lambda _: Reply()) as server:
        outcome = send(server, Request(url=url))
        assert (code(outcome), server.asked) == (why, [])
        assert "pass" not in outcome.detail or "passwd" in outcome.detail
        assert outcome.detail.isprintable()


UNSENDABLE = {
    "a line break in a header": {"headers": (("x-name", "a\r\nx-evil: 1"),)},
    "a line break in the name of a header": {"headers": (("x\r\nx-evil", "1"),)},
    "a line break in the method": {"method": "GET / HTTP/1.1\r\nx-evil: 1\r\n\r\nGET"},
    "half a character in the body": {"method": "POST", "body": "\ud800"},
    "another script in a header": {"headers": (("x-name", "名"),)},
    "no text in a header": {"headers": (("x-name", None),)},
}


@pytest.mark.parametrize("request_", UNSENDABLE.values(), ids=UNSENDABLE)
def test_what_http_cannot_send_is_sent_nowhere_and_is_no_trouble_of_the_source(request_):
    outcome, server = told(Reply(), **request_)
    assert (code(outcome), outcome.retry, outcome.stops) == ("fetch.adapter", False, False)
    assert server.asked == []


def test_a_connection_is_used_again_and_a_broken_one_is_not():
    replies = [Reply(body=b"1"), Reply(body=b"2"), Reply(raw=b""), Reply(body=b"4")]

    async def run(server):
        async with sender_to(server) as sender:
            return [await sender.send(Request(url=server.url)) for _ in replies[:]]

    with Server(lambda _: replies.pop(0)) as server:
        found = asyncio.run(run(server))
    assert [getattr(one, "body", None) for one in found] == [b"1", b"2", None, b"4"]


def test_whoever_minds_a_page_is_asked_before_each_one():
    seen = []

    async def entry(url):
        seen.append(url.rpartition("/")[2])
        return Problem(code="fetch.robots") if url.endswith("new") else None

    with Server(redirecting("/new")) as server:
        outcome = send(server, Request(url=server.url + "/old"), entry=entry)
        assert (code(outcome), seen, server.paths) == ("fetch.robots", ["old", "new"], {"/old": 1})


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "http://localhost/x", "https://[::1]/x"])
def test_what_a_proxy_would_connect_to_is_looked_at_first(url):
    with Server(lambda _: Reply()) as server:
        outcome = send(server, Request(url=url), guard=Guard())
        assert (code(outcome), server.asked) == ("fetch.private-address", [])


def test_certificates_that_cannot_be_trusted_are_told_from_broken_lines():
    wrong = ssl.SSLCertVerificationError(1, "verify failed")
    wrong.verify_message = "certificate has expired"
    outer = httpx.ConnectError("x")
    outer.__cause__ = wrong
    assert _told(outer) == Problem(code="fetch.tls", detail="certificate has expired")
    plain = httpx.ConnectError("x")
    plain.__context__ = ssl.SSLError(1, "record layer")
    assert _told(plain).code == "fetch.tls"
    assert _certificate(httpx.ConnectError("x")) == ""


def test_a_server_without_tls_is_told_as_such():
    async def hello(_, writer):
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()
        writer.close()

    async def run():
        plain = await asyncio.start_server(hello, "127.0.0.1", 0)
        port = plain.sockets[0].getsockname()[1]
        client = new_client(Guard([f"127.0.0.1:{port}"]), agent=AGENT, concurrent=1, timeout=2.0)
        async with plain, client:
            return await Sender(client, 1_000, 4.0).send(Request(url=f"https://127.0.0.1:{port}/"))

    outcome = asyncio.run(run())
    assert (code(outcome), outcome.retry) == ("fetch.tls", False)


WORDS = {
    "private": (PrivateAddressError("host.example"), "fetch.private-address", "host.example"),
    "unknown": (UnknownHostError("host.example"), "fetch.connection", "no name server knows host.example"),
    "proxy": (httpx.ProxyError("407 for http://u:p@proxy"), "fetch.proxy", "it refused"),
    "pool": (httpx.PoolTimeout("x"), "fetch.timeout", "waiting"),
    "connect": (httpx.ConnectTimeout("x"), "fetch.timeout", "connecting"),
    "write": (httpx.WriteTimeout("x"), "fetch.timeout", "sending the request"),
    "protocol": (httpx.UnsupportedProtocol("x"), "fetch.scheme", "its URL is none that can be asked"),
    "read": (httpx.ReadError("https://x.example/?key=1"), "fetch.connection", "no connection"),
}


@pytest.mark.parametrize(("error", "why", "detail"), WORDS.values(), ids=WORDS)
def test_each_error_has_words_of_its_own_and_none_of_its_text(error, why, detail):
    problem = _told(error)
    assert (problem.code, problem.detail) == (why, detail)
    assert problem.stops == (why == "fetch.proxy")


def test_nobody_listening_is_no_connection():
    with Nobody() as gone:
        outcome = send(gone, Request(url=gone.url))
    assert (code(outcome), outcome.detail, outcome.retry) == ("fetch.connection", "no connection", True)


@pytest.mark.parametrize(
    ("url", "seen"),
    [
        ("https://a.example/x?key=1", "https://a.example/x"),
        ("https://me:pass@a.example/x", "https://a.example/x"),
        ("https://a.example/\x1b[31mred", "https://a.example/red"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://a.example/" + "x" * 300, ("https://a.example/" + "x" * 300)[:120]),
    ],
)
def test_a_url_is_shown_without_what_may_be_secret(url, seen):
    assert shown(url) == seen


def test_an_origin_is_scheme_host_and_port_as_they_are_connected_to():
    assert origin("https://API.example/x") == origin("https://api.example:443/y")
    assert origin("https://bücher.example") == origin("https://xn--bcher-kva.example")
    assert (
        len(
            {origin(f"{scheme}://{host}") for scheme in ("http", "https") for host in ("a.b", "a.b:1", "b.a")}
        )
        == 6
    )
    assert origin("http://a\nb") is None


def test_the_time_is_told_in_utc_to_the_second():
    assert time.strptime(now(), "%Y-%m-%dT%H:%M:%SZ")


def test_an_error_of_the_system_is_a_connection_that_broke():
    async def entry(_):
        raise ConnectionResetError

    with Server(lambda _: Reply()) as server:
        outcome = send(server, Request(url=server.url), entry=entry)
    assert (code(outcome), outcome.detail) == ("fetch.connection", "ConnectionResetError")
