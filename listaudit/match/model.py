"""The additive model: levels become bits, bits add up to log-odds (DESIGN 11).

The bits stand in `weights.toml`, which `bench/fit.py` writes from labelled pairs; nothing is
trained on the user's machine. Probability is a function of the pair alone, but for how often a
phone or a name stands in our own table.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from listaudit.match.features import AT_THE_DOOR, Levels, levels_of
from listaudit.match.keys import Keys
from listaudit.match.shown import compared, of_ours
from listaudit.model import Address, Decision, Evidence, Location, Match, Record

_FILE = Path(__file__).with_name("weights.toml")
MATCH_BITS = 0.0
"""A pair at even odds or better is a match."""
POSSIBLE_BITS = -3.0
"""Down to odds of one in nine a person should look."""
_PHONE_LESS = (6.0, 0.7)
_NAME_LESS = (8.0, 0.5)
"""Most doublings of a count that take evidence away, and the share of a bit that each takes."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each level is worth, in bits, and the prior."""

    prior: float
    bits: dict[str, dict[str, float]]
    digest: str

    def sum(self, levels: Levels) -> float:
        """Return the log2 odds that these levels add up to."""
        table, total = self.bits, self.prior
        for comparison, level in levels.items():
            total += table[comparison].get(level, 0.0)
        return total


@cache
def weights() -> Weights:
    """Return the shipped weights, read once."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Weights(prior=raw["prior"], bits=raw["bits"], digest=raw["training"]["digest"])


@dataclass(frozen=True, slots=True)
class Commonness:
    """How often the name and the phone of a pair stand in our own table (1 is unique)."""

    name: int = 1
    phone: int = 1


UNIQUE = Commonness()


def match_of(
    ours: Keys,
    theirs: Keys,
    common: Commonness = UNIQUE,
    *,
    stated: bool = False,
    records: tuple[Location, Record] | None = None,
    former: Address | None = None,
) -> Match:
    """Return the match with its evidence, comparison by comparison.

    Args:
        ours: Keys of the location.
        theirs: Keys of the listing.
        common: How often name and phone stand in our own table.
        stated: The owner gave this listing's id, which decides whatever the evidence says.
        records: The two records, whose values as written the evidence shows.
        former: Our former address, where `ours` are the keys of that.
    """
    levels, table = levels_of(ours, theirs), weights()
    evidence = [Evidence("before looking", "prior", table.prior)]
    evidence += [
        Evidence(key, level, table.bits[key].get(level, 0.0), *_shown(key, records, former))
        for key, level in levels.items()
    ]
    shared = commonness(levels, common)
    evidence += [Evidence("in our own table", words, bits) for words, bits in shared]
    total = table.sum(levels) + sum(bits for _, bits in shared)
    decision = Decision.MATCH if stated else decide(total)
    return Match(total, probability(total), decision, tuple(evidence))


def commonness(levels: Levels, common: Commonness) -> list[tuple[str, float]]:
    """Return what it takes away that our own table holds a name or a phone several times."""
    found = []
    if common.phone > 1 and levels["phone"].startswith("same"):
        found.append((f"phone shared by {common.phone}", _less(common.phone, _PHONE_LESS)))
    if common.name > 1 and levels["pin"] not in AT_THE_DOOR and levels["number"] != "same":
        found.append((f"name shared by {common.name}", _less(common.name, _NAME_LESS)))
    return found


def _less(count: int, less: tuple[float, float]) -> float:
    most, share = less
    return -min(math.log2(count), most) * share


def probability(bits: float) -> float:
    """Turn log2 odds into a probability."""
    return float(1.0 / (1.0 + 2.0 ** -max(-60.0, min(60.0, bits))))


def decide(bits: float) -> Decision:
    """Compare unrounded bits with the two thresholds."""
    if bits >= MATCH_BITS:
        return Decision.MATCH
    return Decision.POSSIBLE if bits >= POSSIBLE_BITS else Decision.NO_MATCH


def _shown(
    comparison: str, records: tuple[Location, Record] | None, former: Address | None
) -> tuple[str, str]:
    if records is None:
        return "", ""
    ours, theirs = records
    return of_ours(comparison, ours, theirs, former), compared(comparison, theirs)
