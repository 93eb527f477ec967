"""What a run cost, in one line: the sum, what each source took of it, and whose prices nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from listaudit.model import SourceResult

_CENT = 0.01


def cost(results: Sequence[SourceResult]) -> str:
    """Return what was paid, such as `1.36 USD (google 1.28, yelp 0.08)`, or empty text for nothing.

    A source of unknown price is named as such wherever it was asked, and counts nowhere.
    """
    paid = {result.name: result.cost for result in results if result.cost}
    unknown = [result.name for result in results if result.cost is None]
    total = sum(paid.values())
    parts = [f"{dollars(total)} USD ({', '.join(f'{name} {dollars(sum_)}' for name, sum_ in paid.items())})"]
    parts = parts if paid else []
    if unknown:
        parts.append(f"unknown for {', '.join(unknown)}, whose prices are not known")
    return "; ".join(parts)


def dollars(value: float) -> str:
    """Return dollars with two decimals; what is less than a cent is said to be so."""
    return f"{value:,.2f}" if value >= _CENT else "under 0.01"
