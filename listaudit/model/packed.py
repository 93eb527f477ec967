"""Long sequences of records that are held as bytes, and parts of such sequences."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar, overload

from listaudit.model.form import Form

T = TypeVar("T")


class Packed(Sequence[T], Generic[T]):
    """Records of one class as bytes: each is made anew where it is looked at, but for the latest few.

    A record takes the room of its texts, a tenth of what it takes as objects. It may be read in several
    threads once nothing is added any more.

    Args:
        kind: The class, as `Form` takes it.
        records: What it begins with.
        ready: So many records stay made, those that were looked at last.
    """

    def __init__(self, kind: type[T], records: Iterable[T] = (), *, ready: int = 16) -> None:
        self._kind, self._ready, self._form = kind, ready, Form(kind)
        self._bytes, self._ends = bytearray(), array("Q", [0])
        self._made = lru_cache(maxsize=ready)(self._make)
        for record in records:
            self.append(record)

    def append(self, record: T) -> None:
        """Add a record at the end."""
        self._bytes += self._form.pack(record)
        self._ends.append(len(self._bytes))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __iter__(self) -> Iterator[T]:
        return map(self._make, range(len(self)))

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            return Part(self, range(len(self))[number])
        return self._made(number if number >= 0 else range(len(self))[number])

    def _make(self, number: int) -> T:
        return self._form.unpack(self._bytes[self._ends[number] : self._ends[number + 1]])

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._kind, self._ready, self._bytes, self._ends)


def _again(kind: type[T], ready: int, held: bytearray, ends: array[int]) -> Packed[T]:
    """Return a sequence as it was in another process."""
    packed = Packed(kind, ready=ready)
    packed._bytes, packed._ends = held, ends  # noqa: SLF001 - its own
    return packed


class Part(Sequence[T], Generic[T]):
    """Some records of a sequence, by their numbers there; it holds no record itself."""

    def __init__(self, whole: Sequence[T], numbers: Iterable[int]) -> None:
        self._whole = whole
        self._numbers = numbers if isinstance(numbers, range) else array("I", numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[T]:
        return map(self._whole.__getitem__, self._numbers)

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[T]: ...
    def __getitem__(self, number: int | slice) -> T | Sequence[T]:
        if isinstance(number, slice):
            return Part(self._whole, self._numbers[number])
        return self._whole[self._numbers[number]]
