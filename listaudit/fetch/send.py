"""One attempt at one request: send it, follow where it leads, read the answer; never an exception."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from urllib.parse import unquote_plus, urljoin

import httpx

from listaudit.fetch.body import TooLargeError, UnpackError, read_body
from listaudit.fetch.client import Client
from listaudit.fetch.guard import Guard, PrivateAddressError, UnknownHostError
from listaudit.model import Problem, Request, Response
from listaudit.normalize.hygiene import clean

_MOVED = frozenset({301, 302, 303, 307, 308})
_SAME_METHOD = frozenset({307, 308})
_PLAIN = frozenset({"GET", "HEAD"})
_HOPS = 5
_PORTS = {"http": 80, "https": 443}
_LAST_PORT = 65_535
_MEGABYTE = 1_000_000
Outcome = Response | Problem
Pairs = tuple[tuple[str, str], ...]
Secrets = tuple[Pairs, Pairs]
"""Headers and query parameters that are added where a request goes to the source itself."""
Origin = tuple[str, bytes, int | None]
Aside = Callable[[Awaitable[Problem | None]], Awaitable[Problem | None]]
Onward = Callable[[str], Awaitable[Problem | None]]
"""Says whether one more request may be sent, to this URL, when it may."""
Entry = Callable[[str], Awaitable[Problem | None]]
"""Says whether a URL may be fetched at all: robots.txt."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends requests by one client.

    Args:
        client: Follows no redirects.
        max_bytes: The largest body.
        seconds: The most that a request may take, redirects and body included.
        entry: Asked before each URL, those of redirects too; None where nobody minds.
        guard: Checks hosts that a proxy connects to in our place.
    """

    client: Client
    max_bytes: int
    seconds: float
    entry: Entry | None = None
    guard: Guard | None = None

    async def send(
        self, request: Request, secrets: Secrets = ((), ()), onward: Onward | None = None
    ) -> Outcome:
        """Return the response to a request, of any status, or why there is none.

        `onward` is asked before each redirect is followed: it keeps the pace and the budget. How long that
        takes, and what `entry` takes, is none of the time that the request has.
        """
        try:
            async with asyncio.timeout(self.seconds) as limit:
                return await self._follow(request, secrets, partial(_aside, limit), onward)
        except TimeoutError:
            return Problem(code="fetch.timeout", detail=f"nothing whole in {self.seconds:g} s", retry=True)
        except (httpx.HTTPError, httpx.InvalidURL, PrivateAddressError, UnknownHostError) as error:
            return (self.guard and _of_proxy(error)) or _told(error)
        except OSError as error:
            return Problem(code="fetch.connection", detail=type(error).__name__)
        except (TypeError, ValueError):
            return Problem(code="fetch.adapter", detail=_UNSENDABLE)

    async def _follow(self, request: Request, secrets: Secrets, aside: Aside, hop: Onward | None) -> Outcome:
        keyed = any(secrets) or request.purpose == "login"
        asked = request
        for number in range(_HOPS + 1):
            url = httpx.URL(asked.url)
            if said := await self._refused(url, asked.url):
                return said
            if said := await self._minded(asked.url, aside, hop if number else None):
                return said
            answer = await self._sent(asked, url, secrets)
            try:
                target = answer.headers.get("location") if answer.status_code in _MOVED else None
                if target is None:
                    return await self._whole(request, answer, asked.url)
            finally:
                await answer.aclose()
            onward = _onward(asked.url, target, secrets[1])
            if onward is None or (keyed and origin(onward) != origin(asked.url)):
                why = ", where our key must not go" if onward and keyed else ""
                return Problem(code="fetch.redirects", detail=f"to {shown(onward or target)}{why}")
            asked = _moved(asked, onward, answer.status_code)
        return Problem(code="fetch.redirects", detail=f"{_HOPS} times, last to {shown(asked.url)}")

    async def _sent(self, request: Request, url: httpx.URL, secrets: Secrets) -> httpx.Response:
        headers, params = secrets
        whole = httpx.URL(_with(request.url, params)) if params else url
        body = request.body.encode() or None
        return await self.client.send(request.method, whole, (*request.headers, *headers), body)

    async def _refused(self, parts: httpx.URL, url: str) -> Problem | None:
        if parts.scheme not in _PORTS or not parts.host or parts.userinfo:
            return Problem(code="fetch.scheme", detail=shown(url))
        port = _PORTS[parts.scheme] if parts.port is None else parts.port
        if port > _LAST_PORT:
            return Problem(code="fetch.scheme", detail=shown(url))
        if self.guard is not None:
            with suppress(UnknownHostError):  # the proxy may know a name that nobody knows here
                await self.guard.checked(parts.raw_host.decode(), port)
        return None

    async def _minded(self, url: str, aside: Aside, hop: Onward | None) -> Problem | None:
        """Ask whoever minds a URL, and for a redirect whoever keeps the pace."""
        if self.entry is not None and (said := await aside(self.entry(url))):
            return said
        return await aside(hop(url)) if hop is not None else None

    async def _whole(self, request: Request, answer: httpx.Response, url: str) -> Outcome:
        coding = answer.headers.get("content-encoding", "")
        try:
            body = await read_body(answer.aiter_raw(), coding, self.max_bytes)
        except TooLargeError:
            return Problem(code="fetch.too-large", detail=f"{self.max_bytes / _MEGABYTE:g} MB")
        except UnpackError as error:
            return Problem(code="fetch.unreadable", detail=str(error), retry=True)
        return Response(
            request=request,
            status=answer.status_code,
            headers={name.lower(): value for name, value in answer.headers.items()},
            body=body,
            url=url,
            fetched_at=now(),
        )


async def _aside(limit: asyncio.Timeout, work: Awaitable[Problem | None]) -> Problem | None:
    """Wait for something while the time of a request stands still."""
    loop = asyncio.get_running_loop()
    left = (limit.when() or 0.0) - loop.time()
    limit.reschedule(None)
    try:
        return await work
    finally:
        limit.reschedule(loop.time() + left)


def now() -> str:
    """Return the time as reports show it: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def origin(url: str) -> Origin | None:
    """Return scheme, host and port of a URL, as httpx connects to it; None where it is no URL."""
    try:
        parts = httpx.URL(url)
    except httpx.InvalidURL:
        return None
    return parts.scheme, parts.raw_host, parts.port


