"""What a run may ask and spend, over all of its sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from listaudit.fetch.prices import DOLLAR, cost, dollars
from listaudit.model import Problem, Source


class Budget:
    """Counts requests and dollars by source, and says when it is enough. For one thread.

    Args:
        max_requests: So many requests may be made; None: any number.
        dollars: So much may be spent; 0 allows what is free; None: any sum.
    """

    def __init__(self, max_requests: int | None, dollars: float | None) -> None:
        self._most = max_requests
        self._limit = None if dollars is None else round(dollars * DOLLAR)
        self._spent: Counter[str] = Counter()
        self.requests: Counter[str] = Counter()
        """Requests made, by source name."""

    def refusal(self, source: Source, sku: str, used_this_month: int) -> Problem | None:
        """Say why one more request may not be made, or None where it may.

        Args:
            source: Whom it would be made to.
            sku: What it would be billed as.
            used_this_month: Requests of this kind that were made in this month before it.
        """
        if self._most is not None and self.requests.total() >= self._most:
            return Problem(code="fetch.max-requests", detail=str(self._most))
        price = cost(source, sku, 1, used_this_month)
        if self._limit is None or not price or self._spent.total() + price <= self._limit:
            return None
        detail = f"{dollars(self._spent.total() / DOLLAR)} USD of {dollars(self._limit / DOLLAR)}"
        return Problem(code="fetch.budget", detail=detail)

    def spend(self, source: Source, sku: str, used_this_month: int) -> None:
        """Count one request; arguments as of `refusal`."""
        self.requests[source.name] += 1
        self._spent[source.name] += cost(source, sku, 1, used_this_month)

    @property
    def limited(self) -> bool:
        """Whether there is a sum that may not be passed."""
        return self._limit is not None

    @property
    def spent(self) -> Mapping[str, float]:
        """US dollars spent, by source name."""
        return {name: sum_ / DOLLAR for name, sum_ in self._spent.items()}
