"""Judge the region: codes and names of one level are compared, other levels are not held against anybody."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.compare.reasoned import reasoned
from listaudit.model import Address, Judgement, Kind
from listaudit.normalize.country import country_code
from listaudit.normalize.fold import letters, romanize
from listaudit.normalize.region import Region, regions


def judge(ours: Address, theirs: Address, context: Context) -> Judgement:
    """Judge the listing's region against ours; both state one.

    Regions that our tables do not know, and a county against a state, are `uncheckable`; a province
    inside our region, or the other way round, is a variant.
    """
    if ours.region == theirs.region:
        return Judgement(Kind.SAME)
    values = {"ours": ours.region, "theirs": theirs.region}
    country = context.country or context.listing_country
    a, b = regions(ours.region, country), regions(theirs.region, country)
    if a and b:
        return _judge_known(a, b, values)
    if letters(ours.region) == letters(theirs.region) or romanize(ours.region) == romanize(theirs.region):
        return reasoned(Kind.EQUIVALENT, "region.format", **values)
    if country_code(theirs.region) == country:
        return reasoned(Kind.UNCHECKABLE, "region.is-country", theirs=theirs.region)
    return reasoned(Kind.UNCHECKABLE, "region.unknown", **values)


def _judge_known(a: frozenset[Region], b: frozenset[Region], values: dict[str, str]) -> Judgement:
    if a & b:
        return reasoned(Kind.EQUIVALENT, "region.format", **values)
    if any(_inside(x, y) or _inside(y, x) for x in a for y in b):
        return reasoned(Kind.VARIANT, "region.level", **values)
    return reasoned(Kind.DIFFERENT, "region.different", **values)


def _inside(inner: Region, outer: Region) -> bool:
    return inner.level > outer.level and inner.parent == outer.code
