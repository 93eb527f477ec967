"""The network backend of every connection: resolves once, checks each address, connects to what it checked.

A listing's URL may name any host, and any name may lead to any address. Loopback, private, link-local,
metadata and other addresses that are not public are refused, unless the configuration's `allow-hosts`
names the host. The check stands where connections are made, so redirects pass it too, and a name
that changes its address between check and connection (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
"""RFC 6052 and RFC 8215: the last four bytes are an IPv4 address."""
Options = Iterable[httpcore.SOCKET_OPTION] | None


class PrivateAddressError(Exception):
    """A host leads to an address that is not public; the words name the host."""


class UnknownHostError(Exception):
    """A host that no name server knows."""


class Guard(httpcore.AsyncNetworkBackend):
    """Makes TCP connections to public addresses, and to hosts that the configuration allows.

    Args:
        allowed: `host` or `host:port`, in lower case, as `allow-hosts` names them.
    """

    def __init__(self, allowed: frozenset[str] = frozenset()) -> None:
        self._allowed = allowed
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
        named = host.strip("[]").casefold()
        if named in self._allowed or f"{named}:{port}" in self._allowed:
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


async def _resolved(host: str, port: int) -> list[str]:
    try:
        return [str(ip_address(host.strip("[]")))]
    except ValueError:
        pass
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
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
    return all(one.is_global and not one.is_multicast for one in _unwrapped(address))


def _unwrapped(address: IPv4Address | IPv6Address) -> list[IPv4Address | IPv6Address]:
    """Return an address with the IPv4 addresses that it carries (mapped, 6to4, NAT64)."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    found: list[IPv4Address | IPv6Address] = [address]
    if address.sixtofour:
        found.append(address.sixtofour)
    if any(address in network for network in _NAT64):
        found.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return found
