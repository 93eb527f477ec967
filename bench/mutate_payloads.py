"""Hands mutated answers to every adapter that is asked over the network: it may find nothing, and never fail.

usage: python -m bench.mutate_payloads [--count 10000] [--seed 0] [--source ID]... [--at N] [--shared DIR]

Each source's fixtures, and its samples below SHARED where they are there, are changed in JSON, markup, bytes,
status or headers and handed to `problem` and `read` as an audit hands them. It is a crash where an adapter
raises, where a listing does not come back from the journal as it went in, and where a further request
cannot be sent or would take a key to a host that an answer named. A crash is printed with the number that makes it again: `--at N`. Exits with 1 for a crash.
"""

from __future__ import annotations

import argparse
import logging
import sys
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from bench.mutations.bodies import disturbed
from bench.mutations.judge import Judged, judged
from bench.mutations.subjects import Case, Subject, live_sources, subject
from listaudit.errors import SourceError

SHARED = Path(__file__).parents[2] / "shared" / "sources"
_SHOWN = 10
_SOUND = 0.8
"""Share of mutations that begin from an answer without an error: there is more to read in it."""
_TWICE = 0.05
"""Share of mutations that are read a second time, to see that the same comes of it."""


@dataclass
class Tally:
    """What came of all mutations of one source."""

    source_id: str
    mutations: int = 0
    listings: int = 0
    problems: int = 0
    skips: int = 0
    requests: int = 0
    seconds: float = 0.0
    slowest: tuple[float, int] = (0.0, 0)
    """Seconds that an adapter took for one answer, and its number."""
    crashes: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    """Crash -> the first number that makes it."""

    def add(self, number: int, found: Judged) -> None:
        """Count one mutation."""
        self.mutations += 1
        self.listings += found.listings
        self.problems += found.problems
        self.skips += found.skips
        self.requests += found.requests
        self.slowest = max(self.slowest, (found.seconds, number))
        for crash in dict.fromkeys(found.crashes):
            self.crashes[crash] += 1
            self.first.setdefault(crash, number)


def attempt(subject: Subject, random: Random) -> tuple[Case, Judged]:
    """Mutate one answer and hand it to the adapter; return what it was given and what came of it."""
    case = random.choice(subject.sound if random.random() < _SOUND else subject.cases)
    response = disturbed(case.response, random)
    if random.random() < _TWICE:
        response = replace(response, request=random.choice(subject.asked))
    case = replace(case, response=response)
    return case, judged(subject.adapter, case, again=random.random() < _TWICE)


def numbered(source_id: str, seed: int, number: int) -> Random:
    """Return the source of randomness of one mutation: the same for the same three."""
    return Random(f"{source_id}/{seed}/{number}")


def run(subject: Subject, seed: int, numbers: range) -> Tally:
    """Try mutations by their numbers."""
    tally, began = Tally(subject.id), time.perf_counter()
    for number in numbers:
        _, found = attempt(subject, numbered(subject.id, seed, number))
        tally.add(number, found)
    tally.seconds = time.perf_counter() - began
    return tally


def main(arguments: list[str] | None = None) -> int:
    """Mutate, and print a line for each source; return the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--source", action="append", choices=live_sources())
    parser.add_argument("--at", type=int, help="try this one number alone, and show what it is")
    parser.add_argument("--shared", type=Path, default=SHARED)
    asked = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    shared = asked.shared if asked.shared.is_dir() else None
    ids = asked.source or live_sources()
    if asked.at is not None:
        return max(_shown(subject(source_id, shared), asked.seed, asked.at) for source_id in ids)
    print(f"{'source':<26}{'answers':>8}{'mutations':>10}{'listings':>10}{'problems':>9}{'skips':>8}{'further':>9}"
          f"{'crashes':>8}{'per s':>8}{'slowest ms':>11}")  # fmt: skip
    return max(_tried(source_id, shared, asked.seed, asked.count) for source_id in ids)


def _tried(source_id: str, shared: Path | None, seed: int, count: int) -> int:
    try:
        one = subject(source_id, shared)
    except SourceError as error:
        print(f"{source_id:<26}{error} {error.hint}")
        return 1
    return _told(one, run(one, seed, range(count)), seed)


def _told(subject: Subject, tally: Tally, seed: int) -> int:
    """Print what came of it; return 1 where something crashed."""
    speed = tally.mutations / tally.seconds if tally.seconds else 0.0
    print(f"{tally.source_id:<26}{len(subject.cases):>8}{tally.mutations:>10,}{tally.listings:>10,}{tally.problems:>9,}"
          f"{tally.skips:>8,}{tally.requests:>9,}{tally.crashes.total():>8,}{speed:>8,.0f}{tally.slowest[0] * 1000:>11,.0f}",
          flush=True)  # fmt: skip
    for crash, times in tally.crashes.most_common(_SHOWN):
        print(f"  {times:,} x {crash}\n      --source {subject.id} --seed {seed} --at {tally.first[crash]}")
    return int(bool(tally.crashes))


def _shown(subject: Subject, seed: int, number: int) -> int:
    case, found = attempt(subject, numbered(subject.id, seed, number))
    answer = case.response
    print(f"{answer.request} ({answer.request.purpose}, {dict(answer.request.context)})")
    print(f"HTTP {answer.status} {dict(answer.headers)}\n{answer.body[:4_000]!r}")
    print("\n".join(found.crashes) or "no crash")
    return int(bool(found.crashes))


if __name__ == "__main__":
    sys.exit(main())
