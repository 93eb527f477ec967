"""Cases of phones and opening hours."""

from __future__ import annotations

from collections.abc import Mapping

from bench.conformance.cases import Case
from bench.conformance.said import AGREEING, unless
from listaudit.compare import hours, phone
from listaudit.compare.context import Context
from listaudit.model import Hours, Kind

_US = Context(country="US", listing_country="US")
_MATCHES: Mapping[str, frozenset[Kind]] = {
    "EXACT_MATCH": AGREEING,
    "NSN_MATCH": AGREEING,
    "SHORT_NSN_MATCH": frozenset({Kind.VARIANT, Kind.INCOMPLETE, Kind.DIFFERENT, Kind.UNCHECKABLE}),
    "NO_MATCH": frozenset({Kind.DIFFERENT}),
    "EXC NumberParseException": frozenset({Kind.UNCHECKABLE}),
}


def phone_match(case: Case) -> str:
    """Two numbers stand to one another as libphonenumber says of them, read in the United States."""
    return unless(phone.judge(case["a"], case["b"], _US), _MATCHES[case["expect_parsed_us"]])


def opening_hours_normalize(case: Case) -> str:
    """Hours and their normal form are the same hours."""
    return unless(hours.judge(Hours(case["a"]), Hours(case["b"]), Context()), AGREEING)
