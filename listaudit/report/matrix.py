"""The matrix of locations x platforms: how each stands, and how grave its worst finding is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from listaudit.model import SEVERITIES, Field, Finding, LocationResult, Severity, Source, Status

WORDS: dict[Status, tuple[str, str]] = {
    # Of several listings or sources at one platform the first of these speaks for the cell.
    Status.DUPLICATE: ("dup", "2"),
    Status.FOUND: ("found", "+"),
    Status.CLOSED: ("closed", "C"),
    Status.POSSIBLE: ("possible", "~"),
    Status.GONE: ("gone", "G"),
    Status.MISSING: ("missing", "x"),
    Status.UNCHECKED: ("unchecked", "?"),
    Status.NOT_SEEN: ("not seen", "."),
    Status.NOT_APPLICABLE: ("n/a", "-"),
}
"""Each status as a word, and as a letter for narrow screens; the duplicate has the first word."""
_RANK = {status: rank for rank, status in enumerate(WORDS)}
MARKS = {Severity.CRITICAL: "!!!", Severity.HIGH: "!!", Severity.MEDIUM: "!"}
"""Low and info leave no mark: nothing must be done today."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A location at a platform."""

    status: Status
    worst: Severity | None = None

    def text(self, *, narrow: bool) -> str:
        """Return the status and its mark."""
        word = WORDS[self.status][narrow]
        mark = MARKS.get(self.worst, "") if self.worst else ""
        return f"{word}{'' if narrow or not mark else ' '}{mark}"


@dataclass(frozen=True, slots=True)
class Row:
    """A location in the matrix."""

    store_code: str
    name: str
    cells: dict[str, Cell]
    place: str = ""
    """The town, which tells the locations of a chain apart."""


def platforms(sources: Iterable[Source]) -> list[str]:
    """Return the platforms, heaviest first, then as the sources stand."""
    weights: dict[str, float] = {}
    for source in sources:
        weights[source.platform] = max(source.weight, weights.get(source.platform, source.weight))
    return sorted(weights, key=lambda platform: -weights[platform])


def badness(findings: Sequence[Finding]) -> tuple[int, ...]:
    """Return a key that is smallest for the worst location: its findings by severity, negated."""
    counts = [0] * len(SEVERITIES)
    for finding in findings:
        if not finding.waived:
            counts[SEVERITIES.index(finding.severity)] -= 1
    return tuple(counts)


def matrix_row(result: LocationResult) -> Row:
    """Return how a location stands at each platform."""
    worst: dict[str, Severity] = {}
    for finding in result.findings:
        if not finding.waived:
            known = worst.get(finding.platform, finding.severity)
            worst[finding.platform] = min(known, finding.severity, key=SEVERITIES.index)
    statuses: dict[str, Status] = {}
    for listing in result.listings:
        known_status = statuses.get(listing.platform, listing.status)
        statuses[listing.platform] = min(known_status, listing.status, key=_RANK.__getitem__)
    cells = {platform: Cell(status, worst.get(platform)) for platform, status in statuses.items()}
    return Row(result.store_code, result.name, cells, result.canonical.get(Field.CITY, ""))
