"""HTML text -> start tags, end tags and texts, in one pass whose time grows with the length alone.

Why no library builds the tree: the rules of HTML let 56 KB of unclosed `<b>` become 4.5 million nodes
(lexbor 1.0, measured), and 40,000 nested `div` take a second. Pages come from anybody.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


class Start(NamedTuple):
    """A start tag, lower case, with those of its attributes that mean something here."""

    tag: str
    attrs: dict[str, str]


class End(NamedTuple):
    """An end tag, lower case."""

    tag: str


Token = Start | End | str
_KEPT = frozenset({
    "about", "class", "content", "data-cfemail", "datetime", "hidden", "href", "http-equiv", "id", "itemid",
    "itemprop", "itemref", "itemscope", "itemtype", "lang", "name", "property", "rel", "resource", "style",
    "title", "type", "typeof", "value",
})  # fmt: skip
_MARK = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*+)|(!--)|[!?/])")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?:(>)|([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>]*+)))?+)"
)
_RAW = {
    tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE)
    for tag in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_ESCAPED = frozenset({"textarea", "title"})
_LONGEST_NAME = 40


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a page; comments, doctype and processing instructions are left out."""
    position = 0
    while (mark := _MARK.search(text, position)) is not None:
        if mark.start() > position:
            yield unescape(text[position : mark.start()])
        if mark[2] is None:
            position = _behind(text, mark)
            continue
        tag = mark[2][:_LONGEST_NAME].lower()
        attrs, position = _attributes(text, mark.end())
        if mark[1]:
            yield End(tag)
            continue
        yield Start(tag, attrs)
        if tag in _RAW:
            raw, position = _raw(text, position, tag)
            yield unescape(raw) if tag in _ESCAPED else raw
    if position < len(text):
        yield unescape(text[position:])


def unescape(text: str) -> str:
    """Return a text with its character references resolved; `&#999...9;` with too many digits stays."""
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:
        return text


def _behind(text: str, mark: re.Match[str]) -> int:
    """Return where a comment or declaration ends; one that is not closed goes to the end of the page."""
    if mark[3] and not text.startswith((">", "->"), mark.end()):
        end = text.find("-->", mark.end())
        return end + 3 if end >= 0 else len(text)
    end = text.find(">", mark.end())
    return end + 1 if end >= 0 else len(text)


def _attributes(text: str, position: int) -> tuple[dict[str, str], int]:
    """Return the attributes of a tag, the first of each name, and where it ends."""
    attrs: dict[str, str] = {}
    while (found := _ATTRIBUTE.match(text, position)) is not None:
        position = found.end()
        if found[1]:
            return attrs, position
        name = found[2].lower() if len(found[2]) <= _LONGEST_NAME else ""
        if name in _KEPT and name not in attrs:
            attrs[name] = unescape(next((value for value in found.group(3, 4, 5) if value), ""))
    return attrs, len(text)


def _raw(text: str, position: int, tag: str) -> tuple[str, int]:
    end = _RAW[tag].search(text, position)
    stop = end.start() if end else len(text)
    return text[position:stop], stop
