"""Judge the country: codes and names are the same; an inferred country is held against nobody."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.compare.reasoned import reasoned
from listaudit.model import Address, Judgement, Kind
from listaudit.normalize.country import country_code
from listaudit.normalize.fold import fold

_TERRITORIES = {
    "PR": "US",
    "GU": "US",
    "VI": "US",
    "AS": "US",
    "MP": "US",
    "HK": "CN",
    "MO": "CN",
    "GG": "GB",
}
_TERRITORIES |= {
    "JE": "GB",
    "IM": "GB",
    "GP": "FR",
    "MQ": "FR",
    "RE": "FR",
    "GF": "FR",
    "YT": "FR",
    "GI": "GB",
}


def judge(ours: Address, theirs: Address, context: Context) -> Judgement:
    """Judge the country that the listing states against ours; both state one."""
    values = {"ours": ours.country, "theirs": theirs.country}
    if context.country_inferred:
        return reasoned(Kind.UNCHECKABLE, "country.inferred", **values)
    if ours.country == theirs.country:
        return Judgement(Kind.SAME)
    a, b = country_code(ours.country), country_code(theirs.country)
    if (a and a == b) or fold(ours.country) == fold(theirs.country):
        return reasoned(Kind.EQUIVALENT, "country.format", **values)
    if not a or not b:
        return reasoned(Kind.UNCHECKABLE, "country.unknown", **values)
    if _TERRITORIES.get(a) == b or _TERRITORIES.get(b) == a:
        return reasoned(Kind.VARIANT, "country.territory", **values)
    return reasoned(Kind.DIFFERENT, "country.different", **values)
