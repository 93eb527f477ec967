"""Judge the postcode: signs are format, a missing second half is incomplete, anything else counts."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.compare.reasoned import reasoned
from listaudit.model import Address, Judgement, Kind
from listaudit.normalize.postcode import ZIP_COUNTRIES, Postcode, parse_postcode


def judge(ours: Address, theirs: Address, context: Context) -> Judgement:
    """Judge the listing's postcode against ours; both state one.

    ZIP+4 where the listing has the ZIP alone is incomplete, the other way round a variant; so are the
    outward half of a British code and the first half of a Brazilian, Japanese or Portuguese one.
    """
    if ours.postcode == theirs.postcode:
        return Judgement(Kind.SAME)
    country = context.country or context.listing_country
    a, b = parse_postcode(ours.postcode, country), parse_postcode(theirs.postcode, country)
    values = {"ours": ours.postcode, "theirs": theirs.postcode}
    if not a.code or not b.code:
        return reasoned(Kind.UNCHECKABLE, "postcode.unparsed", **values)
    elsewhere = a.code != b.code or (a.letter and b.letter and a.letter != b.letter)
    if elsewhere or (a.plus and b.plus and a.plus != b.plus and not _begins(a, b)):
        return reasoned(Kind.DIFFERENT, "postcode.different", **values)
    return _same_code(a, b, values, zipped=country in ZIP_COUNTRIES and a.code.isdigit())


def _begins(a: Postcode, b: Postcode) -> bool:
    """Say whether one is the sector of the other: `B79 7` of `B79 7QF`, no shortened +4."""
    short, long = sorted((a.plus, b.plus), key=len)
    return len(short) == 1 and short.isdigit() and long[1:].isalpha() and long.startswith(short)


def _same_code(a: Postcode, b: Postcode, values: dict[str, str], *, zipped: bool) -> Judgement:
    if len(a.plus) > len(b.plus):
        return reasoned(
            Kind.INCOMPLETE,
            "postcode.plus4-missing" if zipped else "postcode.half-missing",
            **values,
        )
    if len(b.plus) > len(a.plus):
        return reasoned(
            Kind.VARIANT,
            "postcode.plus4-added" if zipped else "postcode.half-added",
            **values,
        )
    return reasoned(
        Kind.EQUIVALENT, "postcode.leading-zero" if a.padded != b.padded else "postcode.format", **values
    )
