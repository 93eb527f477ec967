"""Pairs that libpostal's deduplication judged; its verdict is an opinion, not the truth."""

from __future__ import annotations

from collections.abc import Mapping

from bench.conformance.cases import Case
from bench.conformance.said import AGREEING, unless
from listaudit.compare import address, name
from listaudit.compare.context import Context
from listaudit.model import Address, Judgement, Kind

_COUNTRIES = {"en": "US", "pt": "BR", "ru": "RU", "th": "TH", "de": "DE"}
_ALLOWED: Mapping[str, frozenset[Kind]] = {
    "exact_duplicate": AGREEING,
    "needs_review": frozenset(Kind) - {Kind.SAME},
    "non_duplicate": frozenset(Kind) - {Kind.SAME, Kind.EQUIVALENT},
}


def libpostal_dedupe_oracle(case: Case) -> str:
    """Pairs that it calls duplicates agree; others are not the same."""
    return unless(_judged(case), _ALLOWED[case["expect"]])


def _judged(case: Case) -> Judgement:
    context = Context(country=_COUNTRIES[case["lang"][0]])
    a, b = case["a"], case["b"]
    if case["kind"] == "name_dupe":
        return name.judge(a, b, context)
    if case["kind"] == "unit_dupe":
        street = "12 Quarry Street"
        return address.judge(Address(street=street, unit=a), Address(street=street, unit=b), context)
    return address.judge(Address(street=a), Address(street=b), context)
