"""Scores by the table of DESIGN 8; `docs/scores.md` works them out with numbers.

Credits are counted in tenths of points, so that sums are exact and do not depend on their order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from listaudit.model import Field, Kind, Location, Policy, Scores, Severity, Status, Verdict
from listaudit.rules.cell import Cell, MatchedListing
from listaudit.rules.evidence import by_id_alone
from listaudit.rules.field_rules import PLACE, decide
from listaudit.rules.state import CLOSED, PLANNED, state_of, status_rule
from listaudit.rules.table import by_id

TENTHS = 10
CREDITS: Mapping[Kind, int] = {
    Kind.SAME: 10,
    Kind.EQUIVALENT: 10,
    Kind.VARIANT: 10,
    Kind.INCOMPLETE: 7,
    Kind.STALE: 0,
    Kind.DIFFERENT: 0,
}
"""Credit per verdict, in tenths; the other verdicts count nowhere in accuracy."""

POINTS: Mapping[Field, int] = {
    Field.NAME: 30,
    Field.PHONE: 30,
    Field.ADDRESS: 20,
    Field.WEBSITE: 10,
    Field.CITY: 5,
    Field.POSTCODE: 5,
}
"""Points per field, alike under every policy, so that scores can be compared."""

LISTED = frozenset({Status.FOUND, Status.CLOSED, Status.DUPLICATE})
COUNTED = LISTED | {Status.MISSING}
"""Statuses that enter the denominator of coverage."""
VIEWS = ("owner", "public", "proxy")
"""One platform read by several sources counts once: the first of these that found it."""
KEY_TIER = 1

Waived = Container[tuple[str, str, Field]]
"""(NAME of the source, key of the listing, field) of what the owner accepts."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Sums that scores are made of; sums of several locations add up."""

    credit: int = 0
    """Tenths of points."""
    points: int = 0
    listed: float = 0.0
    """Platform weights of the cells that are found, closed or duplicate."""
    expected: float = 0.0
    stated: int = 0
    asked: int = 0
    duplicates: int = 0
    key_right: int = 0
    key_listings: int = 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            credit=self.credit + other.credit,
            points=self.points + other.points,
            listed=self.listed + other.listed,
            expected=self.expected + other.expected,
            stated=self.stated + other.stated,
            asked=self.asked + other.asked,
            duplicates=self.duplicates + other.duplicates,
            key_right=self.key_right + other.key_right,
            key_listings=self.key_listings + other.key_listings,
        )

    def scores(self) -> Scores:
        """Return the figures, None where nothing counts."""
        accuracy = _share(self.credit, self.points * TENTHS)
        coverage = _share(self.listed, self.expected)
        both = None if accuracy is None or coverage is None else round(accuracy * coverage, 4)
        return Scores(
            accuracy=accuracy,
            coverage=coverage,
            consistency=both,
            completeness=_share(self.stated, self.asked),
            duplicates=self.duplicates,
            key_right=self.key_right,
            key_listings=self.key_listings,
        )


def sums_of(
    location: Location, cells: Sequence[Cell], policy: Policy, today: str = "", waived: Waived = ()
) -> Sums:
    """Return the sums of one location, each platform counted once."""
    counted = list(platform_cells(cells))
    needed = state_of(location, today) not in {CLOSED, PLANNED}
    wanted = [cell for cell in counted if needed or cell.status is not Status.MISSING]
    key_cells = [cell for cell in counted if cell.source.tier == KEY_TIER]
    accuracy = _accuracy(counted, waived, hidden=location.hides_address)
    return _coverage(wanted) + accuracy + _keys(location, key_cells, policy, today)


