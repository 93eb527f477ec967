"""One attempt at one request, against a real server: every way in which it can end."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import time

import httpx
import pytest

from listaudit.fetch.client import new_client
from listaudit.fetch.guard import Guard, PrivateAddressError, UnknownHostError
from listaudit.fetch.send import Sender, _certificate, _told, now, origin, shown
from listaudit.model import Problem, Request, Response
from tests.fetch.kit import AGENT, send, sender_to
from tests.fetch.server import Reply, Server

HEADER = ((("x-key", "sekret-0123456789"),), ())
QUERY = ((), (("key", "sekret-0123456789"),))


def told(reply, *, path="/", secrets=((), ()), **request):
    """Send one request to a server that answers one thing."""
    with Server(reply if callable(reply) else lambda _: reply) as server:
        outcome = send(server, Request(url=server.url + path, **request), secrets)
        return outcome, server


def code(outcome):
    assert isinstance(outcome, Problem), outcome
    return outcome.code


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


def redirecting(target, status=302):
    def answer(asked):
        if asked.path.startswith("/old"):
            return Reply(status, b"", {"location": target})
        return Reply(body=b'"there"')

    return answer


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


def raw(*lines, body=b""):
    return Reply(raw="\r\n".join((*lines, "", "")).encode("latin-1") + body)


CHUNKS = b"5\r\nhello\r\n6;note=1\r\n world\r\n0\r\nx-trailer: 1\r\n\r\n"
ODD = {
    "100 first": (raw("HTTP/1.1 100 Continue", "", "HTTP/1.1 200 OK", "content-length: 2", body=b"{}"), 200, b"{}"),
    "hints first": (raw("HTTP/1.1 103 Early Hints", "link: </x>", "", "HTTP/1.1 200 OK", "content-length: 2", body=b"{}"), 200, b"{}"),
    "204": (raw("HTTP/1.1 204 No Content"), 204, b""),
    "205": (raw("HTTP/1.1 205 Reset Content", "content-length: 0"), 205, b""),
    "206": (raw("HTTP/1.1 206 Partial Content", "content-range: bytes 0-1/9", "content-length: 2", body=b"[]"), 206, b"[]"),
    "304": (raw("HTTP/1.1 304 Not Modified"), 304, b""),
    "999": (raw("HTTP/1.1 999 Request denied", "content-length: 0"), 999, b""),
    "no reason": (raw("HTTP/1.1 200", "content-length: 2", body=b"{}"), 200, b"{}"),
    "HTTP/1.0": (raw("HTTP/1.0 200 OK", body=b"all until the end"), 200, b"all until the end"),
    "no length": (raw("HTTP/1.1 200 OK", "connection: close", body=b"all until the end"), 200, b"all until the end"),
    "chunks with a trailer": (raw("HTTP/1.1 200 OK", "transfer-encoding: chunked", body=CHUNKS), 200, b"hello world"),
    "one header twice": (raw("HTTP/1.1 200 OK", "content-length: 0", "a: 1", "a: 2"), 200, b""),
    "identity": (raw("HTTP/1.1 200 OK", "content-encoding: identity", "content-length: 2", body=b"{}"), 200, b"{}"),
    "more than its length": (raw("HTTP/1.1 200 OK", "content-length: 2", body=b"{}HTTP/1.1 200"), 200, b"{}"),
}  # fmt: skip


@pytest.mark.parametrize(("reply", "status", "body"), ODD.values(), ids=ODD)
def test_odd_http_is_read_all_the_same(reply, status, body):
    outcome, _ = told(reply)
    assert isinstance(outcome, Response), outcome
    assert (outcome.status, outcome.body) == (status, body)


def test_a_head_has_no_body_whatever_its_length_says():
    outcome, server = told(raw("HTTP/1.1 200 OK", "content-length: 500"), method="HEAD")
    assert (outcome.status, outcome.body, server.asked[0].method) == (200, b"", "HEAD")


BROKEN = {
    "nothing": Reply(raw=b""),
    "no HTTP": Reply(raw=b"220 mail.example ESMTP\r\n"),
    "HTTP/0.9": Reply(raw=b"<html>hello</html>"),
    "TLS where there is none": Reply(raw=b"\x15\x03\x01\x00\x02\x02\x28"),
    "101": raw("HTTP/1.1 101 Switching Protocols", "upgrade: websocket", "connection: upgrade"),
    "less than its length": raw("HTTP/1.1 200 OK", "content-length: 20", body=b"{}"),
    "two lengths": raw("HTTP/1.1 200 OK", "content-length: 2", "content-length: 3", body=b"{}"),
    "a length that is none": raw("HTTP/1.1 200 OK", "content-length: -2", body=b"{}"),
    "chunks that break off": raw("HTTP/1.1 200 OK", "transfer-encoding: chunked", body=b"5\r\nhel"),
    "a chunk without a size": raw("HTTP/1.1 200 OK", "transfer-encoding: chunked", body=b"zz\r\nhello\r\n"),
    "a coding that nobody knows": raw("HTTP/1.1 200 OK", "transfer-encoding: gzip", body=b"zz"),
    "a header bomb": Reply(
        raw=b"HTTP/1.1 200 OK\r\n" + b"".join(b"x-%d: %s\r\n" % (n, b"y" * 90) for n in range(20_000))
    ),
    "one endless header": Reply(raw=b"HTTP/1.1 200 OK\r\nx: " + b"y" * 500_000),
    "a null in a header": raw("HTTP/1.1 200 OK", "x: a\0b", "content-length: 0"),
}


@pytest.mark.parametrize("reply", BROKEN.values(), ids=BROKEN)
def test_what_is_no_http_is_a_connection_that_broke(reply):
    outcome, _ = told(reply)
    assert (code(outcome), outcome.retry) == ("fetch.connection", True)


def test_a_body_beyond_the_limit_is_not_read_on():
    for reply in (
        Reply(body=b" " * 100_001),
        Reply(body=gzip.compress(b" " * 5_000_000), headers={"content-encoding": "gzip"}),
        raw("HTTP/1.1 200 OK", "content-length: 99999999999", body=b" " * 300_000),
    ):
        outcome, _ = told(reply)
        assert (code(outcome), outcome.detail, outcome.retry) == ("fetch.too-large", "0.1 MB", False)


def test_a_body_that_cannot_be_unpacked_may_be_the_fault_of_the_moment():
    outcome, _ = told(Reply(body=b"plain", headers={"content-encoding": "gzip"}))
    assert (code(outcome), outcome.retry) == ("fetch.unreadable", True)


def slowly(server, seconds):
    """Send a request to a server that takes its time, with little patience for the whole of it."""
    return send(server, Request(url=server.url), patience=5.0, seconds=seconds)


def test_a_server_that_drips_is_left_in_the_end():
    with Server(lambda _: Reply(delay=3.0)) as server:
        begun = time.monotonic()
        outcome = slowly(server, 0.2)
        assert (code(outcome), outcome.retry, outcome.detail) == (
            "fetch.timeout",
            True,
            "nothing whole in 0.2 s",
        )
        assert time.monotonic() - begun < 2


def test_a_server_that_says_nothing_is_left_after_one_phase():
    with Server(lambda _: Reply(delay=3.0)) as server:
        outcome = send(server, Request(url=server.url), patience=0.2)
        assert (code(outcome), outcome.detail) == ("fetch.timeout", "reading the answer")


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
    with Server(lambda _: Reply()) as server:
        pass

    class Gone:
        host, url = server.host, server.url

    outcome = send(Gone(), Request(url=server.url))
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
