"""The two traps: format-only rewritings must not be errors, one-character changes must be.

usage: python bench/traps.py ../shared/datasets [--variants 2000] [--seed 7] [--show 3] [-o traps.csv]

Takes real records, rewrites one field of each, writes the pairs as the file that `listaudit pairs`
reads, runs it, and prints both rates by kind. Exits with 1 where a rate is above its limit.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from bench.format_only import FORMAT_ONLY
from bench.mutate import Mutation
from bench.one_character import ONE_CHARACTER
from bench.records import real_records, row_of
from listaudit.linking import judge_pairs
from listaudit.model import AGREES, Field, Location
from listaudit.progress import Silent

LIMITS = {"format-only": 0.01, "one character": 0.0, "uncheckable": 0.02}


@dataclass
class Variant:
    """One rewriting of one real record."""

    trap: str
    kind: str
    field: Field
    before: Location
    after: Location
    verdict: str = ""
    reasons: str = ""

    @property
    def bad(self) -> bool:
        """Whether the verdict would cost the user's trust."""
        if self.trap == "format-only":
            return self.verdict not in {kind.value for kind in AGREES}
        return self.verdict not in {"different", "uncheckable"}


@dataclass
class Tally:
    """Counts of one kind."""

    total: int = 0
    bad: int = 0
    uncheckable: int = 0
    examples: list[Variant] = field(default_factory=list)


def variants(
    trap: str, kinds: dict[str, tuple[Field, Mutation]], records: list[Location], options: argparse.Namespace
) -> list[Variant]:
    """Rewrite records, kind after kind in turn, until there are enough."""
    rng = random.Random(options.seed)
    pools = {kind: rng.sample(records, len(records)) for kind in kinds}
    found: list[Variant] = []
    while len(found) < options.variants and any(pools.values()):
        for kind, (where, mutation) in kinds.items():
            while pools[kind]:
                before = pools[kind].pop()
                after = mutation(before, rng)
                if after is not None:
                    found.append(Variant(trap, kind, where, before, after))
                    break
    return found


def run(found: list[Variant], out: Path | None) -> None:
    """Judge every variant through `listaudit pairs`."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = out or Path(folder) / "pairs.csv"
        with pairs.open("w", newline="", encoding="utf-8") as file:
            rows = [
                {"pair_id": str(n), **row_of("a_", v.before), **row_of("b_", v.after)}
                for n, v in enumerate(found)
            ]
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        judged = Path(folder) / "judged.csv"
        judge_pairs(str(pairs), judged, country="", progress=Silent())
        with judged.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                variant = found[int(row["pair_id"])]
                variant.verdict = row[f"{variant.field}_verdict"]
                variant.reasons = row[f"{variant.field}_reasons"]


def report(found: list[Variant], show: int) -> bool:
    """Print the rates by kind; return whether each is within its limit."""
    good = True
    for trap in ("format-only", "one character"):
        here = [v for v in found if v.trap == trap]
        tallies: dict[str, Tally] = defaultdict(Tally)
        for variant in here:
            tally = tallies[variant.kind]
            tally.total += 1
            tally.bad += variant.bad
            tally.uncheckable += variant.verdict == "uncheckable" and trap == "one character"
            if variant.bad or (variant.verdict == "uncheckable" and trap == "one character"):
                tally.examples.append(variant)
        bad, unknown = sum(t.bad for t in tallies.values()), sum(t.uncheckable for t in tallies.values())
        print(
            f"\n{trap}: {len(here)} variants, bad {bad} ({bad / len(here):.2%}), uncheckable {unknown} ({unknown / len(here):.2%})"
        )
        for kind, tally in tallies.items():
            print(f"  {kind:34} {tally.total:5}  bad {tally.bad:4}  uncheckable {tally.uncheckable:4}")
            for variant in tally.examples[:show]:
                before, after = row_of("", variant.before), row_of("", variant.after)
                changed = {key: (before[key], after[key]) for key in before if before[key] != after[key]}
                print(f"      {variant.verdict} {variant.reasons} {changed} {before['country']}")
        good &= bad / len(here) <= LIMITS[trap] and unknown / len(here) <= LIMITS["uncheckable"]
    return good


def main() -> int:
    """Write, run, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--variants", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0, help="examples of each bad kind")
    parser.add_argument("-o", "--out", type=Path, help="keep the pairs file here")
    options = parser.parse_args()
    records = real_records(options.data)
    found = [
        *variants("format-only", FORMAT_ONLY, records, options),
        *variants("one character", ONE_CHARACTER, records, options),
    ]
    run(found, options.out)
    return 0 if report(found, options.show) else 1


if __name__ == "__main__":
    sys.exit(main())
