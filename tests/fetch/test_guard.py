"""Connections lead to public addresses alone, whatever a host is called and whatever its address is wrapped in."""

from __future__ import annotations

import asyncio
import socket

import httpcore
import pytest

from listaudit.fetch.guard import Guard, PrivateAddressError, UnknownHostError, is_public, place
from tests.fetch.server import Reply, Server

PRIVATE = {
    "loopback": "127.0.0.1",
    "the rest of loopback": "127.255.255.254",
    "this host": "0.0.0.0",  # noqa: S104 - refused, not bound
    "this network": "0.1.2.3",
    "private, class A": "10.0.0.1",
    "private, class B": "172.31.255.255",
    "private, class C": "192.168.0.1",
    "carrier NAT": "100.64.0.1",
    "metadata": "169.254.169.254",
    "metadata of one cloud": "192.0.0.192",
    "metadata behind carrier NAT": "100.100.100.200",
    "metadata at a public address": "168.63.129.16",
    "benchmarks": "198.18.0.1",
    "documentation": "203.0.113.7",
    "dead relays": "192.88.99.1",
    "multicast": "224.0.0.1",
    "reserved": "240.0.0.1",
    "broadcast": "255.255.255.255",
    "loopback, IPv6": "::1",
    "unspecified, IPv6": "::",
    "link-local": "fe80::1",
    "link-local with a zone": "fe80::1%eth0",
    "unique local": "fd00::1",
    "metadata, IPv6": "fd00:ec2::254",
    "site-local": "fec0::1",
    "multicast, IPv6": "ff0e::1",
    "documentation, IPv6": "2001:db8::1",
    "documentation, new": "3fff::1",
    "Teredo": "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "not handed out": "4000::1",
    "discarded": "100::1",
    "mapped loopback": "::ffff:127.0.0.1",
    "mapped metadata, in hex": "::ffff:a9fe:a9fe",
    "translated loopback": "::ffff:0:127.0.0.1",
    "compatible loopback": "::127.0.0.1",
    "6to4 of a private address": "2002:0a00:0001::1",
    "NAT64 of loopback": "64:ff9b::7f00:1",
    "NAT64 of metadata": "64:ff9b::169.254.169.254",
    "NAT64 of a local network": "64:ff9b:1::8.8.8.8",
    "no address": "localhost",
    "nothing": "",
}
PUBLIC = (
    "8.8.8.8",
    "1.1.1.1",
    "2606:4700:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2a00:1450:4001::64",
)


@pytest.mark.parametrize("text", PRIVATE.values(), ids=PRIVATE)
def test_an_address_that_is_not_of_the_public_internet_is_told(text):
    assert not is_public(text)


@pytest.mark.parametrize("text", PUBLIC)
def test_an_address_of_the_public_internet_is_let_through(text):
    assert is_public(text)


HIDDEN = {
    "decimal": "2130706433",
    "octal": "0177.0.0.1",
    "hexadecimal": "0x7f000001",
    "short": "127.1",
    "zero": "0",
    "a name": "localhost",
    "brackets": "[::1]",
    "mapped": "[::ffff:127.0.0.1]",
}


def checked(host, *allowed, port=80):
    return asyncio.run(Guard(allowed).checked(host, port))


@pytest.mark.parametrize("host", HIDDEN.values(), ids=HIDDEN)
def test_this_machine_is_found_under_each_of_its_names(host):
    with pytest.raises(PrivateAddressError):
        checked(host)


def test_a_host_that_nobody_knows_is_told_as_such():
    for host in ("nobody.invalid", "a" * 70 + ".example", "a..b"):
        with pytest.raises(UnknownHostError):
            checked(host)


ALLOWED = {
    "host": ("127.0.0.1", "127.0.0.1", 80),
    "host and port": ("127.0.0.1:8080", "127.0.0.1", 8080),
    "capitals": ("LocalHost", "localhost", 80),
    "a dot at the end of the entry": ("localhost.", "localhost", 80),
    "IPv6": ("::1", "::1", 80),
    "IPv6 in brackets": ("[::1]", "[::1]", 80),
    "IPv6 with a port": ("[::1]:8080", "::1", 8080),
    "IPv6 written at length": ("0:0:0:0:0:0:0:1", "::1", 80),
}


