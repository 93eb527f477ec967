"""Records as JSON of their bare values, and back: what lets thousands of them be held in a few bytes each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import orjson

T = TypeVar("T")
_AS_GIVEN = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
"""What JSON has no word for is refused, and not written as something else."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Turn(NamedTuple):
    """How a value becomes one that JSON knows, and comes back; `empty` is what an empty one comes back as."""

    plain: Callable[[Any], Any] | None
    made: Callable[[Any], Any]
    empty: Any


class Form(Generic[T]):
    """How a frozen dataclass with slots becomes bytes, and is made of them again.

    Args:
        kind: The class. Its annotations say what it holds: texts, numbers, None, other such dataclasses, and
            tuples, frozensets and mappings of such.
    """

    def __init__(self, kind: type[T]) -> None:
        hints, names = get_type_hints(kind), [field.name for field in fields(kind)]  # type: ignore[arg-type]
        self._kind, self._values = kind, attrgetter(*names)
        self._puts = [getattr(kind, name).__set__ for name in names]
        turns = [(place, turn) for place, name in enumerate(names) if (turn := _turn(hints[name]))]
        self._plain = [(place, turn.plain) for place, turn in turns if turn.plain]
        self._made = [(place, turn.made, turn.empty) for place, turn in turns]

    def pack(self, record: T) -> bytes:
        """Return a record as bytes.

        Raises:
            TypeError: It holds what its annotations do not say.
        """
        values = self.plain(record)
        try:
            return orjson.dumps(values, option=_AS_GIVEN)
        except TypeError:  # half a character, as in the name of a file: what only this module writes
            return json.dumps(values).encode()

    def unpack(self, packed: bytes | bytearray) -> T:
        """Return the record that `pack` was given."""
        try:
            return self.made(orjson.loads(packed))
        except orjson.JSONDecodeError:
            return self.made(json.loads(packed))

    def plain(self, record: T) -> list[Any]:
        """Return the values of a record, in the order of its fields, as JSON knows them."""
        values = list(self._values(record))
        for place, plain in self._plain:
            if (value := values[place]) is not None:
                values[place] = plain(value)
        return values

    def made(self, values: list[Any]) -> T:
        """Return the record of such values. What `__init__` would do is done here in less time."""
        for place, made, empty in self._made:
            values[place] = made(value) if (value := values[place]) else empty
        record = object.__new__(self._kind)
        for put, value in zip(self._puts, values, strict=True):
            put(record, value)
        return record


def _turn(hint: Any) -> Turn | None:
    """Return how values of an annotation are turned; None where JSON knows them."""
    origin, inner = get_origin(hint), [part for part in (hint, *get_args(hint)) if is_dataclass(part)]
    if origin is frozenset:
        return Turn(tuple, frozenset, frozenset())
    if origin is tuple:
        each = _turn(get_args(hint)[0])
        return _each(each) if each else Turn(None, tuple, ())
    if origin in {Mapping, dict}:
        return _values(_turn(get_args(hint)[1]))
    if not inner:
        return None
    form: Form[Any] = Form(inner[0])  # type: ignore[arg-type]
    return Turn(form.plain, form.made, None)


def _each(turn: Turn) -> Turn:
    plain, made = turn.plain or tuple, turn.made
    return Turn(lambda values: tuple(map(plain, values)), lambda values: tuple(map(made, values)), ())


def _values(turn: Turn | None) -> Turn:
    if turn is None:
        return Turn(dict, dict, _NOTHING)
    return Turn(dict, lambda found: {name: turn.made(value) for name, value in found.items()}, _NOTHING)


__all__ = ["Form"]
