"""Invented records and cells for the tests of rules, built in one line each."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from listaudit.model import (
    Address,
    Decision,
    Field,
    Kind,
    Listing,
    Location,
    Match,
    Reason,
    Source,
    Status,
    Verdict,
)
from listaudit.rules import Cell, MatchedListing, RuleSettings

STREET = Address(street="12 Quay St", city="Boise", region="ID", postcode="83702", country="US")


def location(**fields):
    values = {
        "store_code": "0042",
        "names": ("Harbor Bakery",),
        "address": STREET,
        "phones": ("(212) 555-0100",),
        "websites": ("https://harbor.example/boise",),
        "status": "open",
    }
    return Location(**{**values, **fields})


def source(name="google", **fields):
    values = {"id": name, "title": name.title(), "platform": name, "tier": 1, "absence": "proves"}
    return Source(name=name, **{**values, **fields})


def listing(key="L1", name="Harbor Bakery", **fields):
    return Listing(**{"source": "google", "key": key, "listing_id": key, "names": (name,), **fields})


def matched(theirs=None, *verdicts, status=Status.FOUND, bits=8.0, probability=0.99, **fields):
    match = Match(bits, probability, Decision.POSSIBLE if status is Status.POSSIBLE else Decision.MATCH)
    return MatchedListing(theirs or listing(), match, status, verdicts, **fields)


def cell(*listings, of=None, status=None, **fields):
    status = status or (listings[0].status if listings else Status.MISSING)
    return Cell(of or source(), status, listings=listings, **fields)


def verdict(field, kind, *codes, ours="ours", theirs="theirs"):
    reasons = tuple(code if isinstance(code, Reason) else Reason.of(code, value="that") for code in codes)
    return Verdict(Field(field), Kind(kind), reasons, ours, theirs)


@pytest.fixture(scope="session")
def make():
    """Hand out the builders above."""
    return SimpleNamespace(
        location=location,
        source=source,
        listing=listing,
        matched=matched,
        cell=cell,
        verdict=verdict,
        settings=RuleSettings,
        street=STREET,
    )
