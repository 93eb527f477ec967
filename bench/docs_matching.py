"""docs/matching.md: what each level is worth, from the fitted weights."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import listaudit.match.model
from bench.docs_markdown import code, table
from listaudit.match.model import MATCH_BITS, POSSIBLE_BITS, probability
from listaudit.match.shown import words_for

_LOOKS_AT = {
    "name": "how alike the two names are",
    "name words": "how rare the words are that both names share",
    "name extra": "which words stand in one name only; weak words are common ones",
    "extra words": "what kind of words stand in one name only",
    "phone": "the last nine digits of every phone",
    "number": "house numbers",
    "street": "words of the street",
    "unit": "suite, floor, unit",
    "city": "city",
    "postcode": "postcode",
    "pin": "how far the pins are apart",
    "website": "domain and page, or a shared social profile",
    "category": "kind of business",
    "brand": "the chain or brand that both state",
    "name x phone": "name and phone together",
    "name x pin": "name and pin together",
    "name x address": "name and address together",
    "address x phone": "address and phone together",
    "extra words x phone": "kind of the extra words, beside the phone",
    "extra words x address": "kind of the extra words, beside the address",
    "name extra x website": "words of one side only, beside the website",
    "category x address": "category and address together",
    "category x name": "category and name together",
}


@cache
def _file() -> dict[str, Any]:
    path = Path(listaudit.match.model.__file__).with_name("weights.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def thresholds() -> str:
    """Return what sum of bits leads to which decision."""
    rows = (
        ("`match`", f"{MATCH_BITS:g} or more", f"{probability(MATCH_BITS):.0%} or more"),
        ("`possible`", f"{POSSIBLE_BITS:g} or more", f"{probability(POSSIBLE_BITS):.0%} or more"),
        ("`no-match`", "less", "less"),
    )
    return table(("decision", "sum of bits", "probability"), rows)


def weights() -> str:
    """Return the prior and the bits of every level.

    Raises:
        ValueError: A comparison is not explained here.
    """
    if unknown := _file()["bits"].keys() - _LOOKS_AT.keys():
        raise ValueError(f"bench/docs_matching.py does not say what {min(unknown)} looks at")
    return table(("comparison", "looks at", "level", "in words", "bits"), _rows())


def _rows() -> Iterator[tuple[str, str, str, str, str]]:
    prior = f"{_file()['prior']:+.2f}"
    yield "before looking", "how rarely two candidates are one place", code("prior"), "", prior
    for comparison, levels in _file()["bits"].items():
        for place, (level, bits) in enumerate(levels.items()):
            about = ("", "") if place else (comparison, _LOOKS_AT[comparison])
            yield *about, code(level), words_for(comparison, level), f"{bits:+.2f}"


def training() -> str:
    """Return how many pairs the weights come from."""
    facts = _file()["training"]
    return f"The shipped weights come from {facts['pairs']:,} pairs (digest `{facts['digest']}`)."
