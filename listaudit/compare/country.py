"""Judge the country: codes and names are the same; an inferred country is held against nobody."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.model import Address, Judgement, Kind, Reason
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
        return _because(Kind.UNCHECKABLE, "inferred", **values)
    if ours.country == theirs.country:
        return Judgement(Kind.SAME)
    a, b = country_code(ours.country), country_code(theirs.country)
    if (a and a == b) or fold(ours.country) == fold(theirs.country):
        return _because(Kind.EQUIVALENT, "format", **values)
    if not a or not b:
        return _because(Kind.UNCHECKABLE, "unknown", **values)
    if _TERRITORIES.get(a) == b or _TERRITORIES.get(b) == a:
        return _because(Kind.VARIANT, "territory", **values)
    return _because(Kind.DIFFERENT, "different", **values)


def _because(kind: Kind, word: str, **params: str) -> Judgement:
    return Judgement(kind, (Reason.of(f"country.{word}", **params),))
