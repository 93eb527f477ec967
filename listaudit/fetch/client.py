"""The HTTP client of a source: httpx over the guarded backend, nothing taken from the environment."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy

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


def new_client(
    guard: Guard, *, agent: str, concurrent: int, timeout: float, proxy: str = ""
) -> httpx.AsyncClient:
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
    return httpx.AsyncClient(
        transport=transport,
        headers=_headers(agent),
        timeout=httpx.Timeout(timeout, connect=min(timeout, _TO_CONNECT), pool=None),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
        follow_redirects=False,
        trust_env=False,
    )


def _headers(agent: str) -> Mapping[str, str]:
    return {"user-agent": agent, "accept": "*/*", "accept-encoding": CODINGS}
