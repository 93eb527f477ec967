"""A JSON text of any size -> its elements, one at a time; only the element at hand is in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from listaudit.errors import InputError
from listaudit.readers.json_lists import JSON_KINDS, LISTS, is_records, lists_in
from listaudit.readers.limits import JSON_VALUE_CHARS, MIB

_SPACE = re.compile(r"[ \t\r\n]*")
_NEAR = 16
"""An error this close to the end of what is read may be nothing but the end of what is read."""
_AFTER = frozenset(" \t\r\n,]}")
_DECODER = json.JSONDecoder(parse_constant=lambda _: None, strict=False)
"""The standard decoder: unlike orjson it takes NaN, lone surrogates and raw line breaks, and stops at the end
of a value."""


class Elements:
    """Iterates over the records of a JSON text that comes in blocks.

    The text is a list of records, an object with such a list, a single record, or several of these one
    after another. `unread` then names further lists of records that stood beside the one that was read.

    Raises:
        InputError: while iterating, when the text is no JSON, breaks off, is too deep, or holds no objects.
    """

    def __init__(self, blocks: Iterator[str], name: str) -> None:
        self.unread: list[str] = []
        self._blocks = blocks
        self._name = name
        self._text = ""
        self._at = 0
        self._line = 1
        self._done = False

    def __iter__(self) -> Iterator[object]:
        """Yield the elements; anything but an object among them is for the caller to judge."""
        if not self._peek():
            raise InputError(f"{self._name} holds nothing but blanks.", "Check how it was written.")
        while sign := self._peek():
            if sign == "[":
                yield from self._list()
            elif sign == "{":
                yield from self._object()
            else:
                raise self._plain()

    def _list(self) -> Iterator[object]:
        self._take("[")
        if self._peek() == "]":
            self._at += 1
            return
        while True:
            yield self._value()
            if self._take(",]") == "]":
                return

    def _object(self) -> Iterator[object]:
        """Yield the elements of an object's first list of records, or what the object itself says."""
        members: dict[str, object] = {}
        found = ""
        for key in self._keys():
            if not found and key.casefold() in LISTS and self._starts_records():
                found = key
                yield from self._list()
                continue
            value = self._value()
            if not found:
                members[key] = value
            elif is_records(value):
                self.unread.append(key)
        if found:
            self.unread += [key for key, value in members.items() if is_records(value)]
            return
        records, unread = lists_in(members)
        self.unread += unread
        yield from records

    def _keys(self) -> Iterator[str]:
        self._take("{")
        if self._peek() == "}":
            self._at += 1
            return
        while True:
            if self._peek() != '"':
                raise self._broken("a name in double quotes is missing")
            key = str(self._value())
            self._take(":")
            yield key
            if self._take(",}") == "}":
                return

    def _starts_records(self) -> bool:
        """Say whether a list follows that is empty or begins with an object; takes nothing."""
        if self._peek() != "[":
            return False
        ahead = self._at + 1
        while True:
            found = _SPACE.match(self._text, ahead)
            end = found.end() if found else ahead
            if end < len(self._text):
                return self._text[end] in "{]"
            ahead -= self._at
            if not self._more():
                return False
            ahead += self._at

    def _value(self) -> object:
        self._peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise self._broken("it is nested too deeply") from error
            except json.JSONDecodeError as error:
                if self._done or not self._may_go_on(error):
                    raise self._broken(error.msg.lower(), error.pos) from error
                self._more()
            except ValueError as error:
                raise self._broken(str(error)) from error
            else:
                # a number at the end of what is read may have more digits
                if self._text[end - 1] in '}]"' or self._text[end : end + 1] in _AFTER or self._done:
                    self._at = end
                    return value
                self._more()

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        return error.msg.startswith("Unterminated") or error.pos > len(self._text) - _NEAR

    def _peek(self) -> str:
        """Skip blanks and return the next sign without taking it; empty text at the end."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]  # matches always
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _take(self, signs: str) -> str:
        sign = self._peek()
        if not sign or sign not in signs:
            raise self._broken(f"{' or '.join(signs)} is missing")
        self._at += 1
        return sign

    def _more(self) -> bool:
        """Read on, at least as much again as is at hand; say whether there was anything."""
        self._line += self._text.count("\n", 0, self._at)
        parts = [self._text[self._at :]]
        self._text, self._at = parts[0], 0
        if len(parts[0]) > JSON_VALUE_CHARS:
            raise InputError(
                f"{self._name}: one element, near line {self._line}, has more than"
                f" {JSON_VALUE_CHARS // MIB} million characters.",
                "Write one record a line (.ndjson), or name the list of records `results`.",
            )
        wanted = max(1, len(parts[0]))
        while wanted > 0 and (block := next(self._blocks, "")):
            parts.append(block)
            wanted -= len(block)
        self._text = "".join(parts)
        self._done = len(parts) == 1
        return not self._done

    def _broken(self, reason: str, at: int = -1) -> InputError:
        place = self._at if at < 0 else at
        line = self._line + self._text.count("\n", 0, place)
        if self._done and (place >= len(self._text.rstrip()) or reason.startswith("unterminated")):
            return InputError(f"{self._name} breaks off in line {line}.", "Copy or download it again.")
        return InputError(f"{self._name} is no valid JSON near line {line}: {reason}.", "Write it again.")

    def _plain(self) -> InputError:
        kind = type(self._value()).__name__
        return InputError(
            f"{self._name} holds {JSON_KINDS.get(kind, kind)}, not records.",
            "A JSON file must hold a list of objects, or an object with one.",
        )
