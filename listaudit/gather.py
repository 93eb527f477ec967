"""Reading a source into the journal: each listing finds its location, or nothing (DESIGN 11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from listaudit.errors import ListauditError
from listaudit.journal import Entry, Journal
from listaudit.match import Matcher
from listaudit.match.neighbours import Neighbours
from listaudit.model import Listing, Point, Reason, Skipped, SkippedRow, Source
from listaudit.readers.skips import NOTES

_NAMED = 1000
"""So many skipped rows are named one by one; the rest are counted."""


@dataclass(slots=True)
class SkipLog:
    """Rows that were not used, and notes on rows that were: named, and counted by code."""

    rows: list[SkippedRow] = field(default_factory=list)
    unused: int = 0
    notes: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(source, code) -> how often, for what is no trouble or no row."""

    def add(self, source: str, skipped: Skipped) -> None:
        """Count one, and name it unless it is none of our concern."""
        if skipped.benign:
            self.notes[source, skipped.code] += 1
            return
        is_note = skipped.code in NOTES
        self.unused += not is_note
        if len(self.rows) < _NAMED:
            self.rows.append(_row(source, skipped))
        self.notes[source, skipped.code] += is_note


def _row(source: str, skipped: Skipped) -> SkippedRow:
    return SkippedRow(
        source=source,
        file=skipped.where.file,
        line=skipped.where.line,
        column=skipped.column,
        code=skipped.code,
        detail=skipped.detail,
    )


@dataclass(slots=True)
class Extent:
    """The box around the pins of a source that covers a region and no more."""

    south: float = 91.0
    west: float = 181.0
    north: float = -91.0
    east: float = -181.0

    def add(self, point: Point | None) -> None:
        """Make room for a pin."""
        if point is not None:
            self.south, self.north = min(self.south, point.latitude), max(self.north, point.latitude)
            self.west, self.east = min(self.west, point.longitude), max(self.east, point.longitude)

    def holds(self, point: Point | None, margin: float = 0.02) -> bool:
        """Say whether a pin is inside, give or take about 2 km; True where either is unknown."""
        if point is None or self.south > self.north:
            return True
        return (
            self.south - margin <= point.latitude <= self.north + margin
            and self.west - margin <= point.longitude <= self.east + margin
        )


@dataclass(slots=True)
class Gathered:
    """What reading one source came to."""

    source: Source
    listings: int = 0
    unused: int = 0
    failure: Reason | None = None
    extent: Extent = field(default_factory=Extent)
    ids: set[str] = field(default_factory=set)
    """The listing ids that owners stated and that the source does have."""
    leftovers: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Reads sources, one after the other, into a journal."""

    matcher: Matcher
    neighbours: Neighbours
    journal: Journal
    skips: SkipLog

    def gather(self, number: int, source: Source, items: Iterable[Listing | Skipped]) -> Gathered:
        """Read one source to its end; what goes wrong on the way is kept as its failure."""
        result = Gathered(source)
        before = self.skips.unused
        try:
            for item in items:
                if isinstance(item, Skipped):
                    self.skips.add(source.name, item)
                else:
                    self._take(number, source, item, result)
        except ListauditError as error:
            result.failure = Reason.of("source.failed", detail=error.message)
        result.unused = self.skips.unused - before
        return result

    def _take(self, number: int, source: Source, listing: Listing, result: Gathered) -> None:
        result.listings += 1
        result.extent.add(listing.point)
        result.leftovers.update(listing.leftovers)
        best = self.matcher.best(listing, (source.name, source.id, source.platform))
        if best is None:
            self._keep_neighbour(number, listing)
            return
        if best.stated:
            result.ids.add(listing.listing_id)
        self.journal.add(Entry(number, best.location, "candidate", best.bits, best.stated, listing))

    def _keep_neighbour(self, number: int, listing: Listing) -> None:
        location = self.neighbours.of(listing)
        if location is not None:
            self.journal.add(Entry(number, location, "neighbour", 0.0, stated=False, listing=listing))
