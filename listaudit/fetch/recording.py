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
Exchange = tuple[Request, Response]


def load(path: Path) -> Iterator[Exchange]:
    """Yield the exchanges of a file.

    Raises:
        InputError: It is no recording.
    """
    try:
        value = orjson.loads(path.read_bytes())
        yield from map(_exchange, value if isinstance(value, list) else [value])
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise InputError(
            f"{path} is no recording: {type(error).__name__}: {error}.",
            "`listaudit record` writes them; docs/formats.md tells their shape.",
        ) from error


def load_folder(folder: Path) -> dict[str, Response]:
    """Return the recorded responses of a folder and the folders in it, by the key of their request.

    Raises:
        InputError: The folder does not exist, holds no recording, or a file in it is none.
    """
    if not folder.is_dir():
        raise InputError(f"--replay {folder} is no folder.", "Name a folder that `listaudit record` wrote.")
    found: dict[str, Response] = {}
    for path in sorted(folder.rglob("*.json")):
        for request, response in load(path):
            found.setdefault(request.key, response)
    if not found:
        raise InputError(f"{folder} holds no recordings.", "`listaudit record -o DIR` writes them.")
    return found


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
        url=asked["url"],
        method=asked.get("method", "GET"),
        headers=tuple(asked.get("headers", {}).items()),
        body=_bytes(asked.get("body", "")).decode(),
    )
    headers = {name.lower(): value for name, value in answered.get("headers", {}).items()}
    return request, Response(
        request=request,
        status=answered["status"],
        headers=headers,
        body=_bytes(answered.get("body", "")),
        url=answered.get("url", request.url),
        fetched_at=answered.get("fetched_at", ""),
    )


def _entry(request: Request, response: Response, dropped: frozenset[str]) -> dict[str, Any]:
    asked: dict[str, Any] = {"method": request.method, "url": request.url}
    if request.headers:
        asked["headers"] = dict(request.headers)
    if request.body:
        asked["body"] = _value(request.body.encode(), frozenset())
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


def _value(body: bytes, dropped: frozenset[str]) -> Any:
    """Return a body as it stands in the file, so that `_bytes` gives the same bytes or the same JSON."""
    try:
        value = orjson.loads(body)
        if isinstance(value, (dict, list)) and not (isinstance(value, dict) and value.keys() == {_BASE64}):
            return _without(value, dropped)
    except ValueError:
        pass
    try:
        return body.decode()
    except UnicodeDecodeError:
        return {_BASE64: base64.b64encode(body).decode()}


def _without(value: Any, dropped: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [_without(item, dropped) for item in value]
    if isinstance(value, dict):
        return {key: _without(item, dropped) for key, item in value.items() if key not in dropped}
    return value
