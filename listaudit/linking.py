"""`match` and `pairs`: two tables linked, or pairs judged that stand side by side."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from listaudit import canonical
from listaudit.compare.circumstances import Circumstances
from listaudit.compare.remembered import Remembered
from listaudit.leftout import say_left_out, usable
from listaudit.match import Matcher, bits_of_pair, decide, probability
from listaudit.model import Decision, Field, Kind, Listing, Skipped, Source, Verdict
from listaudit.progress import Progress
from listaudit.readers import read_listings, read_pairs
from listaudit.readers.pairs import Pair
from listaudit.skiplog import SkipLog
from listaudit.source import load_source
from listaudit.tables import Row, write_table

_LINK = ("location_id", "listing_id", "probability", "decision")
_PAIR = ("pair_id", "probability", "decision")
_NUMBERS = frozenset({"probability"})
_RARELY = (500_000, 20, 50)
"""Young objects, and looks at younger ones, between two looks of the collector."""
_AT_ONCE = 256
"""Pairs that are judged side by side, step by step."""
_WORDS = {kind: kind.value for kind in Kind}


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
    rows = _links(matcher, progress.track(usable(found, source.name, skips), "matching"), source)
    count = write_table(out, _LINK, _NUMBERS, rows)
    say_left_out(skips, f"{count} pairs written to {out}")
    return count


def _links(matcher: Matcher, listings: Iterable[Listing], source: Source) -> Iterator[Row]:
    for listing in listings:
        for rank, candidate in enumerate(matcher.candidates(listing, (source.name,))):
            decision = decide(candidate.bits) if rank == 0 else Decision.POSSIBLE
            if candidate.stated:
                decision = Decision.MATCH
            code = matcher.codes[candidate.location]
            yield code, listing.listing_id or listing.key, round(probability(candidate.bits), 4), decision


def judge_pairs(file: str, out: Path, *, country: str, progress: Progress) -> int:
    """Write one row a pair, in the order of the file: probability, decision, verdicts, reasons.

    Raises:
        InputError: The file cannot be used.
    """
    skips = SkipLog()
    columns = [*_PAIR, *(f"{field}_{part}" for field in Field for part in ("verdict", "reasons"))]
    rows = _judged(progress.track(read_pairs(file), "judging"), country, skips)
    with _calm():
        count = write_table(out, columns, _NUMBERS, rows)
    say_left_out(skips, f"{count} pairs written to {out}")
    return count


@contextmanager
def _calm() -> Iterator[None]:
    """Let the collector of circular garbage look rarely, and not at what is there already; then as before.

    What is remembered of distinct values grows to a hundred thousand objects. None of them stand in a circle,
    and looking through them again and again was an eighth of the time. At the end they are old, so that
    they are not looked through at once.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*before)
        gc.unfreeze()


def _judged(pairs: Iterable[Pair | Skipped], country: str, skips: SkipLog) -> Iterator[Row]:
    circumstances, remembered = Circumstances(country=country, inferred=bool(country)), Remembered()
    known = usable(pairs, "pairs", skips)
    while batch := list(islice(known, _AT_ONCE)):
        weighed = [bits_of_pair(ours, theirs) for _, ours, theirs in batch]
        judged = remembered.compare(
            [(ours, theirs, circumstances.of(ours, theirs)) for _, ours, theirs in batch]
        )
        for (pair_id, _, _), bits, verdicts in zip(batch, weighed, judged, strict=True):
            yield _row(pair_id, bits, verdicts)


def _row(pair_id: str, bits: float, verdicts: Iterable[Verdict]) -> Row:
    row: list[str | float] = [pair_id, round(probability(bits), 4), decide(bits).value]
    for verdict in verdicts:
        reasons = verdict.reasons
        row += (_WORDS[verdict.kind], ";".join([reason.code for reason in reasons]) if reasons else "")
    return row
