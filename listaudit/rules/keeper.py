"""Which of several listings of one location to keep (DESIGN 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from listaudit.model import AGREES
from listaudit.rules.cell import MatchedListing
from listaudit.rules.state import CLOSED, word

_LATEST = "9999-99-99"
_CLAIMED = {True: 2, None: 1, False: 0}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One ground for a choice: the higher rank is kept; `why` says it of winner and next."""

    rank: Callable[[MatchedListing], int]
    why: Callable[[MatchedListing, MatchedListing], str]


def right_fields(matched: MatchedListing) -> int:
    """Count the fields that leave the reader with the right fact."""
    return sum(verdict.kind in AGREES for verdict in matched.verdicts)


def _why_claimed(best: MatchedListing, _second: MatchedListing) -> str:
    return "it is claimed" if best.listing.claimed else "the other is not claimed"


CRITERIA = (
    Criterion(lambda m: word(m.listing.status) != CLOSED and not m.listing.gone, lambda _a, _b: "it is open"),
    Criterion(lambda m: _CLAIMED[m.listing.claimed], _why_claimed),
    Criterion(
        lambda m: -1 if m.listing.reviews is None else m.listing.reviews,
        lambda a, b: f"it has more reviews ({a.listing.reviews} against {b.listing.reviews or 0})",
    ),
    Criterion(
        right_fields,
        lambda a, b: f"more of it is right ({right_fields(a)} fields against {right_fields(b)})",
    ),
)
"""Grounds in their order; age and id follow, where the lower is kept."""


def choose_keeper(listings: Sequence[MatchedListing]) -> tuple[int, str]:
    """Return the index of the listing to keep and why: open, claimed, reviews, correct fields, age, id.

    Raises:
        ValueError: When there is nothing to choose from.
    """
    order = sorted(range(len(listings)), key=lambda index: _rank(listings[index]))
    if not order:
        raise ValueError("no listing to choose from")
    if len(order) == 1:
        return order[0], "it is the only one"
    return order[0], _why(listings[order[0]], listings[order[1]])


def _numbers(matched: MatchedListing) -> tuple[int, ...]:
    return tuple(-criterion.rank(matched) for criterion in CRITERIA)


def _rank(matched: MatchedListing) -> tuple[object, ...]:
    return (*_numbers(matched), matched.listing.created_on or _LATEST, matched.listing.key)


def _why(best: MatchedListing, second: MatchedListing) -> str:
    for criterion in CRITERIA:
        if criterion.rank(best) != criterion.rank(second):
            return criterion.why(best, second)
    if best.listing.created_on != second.listing.created_on:
        return f"it is older ({best.listing.created_on})"
    return "both are equally right, and its id comes first"