@pytest.mark.parametrize(("entry", "host", "port"), ALLOWED.values(), ids=ALLOWED)
def test_an_allowed_host_may_be_private(entry, host, port):
    assert checked(host, entry, port=port)


@pytest.mark.parametrize(
    ("entry", "host", "port"),
    [
        ("127.0.0.1:8080", "127.0.0.1", 8081),
        ("127.0.0.1:8080", "127.0.0.1", 80),
        ("127.0.0.1", "127.0.0.2", 80),
        ("127.0.0.1", "localhost", 80),
        ("host", "localhost", 80),
        ("[::1]:8080", "::1", 80),
    ],
)
def test_what_is_allowed_is_one_host_and_port_and_nothing_beside_it(entry, host, port):
    with pytest.raises(PrivateAddressError, match=host):
        checked(host, entry, port=port)


def test_an_international_name_is_allowed_as_it_is_written_and_as_it_is_sent():
    assert place("Bücher.example") == ("xn--bcher-kva.example", None)
    assert place("bücher.example:443") == ("xn--bcher-kva.example", 443)


@pytest.mark.parametrize(
    "entry",
    ["", "http://127.0.0.1", "127.0.0.1/x", "user@host", "host:port", "host:99999", ":80", "a b:c"],
)
def test_an_entry_that_no_host_could_fit_is_refused(entry):
    with pytest.raises(ValueError, match="is neither a host nor"):
        place(entry)


class _Line(httpcore.AsyncMockStream):
    """A connection that tells where it leads."""


class _Backend(httpcore.AsyncMockBackend):
    """Notes where connections are made to; those to an address that ends in 9 fail."""

    def __init__(self):
        super().__init__([])
        self.made = []

    async def connect_tcp(self, host, *_args, **_options):
        self.made.append(host)
        if host.endswith("9"):
            raise httpcore.ConnectError
        return _Line([])


def resolving(monkeypatch, *answers):
    """Let names lead to one list of addresses after the other."""
    waiting = list(answers)

    def lookup(*_args, **_options):
        found = waiting.pop(0)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in found]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)


def connected(guard, host="rebind.example"):
    guard._inner = backend = _Backend()
    asyncio.run(guard.connect_tcp(host, 80))
    return backend.made


def test_what_was_checked_is_what_is_connected_to(monkeypatch):
    resolving(monkeypatch, ["8.8.8.8"], ["127.0.0.1"])
    assert connected(Guard()) == ["8.8.8.8"], "the second answer of a name server is not asked for"


def test_a_dot_at_the_end_of_a_host_makes_it_no_other(monkeypatch):
    resolving(monkeypatch, ["10.0.0.1"])
    assert connected(Guard(["intranet.example"]), "intranet.example.") == ["10.0.0.1"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    resolving(monkeypatch, ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(PrivateAddressError):
        connected(Guard())


def test_the_next_address_is_tried_where_one_does_not_answer(monkeypatch):
    resolving(monkeypatch, ["8.8.8.9", "8.8.4.9", "8.8.4.4", "1.1.1.1"])
    assert connected(Guard()) == ["8.8.8.9", "8.8.4.9", "8.8.4.4"]


def test_where_no_address_answers_the_last_one_says_why(monkeypatch):
    resolving(monkeypatch, ["8.8.8.9", "8.8.4.9"])
    with pytest.raises(httpcore.ConnectError):
        connected(Guard())


def test_a_name_without_an_address_is_unknown(monkeypatch):
    resolving(monkeypatch, [])
    with pytest.raises(UnknownHostError):
        connected(Guard())


def test_a_real_connection_is_made_to_an_allowed_host():
    async def ask(server):
        stream = await Guard([server.host]).connect_tcp("127.0.0.1", server.port, 5.0)
        await stream.write(b"GET / HTTP/1.1\r\nhost: here\r\n\r\n")
        said = await stream.read(1_000, 5.0)
        await stream.aclose()
        return said

    with Server(lambda _: Reply(body=b"hello")) as server:
        assert asyncio.run(ask(server)).startswith(b"HTTP/1.1 200")


def test_no_file_of_this_machine_is_a_source():
    with pytest.raises(PrivateAddressError):
        asyncio.run(Guard().connect_unix_socket("/run/docker.sock"))


def test_waiting_is_waiting():
    asyncio.run(Guard().sleep(0))
