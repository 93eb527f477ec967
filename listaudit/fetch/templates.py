"""Templates of `[auth]` and of logins: `{NAME}`, `{basic:USER:PASSWORD}`, `{token}` and `{jwt}` filled in."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from urllib.parse import quote_plus, unquote_plus

import orjson

Value = Callable[[str], str | None]
"""The value of `NAME`, `token` or `jwt`; None where there is none."""
_NAME = "[A-Z][A-Z0-9_]*"
_IS_NAME = re.compile(_NAME).fullmatch
_PLACE = re.compile(rf"\{{(?:basic:([^{{}}:]*):([^{{}}]*)|({_NAME}|token|jwt))\}}")


def filled(template: str, value: Value, written: Callable[[str], str] = str) -> str | None:
    """Return a template with its places filled, or None where one of them has no value.

    Values are not looked at again: braces in them stay as they are.

    Args:
        template: Text with places such as `{NAME}`; every other brace is plain text.
        value: Gives the value of a place.
        written: How a value stands in this kind of text.
    """
    parts: list[str] = []
    end = 0
    for place in _PLACE.finditer(template):
        text = _value(place, value)
        if text is None:
            return None
        parts += (template[end : place.start()], written(text))
        end = place.end()
    return "".join((*parts, template[end:]))


def filled_form(body: str, value: Value) -> str:
    """Return a form with its places filled, each value encoded; a pair without a value is left out.

    A form was encoded before it came here, so that a place in it reads `%7BNAME%7D`.
    """
    pairs = (_pair(pair, value) for pair in body.split("&"))
    return "&".join(pair for pair in pairs if pair is not None)


def filled_json(body: str, value: Value) -> str:
    """Return JSON with the places in its strings filled; empty text where there is no value."""
    return filled(body, lambda name: value(name) or "", lambda text: orjson.dumps(text).decode()[1:-1]) or ""


def _pair(pair: str, value: Value) -> str | None:
    name, _, encoded = pair.partition("=")
    plain = unquote_plus(encoded)
    if not _PLACE.search(plain):
        return pair
    text = filled(plain, value)
    return None if text is None else f"{name}={quote_plus(text)}"


def _value(place: re.Match[str], value: Value) -> str | None:
    user, password, name = place.groups()
    if name:
        return value(name)
    both = [value(part) if _IS_NAME(part) else part for part in (user, password)]
    if None in both:
        return None
    return base64.b64encode(f"{both[0]}:{both[1]}".encode()).decode()
