"""Whole numbers in arrays: what a dict would take five times the room for."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

_FULL = 0.6
"""Share of the table that is filled before it grows: beyond it a search takes many steps."""


class Marks:
    """Numbers marks in the order in which they come, from 0; a mark is a whole number of up to 64 bits.

    An open table of four bytes a place: it is searched from the place that the last bits of a mark name.
    """

    def __init__(self) -> None:
        self._marks = array("q")
        self._table = array("I", bytes(32))

    def __len__(self) -> int:
        return len(self._marks)

    def find(self, marks: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield the place of each of these marks that is known, and its number."""
        table, known = self._table, self._marks
        last = len(table) - 1
        for at, mark in enumerate(marks):
            place = mark & last
            while number := table[place]:
                if known[number - 1] == mark:
                    yield at, number - 1
                    break
                place = place + 1 & last

    def add(self, marks: Iterable[int]) -> Iterator[int]:
        """Yield the number of each of these marks, a new one for one that is not known."""
        table, known = self._table, self._marks
        last = len(table) - 1
        for mark in marks:
            place = mark & last
            while (number := table[place]) and known[number - 1] != mark:
                place = place + 1 & last
            if not number:
                known.append(mark)
                table[place] = number = len(known)
                if number > _FULL * last:
                    self._grow()
                    table, last = self._table, len(self._table) - 1
            yield number - 1

    def _grow(self) -> None:
        table = array("I", bytes(2 * len(self._table) * self._table.itemsize))
        last = len(table) - 1
        for number, mark in enumerate(self._marks, start=1):
            place = mark & last
            while table[place]:
                place = place + 1 & last
            table[place] = number
        self._table = table
