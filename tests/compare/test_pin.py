from __future__ import annotations

import math

import pytest

from listaudit.compare.context import Context
from listaudit.compare.pin import judge
from listaudit.model import Point

OURS = Point(43.612345, -116.203456)


def verdict(ours: Point, theirs: Point, metres: float = 250.0) -> tuple[str, list[str]]:
    judgement = judge(ours, theirs, Context(pin_metres=metres))
    return judgement.kind.value, [reason.code for reason in judgement.reasons]


@pytest.mark.parametrize(
    ("theirs", "kind", "codes"),
    [
        (OURS, "same", []),
        (Point(43.6123, -116.2035), "equivalent", ["pin.rounded"]),
        (Point(43.612, -116.203), "equivalent", ["pin.rounded"]),
        (Point(43.612400, -116.203456), "equivalent", ["pin.rounded"]),
        (Point(43.613345, -116.203456), "variant", ["pin.near"]),
        (Point(43.615345, -116.203456), "different", ["pin.far"]),
        (Point(43.6, -116.2), "different", ["pin.far"]),
        (Point(33.612345, -116.203456), "different", ["pin.far"]),
        (Point(-116.203456, 43.612345), "different", ["pin.swapped"]),
        (Point(43.612345, 116.203456), "different", ["pin.sign"]),
        (Point(-43.612345, -116.203456), "different", ["pin.sign"]),
        (Point(-43.612345, 116.203456), "different", ["pin.sign"]),
        (Point(0, 0), "different", ["pin.null-island"]),
        (Point(93.612345, -116.203456), "different", ["pin.out-of-range"]),
        (Point(math.nan, 0), "uncheckable", ["pin.unreadable"]),
        (Point(0, math.nan), "uncheckable", ["pin.unreadable"]),
    ],
)
def test_pins_are_judged_by_distance_and_slip(theirs, kind, codes):
    assert verdict(OURS, theirs) == (kind, codes)


def test_swapped_values_that_are_both_in_range_are_seen():
    assert verdict(Point(13.7563, 100.5018), Point(100.5018, 13.7563)) == ("different", ["pin.swapped"])
    assert verdict(Point(48.1, 11.5), Point(11.5, 48.1)) == ("different", ["pin.swapped"])


def test_our_own_pin_may_be_none():
    assert verdict(Point(200, 0), OURS) == ("uncheckable", ["pin.unreadable"])


def test_the_distance_allowed_is_the_policys():
    theirs = Point(43.613345, -116.203456)
    assert verdict(OURS, theirs, 50)[0] == "different"
    reason = judge(OURS, theirs, Context()).reasons[0]
    assert dict(reason.params) == {"metres": "111", "tolerance": "250"}
