"""Compare house numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from listaudit.compare.reasoned import reasoned
from listaudit.model import Judgement, Kind
from listaudit.normalize.street_number import HouseNumber

AGREE = Judgement(Kind.SAME)
_HOUSE_IN_DISTRICT = 3
"""A house in a district has so many digits at least; those behind a block of Queens have two."""
_HYPHEN_COUNTRIES = frozenset({"US", ""})
_BLOCKS = frozenset({"JP", "KR", "TW", "CN", "IN", "PH", "US", "CO"})
"""Countries whose hyphens part blocks, plots or districts, and so list no houses: `1-2-3`."""
_DASHED_HOUSES = frozenset({"CN", "TW"})
"""Countries where `5-1` (5號之1) is a house of its own beside 5."""
_NEIGHBOUR = 4
"""How far apart neighbours in a list of houses may be."""
_FULL = 4
"""Digits of a house number in front of `3180-82`, which no block of Queens has."""


def judge_numbers(ours: Sequence[HouseNumber], theirs: Sequence[HouseNumber], country: str) -> Judgement:
    """Judge the house numbers of two lines; `same` stands for no difference worth telling."""
    shown = {"ours": _show(ours), "theirs": _show(theirs)}
    if ours == theirs or shown["ours"] == shown["theirs"]:  # `4-9-2` is read otherwise behind a street
        return AGREE
    if not theirs:
        return reasoned(Kind.INCOMPLETE, "address.number-missing", ours=shown["ours"])
    if not ours:
        return reasoned(Kind.VARIANT, "address.number-added", theirs=shown["theirs"])
    ours, theirs = ([_plain(one, country) for one in side] for side in (ours, theirs))
    kept, missing, added = _pair(ours, theirs)
    if not missing and not added:
        return AGREE
    if not added and kept:
        return reasoned(Kind.INCOMPLETE, "address.number-part", **shown)
    if not missing and kept:
        return reasoned(Kind.VARIANT, "address.number-range", **shown)
    if len(ours) == len(theirs) == 1:
        return _judge_one(ours[0], theirs[0], country, shown)
    if len(ours) == 1 and _spans(ours[0], theirs):
        return AGREE
    if len(theirs) == 1 and _spans(theirs[0], ours):
        return AGREE
    return reasoned(Kind.DIFFERENT, "address.number", **shown)


def equal(a: HouseNumber, b: HouseNumber) -> bool:
    """Say whether two numbers are the same house, whatever sign stands in them."""
    return (
        (a.start, a.end, a.prefix, a.fraction, a.rest) == (b.start, b.end, b.prefix, b.fraction, b.rest)
        and not a.suffixes().isdisjoint(b.suffixes())
    )  # fmt: skip


def _plain(number: HouseNumber, country: str) -> HouseNumber:
    """Write a list of houses, a range from behind and a shortened one as first and last house.

    `101-102-103`, `103-101` and `101-3` are all 101-103.
    """
    if number.sign != "-" or number.prefix or number.suffix or number.fraction:
        return number
    full = len(number.start) >= _FULL
    houses = [number.start, number.end, *(number.rest.split("-")[1:])]
    if (country in _BLOCKS and not full) or not all(house.isdecimal() for house in houses):
        return number
    if len(houses) == 2:  # noqa: PLR2004
        houses[1] = f"{houses[0][: -len(houses[1])]}{houses[1]}" if _is_short(*houses) else houses[1]
        houses.sort(key=int)
    steps = [int(b) - int(a) for a, b in pairwise(houses)]
    one = replace(number, start=houses[0], end=houses[-1], rest="")
    return one if one.ranged and all(0 < step <= _NEIGHBOUR for step in steps[1:] or [1]) else number


def _is_short(start: str, end: str) -> bool:
    """Say whether the end of a range leaves out what it shares with its start: `145-7`."""
    return len(end) < len(start) and int(start[-len(end) :]) < int(end)


def _pair(
    ours: Sequence[HouseNumber], theirs: Sequence[HouseNumber]
) -> tuple[list[HouseNumber], list[HouseNumber], list[HouseNumber]]:
    """Return the numbers both state, those of ours alone and those of theirs alone."""
    kept = [a for a in ours if any(equal(a, b) for b in theirs)]
    missing = [a for a in ours if a not in kept]
    return kept, missing, [b for b in theirs if not any(equal(a, b) for a in kept)]


def _spans(one: HouseNumber, several: Sequence[HouseNumber]) -> bool:
    """Say whether `12-14` and `12 & 14` are the same houses."""
    return one.ranged and {one.start, one.end} == {str(several[0]), str(several[-1])}


def _judge_one(ours: HouseNumber, theirs: HouseNumber, country: str, shown: dict[str, str]) -> Judgement:
    if country in _HYPHEN_COUNTRIES and ours.key == theirs.key and not ours.ranged and not theirs.ranged:
        return reasoned(Kind.EQUIVALENT, "address.number-hyphen", **shown)
    if country in _DASHED_HOUSES and _dashed(ours) != _dashed(theirs):
        return reasoned(Kind.DIFFERENT, "address.number", **shown)
    if _covers(ours, theirs) or _districted(ours, theirs, country):
        return reasoned(Kind.INCOMPLETE, "address.number-part", **shown)
    if _covers(theirs, ours) or _districted(theirs, ours, country):
        return reasoned(Kind.VARIANT, "address.number-range", **shown)
    return reasoned(Kind.DIFFERENT, "address.number", **shown)


def _dashed(number: HouseNumber) -> str:
    """Return what stands behind a number read whole: of `5-1` the `1` that tells the house next to 5."""
    return number.start.partition("-")[2]


def _covers(long: HouseNumber, short: HouseNumber) -> bool:
    """Say whether `short` names one house of the range `long`, or one half of a double number."""
    if long.start.startswith(f"{short.start}-") and not short.end and not short.suffix:
        return True
    if _first_of(long, short):
        return True
    if short.end or short.suffix or short.fraction or short.prefix or not long.end or long.prefix:
        return False
    if long.ranged and short.start.isdigit():
        last = int(long.end.rstrip("abcdefghijklmnopqrstuvwxyz"))
        step = int(short.start) - int(long.start)
        return step >= 0 and int(short.start) <= last and (step % 2 == 0 or int(short.start) == last)
    return long.sign == "/" and not long.suffix and short.start in (long.start, long.end)


def _first_of(long: HouseNumber, short: HouseNumber) -> bool:
    """Say whether `87` or `87c` opens `87-87a` or `87c-89`."""
    lettered = long.suffix or long.end.rstrip("abcdefghijklmnopqrstuvwxyz") == long.start
    same = (long.start, long.suffix, long.prefix) == (short.start, short.suffix, short.prefix)
    return bool(lettered) and same and long.sign == "-" and not long.rest and not short.end


def _districted(long: HouseNumber, short: HouseNumber, country: str) -> bool:
    """Say whether one number lacks the district in front of it, as in Hawaii: `16-1119`, `1119`."""
    if country not in _HYPHEN_COUNTRIES or long.sign != "-" or long.ranged or long.rest:
        return False
    return len(long.end) >= _HOUSE_IN_DISTRICT and str(short) == long.end and not long.suffix


def _show(numbers: Sequence[HouseNumber]) -> str:
    return " & ".join(str(number) for number in numbers)
