"""Recorded exchanges: one format for `fixtures/`, `listaudit record` and `--replay` (DESIGN 10).

A file holds one `{"request": {"method", "url", "headers", "body"}, "response": {"status", "headers",
"body"}}`, or a list of them. A body that is JSON stands there as JSON, any other as text; bytes that are
no text stand as `{"base64": "..."}`. Requests hold no key by their nature.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from listaudit.errors import InputError
from listaudit.model import Request, Response

KEPT_HEADERS = frozenset({"content-type", "link", "location", "retry-after"})
"""Headers that mean something to adapters; the others tell of the source's machines and of us."""
_BASE64 = "base64"
_OPENING = (b"{", b"[")
Exchange = tuple[Request, Response]


def load(path: Path) -> Iterator[Exchange]:
    """Yield the exchanges of a file.

    Raises:
        InputError: It is no recording.
    """
    try:
        value = orjson.loads(path.read_bytes())
        exchanges = list(map(_exchange, value if isinstance(value, list) else [value]))
    except (ValueError, LookupError, TypeError, AttributeError, OSError) as error:
        raise InputError(
            f"{path} is no recording: {type(error).__name__}: {error}.",
            "`listaudit record` writes them; docs/formats.md tells their shape.",
        ) from error
    yield from exchanges


def dump(exchanges: Iterable[Exchange], strip: Iterable[str] = ()) -> bytes:
    """Return exchanges as a file of recordings.

    Args:
        exchanges: Requests and their responses.
        strip: Keys of JSON bodies that are left out at any depth: reviews and photos of third parties.
    """
    dropped = frozenset(strip)
    entries = [_entry(request, response, dropped) for request, response in exchanges]
    return orjson.dumps(entries, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _exchange(raw: Mapping[str, Any]) -> Exchange:
    asked, answered = raw["request"], raw["response"]
    request = Request(
        url=_text(asked["url"]),
        method=_text(asked.get("method", "GET")),
        headers=tuple(_pairs(asked.get("headers", {}))),
        body=_bytes(asked.get("body", "")).decode(),
    )
    return request, Response(
        request=request,
        status=_status(answered["status"]),
        headers={name.lower(): value for name, value in _pairs(answered.get("headers", {}))},
        body=_bytes(answered.get("body", "")),
        url=_text(answered.get("url", request.url)),
        fetched_at=_text(answered.get("fetched_at", "")),
    )


def _pairs(headers: Any) -> Iterator[tuple[str, str]]:
    """Yield headers of an object, or of a list of pairs where a name comes more than once."""
    for name, value in headers.items() if isinstance(headers, dict) else headers:
        yield _text(name), _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError(f"{value!r} is no text")


def _status(value: Any) -> int:
    if isinstance(value, int):
        return value
    raise TypeError(f"status {value!r} is no number")


def _entry(request: Request, response: Response, dropped: frozenset[str]) -> dict[str, Any]:
    asked: dict[str, Any] = {"method": request.method, "url": request.url}
    if request.headers:
        named = dict(request.headers)
        asked["headers"] = named if len(named) == len(request.headers) else request.headers
    if request.body:
        asked["body"] = _question(request.body)
    answered = {
        "status": response.status,
        "headers": {name: value for name, value in response.headers.items() if name in KEPT_HEADERS},
        "body": _value(response.body, dropped),
    }
    if response.url and response.url != request.url:
        answered["url"] = response.url
    return {"request": asked, "response": answered | {"fetched_at": response.fetched_at}}


def _bytes(body: Any) -> bytes:
    if isinstance(body, str):
        return body.encode()
    if isinstance(body, dict) and body.keys() == {_BASE64}:
        return base64.b64decode(body[_BASE64])
    return orjson.dumps(body)


def _question(body: str) -> Any:
    """Return the body of a request so that `_bytes` gives the very same one: it is part of the question."""
    value = _json(body.encode())
    return body if value is None or orjson.dumps(value) != body.encode() else value


def _value(body: bytes, dropped: frozenset[str]) -> Any:
    """Return a body as it stands in the file, so that `_bytes` gives the same bytes or the same JSON.

    Where something has to be left out, and the body is JSON that cannot be taken apart, nothing is kept.
    """
    value = _json(body)
    if value is not None:
        _strip(value, dropped)
        return value
    if dropped and body.lstrip()[:1] in _OPENING:
        return ""
    try:
        return body.decode()
    except UnicodeDecodeError:
        return {_BASE64: base64.b64encode(body).decode()}


def _json(body: bytes) -> Any:
    """Return an object or a list, or None for a body that is none, or one that cannot be written again."""
    try:
        value = orjson.loads(body)
        orjson.dumps(value)
    except (ValueError, TypeError):  # no JSON, or nested deeper than what writes it goes
        return None
    if isinstance(value, dict) and value.keys() == {_BASE64}:
        return None
    return value if isinstance(value, (dict, list)) else None


def _strip(value: Any, dropped: frozenset[str]) -> None:
    """Take keys out of JSON values, at any depth."""
    waiting = [value] if dropped else []
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            for key in dropped & item.keys():
                del item[key]
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
