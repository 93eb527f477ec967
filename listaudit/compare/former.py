"""A former address is judged whole: its parts become stale together (DESIGN 6)."""

from __future__ import annotations

from listaudit.compare import address, city, country, postcode, region
from listaudit.compare.context import Context
from listaudit.compare.several import former_reason
from listaudit.model import Address, Dated, Field, Kind, Listing, Location, Reason, Verdict

_PARTS = {
    Field.CITY: ("city", city.judge),
    Field.REGION: ("region", region.judge),
    Field.POSTCODE: ("postcode", postcode.judge),
    Field.COUNTRY: ("country", country.judge),
}
_WHOLE = (Field.ADDRESS, Field.CITY, Field.REGION, Field.POSTCODE, Field.PIN)


def with_former_address(
    verdicts: dict[Field, Verdict], location: Location, listing: Listing, context: Context
) -> dict[Field, Verdict]:
    """Turn the address, city, region, postcode and pin stale where they are a former address.

    Only where the current address is `different`; a part that agrees with the current address
    keeps its verdict.
    """
    if verdicts[Field.ADDRESS].kind is not Kind.DIFFERENT:
        return verdicts
    for former in location.former_addresses:
        if _is_at(former, listing.address, context):
            return verdicts | _stale(verdicts, former)
    return verdicts


def _is_at(former: Dated, theirs: Address, context: Context) -> bool:
    """Say whether a listing's address is the former one, in every part that both state."""
    from listaudit.normalize.oneline import split_address

    ours = split_address(former.value, context.country)
    if not address.judge(ours, theirs, context).agrees:
        return False
    return all(
        judge(ours, theirs, context).kind is not Kind.DIFFERENT
        for name, judge in _PARTS.values()
        if getattr(ours, name) and getattr(theirs, name)
    )


def _stale(verdicts: dict[Field, Verdict], former: Dated) -> dict[Field, Verdict]:
    reasons: tuple[Reason, ...] = (former_reason("address", former),)
    return {
        field: Verdict(field, Kind.STALE, reasons, was.canonical, was.listing)
        for field in _WHOLE
        if (was := verdicts[field]).kind is Kind.DIFFERENT
    }
