"""Assignment: which location gets a listing, and which listings a location keeps (DESIGN 11).

A listing goes to at most one location. A location keeps every listing of a source that decides
`match`: the best is found, the others are duplicates. Ties by store code, then by listing key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A listing that could be a location, with the evidence in bits."""

    location: int
    listing: str
    bits: float
    stated: bool = False


def best_location(candidates: Iterable[Candidate], codes: list[str]) -> Candidate | None:
    """Return the location that one listing goes to; a stated id comes before any evidence."""
    return min(candidates, key=lambda c: (not c.stated, -c.bits, codes[c.location]), default=None)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return a location's listings, the one that is found first."""
    return sorted(candidates, key=lambda c: (not c.stated, -c.bits, c.listing))
