"""JSON, NDJSON and GeoJSON -> rows; how a file is laid out is told by its content, not its suffix."""

from __future__ import annotations

import json
from collections.abc import Iterator

from listaudit.model import Skipped, Where
from listaudit.readers.encoding import Text
from listaudit.readers.flatten import flat_row
from listaudit.readers.geojson import feature_rows, is_feature
from listaudit.readers.json_lists import JSON_KINDS
from listaudit.readers.json_stream import Elements
from listaudit.readers.open import Opened
from listaudit.readers.row import Row, Rows

_SHOWN = 60
"""How much of a parser's message is shown."""


def read_json(source: Opened) -> Rows:
    """Yield the rows of an opened JSON, NDJSON or GeoJSON file.

    With one record a line a broken line costs its own record only, and `where` counts lines; else it
    counts elements, and a file that is broken in one place is refused there.

    Raises:
        InputError: when the file is no text or no JSON, breaks off, or holds no objects.
    """
    text = Text(source)
    if is_lines(text.head) or (source.fmt == "ndjson" and _begins_with_record(text.head)):
        yield from _by_line(text, source)
    else:
        yield from _by_element(text, source)
    yield from text.notes()


def is_lines(head: str) -> bool:
    """Say whether a JSON text that begins with `head` has one record a line.

    It has when the second line begins a record too, and the first is no mere opening of a list, as in
    GeoJSON with a feature a line; a single line is read as a whole.
    """
    lines = [line for line in head.split("\n") if line.strip()]
    opens_list = bool(lines) and lines[0].rstrip().endswith(("[", ","))
    return len(lines) > 1 and not opens_list and lines[0].lstrip()[0] == lines[1][0] == "{"


def _begins_with_record(head: str) -> bool:
    """Say whether the first line is a record by itself: then a line below it that is none is a bad line."""
    first = head.lstrip().partition("\n")[0]
    try:
        return isinstance(_loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _by_line(text: Text, source: Opened) -> Rows:
    for number, line in enumerate(text.lines(), 1):
        where = Where(source.name, number)
        if "\0" in line:
            yield Skipped(where, "nul-bytes")
        elif not line.isspace():
            try:
                yield from _rows(_loads(line), where, source)
            except RecursionError:
                yield Skipped(where, "json.bad-line", "it is nested too deeply")
            except ValueError as error:
                yield Skipped(where, "json.bad-line", str(error)[:_SHOWN])


def _by_element(text: Text, source: Opened) -> Rows:
    elements = Elements(text.blocks(), source.name)
    for number, element in enumerate(elements, 1):
        yield from _rows(element, Where(source.name, number), source)
    if elements.unread:
        names = ", ".join(dict.fromkeys(elements.unread))
        yield Skipped(Where(source.name), "lists.unread", names, benign=True)


def _loads(line: str) -> object:
    """Parse a line with orjson, and what that refuses (NaN, lone surrogates) with the standard library."""
    import orjson

    try:
        return orjson.loads(line)
    except ValueError:
        return json.loads(line, parse_constant=lambda _: None, strict=False)


def _rows(element: object, where: Where, source: Opened) -> Iterator[Row | Skipped]:
    if not isinstance(element, dict):
        kind = type(element).__name__
        yield Skipped(where, "json.not-object", JSON_KINDS.get(kind, kind))
    elif is_feature(element):
        yield from feature_rows(element, where)
    elif source.fmt == "geojson":
        kind = str(element.get("type", "unknown"))
        lacks = "without properties" if kind == "Feature" else f"of type {kind:.40}"
        yield Skipped(where, "geojson.not-feature", lacks)
    else:
        yield flat_row(element, where)
