"""`match` and `pairs`: two tables linked, or pairs judged that stand side by side."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from listaudit import canonical
from listaudit.compare import compare_listing
from listaudit.compare.circumstances import Circumstances
from listaudit.gather import SkipLog
from listaudit.match import Matcher, decide, match_pair, probability
from listaudit.model import Decision, Field, Listing, Skipped, Source
from listaudit.progress import Progress
from listaudit.readers import read_listings, read_pairs
from listaudit.readers.pairs import Pair
from listaudit.source import load_source
from listaudit.tables import Row, write_table

_LINK = ("location_id", "listing_id", "probability", "decision")
_PAIR = ("pair_id", "probability", "decision")
_NUMBERS = frozenset({"probability"})


def link(locations: str, listings: str, out: Path, *, country: str, progress: Progress) -> int:
    """Write a row for each pair at or above `possible`; return how many.

    A listing is a `match` of one location at most: its best. Ties go by store code.

    Raises:
        InputError: One of the tables cannot be used.
    """
    skips = SkipLog()
    known = canonical.load(locations, country=country, skips=skips)
    matcher = Matcher(known.locations)
    source = load_source("file", path=listings)
    found = read_listings(listings, source, country=country)
    rows = _links(matcher, progress.track(_usable(found, source, skips), "matching"), source)
    count = write_table(out, _LINK, _NUMBERS, rows)
    _say(skips, f"{count} pairs written to {out}")
    return count


def _links(matcher: Matcher, listings: Iterable[Listing], source: Source) -> Iterator[Row]:
    for listing in listings:
        for rank, candidate in enumerate(matcher.candidates(listing, (source.name,))):
            decision = decide(candidate.bits) if rank == 0 else Decision.POSSIBLE
            if candidate.stated:
                decision = Decision.MATCH
            code = matcher.codes[candidate.location]
            yield code, listing.listing_id or listing.key, round(probability(candidate.bits), 4), decision


def _usable(items: Iterable[Listing | Skipped], source: Source, skips: SkipLog) -> Iterator[Listing]:
    for item in items:
        if isinstance(item, Skipped):
            skips.add(source.name, item)
        else:
            yield item


def judge_pairs(file: str, out: Path, *, country: str, progress: Progress) -> int:
    """Write one row a pair, in the order of the file: probability, decision, verdicts, reasons.

    Raises:
        InputError: The file cannot be used.
    """
    skips = SkipLog()
    columns = [*_PAIR, *(f"{field}_{part}" for field in Field for part in ("verdict", "reasons"))]
    rows = _judged(progress.track(read_pairs(file), "judging"), country, skips)
    count = write_table(out, columns, _NUMBERS, rows)
    _say(skips, f"{count} pairs written to {out}")
    return count


def _judged(pairs: Iterable[Pair | Skipped], country: str, skips: SkipLog) -> Iterator[Row]:
    circumstances = Circumstances(country=country, inferred=bool(country))
    for pair in pairs:
        match pair:
            case Skipped():
                skips.add("pairs", pair)
            case (pair_id, ours, theirs):
                found = match_pair(ours, theirs)
                verdicts = compare_listing(ours, theirs, circumstances.of(ours, theirs))
                told = [x for v in verdicts for x in (v.kind.value, ";".join(r.code for r in v.reasons))]
                yield pair_id, round(found.probability, 4), found.decision.value, *told


def _say(skips: SkipLog, done: str) -> None:
    """Tell on standard error what was written, and name the rows that could not be used."""
    for row in skips.rows[:20]:
        print(f"{row.file}:{row.line} {row.code} {row.column} {row.detail}".rstrip(), file=sys.stderr)  # noqa: T201
    rest = sum(Counter(row.code for row in skips.rows[20:]).values())
    more = f"; {rest} more rows are not shown" if rest else ""
    print(f"listaudit: {done}; {skips.unused} rows could not be used{more}", file=sys.stderr)  # noqa: T201
