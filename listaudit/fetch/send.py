"""One attempt at one request: send it, follow where it leads, read the answer; never an exception."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

import httpx

from listaudit.fetch.body import TooLargeError, UnpackError, read_body
from listaudit.fetch.guard import Guard, PrivateAddressError, UnknownHostError
from listaudit.model import Problem, Request, Response

_MOVED = frozenset({301, 302, 303, 307, 308})
_SAME_METHOD = frozenset({307, 308})
_HOPS = 5
_PORTS = {"http": 80, "https": 443}
_SCHEMES = frozenset({"http", "https"})
_MEGABYTE = 1_000_000
Outcome = Response | Problem
Headers = tuple[tuple[str, str], ...]
Secrets = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
"""Headers and query parameters that are added where a request goes to the source itself."""
Entry = Callable[[str], Awaitable[Problem | None]]
"""Says whether a URL may be fetched at all: robots.txt."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends requests by one client.

    Args:
        client: Follows no redirects and keeps no cookies.
        max_bytes: The largest body.
        seconds: The most that a request may take, redirects and body included.
        entry: Asked before each URL, those of redirects too; None where nobody minds.
        guard: Checks hosts that a proxy connects to in our place.
    """

    client: httpx.AsyncClient
    max_bytes: int
    seconds: float
    entry: Entry | None = None
    guard: Guard | None = None

    async def send(self, request: Request, secrets: Secrets = ((), ())) -> Outcome:
        """Return the response to a request, of any status, or why there is none."""
        try:
            async with asyncio.timeout(self.seconds):
                return await self._follow(request, secrets)
        except TimeoutError:
            return Problem(code="fetch.timeout", detail=f"nothing whole in {self.seconds:g} s", retry=True)
        except (httpx.HTTPError, httpx.InvalidURL, PrivateAddressError, UnknownHostError) as error:
            return _told(error)
        except (OSError, UnicodeError, ValueError) as error:
            return Problem(code="fetch.connection", detail=type(error).__name__)

    async def _follow(self, request: Request, secrets: Secrets) -> Outcome:
        url, method, body, hops = request.url, request.method, request.body, 0
        keyed = any(secrets)
        while True:
            if said := await self._refused(url):
                return said
            headers, params = secrets if keyed else ((), ())
            asked = self.client.build_request(
                method,
                _with(url, params),
                headers=[*request.headers, *headers],
                content=body.encode() or None,
            )
            answer = await self.client.send(asked, stream=True)
            try:
                target = answer.headers.get("location") if answer.status_code in _MOVED else None
                if target is None:
                    return await self._whole(request, answer, url)
            finally:
                await answer.aclose()
            hops += 1
            onward = urljoin(url, target)
            if hops > _HOPS:
                return Problem(code="fetch.redirects", detail=f"{_HOPS} times, last to {_shown(onward)}")
            if keyed and _origin(onward) != _origin(url):
                return Problem(
                    code="fetch.redirects", detail=f"to {_shown(onward)}, where our key must not go"
                )
            if answer.status_code not in _SAME_METHOD and method != "GET":
                method, body = "GET", ""
            url = onward

    async def _sent(
        self, method: str, url: str, body: str, headers: Headers, secrets: Secrets
    ) -> httpx.Response:
        keys, params = secrets
        content = body.encode() or None
        asked = self.client.build_request(
            method, _with(url, params), headers=[*headers, *keys], content=content
        )
        return await self.client.send(asked, stream=True)

    async def _refused(self, url: str) -> Problem | None:
        parts = urlsplit(url)
        if parts.scheme not in _SCHEMES or not parts.hostname or parts.username is not None:
            return Problem(code="fetch.scheme", detail=_shown(url))
        if self.guard is not None:
            await self.guard.checked(parts.hostname, parts.port or _PORTS[parts.scheme])
        return await self.entry(url) if self.entry else None

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


def now() -> str:
    """Return the time as reports show it: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _with(url: str, params: tuple[tuple[str, str], ...]) -> str:
    if not params:
        return url
    query = str(httpx.QueryParams(params))
    return f"{url}{'&' if '?' in url else '?'}{query}"


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").lower(), parts.port


def _shown(url: str) -> str:
    return url.partition("?")[0][:120]


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
        case httpx.RemoteProtocolError():
            return Problem(code="fetch.connection", detail="the answer broke off or was no HTTP", retry=True)
    if trouble := _certificate(error):
        return Problem(code="fetch.tls", detail=trouble)
    return Problem(code="fetch.connection", detail="no connection", retry=True)


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
            return error.reason or "no common ground for encryption"
        error = error.__cause__ or error.__context__
    return ""
