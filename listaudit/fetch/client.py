"""The HTTP client of a source: httpx over the guarded backend, nothing taken from the environment."""

from __future__ import annotations

import ssl
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Self

import certifi
import httpx

from listaudit.fetch.body import CODINGS
from listaudit.fetch.guard import Guard

_KEEP_ALIVE = 30.0
_TO_CONNECT = 10.0


@cache
def _trust() -> ssl.SSLContext:
    """Return the certificates we trust, read once: it takes 20 ms."""
    return ssl.create_default_context(cafile=certifi.where())


class Client:
    """Sends requests by the transport of httpx, straight.

    Cookies, logins and redirects of `httpx.AsyncClient` are not wanted here, nor its log of every URL: some
    sources take their key in the URL. Leaving them out takes a third off the time of a request.

    Args:
        transport: Makes connections.
        headers: Of every request.
        timeout: Seconds for each phase, by the names that httpx has for them.
    """

    def __init__(
        self,
        transport: httpx.AsyncHTTPTransport,
        headers: Mapping[str, str],
        timeout: Mapping[str, float | None],
    ) -> None:
        self._transport, self._headers = transport, tuple(headers.items())
        self._extensions = {"timeout": timeout}

    async def __aenter__(self) -> Self:
        await self._transport.__aenter__()
        return self

    async def __aexit__(self, *args: object) -> None:
        await self._transport.aclose()

    async def send(
        self, method: str, url: httpx.URL, headers: Iterable[tuple[str, str]] = (), body: bytes | None = None
    ) -> httpx.Response:
        """Return the response as soon as its headers are there; whoever asks reads and closes it.

        Raises:
            httpx.TransportError: There is no response.
            PrivateAddressError: The host is not public.
            UnknownHostError: The host has no address.
        """
        asked = httpx.Request(
            method, url, headers=[*self._headers, *headers], content=body, extensions=self._extensions
        )
        return await self._transport.handle_async_request(asked)


def new_client(guard: Guard, *, agent: str, concurrent: int, timeout: float, proxy: str = "") -> Client:
    """Return a client.

    Args:
        guard: What connections are made by.
        agent: `User-Agent`.
        concurrent: The most connections at a time.
        timeout: Seconds for each of writing, reading and waiting for a connection.
        proxy: URL of a proxy that the configuration names; the environment's are not looked at.
    """
    limits = httpx.Limits(
        max_connections=concurrent, max_keepalive_connections=concurrent, keepalive_expiry=_KEEP_ALIVE
    )
    transport = httpx.AsyncHTTPTransport(verify=_trust(), trust_env=False, limits=limits, proxy=proxy or None)
    transport._pool._network_backend = guard  # noqa: SLF001 - httpx hands no backend on; tests see that it holds
    phases = httpx.Timeout(timeout, connect=min(timeout, _TO_CONNECT), pool=None)
    return Client(transport, _headers(agent), phases.as_dict())


def _headers(agent: str) -> Mapping[str, str]:
    return {"user-agent": agent, "accept": "*/*", "accept-encoding": CODINGS}
