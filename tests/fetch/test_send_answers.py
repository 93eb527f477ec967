"""One attempt at one request: odd answers, broken ones, endless ones and late ones."""

from __future__ import annotations

import gzip
import time

import pytest

from listaudit.model import Request, Response
from tests.fetch.kit import send
from tests.fetch.sending import code, raw, told
from tests.fetch.server import Reply, Server

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
