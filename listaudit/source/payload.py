"""JSON from outside, taken apart piece by piece: what nobody takes is left over, and is told (DESIGN 10)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import orjson

from listaudit.model import Response
from listaudit.normalize.hygiene import clean

_CHARS = 20_000
"""A longer text is no name, address or week of hours; it is left over."""
_ITEMS = 10_000
"""Elements of one list that are looked at; the largest page of any source has 1,000."""


_LARGE = 10**30
"""No number of a listing is larger; NaN and the infinities are none either."""


class UnreadableError(ValueError):
    """An answer that is not what this source answers; the words tell what was wrong with it."""


class Payload:
    """One JSON object. Every getter takes the key out and never fails: another shape is not taken.

    Args:
        value: An object; anything else counts as an empty one.
    """

    __slots__ = ("_below", "_values")

    def __init__(self, value: object) -> None:
        self._values: dict[str, Any] = dict(value) if isinstance(value, dict) else {}
        self._below: dict[str, list[Payload]] = {}

    @classmethod
    def of(cls, response: Response) -> Payload:
        """Return the object that a response's body is.

        Raises:
            UnreadableError: The body is no JSON object.
        """
        value = json_of(response)
        if not isinstance(value, dict):
            raise UnreadableError(f"the answer is {_kind(value)}, not an object")
        return cls(value)

    @classmethod
    def list_of(cls, response: Response) -> list[Payload]:
        """Return the objects of a response whose body is a list.

        Raises:
            UnreadableError: The body is no JSON list, or a longer one than any source sends.
        """
        value = json_of(response)
        if not isinstance(value, list):
            raise UnreadableError(f"the answer is {_kind(value)}, not a list")
        if len(value) > _ITEMS:
            raise UnreadableError(f"the answer is a list of {len(value)}, more than any page holds")
        return [cls(item) for item in value]

    def copy(self) -> Payload:
        """Return the same object to look into; what is taken from it stays in this one."""
        return Payload(self._values)

    def __bool__(self) -> bool:
        return bool(self._values or self._below)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def text(self, *keys: str) -> str:
        """Take all the keys; return the first one that is text or a number with something in it."""
        found = ""
        for key in keys:
            text = _text(self._values.get(key))
            if text is not None:
                del self._values[key]
                found = found or text
            elif self._values.get(key, "") is None:
                del self._values[key]
        return found

    def texts(self, key: str, part: str = "") -> tuple[str, ...]:
        """Take a list of texts, or of objects of which `part` is the text; one text is a list of one."""
        value = self._values.get(key)
        if part and isinstance(value, (list, dict)):
            parts = [child.text(part) for child in self.children(key)]
            return tuple(dict.fromkeys(text for text in parts if text))
        items = [item for item in (value if isinstance(value, list) else [value]) if item is not None]
        texts = [text for text in map(_text, items[:_ITEMS]) if text is not None]
        if len(texts) == len(items):
            self._values.pop(key, None)
        return tuple(dict.fromkeys(text for text in texts if text))

    def number(self, key: str) -> float | None:
        """Take a finite number, also one written as text."""
        value = self._values.get(key)
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            return None
        try:
            number = float(value)
        except (ValueError, OverflowError):
            return None
        if not math.isfinite(number):
            return None
        del self._values[key]
        return number

    def flag(self, key: str) -> bool | None:
        """Take true or false; None where it is neither."""
        value = self._values.get(key)
        if not isinstance(value, bool):
            if value is None:
                self._values.pop(key, None)
            return None
        del self._values[key]
        return value

    def child(self, key: str) -> Payload:
        """Take an object; an empty one where there is none."""
        value = self._values.get(key)
        if isinstance(value, dict):
            del self._values[key]
            child = Payload(value)
            self._below.setdefault(key, []).append(child)
            return child
        if value is None:
            self._values.pop(key, None)
        return Payload({})

    def children(self, key: str) -> Iterator[Payload]:
        """Take a list of objects, or one object as a list of one; what is no object is left over."""
        value = self._values.pop(key, None)
        if value is None:
            return iter(())
        items = value if isinstance(value, list) else [value]
        taken = [Payload(item) for item in items[:_ITEMS] if isinstance(item, dict)]
        rest = [item for item in items[:_ITEMS] if not isinstance(item, dict) and item is not None]
        rest += items[_ITEMS:]
        if rest:
            self._values[key] = rest
        self._below.setdefault(key, []).extend(taken)
        return iter(taken)

    def json(self, key: str) -> str:
        """Take whatever stands there and return it as JSON text; empty for nothing, and for what is too much.

        Too much is left over.
        """
        text = as_json(self._values.get(key))
        if text:
            del self._values[key]
        return text

    def drop(self, *keys: str) -> None:
        """Take keys that are understood and not needed."""
        for key in keys:
            self._values.pop(key, None)

    def done(self) -> None:
        """Take all that is left: another answer is asked for the same thing, and holds it too."""
        self._values.clear()
        self._below.clear()

    def rest(self) -> tuple[str, ...]:
        """Take what nobody took and return its names, dotted where it stands below something taken.

        Once a listing has told them, what is around it does not tell them again.
        """
        found = dict.fromkeys(key for key, value in self._values.items() if value not in (None, "", [], {}))
        for key, children in self._below.items():
            found |= dict.fromkeys(f"{key}.{name}" for child in children for name in child.rest())
        self.done()
        return tuple(found)


def json_of(response: Response) -> Any:
    """Return the body of a response as JSON values.

    Raises:
        UnreadableError: It is none: HTML, an empty body, a cut one, one nested without end.
    """
    body = response.body.removeprefix(b"\xef\xbb\xbf")
    if not body.strip():
        raise UnreadableError("the answer is empty")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        if body.lstrip()[:1] == b"<":
            raise UnreadableError("the answer is a web page, not JSON") from error
        return _lenient(body, error)


def _lenient(body: bytes, error: orjson.JSONDecodeError) -> Any:
    """Read JSON that is not UTF-8, as some old servers send it."""
    try:
        return orjson.loads(body.decode("cp1252"))
    except (ValueError, UnicodeDecodeError):
        raise UnreadableError(f"the answer is no valid JSON ({error.msg})") from error


def as_json(value: object) -> str:
    """Return a JSON value as text: text as it is, nothing as empty text."""
    if value in (None, "", [], {}):
        return ""
    if isinstance(value, str):
        return _text(value) or ""
    try:
        text = orjson.dumps(value).decode()
    except TypeError:  # nested deeper than anything that says something
        return ""
    return text if len(text) <= _CHARS else ""


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return clean(value) if len(value) <= _CHARS else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return repr(value) if -_LARGE < value < _LARGE else None


def _kind(value: object) -> str:
    names = {list: "a list", str: "a text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null" if value is None else "an object")
