"""The few best of many, in bounded memory."""

from __future__ import annotations

import heapq
from typing import Generic, TypeVar

T = TypeVar("T")


class Best(Generic[T]):
    """Keeps the `size` items with the smallest keys; of equal keys those that came first."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.seen = 0
        self._heap: list[tuple[tuple[int, ...], int, T]] = []

    def wants(self, key: tuple[int, ...]) -> bool:
        """Say whether an item with this key would be kept now; counts nothing."""
        return len(self._heap) < self.size or _negated(key) > self._heap[0][0]

    def add(self, key: tuple[int, ...], item: T) -> None:
        """Keep the item as long as it is among the best."""
        self.seen += 1
        entry = (_negated(key), -self.seen, item)
        if len(self._heap) < self.size:
            heapq.heappush(self._heap, entry)
        elif entry[:2] > self._heap[0][:2]:
            heapq.heapreplace(self._heap, entry)

    def skip(self) -> None:
        """Count an item that `wants` refused."""
        self.seen += 1

    def ranked(self) -> list[T]:
        """Return the items, best first."""
        return [item for _, _, item in sorted(self._heap, key=lambda entry: entry[:2], reverse=True)]

    def in_order(self) -> list[T]:
        """Return the items in the order in which they came."""
        return [item for _, _, item in sorted(self._heap, key=lambda entry: -entry[1])]


def _negated(key: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(-part for part in key)
