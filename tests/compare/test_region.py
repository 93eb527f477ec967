"""Verdicts on regions."""

from __future__ import annotations

import pytest

from listaudit.compare.context import Context
from listaudit.compare.region import judge
from listaudit.model import Address, Kind


@pytest.mark.parametrize(
    ("country", "ours", "theirs", "kind", "reason"),
    [
        ("US", "FL", "FL", Kind.SAME, ""),
        ("US", "FL", "Florida", Kind.EQUIVALENT, "format"),
        ("US", "Fla.", "US-FL", Kind.EQUIVALENT, "format"),
        ("US", "FL", "GA", Kind.DIFFERENT, "different"),
        ("IT", "BL", "34", Kind.VARIANT, "level"),
        ("IT", "Veneto", "Belluno", Kind.VARIANT, "level"),
        ("IT", "25", "Belluno", Kind.DIFFERENT, "different"),
        ("GB", "ENG", "Greater London", Kind.UNCHECKABLE, "unknown"),
        ("GB", "Kent", "KENT", Kind.EQUIVALENT, "format"),
        ("IT", "62", "Italy", Kind.UNCHECKABLE, "is-country"),
        ("XX", "Ленинград", "Leningrad", Kind.EQUIVALENT, "format"),
    ],
)
def test_regions_are_compared_on_one_level(country, ours, theirs, kind, reason):
    judged = judge(Address(region=ours), Address(region=theirs), Context(country=country))
    assert judged.kind is kind
    assert [found.code for found in judged.reasons] == ([f"region.{reason}"] if reason else [])