def platform_cells(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Yield one cell per platform: a listing that somebody saw before none, then owner, public, proxy."""
    chosen: dict[str, Cell] = {}
    for cell in sorted(cells, key=_choice):
        chosen.setdefault(cell.source.platform, cell)
    yield from chosen.values()


@cache
def critical_fields(policy: Policy) -> frozenset[str]:
    """Return the fields whose being wrong some rule calls critical."""
    grave = (rule for rule in by_id().values() if rule.severity[policy] is Severity.CRITICAL)
    return frozenset(rule.field for rule in grave if rule.verdicts)


def _choice(cell: Cell) -> tuple[int, int]:
    seen = 0 if cell.status in LISTED else 1 if cell.status in COUNTED else 2
    view = cell.source.view
    return seen, VIEWS.index(view) if view in VIEWS else len(VIEWS)


def _coverage(cells: Iterable[Cell]) -> Sums:
    listed = expected = 0.0
    duplicates = 0
    for cell in cells:
        if cell.status in COUNTED:
            expected += cell.source.weight
            listed += cell.source.weight if cell.status in LISTED else 0.0
            duplicates += sum(matched.status is Status.DUPLICATE for matched in cell.listings)
    return Sums(listed=listed, expected=expected, duplicates=duplicates)


def _accuracy(cells: Iterable[Cell], waived: Waived, *, hidden: bool) -> Sums:
    credit = points = stated = asked = 0
    for cell in cells:
        askable = _askable(cell.source.states, hidden=hidden)
        for matched in cell.listings:
            if matched.status is not Status.FOUND or by_id_alone(matched.match):
                continue
            kinds = [v.kind for v in matched.verdicts if v.field in askable and not _is_unasked(v)]
            asked += len(kinds)
            stated += len(kinds) - kinds.count(Kind.ABSENT)
            for worth, tenths in _credits(cell, matched, waived):
                points += worth
                credit += worth * tenths
    return Sums(credit=credit, points=points, stated=stated, asked=asked)


def _is_unasked(verdict: Verdict) -> bool:
    """Say whether nobody could expect a listing to state a field: ours states none, or it hides its place."""
    hidden = verdict.kind is Kind.UNCHECKABLE and any(
        reason.code.endswith(".service-area") for reason in verdict.reasons
    )
    return hidden or verdict.kind is Kind.UNSTATED


def _credits(cell: Cell, matched: MatchedListing, waived: Waived) -> Iterator[tuple[int, int]]:
    """Yield the points that each field of a listing is worth, and the tenths of it that the listing earns."""
    for verdict in matched.verdicts:
        if verdict.field in POINTS and verdict.kind in CREDITS:
            is_waived = bool(waived) and (cell.source.name, matched.listing.key, verdict.field) in waived
            yield POINTS[verdict.field], TENTHS if is_waived else CREDITS[verdict.kind]


@lru_cache(maxsize=1024)
def _askable(states: frozenset[Field], *, hidden: bool) -> frozenset[Field]:
    """Return the fields that a listing could state; status is silent when all is well."""
    return states - {Field.STATUS} - (PLACE if hidden else frozenset())


def _keys(location: Location, cells: Iterable[Cell], policy: Policy, today: str) -> Sums:
    """Count the key listings, and those whose critical facts are all right."""
    listings = (matched for cell in cells for matched in cell.listings)
    found = [
        right for matched in listings if (right := _is_right(location, matched, policy, today)) is not None
    ]
    return Sums(key_right=sum(found), key_listings=len(found))


def _is_right(location: Location, matched: MatchedListing, policy: Policy, today: str) -> bool | None:
    """Say whether the critical facts of a listing are right.

    None where it does not count: it must be found or wrongly closed, with at least one critical fact
    to judge.
    """
    if matched.status not in {Status.FOUND, Status.CLOSED} or by_id_alone(matched.match):
        return None
    critical = critical_fields(policy)
    judged = [v for v in matched.verdicts if v.field in critical and v.kind in CREDITS]
    broken = status_rule(state_of(location, today), matched.listing.status)
    wrong = _is_critical(broken, policy) or any(
        _is_critical(rule.id, policy) for verdict in judged if (rule := decide(verdict))
    )
    return not wrong if judged or wrong else None


def _is_critical(rule: str, policy: Policy) -> bool:
    return bool(rule) and by_id()[rule].severity[policy] is Severity.CRITICAL


def _share(part: float, whole: float) -> float | None:
    return round(part / whole, 4) if whole else None
