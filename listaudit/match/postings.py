"""Which locations stand under which blocking key, in a few bytes each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from listaudit.model.marks import Marks


class Postings:
    """The numbers of locations by key where no more than `most` share it, and how many share it.

    Of a key its hash of 64 bits is kept: that two of a million keys have one hash happens once in ten
    million runs, and then a listing has a candidate more. Hashes of texts differ from process to process.

    Args:
        most: Of a key that more locations share than this, only the count goes on.
    """

    def __init__(self, most: int) -> None:
        self._most, self._marks = most, Marks()
        self._counts, self._places, self._numbers = array("I"), array("I"), array("I")
        self._starts, self._sorted = array("I"), array("I")

    def add(self, number: int, keys: Iterable[str]) -> None:
        """Put a location under keys under which it does not stand yet."""
        counts, places, numbers = self._counts, self._places, self._numbers
        for place in self._marks.add(map(hash, keys)):
            if place == len(counts):
                counts.append(0)
            counts[place] += 1
            if counts[place] <= self._most:
                places.append(place)
                numbers.append(number)

    def count(self, key: str) -> int:
        """Return how many locations share a key."""
        return next((self._counts[place] for _, place in self._marks.find((hash(key),))), 0)

    def under(self, keys: Sequence[str]) -> Iterator[tuple[str, int, Iterable[int]]]:
        """Yield each key that is known, how many share it, and their numbers where they are not too many."""
        if len(self._sorted) < len(self._numbers):
            self._sort()
        for at, place in self._marks.find(map(hash, keys)):
            count, start = self._counts[place], self._starts[place]
            yield keys[at], count, self._sorted[start : start + count] if count <= self._most else ()

    def _sort(self) -> None:
        """Put the numbers of each key side by side."""
        room = (min(count, self._most) for count in self._counts)
        self._starts = array("I", accumulate(room, initial=0))
        self._sorted = array("I", bytes(self._numbers.itemsize * len(self._numbers)))
        free = self._starts[:]
        for place, number in zip(self._places, self._numbers, strict=True):
            self._sorted[free[place]] = number
            free[place] += 1
