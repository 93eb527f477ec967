"""What a pair that is no match would have needed to be one: the fewest comparisons that would turn it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from listaudit.match.features import with_interactions
from listaudit.match.model import MATCH_BITS, weights
from listaudit.model import Match

_BETTER: Mapping[str, Mapping[str, str]] = {
    "the same phone": {"phone": "same"},
    "the same number and street": {"number": "same", "street": "same"},
    "a pin within 30 m": {"pin": "30m"},
    "the same name": {"name": "same", "name extra": "none", "extra words": "none"},
    "the same page as website": {"website": "same-page"},
    "the same unit": {"unit": "same"},
    "the same postcode": {"postcode": "same"},
}
"""What would speak for a match -> the levels that it would be."""
_MOST = 3
"""So many changes at once are looked at; a pair that needs more is simply another place."""


@dataclass(frozen=True, slots=True)
class Needed:
    """Changes that would have made a match together, and the bits that there would be then."""

    changes: tuple[str, ...]
    bits: float


def needed(match: Match) -> tuple[Needed, ...]:
    """Return the smallest sets of changes with which a pair would be a match, the surest first.

    Only the comparisons named change; interactions follow. A match needs nothing, and a pair that not even
    three changes would turn has nothing to show.
    """
    if match.bits >= MATCH_BITS:
        return ()
    levels = {item.comparison: item.level for item in match.evidence}
    known = {name: level for name, level in levels.items() if name in weights().bits}
    gap = match.bits - weights().sum(known)
    for size in range(1, _MOST + 1):
        found = [Needed(names, bits) for names, bits in _tried(known, gap, size) if bits >= MATCH_BITS]
        if found:
            return tuple(sorted(found, key=lambda one: (-one.bits, one.changes)))
    return ()


def _tried(levels: Mapping[str, str], gap: float, size: int) -> Iterator[tuple[tuple[str, ...], float]]:
    """Yield every choice of so many changes, with the bits that follow; `gap` is what our own table takes."""
    helpful = [name for name, better in _BETTER.items() if any(levels[k] != v for k, v in better.items())]
    for names in combinations(helpful, size):
        changed = with_interactions(dict(levels) | _merged(_BETTER[name] for name in names))
        yield names, weights().sum(changed) + gap


def _merged(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {key: value for table in tables for key, value in table.items()}
