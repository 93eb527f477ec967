"""Which nodes of a page are a place of business, and which are a publisher, an author or a head office.

The walk follows only properties that lead from a page to the business it is of, and from a business to
its parts. What ranks lower counts only where nothing ranks higher: a place of business, a place, an
organisation (whose address may be the head office), a card (which may be a person's), the venue of events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache

from listaudit.webpage.business import Business
from listaudit.webpage.facts import businesses_of
from listaudit.webpage.node import Graph, Node, types_of
from listaudit.webpage.tables import table

_DEEPEST = 12
_MOST = 2_000


class Rank(IntEnum):
    """What a node may be, the surest first."""

    BUSINESS = 0
    PLACE = 1
    ORGANIZATION = 2
    CARD = 3
    VENUE = 4


@dataclass(frozen=True, slots=True)
class Found:
    """A business and how sure its node is one."""

    rank: Rank
    business: Business


@cache
def _kinds() -> dict[str, str]:
    groups = ("organization", "place", "business", "offered", "web")
    found = {name.lower(): group for group in groups for name in table("types")[group]}
    return found | {"hcard": "card", "postaladdress": "card"}


@cache
def _follow() -> dict[str, tuple[str, ...]]:
    table_ = table("types")["follow"]
    return {kind: (*table_["any"], *names) for kind, names in table_.items()}


def kind_of(node: Node) -> str:
    """Return the group of `types.toml` that a node's types belong to; the surest where they are several."""
    kinds = {_kinds().get(name.lower(), _event(name)) for name in types_of(node)}
    return next((kind for kind in _ORDER if kind in kinds), "")


_ORDER = ("business", "organization", "place", "web", "offered", "card", "event")


def _event(name: str) -> str:
    return "event" if name.lower().endswith(("event", "festival")) else ""


def found_in(graph: Graph) -> list[Found]:
    """Return every business that the nodes of a page state, whether or not it counts; stubs too."""
    walk = _Walk(graph)
    for root in graph.roots:
        walk.visit(root, 0, None)
    return walk.found


class _Walk:
    def __init__(self, graph: Graph) -> None:
        self.found: list[Found] = []
        self._graph = graph
        self._seen: set[int] = set()

    def visit(self, node: Node, depth: int, parent: Business | None) -> None:
        """Take a node and what it leads to."""
        if id(node) in self._seen or depth > _DEEPEST or len(self.found) > _MOST:
            return
        self._seen.add(id(node))
        kind = kind_of(node) or ("organization" if parent is None and "address" in node else "")
        mine = self._take(node, kind, parent)
        if kind == "event":
            venues = (
                one for place in self._graph.nodes(node, "location") for one in _at_place(place, self._graph)
            )
            self.found += [Found(Rank.VENUE, one) for one in venues]
        for child in self._graph.nodes(node, *_follow().get(kind, _follow()["any"])):
            self.visit(child, depth + 1, mine or parent)

    def _take(self, node: Node, kind: str, parent: Business | None) -> Business | None:
        rank = _RANKS.get(kind)
        if rank is None:
            return None
        businesses = [_inherited(one, parent) for one in businesses_of(node, self._graph)]
        places = list(self._graph.nodes(node, "location")) if kind in {"organization", "business"} else []
        if len(places) == 1 and len(businesses) == 1 and kind_of(places[0]) in {"place", "card", ""}:
            self._seen.add(id(places[0]))
            businesses = [_at(businesses[0], next(_at_place(places[0], self._graph), Business()))]
        self.found += [Found(rank, one) for one in businesses]
        return businesses[0]


_RANKS = {
    "business": Rank.BUSINESS,
    "place": Rank.PLACE,
    "organization": Rank.ORGANIZATION,
    "card": Rank.CARD,
}


def _at_place(place: Node, graph: Graph) -> Iterator[Business]:
    """Yield what a node states, read as an address where it is one."""
    wrapped: Node = {"address": [place]} if kind_of(place) == "card" else place
    yield from businesses_of(wrapped, graph)


def _at(one: Business, place: Business) -> Business:
    """Put an organisation at its only location."""
    return replace(
        one,
        names=one.names or place.names,
        address=one.address or place.address,
        phones=tuple(dict.fromkeys((*one.phones, *place.phones))),
        emails=tuple(dict.fromkeys((*one.emails, *place.emails))),
        latitude=place.latitude if one.latitude is None else one.latitude,
        longitude=place.longitude if one.longitude is None else one.longitude,
        hours=one.hours or place.hours,
        special_hours=one.special_hours or place.special_hours,
    )


def _inherited(one: Business, parent: Business | None) -> Business:
    """Give a department or branch the name and address of its parent where it states none."""
    if parent is None:
        return one
    return replace(one, names=one.names or parent.names, address=one.address or parent.address)
