"""One generated pair of values and the verdicts that are right for it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from listaudit.model import Field

Columns = Mapping[str, str]
Made = tuple[Columns, Columns] | None
"""Columns of our record and of theirs, or None where this draw makes no such case."""
Maker = Callable[[random.Random], Made]
_TRIES = 200


class Want(StrEnum):
    """What was done to the value, and so what may be said of it."""

    FORMAT = "written otherwise"
    ACCEPTED = "accepted"
    CHANGE = "changed"
    UNKNOWN = "cannot be judged"
    MISSING = "not there"


RIGHT: dict[Want, frozenset[str]] = {
    Want.FORMAT: frozenset({"same", "equivalent"}),
    Want.ACCEPTED: frozenset({"same", "equivalent", "variant"}),
    Want.CHANGE: frozenset({"different"}),
    Want.UNKNOWN: frozenset({"uncheckable"}),
    Want.MISSING: frozenset({"absent", "unstated"}),
}
"""What was done -> the verdicts that are right."""


@dataclass(frozen=True)
class Kind:
    """One way to make pairs of a field."""

    field: Field
    name: str
    want: Want
    make: Maker


@dataclass(frozen=True)
class Case:
    """One pair, and what listaudit said of it once it was asked."""

    kind: Kind
    ours: Columns
    theirs: Columns
    verdict: str = ""
    reasons: str = ""

    @property
    def right(self) -> bool:
        """Whether the verdict is one of the right ones."""
        return self.verdict in RIGHT[self.kind.want]


def generate(kinds: tuple[Kind, ...], each: int, seed: int) -> Iterator[Case]:
    """Yield `each` pairs of every kind; the same seed makes the same pairs of a kind, whatever else there is."""
    for kind in kinds:
        rng = random.Random(f"{seed} {kind.field} {kind.name}")
        made: set[str] = set()
        for _ in range(each * _TRIES):
            pair = kind.make(rng)
            if pair is not None and (shown := str(pair)) not in made:
                made.add(shown)
                yield Case(kind, *pair)
                if len(made) == each:
                    break
