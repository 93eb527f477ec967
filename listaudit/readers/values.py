"""Cells of any type -> text; cells that hold several values -> tuples."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterable

from listaudit.model import Dated
from listaudit.normalize.email import split_emails
from listaudit.normalize.hygiene import clean
from listaudit.normalize.phone_split import split_phones
from listaudit.readers.words import empty_words

_LONGEST_EMPTY = 9
_FORMULA = re.compile(r"'(?=[=+\-@|%\t\r])")
_DATED = re.compile(r"\s*@\s*(\d{4}-\d{2}-\d{2})$")
_URL_AHEAD = r"(?=\s*(?:https?://|www\.))"
_SEPARATORS = {
    "website": re.compile(rf"[;|]{_URL_AHEAD}|,{_URL_AHEAD}|\s+(?=https?://)"),
    "socials": re.compile(r"\s*[;|]\s*|,?\s+(?=https?://|www\.|@)|,(?=\s*https?://)"),
    "category": re.compile(r"\s*[;|]\s*"),
}
_PHONE_BORDERS = (";", "|", ",", "/", " or ")
_BORDERS = {
    "phone": frozenset(";|,/ ["),
    "website": frozenset(";|, ["),
    "socials": frozenset(";|, ["),
    "email": frozenset(";|, ["),
}
_QUOTED = re.compile(r"""'([^']*)'|"([^"\\]*)\"""")
_PRINTED = re.compile(r"""\[\s*(?:'[^']*'|"[^"\\]*")(?:[\s,]+(?:'[^']*'|"[^"\\]*"))*\s*\]""")
"""A list of texts as Python and NumPy print it."""
_ANY_BORDER = frozenset(";|[")
"""Signs without which a cell can hold but one value."""
_ANY = re.compile(r"\s*;\s*")


def text_of(value: object) -> str:
    """Return one cell as clean text: `53589.0` as `53589`, a midnight as its date, NaN as nothing."""
    if isinstance(value, str):
        return said(clean(value))
    match value:
        case None:
            return ""
        case list() | tuple():
            return "; ".join(filter(None, map(text_of, value)))
        case float():
            return _number(value)
        case bool():
            return str(value).lower()
    return _moment(value) if isinstance(value, (dt.date, dt.time)) else said(clean(str(value)))


def _moment(value: dt.date | dt.time) -> str:
    """Return a date or a time of day in ISO 8601; a midnight is a date."""
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    return value.isoformat()


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


def said(text: str) -> str:
    """Return `text`, or nothing where it is a word for an empty cell; undo the guard of our own writer."""
    if len(text) <= _LONGEST_EMPTY and text.lower() in empty_words():
        return ""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text) else text


def several(column: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Split the cells of one column into single values, in order, each once."""
    texts = tuple(texts)
    if len(texts) == 1 and _BORDERS.get(column, _ANY_BORDER).isdisjoint(texts[0]):
        return texts if texts[0] else ()
    parts = (part.strip() for text in texts for part in _split(column, text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _split(column: str, text: str) -> list[str]:
    if text[:1] == "[" and text[-1:] == "]":
        return _list(text)
    if column == "phone":
        return list(split_phones(text)) if any(sign in text for sign in _PHONE_BORDERS) else [text]
    if column == "email":
        return list(split_emails(text))
    pattern = _SEPARATORS.get(column, _ANY)
    return pattern.split(text)


def _list(text: str) -> list[str]:
    """Read a list that was written into a cell, as JSON or as Python prints it."""
    if _PRINTED.fullmatch(text):
        return [text_of(one or other) for one, other in _QUOTED.findall(text)]
    try:
        items = json.loads(text)
    except (ValueError, RecursionError):
        return [text]
    return [text_of(item) for item in items] if isinstance(items, list) else [text]


def dated(column: str, texts: Iterable[str]) -> tuple[Dated, ...]:
    """Read former values, each with the day it ended where that was written as `@YYYY-MM-DD`."""
    found = []
    for text in several(column, texts):
        day = _DATED.search(text)
        found.append(Dated(text[: day.start()], day[1]) if day else Dated(text))
    return tuple(former for former in found if former.value)
