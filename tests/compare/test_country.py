"""Verdicts on countries."""

from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.country import judge
from listaudit.model import Address, Kind


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "reason"),
    [
        ("US", "US", Kind.SAME, ""),
        ("US", "United States", Kind.EQUIVALENT, "format"),
        ("DE", "Deutschland", Kind.EQUIVALENT, "format"),
        ("Atlantis", "ATLANTIS", Kind.EQUIVALENT, "format"),
        ("US", "CA", Kind.DIFFERENT, "different"),
        ("PR", "US", Kind.VARIANT, "territory"),
        ("US", "PR", Kind.VARIANT, "territory"),
        ("US", "Atlantis", Kind.UNCHECKABLE, "unknown"),
    ],
)
def test_codes_and_names_of_one_country_agree(ours, theirs, kind, reason):
    judged = judge(Address(country=ours), Address(country=theirs), Context())
    assert judged.kind is kind
    assert [found.code for found in judged.reasons] == ([f"country.{reason}"] if reason else [])


def test_an_inferred_country_is_held_against_nobody():
    judged = judge(Address(country="US"), Address(country="CA"), Context(country_inferred=True))
    assert (judged.kind, judged.reasons[0].code) == (Kind.UNCHECKABLE, "country.inferred")
