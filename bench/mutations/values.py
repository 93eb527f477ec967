"""JSON values with something wrong in them, at any depth."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import Any

from bench.mutations.hostile import EMPTY, NUMBERS, TEXTS

_GO_DEEPER = 0.8
_MOST = 4
Slot = tuple[Any, Any]
"""A list or object and the place in it that is changed."""


def mutated(value: Any, random: Random) -> Any:
    """Change one to four things in a value, in place, and return what it is then."""
    box = [value]
    for _ in range(random.randint(1, _MOST)):
        holder, key = _slot(box, random)
        random.choice(CHANGES)(holder, key, random)
    return box[0] if box else None


def _slot(box: list[Any], random: Random) -> Slot:
    """Go down from the top, and stop at some depth."""
    holder: Any = box
    key: Any = 0
    if not box:
        box.append({})
    while True:
        below = holder[key]
        if not isinstance(below, (list, dict)) or not below or random.random() > _GO_DEEPER:
            return holder, key
        holder, key = below, random.choice(list(below) if isinstance(below, dict) else range(len(below)))


def _drop(holder: Any, key: Any, _: Random) -> None:
    del holder[key]


def _null(holder: Any, key: Any, _: Random) -> None:
    holder[key] = None


def _empty(holder: Any, key: Any, random: Random) -> None:
    holder[key] = copy.deepcopy(random.choice(EMPTY))


def _number(holder: Any, key: Any, random: Random) -> None:
    holder[key] = random.choice(NUMBERS)


def _text(holder: Any, key: Any, random: Random) -> None:
    holder[key] = random.choice(TEXTS)


def _spliced(holder: Any, key: Any, random: Random) -> None:
    text = str(holder[key])
    place = random.randint(0, len(text))
    holder[key] = text[:place] + random.choice(TEXTS) + text[place:]


def _cut(holder: Any, key: Any, random: Random) -> None:
    value = holder[key]
    if isinstance(value, (str, list)):
        holder[key] = value[: random.randint(0, len(value))]


def _retyped(holder: Any, key: Any, random: Random) -> None:
    value = holder[key]
    match value:
        case bool():
            ways = [str(value), int(value), [value], "yes"]
        case str():
            ways = [len(value), [*value[:20]], {"text": value}, bool(value), repr(value)[:50]]
        case int() | float():
            ways = [str(value), [value], {"value": value}, bool(value), -value]
        case list():
            ways = [dict(enumerate(value)), value[:1], str(value)[:500], len(value)]
        case dict():
            ways = [list(value.values()), list(value.items()), str(value)[:500], len(value), list(value)]
        case _:
            ways = ["", 0, [], {}]
    holder[key] = random.choice(ways)


def _nested(holder: Any, key: Any, random: Random) -> None:
    for _ in range(random.choice((1, 1, 2, 60))):
        holder[key] = [holder[key]] if random.random() < 0.5 else {"value": holder[key]}


def _repeated(holder: Any, key: Any, random: Random) -> None:
    times = random.choice((1, 1, 1, 2, 2, 30))
    if isinstance(holder, list):
        holder[key:key] = [copy.deepcopy(holder[key]) for _ in range(times)]
    else:
        for number in range(times):
            holder[f"{key}_{number}"] = copy.deepcopy(holder[key])


def _renamed(holder: Any, key: Any, random: Random) -> None:
    if isinstance(holder, dict):
        holder[random.choice((*TEXTS[:14], f"{key}s", str(key).upper()))] = holder.pop(key)


def _swapped(holder: Any, key: Any, random: Random) -> None:
    other = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    holder[key], holder[other] = holder[other], holder[key]


def _mixed(holder: Any, key: Any, random: Random) -> None:
    if isinstance(holder[key], list):
        strangers: list[Any] = [None, 0, "x", [], {}, [{}], True, 1.5]
        for _ in range(3):
            holder[key].insert(random.randint(0, len(holder[key])), copy.deepcopy(random.choice(strangers)))


CHANGES: tuple[Callable[[Any, Any, Random], None], ...] = (
    _drop, _drop, _null, _empty, _number, _text, _text, _spliced, _cut, _retyped, _retyped, _nested, _repeated,
    _renamed, _swapped, _mixed,
)  # fmt: skip
"""Each changes what stands at one place; what comes twice is as likely again."""
