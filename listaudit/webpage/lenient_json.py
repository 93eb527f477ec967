"""JSON as people paste it into pages: comments, trailing commas, raw line breaks, several values, cut ends.

What is valid is read as such. What is not is read by a small forgiving reader, whose time grows with the
length alone; it never raises, and returns what it understood up to where the text stops making sense.
"""

from __future__ import annotations

import math
import re
from typing import Any

import orjson

from listaudit.webpage.tokens import unescape

DEEPEST = 60
"""Levels of nesting; what lies deeper is left out."""
MOST = 300_000
"""Values of one text that are read."""
_SKIP = re.compile(
    r"(?:[\s,;\ufeff\u200b]++|//[^\r\n]*+|#[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)"
    r"|<!--(?:[^-{<]|-(?!->)|<(?!!--))*+(?:-->)?+|-->|<!\[CDATA\[|\]\]>)*+"
)
"""Space, commas and comments; a comment that holds a brace is taken for a wrapping around the value."""
_PROSE = re.compile(r"[^{\[/<#]++")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*+)'", re.DOTALL)
_WORD = re.compile(r"[^\s,:\"'{}\[\]/](?:[^,:\"'{}\[\]\r\n/]|/(?![/*]))*+")
_AFTER = re.compile(r"\s*+(?:[,:}\]]|\Z|//|/\*)|[ \t]*+[\r\n]\s*+\"")
"""What follows the quote that ends a text; a new line with a quote is a comma that was forgotten."""
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": " ", "f": " "}
_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None, "nan": None}
_NOTHING = object()


def read_json(text: str) -> list[Any]:
    """Return the values that stand in a text, one after the other; an empty list where there is none.

    A text in which every quote is written `&quot;` is read too. Whole numbers beyond 64 bits become floats.
    """
    try:
        return [orjson.loads(text)]
    except orjson.JSONDecodeError:
        quoted = '"' in text or "&quot;" not in text
        return _Reader(text if quoted else unescape(text)).values()


class _StopError(Exception):
    """The text makes no sense from here on; what was read so far counts."""


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._room = MOST
        self._found: list[Any] = []

    def values(self) -> list[Any]:
        """Return the objects and lists that stand beside one another; words between them are skipped."""
        try:
            while (mark := self._peek()) is not None:
                if mark in "{[":
                    self._value(self._found.append, 0)
                else:
                    prose = _PROSE.match(self._text, self._at)
                    self._at = prose.end() if prose else self._at + 1
        except _StopError:
            pass
        return [value for value in self._found if isinstance(value, (dict, list))]

    def _peek(self) -> str | None:
        """Return the next character behind space, commas and comments; None at the end."""
        skipped = _SKIP.match(self._text, self._at)
        self._at = skipped.end() if skipped else self._at
        return self._text[self._at] if self._at < len(self._text) else None

    def _value(self, keep: Any, depth: int) -> None:
        """Read a value; containers are handed over before they are filled, so that a cut end loses little."""
        mark = self._peek()
        if mark is None or depth > DEEPEST:
            raise _StopError
        if mark == "{":
            self._at += 1
            self._object(_kept(keep, {}), depth)
        elif mark == "[":
            self._at += 1
            self._list(_kept(keep, []), depth)
        else:
            value = self._scalar()
            if value is not _NOTHING:
                keep(value)

    def _object(self, found: dict[str, Any], depth: int) -> None:
        while (mark := self._peek()) is not None:
            if mark in "}]":
                self._at += mark == "}"
                return
            key = self._scalar()
            if self._peek() == ":":
                self._at += 1
                name = key if isinstance(key, str) else str(key)
                if self._peek() not in {"}", "]"}:
                    self._value(lambda value, name=name: found.setdefault(name, value), depth + 1)
        raise _StopError

    def _list(self, found: list[Any], depth: int) -> None:
        while (mark := self._peek()) is not None:
            if mark in "]}":
                self._at += mark == "]"
                return
            self._value(found.append, depth + 1)
        raise _StopError

    def _scalar(self) -> Any:
        """Read a text, number or word; one character that is none of them is passed over."""
        mark = self._text[self._at]
        self._room -= 1
        if self._room < 0:
            raise _StopError
        if mark == '"':
            return self._quoted(_STRING)
        if mark == "'":
            return self._quoted(_QUOTED)
        word = _WORD.match(self._text, self._at)
        if word is None:
            self._at += 1
            return _NOTHING
        self._at = word.end()
        return _word(word[0].rstrip())

    def _quoted(self, pattern: re.Pattern[str]) -> str:
        """Read a quoted text; a quote that is not followed by a comma, colon or bracket stands inside it."""
        parts: list[str] = []
        while True:
            found = pattern.match(self._text, self._at)
            if found is None:
                raise _StopError
            parts.append(found[1])
            self._at = found.end()
            if _AFTER.match(self._text, self._at):
                return _whole(_ESCAPE.sub(_escaped, '"'.join(parts)))
            self._at -= 1


def _whole(text: str) -> str:
    """Return a text whose escaped halves of one character are joined; a lone half is replaced."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _kept(keep: Any, container: Any) -> Any:
    keep(container)
    return container


def _word(text: str) -> Any:
    """Return what a word without quotes means: a number, true, false, null, or the word itself."""
    if text.lower() in _CONSTANTS:
        return _CONSTANTS[text.lower()]
    try:
        number = float(text)
    except ValueError:
        return text
    if (
        not math.isfinite(number)
        or not text.lstrip("-").replace(".", "").isdigit()
        or text.lstrip("-")[:1] == "0"
    ):
        return text
    return int(number) if number.is_integer() and "." not in text else number


def _escaped(found: re.Match[str]) -> str:
    """Return what an escape means; one that JSON does not know stands for its character."""
    code = found[1]
    if len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code, code)
