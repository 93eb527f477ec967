"""Structured data in one shape, whatever it was written in: nodes with the property names of schema.org.

A node is a dict: `@type` and the others hold lists of texts and nodes; a text keeps its line breaks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from listaudit.normalize.fold import fold
from listaudit.normalize.hygiene import clean
from listaudit.webpage.tables import table
from listaudit.webpage.tokens import unescape

Node = dict[str, list[Any]]
DEEPEST = 50
_LONGEST_KEY = 80
_LONGEST = 5_000
_ITEMS = 20_000
_VALUES = 100
"""Values of one property that are read."""
_LIFTED = ("@value", "@list", "@set")
_BREAKS = re.compile(r"<\s{0,3}br\s{0,3}/?\s{0,3}>|</(?:p|div|li)>", re.IGNORECASE)
_TAGS = re.compile(r"</?[A-Za-z!][^<>]{0,300}>")
_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|<\?|\[\[|\$\{|%%|^\[[\w -]{1,40}\]$")


def tidy(value: Any, depth: int = 0) -> list[Any]:
    """Return JSON values as texts and nodes, lists flattened; what is neither, or too deep, is left out."""
    match value:
        case str():
            text = plain(value)
            return [text] if text else []
        case bool() | None:
            return []
        case int() | float():
            return [_number(value)] if math.isfinite(value) and abs(value) < 1e18 else []  # noqa: PLR2004 - a phone has 15 digits
        case list() if depth <= DEEPEST:
            return [item for part in value[:_ITEMS] for item in tidy(part, depth + 1)]
        case dict() if depth <= DEEPEST:
            return _tidy_object(value, depth)
    return []


def _tidy_object(value: dict[str, Any], depth: int) -> list[Any]:
    for key in _LIFTED:
        if key in value:
            return tidy(value[key], depth + 1)
    node: Node = {}
    for key, item in value.items():
        if key != "@context" and len(key) <= _LONGEST_KEY:
            node.setdefault(property_name(key), []).extend(tidy(item, depth + 1))
    return [node]


def plain(text: str) -> str:
    """Return a text without markup and character references; line breaks stay."""
    if len(text) > _LONGEST:
        return ""
    text = unescape(text)
    if "<" in text:
        text = unescape(_TAGS.sub(" ", _BREAKS.sub("\n", text)))
    return text.strip()


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(value)


@cache
def _names() -> dict[str, str]:
    names: dict[str, list[str]] = table("properties")["names"]
    own = {name.lower(): name for name in names}
    return {other: name for name, others in names.items() for other in others} | own


def property_name(key: str) -> str:
    """Return the name of a property in schema.org, without vocabulary and prefix; an unknown one stays."""
    local = key.rpartition("/")[2].rpartition("#")[2]
    local = local.rpartition(":")[2] if ":" in local else local
    local = local.strip()
    return _names().get(local.lower(), local[:1].lower() + local[1:])


def types_of(node: Node) -> tuple[str, ...]:
    """Return the types of a node without vocabulary and prefix, as written."""
    words = (
        word for text in node.get("@type", ()) if isinstance(text, str) for word in re.split(r"[\s,]+", text)
    )
    locals_ = (word.rstrip("/").rpartition("/")[2].rpartition("#")[2].rpartition(":")[2] for word in words)
    return tuple(dict.fromkeys(word for word in locals_ if word))


@cache
def _blanks() -> frozenset[str]:
    return frozenset(table("properties")["stubs"]["blank"])


def is_blank(text: str) -> bool:
    """Say whether a text states nothing: empty, punctuation, `N/A`, a placeholder of a template."""
    return fold(text) in _blanks() or _TEMPLATE.search(text) is not None


class Graph:
    """All nodes of a page, so that `{"@id": ...}` finds what it means."""

    def __init__(self, roots: Iterable[Node]) -> None:
        self.roots = list(roots)
        self._by_id: dict[str, Node] = {}
        for node in _every(self.roots):
            name = identity(node)
            if name and not _is_reference(node):
                known = self._by_id.setdefault(name, node)
                if known is not node:
                    known.update({key: value for key, value in node.items() if key not in known})

    def nodes(self, node: Node, *keys: str) -> Iterator[Node]:
        """Yield the nodes that stand below some properties, references resolved."""
        for key in keys:
            for value in node.get(key, ()):
                if isinstance(value, dict):
                    yield self._by_id.get(identity(value), value) if _is_reference(value) else value
                elif value in self._by_id:
                    yield self._by_id[value]

    def texts(self, node: Node, *keys: str, joint: str = " ") -> tuple[str, ...]:
        """Return what some properties say, without blanks; of a node its name.

        Args:
            node: Whose properties.
            keys: Their names.
            joint: What stands for a line break.
        """
        found: dict[str, None] = {}
        for key in keys:
            for value in node.get(key, ())[:_VALUES]:
                values = value.get("name") or value.get("@id") or [] if isinstance(value, dict) else [value]
                for text in values:
                    if isinstance(text, str) and not is_blank(line := _line(text, joint)):
                        found[line] = None
        return tuple(found)

    def text(self, node: Node, *keys: str, joint: str = " ") -> str:
        """Return the first text that some properties say, or empty text."""
        return next(iter(self.texts(node, *keys, joint=joint)), "")


def _line(text: str, joint: str) -> str:
    return clean(joint.join(part for raw in text.splitlines() if (part := raw.strip(" ,"))))


def identity(node: Node) -> str:
    """Return the `@id` of a node, or empty text."""
    return next((text for text in node.get("@id", ()) if isinstance(text, str)), "")


def _is_reference(node: Node) -> bool:
    return bool(node.get("@id")) and node.keys() <= {"@id", "@type", "url"}


def _every(roots: Iterable[Node]) -> Iterator[Node]:
    waiting: list[Any] = list(roots)
    while waiting:
        value = waiting.pop()
        yield value
        waiting += [item for items in value.values() for item in items if isinstance(item, dict)]
