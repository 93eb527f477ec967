"""Structured data written into elements: one walk of the tree for each of three ways to write it.

A dialect says which elements begin a thing, which are a property of the thing around them, and what
such an element states.
"""

from __future__ import annotations

from typing import Any, Protocol

from listaudit.webpage.node import Node, property_name, tidy
from listaudit.webpage.outline import mail_of, phone_of, text_of
from listaudit.webpage.tree import Element

_LINKED = frozenset({"url", "sameAs", "image", "logo", "hasMap", "photo", "item", "additionalType"})
"""Properties whose value is where a link leads, not its words."""
_LINES = frozenset({"address", "streetAddress"})
_ITEMS = 20_000


class Dialect(Protocol):
    """One way to write structured data into elements."""

    def begins(self, element: Element) -> Node | None:
        """Return the thing that an element begins: its type and id; None where it begins none."""
        ...

    def properties(self, element: Element, *, scope: bool) -> tuple[str, ...]:
        """Return the properties of the thing around that an element states.

        Args:
            element: The element.
            scope: Whether the element begins a thing itself.
        """
        ...


class _Reader:
    def __init__(self, root: Element, dialect: Dialect) -> None:
        self.found: list[Node] = []
        self._dialect = dialect
        self._room = _ITEMS
        self._ids: dict[str, Element] | None = None
        self._root = root
        self._references = 0

    def visit(self, element: Element, owner: Node | None) -> None:
        """Read an element and those below; the tree is shallow enough for recursion."""
        node = self._dialect.begins(element) if element.attrs else None
        names = self._dialect.properties(element, scope=node is not None) if element.attrs else ()
        if node is not None and self._room:
            self._room -= 1
            if owner is None or not names:
                self.found.append(node)
            _state(owner, names, [node])
            self._refer(element, node)
            owner = node
        elif names and owner is not None:
            _state(owner, names, _value(element, names))
        for child in element.children:
            if isinstance(child, Element):
                self.visit(child, owner)

    def _refer(self, element: Element, node: Node) -> None:
        """Read the elements that `itemref` names as if they stood below this one."""
        for name in element.attrs.get("itemref", "").split()[:_MOST_REFERENCES]:
            self._references += 1
            if self._references > _MOST_REFERENCES:
                return
            if self._ids is None:
                self._ids = {e.attrs["id"]: e for e in self._root.elements() if e.attrs.get("id")}
            if (target := self._ids.get(name)) is not None and target is not element:
                self.visit(target, node)


_MOST_REFERENCES = 20


def things(root: Element, dialect: Dialect) -> list[Node]:
    """Return the things of a page that stand in no other thing."""
    reader = _Reader(root, dialect)
    reader.visit(root, None)
    return reader.found


def _state(owner: Node | None, names: tuple[str, ...], value: list[Any]) -> None:
    if owner is not None:
        for name in names:
            owner.setdefault(name, []).extend(value)


def _value(element: Element, names: tuple[str, ...]) -> list[Any]:
    """Return what an element states: its `content`, its date, where it leads, or its words."""
    attrs = element.attrs
    if "content" in attrs:
        return tidy(attrs["content"])
    stated = attrs.get("datetime") or attrs.get("value")
    if stated and element.tag in {"time", "data", "meter"}:
        return tidy(stated)
    href = attrs.get("href") or attrs.get("resource", "")
    if href and (_LINKED & set(names) or element.tag == "link"):
        return tidy(href)
    words = text_of(element, ", " if _LINES & set(names) else " ")
    if "email" in names and (mail := mail_of(href)):
        return tidy(mail)
    if "telephone" in names and not any(map(str.isdecimal, words)):
        return tidy(phone_of(href))
    return tidy(words or mail_of(href) or phone_of(href))


def named(words: str) -> tuple[str, ...]:
    """Return the properties that an attribute names, by their names in schema.org."""
    return tuple(dict.fromkeys(property_name(word) for word in words.split()[:20]))
