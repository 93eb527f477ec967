"""`explain`: the evidence of a match as a waterfall of bits, and the verdicts with their reasons."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from listaudit import canonical
from listaudit.audit import Options
from listaudit.compare import compare_listing
from listaudit.compare.circumstances import Circumstances
from listaudit.leftout import say_left_out, usable
from listaudit.live import listings_of
from listaudit.match import Matcher
from listaudit.match.needed import needed
from listaudit.model import Decision, Listing, Location, Match, Skipped, Source, Verdict
from listaudit.report.codec import reason_to_json
from listaudit.report.escape import terminal
from listaudit.report.explained import explained
from listaudit.skiplog import SkipLog

_MOST = 5
_PIPED_WIDTH = 120
"""Columns where no screen says how many there are."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One listing that could be the location, and why."""

    listing: Listing
    match: Match
    verdicts: tuple[Verdict, ...]
    elsewhere: str
    """Store code of the location that the listing goes to instead, or empty."""


def explain(  # noqa: PLR0913 - what the command line gives it
    path: str,
    code: str,
    source: Source,
    read: Callable[[Source], Iterable[Listing | Skipped]],
    options: Options,
    *,
    as_json: bool,
    color: bool,
) -> None:
    """Print why listings of a source were matched with a location, or were not.

    Raises:
        UsageError: No location has this store code.
    """
    skips = SkipLog()
    known = canonical.load(path, country=options.country, skips=skips)
    number = next((n for n, location in enumerate(known.locations) if location.store_code == code), None)
    if number is None:
        raise canonical.unknown_code(code, known.locations)
    circumstances = Circumstances(known.country, known.inferred, options.pin_metres)
    told = (
        listings_of(source, known.locations[number], known.country, options.fetch, options.folders)
        if source.live
        else read(source)
    )
    items = usable(told, source.name, skips)
    found = _find(Matcher(known.locations), number, known.locations, items, source, circumstances)
    if as_json:
        _print_json(known.locations[number], source, found)
    else:
        _print_tables(known.locations[number], source, found, color=color)
    if skips.unused:
        say_left_out(skips, f"{path} and {source.name} read")


def _find(
    matcher: Matcher,
    number: int,
    locations: Sequence[Location],
    items: Iterable[Listing],
    source: Source,
    circumstances: Circumstances,
) -> list[Explained]:
    """Return the listings with the most evidence for this location, best first."""
    location, names = locations[number], source.known_as
    best: list[tuple[float, Listing, bool]] = []
    for listing in items:
        stated = matcher.stated(listing, names) == number
        if stated or number in matcher.index.candidates(matcher.keys(listing)):
            match = matcher.explain(number, listing, stated=stated)
            best.append((match.bits, listing, stated))
            best.sort(key=lambda item: (not item[2], -item[0], item[1].key))
            del best[_MOST:]
    return [
        Explained(
            listing,
            matcher.explain(number, listing, stated=stated, location=location),
            compare_listing(location, listing, circumstances.of(location, listing, source)),
            _elsewhere(matcher, number, listing, names),
        )
        for _, listing, stated in best
    ]


def _elsewhere(matcher: Matcher, number: int, listing: Listing, names: Sequence[str]) -> str:
    winner = matcher.best(listing, names)
    return matcher.codes[winner.location] if winner is not None and winner.location != number else ""


def _print_tables(location: Location, source: Source, found: Sequence[Explained], *, color: bool) -> None:
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PIPED_WIDTH
    console = Console(no_color=not color, highlight=False, soft_wrap=False, width=width)
    head = terminal(f"{location.store_code}  {location.name}  at  {source.name}")
    console.print(head, markup=False, style="bold")
    if not found:
        console.print(
            "No listing of this source shares a phone, name, address, website or pin with it.", markup=False
        )
    for item in found:
        for block in explained(item.listing, item.match, item.verdicts, item.elsewhere, console.width):
            console.print(block)


def _print_json(location: Location, source: Source, found: Sequence[Explained]) -> None:
    import orjson

    document = {
        "schema": "listaudit/explain@1",
        "store_code": location.store_code,
        "source": source.name,
        "listings": [_json_of(item) for item in found],
    }
    sys.stdout.write(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n")


def _json_of(item: Explained) -> dict[str, object]:
    match = item.match
    return {
        "listing_id": item.listing.listing_id,
        "key": item.listing.key,
        "name": item.listing.name,
        "probability": round(match.probability, 4),
        "bits": round(match.bits, 3),
        "decision": match.decision,
        "goes_to": item.elsewhere,
        "evidence": [
            {
                "comparison": e.comparison,
                "level": e.level,
                "bits": round(e.bits, 3),
                "sum": round(total, 3),
                "ours": e.ours,
                "theirs": e.theirs,
            }
            for e, total in zip(match.evidence, accumulate(e.bits for e in match.evidence), strict=True)
        ],
        "needed": [
            {"changes": list(way.changes), "bits": round(way.bits, 3)}
            for way in (needed(match) if match.decision is not Decision.MATCH else ())
        ],
        "fields": {
            v.field.value: {
                "verdict": v.kind,
                "reasons": [reason_to_json(reason) for reason in v.reasons],
                "canonical": v.canonical,
                "listing": v.listing,
            }
            for v in item.verdicts
        },
        "facts": dict(item.listing.columns),
    }
