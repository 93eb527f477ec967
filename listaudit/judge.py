"""Judging one location: its listings at each source, their verdicts, status, findings, scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from listaudit.compare.circumstances import Circumstances
from listaudit.compare.comparer import Comparer
from listaudit.compare.show import value_of
from listaudit.gather import Gathered
from listaudit.journal import Entry
from listaudit.match import Candidate, Matcher, decide, in_order, probability
from listaudit.model import (
    Decision,
    Field,
    Kind,
    ListingResult,
    Location,
    LocationResult,
    Match,
    Reason,
    Source,
    Status,
)
from listaudit.normalize.country import country_code
from listaudit.normalize.website import parse_website
from listaudit.rules import Cell, MatchedListing, RuleSettings, choose_keeper, find
from listaudit.rules.evidence import by_id_alone
from listaudit.score import Sums, sums_of
from listaudit.source.terms import concerns

_SLIPS = frozenset({"name.spelling", "name.plural"})
"""Reasons for another name that a typing error explains."""
_OF_ITS_OWN = frozenset({"name.owner", "name.tagline", "name.branch-other", "name.words-added"})
"""Reasons for which a longer name may be that of somebody or something else at the same door."""
_ABSENT = {"proves": Status.MISSING, "suggests": Status.MISSING, "says-nothing": Status.NOT_SEEN}
Judged = tuple[LocationResult, Sums]


@dataclass(frozen=True, slots=True)
class Judge:
    """Everything that judging a location needs to know of the audit."""

    matcher: Matcher
    sources: Sequence[Gathered]
    settings: RuleSettings
    locations: Sequence[Location]
    circumstances: Circumstances
    evidence: bool

    def judge(self, number: int, entries: Sequence[Entry]) -> Judged:
        """Return everything there is to say of one location, and the sums of its scores."""
        location = self.locations[number]
        by_source: dict[int, list[Entry]] = {}
        for entry in entries:
            by_source.setdefault(entry.source, []).append(entry)
        comparer = Comparer(location, self.circumstances)
        cells = [
            self._cell(number, comparer, gathered, by_source.get(index, []))
            for index, gathered in enumerate(self.sources)
        ]
        sums = sums_of(location, cells, self.settings.policy, self.settings.today)
        result = LocationResult(
            store_code=location.store_code,
            name=location.name,
            canonical={field: value for field in Field if (value := value_of(field, location))},
            scores=sums.scores(),
            listings=tuple(row for cell in cells for row in self._rows(cell)),
            findings=find(location, cells, self.settings),
        )
        return result, sums

    def _cell(self, number: int, comparer: Comparer, gathered: Gathered, entries: list[Entry]) -> Cell:
        source, location = gathered.source, self.locations[number]
        if status := self._outside(location, gathered):
            return Cell(source, status)
        candidates = {e.listing.key: e for e in entries if e.role == "candidate"}
        order = in_order(Candidate(number, e.listing.key, e.bits, e.stated) for e in candidates.values())
        alone = len(order) == 1
        listings = [
            self._matched(number, comparer, candidates[c.listing], source, alone=alone) for c in order
        ]
        matched = [m for m in listings if m.match.decision is Decision.MATCH]
        kept = matched if source.kind == "website" else _duplicates(matched)
        others = tuple(e.listing for e in entries if e.role == "neighbour")
        if self._half_asked(location, gathered, kept):
            listings, kept = [m for m in listings if not m.listing.gone], []
        if kept:
            return Cell(source, kept[0].status, _lost(location, gathered), tuple(kept), others)
        return self._without_match(
            location, gathered, listings, Cell(source, Status.MISSING, None, (), others)
        )

    @staticmethod
    def _half_asked(location: Location, gathered: Gathered, kept: list[MatchedListing]) -> bool:
        """Say whether all that was found is gone, and the rest could not be asked: it may be there anew."""
        asked = not (gathered.source.live and location.store_code in gathered.unchecked)
        return bool(kept) and not asked and all(matched.listing.gone for matched in kept)

    def _outside(self, location: Location, gathered: Gathered) -> Status | None:
        """Say whether this source could hold this location at all."""
        source = gathered.source
        home = country_code(location.address.country) or self.circumstances.country
        if not source.has_door or not concerns(source, location, home):
            return Status.NOT_APPLICABLE
        beyond = source.extract and not gathered.extent.holds(location.point, home)
        unasked = source.live and location.store_code not in gathered.asked
        return Status.NOT_APPLICABLE if beyond or unasked else None

    def _without_match(
        self, location: Location, gathered: Gathered, rest: list[MatchedListing], cell: Cell
    ) -> Cell:
        if rest:
            return replace(cell, status=Status.POSSIBLE, listings=(rest[0],))
        source = gathered.source
        why = gathered.unchecked.get(location.store_code) if source.live else gathered.failure
        if why is not None:
            return replace(cell, status=Status.UNCHECKED, reason=why)
        if lost := _lost(location, gathered):
            return replace(cell, status=Status.GONE, reason=lost)
        return replace(cell, status=_ABSENT[source.absence])

    def _match(self, number: int, entry: Entry, *, alone: bool) -> Match:
        """Return the match; its evidence only where somebody will look at it."""
        if self.evidence or not alone or entry.stated:
            location = self.locations[number] if self.evidence else None
            return self.matcher.explain(number, entry.listing, stated=entry.stated, location=location)
        return Match(entry.bits, probability(entry.bits), decide(entry.bits))

    def _matched(
        self, number: int, comparer: Comparer, entry: Entry, source: Source, *, alone: bool
    ) -> MatchedListing:
        match = self._match(number, entry, alone=alone)
        verdicts = comparer.compare(entry.listing, source)
        closed = entry.listing.status == "permanently_closed"
        status = Status.GONE if entry.listing.gone else Status.CLOSED if closed else Status.FOUND
        if match.decision is Decision.POSSIBLE:
            status = Status.POSSIBLE
        return MatchedListing(entry.listing, match, status, verdicts)

    def _rows(self, cell: Cell) -> list[ListingResult]:
        if cell.listings:
            return [self._row(cell, matched) for matched in cell.listings]
        source = cell.source
        return [
            ListingResult(
                source=source.name, platform=source.platform, status=cell.status, reason=cell.reason
            )
        ]

    def _row(self, cell: Cell, matched: MatchedListing) -> ListingResult:
        listing, match = matched.listing, matched.match
        possible = matched.status is Status.POSSIBLE
        return ListingResult(
            source=cell.source.name,
            platform=cell.source.platform,
            status=matched.status,
            listing_id=listing.listing_id,
            key=listing.key,
            url=listing.url,
            probability=round(match.probability, 4),
            decision=match.decision,
            verdicts=matched.verdicts if not possible else (),
            evidence=match.evidence if self.evidence else (),
            claimed=listing.claimed,
            duplicate_of=matched.duplicate_of,
            checked_at=listing.fetched_at,
            facts=listing.columns,
        )


def _lost(location: Location, gathered: Gathered) -> Reason | None:
    """Return that what our record knows of the source is not there: its page, or an id.

    That an id is gone is said of a source that was read whole and whose absence means something. A live
    source that is asked for the id says itself that it is gone, but for one whose answers list all it has.
    """
    source = gathered.source
    if page := gathered.gone.get(location.store_code):
        return page
    whole = source.lists_all and location.store_code not in gathered.unchecked if source.live else True
    if not whole or gathered.failure is not None or source.absence == "says-nothing":
        return None
    lost = _lost_id(location, gathered)
    return Reason.of("source.id-gone", id=lost) if lost else None


def _lost_id(location: Location, gathered: Gathered) -> str:
    """Return the first id that we know and that the source does not have, or empty text.

    An id known to the platform alone may be one that another way to read it knows. A live source calls
    what has several ids by one of them.
    """
    source = gathered.source
    known = [i for name in (source.name, source.id) for i in location.source_ids.get(name, ())]
    lost = [listing_id for listing_id in known if listing_id not in gathered.ids]
    return "" if source.live and len(lost) < len(known) else next(iter(lost), "")


def _duplicates(listings: list[MatchedListing]) -> list[MatchedListing]:
    """Keep the best of a location's listings on each site and mark the others as its duplicates.

    A department beside the best listing is another entity, not a copy of it. A file may hold what several
    directories show: listings on different sites are no duplicates of one another. A listing that is
    here by a wrong id alone, or is no longer there at all, stands last: it is told for what it is.
    """
    wrong = [matched for matched in listings if _is_told_alone(matched)]
    listings = [matched for matched in listings if not _is_told_alone(matched)]
    if not listings:
        return wrong
    same = [listings[0], *(m for m in listings[1:] if not _is_department(m))]
    sites: dict[str, list[MatchedListing]] = {}
    first = _site(same[0])
    for matched in same:
        sites.setdefault(_site(matched) or first, []).append(matched)
    return [*(matched for group in sites.values() for matched in _one_kept(group)), *wrong]


def _is_told_alone(matched: MatchedListing) -> bool:
    return matched.listing.gone or by_id_alone(matched.match)


def _site(matched: MatchedListing) -> str:
    return parse_website(matched.listing.url).domain


def _one_kept(same: list[MatchedListing]) -> list[MatchedListing]:
    """Mark all listings of one site but the best as its duplicates, or as possible ones where they differ."""
    others = [replace(m, status=Status.POSSIBLE) for m in same[1:] if _is_another(m)]
    same = [same[0], *(m for m in same[1:] if not _is_another(m))]
    return [*_marked(same), *others]


def _marked(same: list[MatchedListing]) -> list[MatchedListing]:
    if len(same) == 1:
        return same
    keeper, why = choose_keeper(same)
    kept = same.pop(keeper)
    code = kept.listing.listing_id or kept.listing.key
    marked = [replace(m, status=Status.DUPLICATE, duplicate_of=code, keep_why=why) for m in same]
    return [kept, *marked]


def _is_another(matched: MatchedListing) -> bool:
    """Say whether a further listing has a name and a phone or website of its own.

    A loan officer in a bank's branch, or the owner's other shop next door: a person should look.
    """
    wrong = {v.field: v.reasons for v in matched.verdicts if v.kind is Kind.DIFFERENT}
    named = any(reason.code not in _SLIPS for reason in wrong.get(Field.NAME, ()))
    longer = {r.code for v in matched.verdicts if v.field is Field.NAME for r in v.reasons} & _OF_ITS_OWN
    return bool(named or longer) and not wrong.keys().isdisjoint({Field.PHONE, Field.WEBSITE})


def _is_department(matched: MatchedListing) -> bool:
    found = (reason.code for verdict in matched.verdicts for reason in verdict.reasons)
    return "name.department" in found or any(
        item.comparison == "name extra" and item.level == "department" for item in matched.match.evidence
    )
