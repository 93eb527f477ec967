"""Microdata, RDFa Lite and microformats, as dialects of `scoped`.

Specifications: https://html.spec.whatwg.org/multipage/microdata.html, https://www.w3.org/TR/rdfa-lite/,
http://microformats.org/wiki/hcard and http://microformats.org/wiki/h-card.
"""

from __future__ import annotations

from listaudit.webpage.node import Node, property_name
from listaudit.webpage.scoped import named
from listaudit.webpage.tables import table
from listaudit.webpage.tree import Element

HCARD = "hcard"
"""Type of a thing that a microformat describes: a business, or a person."""


class Microdata:
    """`itemscope`, `itemtype`, `itemprop`."""

    def begins(self, element: Element) -> Node | None:
        """Return the item that an element begins."""
        if "itemscope" not in element.attrs:
            return None
        return _thing(element.attrs.get("itemtype", ""), element.attrs.get("itemid", ""))

    def properties(self, element: Element, *, scope: bool) -> tuple[str, ...]:
        """Return the names in `itemprop`."""
        del scope
        return named(element.attrs.get("itemprop", ""))


class Rdfa:
    """`typeof`, `property`, `resource`; `rel` where it stands around a thing."""

    def begins(self, element: Element) -> Node | None:
        """Return the resource that an element begins."""
        kind = element.attrs.get("typeof", "")
        if not kind.strip():
            return None
        return _thing(kind, element.attrs.get("resource") or element.attrs.get("about", ""))

    def properties(self, element: Element, *, scope: bool) -> tuple[str, ...]:
        """Return the names in `property`, and for a thing those in `rel`."""
        words = element.attrs.get("property", "")
        return named(words or (element.attrs.get("rel", "") if scope else ""))


class Microformats:
    """Class names of hCard, adr and geo, and those of h-card."""

    def begins(self, element: Element) -> Node | None:
        """Return the card, address or position that an element begins."""
        words = set(element.attrs.get("class", "").split())
        kind = next((kind for kind, names in _roots().items() if words & names), "")
        return _thing(kind, "") if kind else None

    def properties(self, element: Element, *, scope: bool) -> tuple[str, ...]:
        """Return the properties that class names state."""
        words = element.attrs.get("class", "").lower().split()
        del scope
        return tuple(dict.fromkeys(property_name(word) for word in words if word in _classes()))


def _thing(kinds: str, name: str) -> Node:
    node: Node = {"@type": [kinds]} if kinds.strip() else {}
    return node | {"@id": [name.strip()]} if name.strip() else node


def _roots() -> dict[str, set[str]]:
    return {kind: set(names) for kind, names in table("microformats")["roots"].items()}


def _classes() -> frozenset[str]:
    return frozenset(table("microformats")["properties"]["classes"])