def _moved(request: Request, url: str, status: int) -> Request:
    """Return the request that a redirect makes of one; most of them turn it into a GET (RFC 9110, 15.4)."""
    if status in _SAME_METHOD or request.method in _PLAIN:
        return replace(request, url=url)
    return replace(request, url=url, method="GET", body="")


def _onward(url: str, target: str, params: Pairs) -> str | None:
    """Return where a redirect leads, without the key that a source may have put there; None for no URL."""
    try:
        onward = _without(urljoin(url, target), params)
    except ValueError:
        return None
    return onward if origin(onward) else None


def _with(url: str, params: Pairs) -> str:
    """Return a URL with keys in its query, in the place of those that stand there."""
    bare = _without(url, params).partition("#")[0]
    return f"{bare}{'&' if '?' in bare else '?'}{httpx.QueryParams(params)}"


def _without(url: str, params: Pairs) -> str:
    """Return a URL without the parameters of these names, its other ones as they are written."""
    if not params:
        return url
    path, question, query = url.partition("?")
    names = {name for name, _ in params}
    kept = [pair for pair in query.split("&") if unquote_plus(pair.partition("=")[0]) not in names]
    return f"{path}{question}{'&'.join(kept)}" if kept and query else path


def shown(url: str) -> str:
    """Return a URL as people may see it: without what may hold a key, and without a user's password."""
    scheme, slashes, rest = clean(url.partition("?")[0]).partition("://")
    return f"{scheme}{slashes}{rest.rpartition('@')[2] if slashes else rest}"[:120]


def _told(error: Exception) -> Problem:
    """Say what an exception of the network means; its own words may hold URLs and are not repeated."""
    match error:
        case PrivateAddressError():
            return Problem(code="fetch.private-address", detail=str(error))
        case UnknownHostError():
            return Problem(code="fetch.connection", detail=f"no name server knows {error}")
        case httpx.TimeoutException():
            return Problem(code="fetch.timeout", detail=_WHAT.get(type(error), "waiting"), retry=True)
        case httpx.UnsupportedProtocol() | httpx.InvalidURL():
            return Problem(code="fetch.scheme", detail="its URL is none that can be asked")
        case httpx.ProxyError():
            return Problem(code="fetch.proxy", detail="it refused", stops=True)
        case httpx.LocalProtocolError():
            return Problem(code="fetch.adapter", detail=_UNSENDABLE)
        case httpx.RemoteProtocolError():
            return Problem(code="fetch.connection", detail="the answer broke off or was no HTTP", retry=True)
    if trouble := _certificate(error):
        return Problem(code="fetch.tls", detail=trouble)
    return Problem(code="fetch.connection", detail="no connection", retry=True)


def _of_proxy(error: Exception) -> Problem | None:
    """Say that the proxy is out of reach that everything goes through, whatever stands behind it."""
    match error:
        case UnknownHostError():
            return Problem(code="fetch.proxy", detail=f"no name server knows {error}", retry=True)
        case httpx.ConnectError() | httpx.ConnectTimeout() if not _certificate(error):
            return Problem(code="fetch.proxy", detail="it did not answer", retry=True)
    return None


_UNSENDABLE = "its request holds what HTTP cannot send"
_WHAT: dict[type[Exception], str] = {
    httpx.ConnectTimeout: "connecting",
    httpx.ReadTimeout: "reading the answer",
    httpx.WriteTimeout: "sending the request",
}


def _certificate(error: BaseException | None) -> str:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return error.verify_message
        if isinstance(error, ssl.SSLError):
            return getattr(error, "reason", None) or "no common ground for encryption"
        error = error.__cause__ or error.__context__
    return ""
