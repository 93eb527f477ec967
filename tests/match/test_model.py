"""Levels become bits, bits become odds, and each step can be seen."""

from __future__ import annotations

import pytest

from listaudit.match.features import levels_of
from listaudit.match.keys import keys_of
from listaudit.match.model import Commonness, decide, match_of, probability, weights
from listaudit.model import Address, Decision, Listing, Location, Point


def _location(**changes):
    fields = {
        "names": ("Bluebird Bakery",),
        "address": Address(street="120 Maple St", city="Boise", postcode="83702", country="US"),
        "phones": ("(208) 555-0101",),
        "point": Point(43.61, -116.2),
        "categories": ("bakery",),
        "websites": ("https://bluebird.example",),
    }
    return Location(store_code="1", **(fields | changes))


def _listing(**changes):
    fields = {
        "names": ("Bluebird Bakery LLC",),
        "address": Address(street="120 Maple Street", city="Boise", postcode="83702-1234", country="US"),
        "phones": ("+12085550101",),
        "point": Point(43.6101, -116.2001),
    }
    return Listing(source="x", key="1", **(fields | changes))


def _bits(location, listing):
    return match_of(keys_of(location), keys_of(listing)).bits


def test_one_business_in_two_spellings_is_a_match():
    match = match_of(keys_of(_location()), keys_of(_listing()))
    assert match.decision is Decision.MATCH
    assert match.probability > 0.95


@pytest.mark.parametrize(
    ("what", "changes"),
    [
        (
            "another business in the same building",
            {"names": ("Kestrel Motors",), "phones": ("(208) 555-0188",)},
        ),
        (
            "a department of it",
            {
                "names": ("Bluebird Pharmacy",),
                "phones": ("(208) 555-0188",),
                "categories": ("pharmacy",),
                "websites": ("https://bluebird.example/pharmacy",),
            },
        ),
        (
            "a department that keeps the whole name",
            {
                "names": ("Bluebird Bakery Pharmacy",),
                "phones": ("(208) 555-0188",),
                "categories": ("pharmacy",),
                "websites": ("https://bluebird.example/pharmacy",),
            },
        ),
        (
            "a sister shop across town",
            {
                "address": Address(street="9400 W Overland Rd", city="Boise", postcode="83709", country="US"),
                "phones": ("(208) 555-0188",),
                "point": Point(43.59, -116.3),
            },
        ),
    ],
)
def test_what_is_another_business_is_no_match(what, changes):
    assert decide(_bits(_location(), _listing(**changes))) is not Decision.MATCH, what


def test_each_agreement_adds_evidence():
    full = _bits(_location(), _listing())
    assert _bits(_location(), _listing(phones=())) < full
    assert _bits(_location(), _listing(phones=("(208) 555-0188",))) < _bits(_location(), _listing(phones=()))
    assert _bits(_location(), _listing(names=("Kestrel Motors",))) < full


def test_the_evidence_adds_up_to_the_bits():
    match = match_of(keys_of(_location()), keys_of(_listing()), Commonness(name=40, phone=3))
    assert sum(item.bits for item in match.evidence) == pytest.approx(match.bits)
    assert any("shared by 3" in item.level for item in match.evidence)


def test_a_phone_that_many_of_our_rows_share_says_less():
    ours, theirs = keys_of(_location()), keys_of(_listing())
    assert (
        match_of(ours, theirs, Commonness(phone=8)).bits
        < match_of(ours, theirs, Commonness(phone=2)).bits
        < match_of(ours, theirs).bits
    )


def test_a_stated_id_decides_whatever_the_evidence_says():
    match = match_of(
        keys_of(_location()), keys_of(_listing(names=("Kestrel Motors",), phones=())), stated=True
    )
    assert match.decision is Decision.MATCH
    assert match.probability < 0.5


def test_probability_is_a_function_of_bits():
    assert probability(0.0) == 0.5
    assert probability(1000.0) == pytest.approx(1.0)
    assert probability(-1000.0) == pytest.approx(0.0)


def test_every_comparison_has_weights():
    levels = levels_of(keys_of(_location()), keys_of(_listing()))
    assert set(levels) == set(weights().bits)


def test_a_better_rung_is_never_worth_less():
    table = weights().bits
    for comparison, better, worse in [
        ("phone", "same", "missing"),
        ("phone", "missing", "different"),
        ("name", "same", "different"),
        ("name extra", "none", "department"),
        ("number", "same", "near"),
        ("pin", "10m", "far"),
    ]:
        assert table[comparison][better] > table[comparison][worse], comparison
