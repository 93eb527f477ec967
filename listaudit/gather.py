"""Reading a source into the journal: each listing finds its location, or nothing (DESIGN 11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from listaudit.compare.show import value_of
from listaudit.errors import InputError, SourceError
from listaudit.journal import Entry
from listaudit.match import Matcher, decide
from listaudit.match.neighbours import Neighbours
from listaudit.model import PAGE_GONE, Decision, Field, Listing, Point, Reason, Skipped, Source, Unchecked
from listaudit.skiplog import SkipLog
from listaudit.source.listed import UNKNOWN_KEYS

_ENOUGH = 20
_FAR_BELOW = 0.5
_MOST_NAMES = 1_000
"""Different names of leftovers that are told apart: a hostile source may name each key differently."""
_CODE = 2
"""Letters of a country's code; what is no code is a stranger's text, and there may be any number."""


@dataclass(slots=True)
class Extent:
    """The box around the pins of a source that covers a region and no more, and its countries."""

    south: float = 91.0
    west: float = 181.0
    north: float = -91.0
    east: float = -181.0
    countries: set[str] = field(default_factory=set)
    """Countries that its listings state, as ISO alpha-2 codes."""

    def add(self, point: Point | None) -> None:
        """Make room for a pin."""
        if point is not None:
            self.south, self.north = min(self.south, point.latitude), max(self.north, point.latitude)
            self.west, self.east = min(self.west, point.longitude), max(self.east, point.longitude)

    def holds(self, point: Point | None, country: str = "", margin: float = 0.02) -> bool:
        """Say whether a pin is inside, give or take about 2 km; without one, whether the country is.

        True where nothing is known.
        """
        if point is None:
            return not country or not self.countries or country in self.countries
        if self.south > self.north:
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
    more_leftovers: bool = False
    """Whether there were others beyond those that are counted by name."""
    stated: set[Field] = field(default_factory=set)
    """Fields that at least one listing states: a column that is not there offers nothing."""
    fill: Counter[Field] = field(default_factory=Counter)
    """How many listings state a field of which the source says how often it should be there."""
    asked: AbstractSet[str] = frozenset()
    """Store codes that a live source was asked for; the others do not concern it."""
    unchecked: dict[str, Reason] = field(default_factory=dict)
    """Store code -> why a live source could not be asked for it."""
    gone: dict[str, Reason] = field(default_factory=dict)
    """Store code -> that the page which its record names is not there, as a live source found."""
    requests: int = 0
    dollars: float = 0.0

    def note(self, listing: Listing) -> None:
        """Count a listing, and what it shows of its source."""
        self.listings += 1
        self.extent.add(listing.point)
        if len(listing.address.country) == _CODE:
            self.extent.countries.add(listing.address.country)
        self.leave_over(listing.leftovers)
        self.fill.update(field for field in self.source.expect if value_of(field, listing))
        if len(self.stated) < len(Field):
            self.stated.update(
                field for field in Field if field not in self.stated and value_of(field, listing)
            )

    def leave_over(self, names: Iterable[str]) -> None:
        """Count keys that nobody understood, by name up to a bound."""
        for name in names:
            if name in self.leftovers or len(self.leftovers) < _MOST_NAMES:
                self.leftovers[name] += 1
            else:
                self.more_leftovers = True

    def emptied(self) -> list[tuple[Field, float]]:
        """Return the fields that far fewer listings state than the source says, with the share that does.

        A source that has changed shows so first; a handful of listings shows nothing.
        """
        if self.listings < _ENOUGH:
            return []
        shares = {field: self.fill[field] / self.listings for field in self.source.expect}
        return [(f, share) for f, share in shares.items() if share < self.source.expect[f] * _FAR_BELOW]

    def leave(self, unchecked: Unchecked) -> None:
        """Remember why locations could not be checked; of several reasons the first by code stays.

        That a page is not there is an answer, which leaves nobody unchecked.
        """
        reasons = self.gone if unchecked.reason.code == PAGE_GONE else self.unchecked
        for code in unchecked.store_codes:
            known = reasons.get(code)
            if known is None or (unchecked.reason.code, unchecked.reason.params) < (known.code, known.params):
                reasons[code] = unchecked.reason


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Finds the location of each listing of a source; holds nothing of the source itself."""

    matcher: Matcher
    neighbours: Neighbours

    def gather(
        self,
        number: int,
        source: Source,
        items: Iterable[Listing | Skipped],
        keep: Callable[[Entry], None],
        skips: SkipLog,
    ) -> Gathered:
        """Read one source to its end; what goes wrong on the way is kept as its failure.

        Args:
            number: The source's place among the sources of the audit.
            source: The source.
            items: Its listings, and the rows that are none.
            keep: Takes every listing that could be a location.
            skips: Takes every row that could not be used.
        """
        result = Gathered(source)
        before = skips.unused
        try:
            for item in items:
                self.take(number, item, result, keep, skips)
        except (InputError, SourceError) as error:
            result.failure = Reason.of("source.failed", detail=error.message)
        result.unused = skips.unused - before
        if result.unused and not result.listings and not result.failure:  # nothing is missing on its account
            detail = f"none of its {result.unused:,} rows could be used"
            result.failure = Reason.of("source.failed", detail=detail)
        result.source = replace(source, states=source.states & result.stated)
        return result

    def take(
        self,
        number: int,
        item: Listing | Skipped,
        result: Gathered,
        keep: Callable[[Entry], None],
        skips: SkipLog,
    ) -> None:
        """Take one item of a source: count it, and keep what could be a location."""
        if isinstance(item, Skipped) and item.code == UNKNOWN_KEYS:
            result.leave_over(item.detail.split(", "))
        elif isinstance(item, Skipped):
            skips.add(result.source.name, item)
        elif (entry := self._take(number, result.source, item, result, skips)) is not None:
            keep(entry)

    def _take(
        self, number: int, source: Source, listing: Listing, result: Gathered, skips: SkipLog
    ) -> Entry | None:
        best = self.matcher.best(listing, source.known_as)
        if not listing.names and best is None:
            nameless = Skipped(listing.where, "row.no-name", column="name", benign=source.live)
            skips.add(source.name, nameless)
            return None
        result.note(listing)
        if best is None or not (best.stated or decide(best.bits) is Decision.MATCH):
            beside = self.neighbours.of(listing)
            if beside is not None:
                return Entry(number, beside, "neighbour", 0.0, stated=False, listing=listing)
        if best is None:
            return None
        if best.stated:
            result.ids.add(listing.listing_id)
        return Entry(number, best.location, "candidate", best.bits, best.stated, listing)
