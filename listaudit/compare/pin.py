"""Judge the pin: how far off it is, and which slip of the hand explains it (DESIGN 6)."""

from __future__ import annotations

import math

from listaudit.compare.context import Context
from listaudit.model import Judgement, Kind, Point, Reason
from listaudit.normalize.geo import decimals, distance_m, valid_point

_ROUNDING_M = 15.0
"""Pins this close differ by rounding (four decimals are 11 m) or by the side of the door."""


def judge(ours: Point, theirs: Point, context: Context) -> Judgement:
    """Judge the listing's pin against ours; `context.pin_metres` is how far it may stand."""
    if not valid_point(ours.latitude, ours.longitude):
        return Judgement(Kind.UNCHECKABLE, (Reason.of("pin.unreadable", side="ours", value=_text(ours)),))
    if math.isnan(theirs.latitude) or math.isnan(theirs.longitude):
        return Judgement(Kind.UNCHECKABLE, (Reason.of("pin.unreadable", side="theirs", value=_text(theirs)),))
    if (ours.latitude, ours.longitude) == (theirs.latitude, theirs.longitude):
        return Judgement(Kind.SAME)
    valid = valid_point(theirs.latitude, theirs.longitude)
    metres = distance_m(ours, theirs) if valid else float("inf")
    return _near(ours, theirs, metres, context.pin_metres) or _far(ours, theirs, metres, context.pin_metres)


def _near(ours: Point, theirs: Point, metres: float, tolerance: float) -> Judgement | None:
    if metres > tolerance:
        return None
    if metres <= _ROUNDING_M or _equal_rounded(ours, theirs):
        return Judgement(Kind.EQUIVALENT, (Reason.of("pin.rounded", metres=round(metres)),))
    return Judgement(Kind.VARIANT, (Reason.of("pin.near", metres=round(metres), tolerance=round(tolerance)),))


def _equal_rounded(ours: Point, theirs: Point) -> bool:
    """Whether both are equal when rounded to the coarser side's decimals."""
    pairs = ((ours.latitude, theirs.latitude), (ours.longitude, theirs.longitude))
    places = min(max(decimals(p.latitude), decimals(p.longitude)) for p in (ours, theirs))
    return all(round(a, places) == round(b, places) for a, b in pairs)


def _far(ours: Point, theirs: Point, metres: float, tolerance: float) -> Judgement:
    """Name the slip that explains a far pin, else the distance."""
    value = _text(theirs)
    if theirs.latitude == theirs.longitude == 0:
        return Judgement(Kind.DIFFERENT, (Reason.of("pin.null-island"),))
    if _within(ours, Point(theirs.longitude, theirs.latitude), tolerance):
        return Judgement(Kind.DIFFERENT, (Reason.of("pin.swapped", value=value),))
    for axis, turned in _sign_turned(theirs):
        if _within(ours, turned, tolerance):
            return Judgement(Kind.DIFFERENT, (Reason.of("pin.sign", axis=axis, value=value),))
    if metres == float("inf"):
        return Judgement(Kind.DIFFERENT, (Reason.of("pin.out-of-range", value=value),))
    return Judgement(
        Kind.DIFFERENT, (Reason.of("pin.far", metres=round(metres), tolerance=round(tolerance)),)
    )


def _sign_turned(point: Point) -> tuple[tuple[str, Point], ...]:
    return (
        ("longitude", Point(point.latitude, -point.longitude)),
        ("latitude", Point(-point.latitude, point.longitude)),
        ("latitude and longitude", Point(-point.latitude, -point.longitude)),
    )


def _within(ours: Point, point: Point, tolerance: float) -> bool:
    return valid_point(point.latitude, point.longitude) and distance_m(ours, point) <= tolerance


def _text(point: Point) -> str:
    return f"{point.latitude}, {point.longitude}"
