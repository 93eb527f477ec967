"""What requests cost, by `[[price]]`: in whole billionths of a dollar, so that sums are exact."""

from __future__ import annotations

from listaudit.model import Price, Source

DOLLAR = 1_000_000_000
_PER_1000 = 1_000


def dollars(value: float) -> str:
    """Return a sum in US dollars as it is: two decimals, and more where there are parts of a cent."""
    whole, _, parts = f"{value:,.9f}".rstrip("0").partition(".")
    return f"{whole}.{parts:0<2}"


def price_of(source: Source, sku: str) -> Price | None:
    """Return the row of `[[price]]` for a kind of request, or None where it costs nothing."""
    return next((price for price in source.access.prices if price.sku == sku), None)


def is_priced(source: Source) -> bool:
    """Say whether it is known what asking a source costs.

    Without a key nobody can be billed. A source with one that states no `[[price]]` at all may cost anything;
    one that states some says with it that its other requests are free.
    """
    return not source.needs or bool(source.access.prices)


def cost(source: Source, sku: str, count: int, used_this_month: int) -> int:
    """Return what `count` more requests cost, in billionths of a dollar.

    Args:
        source: States the prices.
        sku: What the requests are billed as; one without a price is free.
        count: How many.
        used_this_month: How many were made before; they count against the month's free ones.
    """
    price = price_of(source, sku)
    if price is None:
        return 0
    free = max(0, price.free_per_month - used_this_month)
    return max(0, count - free) * round(price.per_1000 * DOLLAR / _PER_1000)
