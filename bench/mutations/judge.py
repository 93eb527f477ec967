"""Whether an adapter stood what it was given: whatever an answer says, it is data and never a crash."""

from __future__ import annotations

import math
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import httpx
import orjson

from bench.mutations.subjects import Case
from listaudit.journal import decode, encode
from listaudit.model import Listing, Problem, Request, Skipped, Token
from listaudit.model.sentences import templates
from listaudit.readers.skips import SKIPS
from listaudit.source.drive import Item, trouble, understood
from listaudit.source.payload import UnreadableError

_MOST_ITEMS = 30_000
"""A body of some hundred KB cannot hold more; an adapter that yields more goes round in circles."""


@dataclass
class Judged:
    """What came of one answer, and what was wrong with how it was taken."""

    listings: int = 0
    problems: int = 0
    skips: int = 0
    requests: int = 0
    seconds: float = 0.0
    """How long the adapter took."""
    crashes: list[str] = field(default_factory=list)


def judged(adapter: Any, case: Case, *, again: bool = False) -> Judged:
    """Hand an answer to an adapter as an audit does; `again` also asks whether it says the same twice."""
    found = Judged(crashes=[*_of_problem(adapter, case)])
    began = time.perf_counter()
    said = trouble(adapter, case.response, case.config)
    items = [said] if said else _items(adapter, case)
    found.seconds = time.perf_counter() - began
    for item in items:
        _count(found, item)
        found.crashes += complaints(item, case)
    if len(items) > _MOST_ITEMS:
        found.crashes.append(f"it yields more than {_MOST_ITEMS:,} things")
    if any(_is_failure(item) for item in items):
        found.crashes.append(_cause(adapter, case))
    if again and not said and repr(_items(adapter, case)) != repr(items):
        found.crashes.append("it says something else the second time")
    return found


def _items(adapter: Any, case: Case) -> list[Item]:
    return list(islice(understood(adapter, case.response, case.config), _MOST_ITEMS + 1))


def _is_failure(item: Item) -> bool:
    return isinstance(item, Problem) and (item.code == "fetch.adapter" or "adapter failed" in item.detail)


def _count(found: Judged, item: Item) -> None:
    match item:
        case Listing():
            found.listings += 1
        case Problem():
            found.problems += 1
        case Skipped():
            found.skips += 1
        case Request():
            found.requests += 1


def _of_problem(adapter: Any, case: Case) -> Iterator[str]:
    """Ask the adapter's own `problem` directly: where it fails, an audit goes on without a word."""
    own = getattr(adapter, "problem", None)
    if own is None:
        return
    try:
        own(case.response, case.config)
    except UnreadableError:
        return
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        yield f"problem(): {_place(error)}"


def _cause(adapter: Any, case: Case) -> str:
    try:
        list(islice(adapter.read(case.response, case.config), _MOST_ITEMS))
    except Exception as error:  # noqa: BLE001 - as above
        return f"read(): {_place(error)}"
    return "read() failed once, and not again"


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {str(error)[:100]!r} at {'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno}"


def complaints(item: object, case: Case) -> Iterator[str]:
    """Say what is wrong with one thing that an adapter yielded."""
    match item:
        case Listing():
            yield from _of_listing(item)
        case Request():
            yield from _of_request(item, case.response.request)
            yield from _of_key(item, case)
        case Problem():
            if item.code not in templates():
                yield f"no reason is called {item.code!r}"
            if item.after is not None and not (math.isfinite(item.after) and item.after >= 0):
                yield f"it wants to wait for {item.after} s"
        case Skipped():
            if item.code not in SKIPS:
                yield f"no skip is called {item.code!r}"
        case Token():
            if not (item.value and math.isfinite(item.seconds)):
                yield "a token without a value or without an end"
        case _:
            yield f"it yields {type(item).__name__}"


def _of_listing(listing: Listing) -> Iterator[str]:
    if not listing.key:
        yield "a listing without a key"
    try:
        if decode(encode(listing)) != listing:
            yield "a listing comes back from the journal as another one"
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        yield f"a listing cannot be kept in the journal: {_place(error)}"


def _of_request(request: Request, before: Request) -> Iterator[str]:
    try:
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            yield f"it asks for {request.url[:80]!r}"
        httpx.URL(request.url)
        len(str(request) + request.key)
        orjson.dumps(dict(request.context))
    except (ValueError, TypeError, httpx.InvalidURL) as error:
        yield f"its request cannot be sent or kept: {_place(error)}"
    if request.method not in {"GET", "POST"} or not isinstance(request.body, str):
        yield f"its request is a {request.method} of {type(request.body).__name__}"
    if not set(request.store_codes) <= set(before.store_codes):
        yield f"its request is for {request.store_codes}, the one before for {before.store_codes}"


def _of_key(request: Request, case: Case) -> Iterator[str]:
    """Say where a request would take a key to a host that an answer named, and the source does not."""
    access = case.config.access
    if not (access.auth_headers or access.auth_query or access.jwt):
        return
    known = (case.config.base_url, *case.config.urls.values(), case.response.request.url)
    if _host(request.url) not in {_host(url) for url in known}:
        yield f"it takes its key to {_host(request.url)!r}"


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
