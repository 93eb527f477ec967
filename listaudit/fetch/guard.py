"""The network backend of every connection: resolves once, checks each address, connects to what it checked.

A listing's URL may name any host, and any name may lead to any address. Loopback, private, link-local,
metadata and other addresses that are not public are refused, unless the configuration's `allow-hosts`
names the host. The check stands where connections are made, so redirects pass it too, and a name
that changes its address between check and connection (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import re
import socket
import threading
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

import httpcore

_NAT64 = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last four bytes are an IPv4 address."""
_UNICAST = IPv6Network("2000::/3")
"""RFC 4291: whatever of IPv6 is handed out to be reached by everybody; the rest is local, old or unused."""
_REFUSED = tuple(
    map(
        ip_network,
        (
            "192.0.0.0/24",  # protocols of the network itself, and the metadata of one cloud
            "192.88.99.0/24",  # relays that are no more (RFC 7526)
            "168.63.129.16/32",  # what serves virtual machines of one cloud
            "3fff::/20",  # documentation (RFC 9637)
        ),
    )
)
"""Addresses that `ipaddress` takes for public in one version of Python or another."""
_is_name = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*").fullmatch
"""Whether a host in lower case and ASCII can be one: a pattern such as `*.example` would fit none."""
Options = Iterable[httpcore.SOCKET_OPTION] | None


class PrivateAddressError(Exception):
    """A host leads to an address that is not public; the words name the host."""


class UnknownHostError(Exception):
    """A host that no name server knows."""


class Guard(httpcore.AsyncNetworkBackend):
    """Makes TCP connections to public addresses, and to hosts that the configuration allows.

    Args:
        allowed: `host` or `host:port`, as `allow-hosts` names them.

    Raises:
        ValueError: One of them is neither.
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self._allowed = frozenset(map(place, allowed))
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature of httpcore
        local_address: str | None = None,
        socket_options: Options = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            PrivateAddressError: One of its addresses is not public.
            UnknownHostError: It has none.
        """
        addresses = await self.checked(host, port)
        for address in addresses[:-1]:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def checked(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host, all of them allowed.

        Raises:
            PrivateAddressError: One of them is not public.
            UnknownHostError: There is none.
        """
        addresses = await _resolved(host, port)
        named = _plain(host.strip("[]"))
        if (named, None) in self._allowed or (named, port) in self._allowed:
            return addresses
        if not all(map(is_public, addresses)):
            raise PrivateAddressError(host)
        return addresses

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature of httpcore
        socket_options: Options = None,
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no source is a file on this machine."""
        del timeout, socket_options
        raise PrivateAddressError(path)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


async def _looked_up(host: str, port: int) -> list[Any]:
    """Ask the name servers in a thread that nobody waits for: they may take half a minute to say nothing.

    The executor of the loop would be waited for, also by whoever has pressed Ctrl-C.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Any]] = loop.create_future()

    def tell(found: list[Any] | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(found or [])

    def look() -> None:
        found, failed = None, None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except Exception as error:  # noqa: BLE001 - it belongs to whoever waits
            failed = error
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(tell, found, failed)

    threading.Thread(target=look, name="listaudit-names", daemon=True).start()
    return await answer


def place(text: str) -> tuple[str, int | None]:
    """Return the host of `host` or `host:port` as connections name it, and the port; None for every port.

    An IPv6 address stands in brackets where a port follows.

    Raises:
        ValueError: It is neither.
    """
    with suppress(ValueError):
        return str(ip_address(text.strip("[]"))), None
    with suppress(ValueError):
        parts = urlsplit(f"//{text}")
        host = _plain(parts.hostname or "")
        if parts.netloc == text and parts.username is None and (_is_name(host) or "[" in text):
            return host, parts.port
    raise ValueError(f"{text!r} is neither a host nor host:port")


def _plain(host: str) -> str:
    """Return a host in lower case, without a dot at its end, in ASCII: the one form of many."""
    host = host.lower().rstrip(".")
    if host.isascii():
        return host
    import idna

    return idna.encode(host, uts46=True).decode()


async def _resolved(host: str, port: int) -> list[str]:
    try:
        return [str(ip_address(host.strip("[]")))]
    except ValueError:
        pass
    try:
        found = await _looked_up(host, port)
    except (OSError, UnicodeError) as error:
        raise UnknownHostError(host) from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses:
        raise UnknownHostError(host)
    return addresses


def is_public(text: str) -> bool:
    """Say whether an address is one of the public internet, whatever it is wrapped in."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_public, _unwrapped(address)))


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if address.is_multicast or not address.is_global or any(address in network for network in _REFUSED):
        return False
    return isinstance(address, IPv4Address) or address in _UNICAST or address in _NAT64


def _unwrapped(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """Return an address with the IPv4 address that it carries (mapped, 6to4, NAT64)."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if address.sixtofour:
        return [address, address.sixtofour]
    return [address, IPv4Address(int(address) & 0xFFFFFFFF)] if address in _NAT64 else [address]
