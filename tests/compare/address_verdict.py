"""The verdict on two street lines, as the tests of addresses ask for it."""

from __future__ import annotations

from listaudit.compare.address import judge
from listaudit.compare.context import Context
from listaudit.model import Address
from listaudit.normalize.hygiene import clean


def verdict(ours, theirs, country="US", **parts):
    a, b = (
        side if isinstance(side, Address) else Address(street=clean(side), **parts) for side in (ours, theirs)
    )
    judged = judge(a, b, Context(country=country, listing_country=country))
    return judged.kind, tuple(reason.code.removeprefix("address.") for reason in judged.reasons)
