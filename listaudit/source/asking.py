"""Requests as adapters write them: a path, parameters, whom it is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypedDict, Unpack
from urllib.parse import urlencode, urljoin

import orjson

from listaudit.model import Location, Request
from listaudit.source.payload import UnreadableError

For = Location | Request | Iterable[str]
Params = Mapping[str, object]
NONE = frozenset({404, 410})
"""`answers` of a request for one listing: that there is none is an answer too."""
Headers = tuple[tuple[str, str], ...]


class About(TypedDict, total=False):
    """What else a request may say of itself; see `model.Request`."""

    purpose: str
    context: Mapping[str, object]
    sku: str
    lane: str
    answers: frozenset[int]
    union: bool


def get(url: str, params: Params, whom: For, headers: Headers = (), **about: Unpack[About]) -> Request:
    """Return a GET request; parameters that are None or empty text are left out.

    Args:
        url: Absolute URL without a query, as a rule `config.base_url` and a path.
        params: Query parameters, in order; a list stands for several of one name.
        whom: The location it is for, or the request that led to it, or store codes.
        headers: Headers that are part of the question, such as a field mask.
        about: Fields of `Request`.
    """
    query = _encoded(params)
    full = f"{url}?{query}" if query else url
    return Request(url=full, store_codes=codes_of(whom), headers=headers, **about)


def post_json(url: str, value: Any, whom: For, headers: Headers = (), **about: Unpack[About]) -> Request:
    """Return a POST request with a JSON body; members that are None are left out at the top."""
    if isinstance(value, dict):
        value = {key: item for key, item in value.items() if item is not None}
    return _post(url, orjson.dumps(value).decode(), "application/json", whom, headers, about)


def post_form(url: str, params: Params, whom: For, headers: Headers = (), **about: Unpack[About]) -> Request:
    """Return a POST request with a form as its body."""
    return _post(url, _encoded(params), "application/x-www-form-urlencoded", whom, headers, about)


def further(request: Request, url: str, headers: Headers = (), **about: Unpack[About]) -> Request:
    """Return a GET request that an answer led to, by a link in it: for the same locations.

    Raises:
        UnreadableError: The link is none.
    """
    try:
        whole = urljoin(request.url, url)
    except ValueError as error:
        raise UnreadableError("a link in it is none") from error
    return Request(url=whole, store_codes=request.store_codes, headers=headers, **about)


def codes_of(whom: For) -> tuple[str, ...]:
    """Return the store codes that somebody stands for."""
    if isinstance(whom, Location):
        return (whom.store_code,)
    return whom.store_codes if isinstance(whom, Request) else tuple(whom)


def _post(url: str, body: str, kind: str, whom: For, headers: Headers, about: About) -> Request:
    typed = (("content-type", kind), *headers)
    return Request(url=url, method="POST", body=body, headers=typed, store_codes=codes_of(whom), **about)


def _encoded(params: Params) -> str:
    given = {key: _plain(value) for key, value in params.items() if value is not None and value != ""}
    return urlencode(given, doseq=True)


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return list(value) if isinstance(value, tuple) else value
