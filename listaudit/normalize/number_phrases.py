"""Numbers of several words in lines of addresses: `ninety-sixth`, `nineteen oh one`, `quatre-vingt-douze`.

Single number words stay: whether `one` is a name or a number is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

_HUNDRED, _TEN, _TWENTY, _BASE = 100, 10, 20, 10
_FRENCH_EIGHTY = ("quatre", ("vingt", "vingts"))
_ZERO = frozenset({"oh", "o"})
Read = Callable[[Sequence[str], Mapping[str, int]], tuple[int, int]]


def join(words: Sequence[str], known: Mapping[str, int], language: str) -> list[str]:
    """Return `words` with each number of two words or more as figures.

    Args:
        words: Folded tokens of a line.
        known: Value of each number word of the language below a hundred.
        language: ISO 639-1 code.
    """
    read = _READERS.get(language)
    if read is None:
        return list(words)
    joined: list[str] = []
    i = 0
    while i < len(words):
        value, taken = read(words[i:], known) if words[i] in known else (0, 0)
        joined.append(str(value) if taken > 1 else words[i])
        i += max(1, taken)
    return joined


def _english(words: Sequence[str], known: Mapping[str, int]) -> tuple[int, int]:
    """Read `five hundred and ninety three`, `seventeen eighty`, `ten oh four`, `ninety sixth`."""
    value, taken = _two_digits(words, known)
    rest = words[taken:]
    if rest[:1] == ["hundred"]:
        behind = 2 if rest[1:2] == ["and"] else 1
        more, further = _two_digits(rest[behind:], known)
        return value * _HUNDRED + more, taken + (behind + further if further else 1)
    if value < _TEN or value >= _HUNDRED or not rest:
        return value, taken
    if rest[0] in _ZERO and 0 < known.get(" ".join(rest[1:2]), 0) < _BASE:
        return value * _HUNDRED + known[rest[1]], taken + 2
    more, further = _two_digits(rest, known)
    return (value * _HUNDRED + more, taken + further) if more >= _TEN else (value, taken)


def _two_digits(words: Sequence[str], known: Mapping[str, int]) -> tuple[int, int]:
    """Read a ten with a unit behind it, or one word."""
    if not words or words[0] not in known:
        return 0, 0
    value = known[words[0]]
    unit = known.get(words[1], 0) if len(words) > 1 else 0
    tens = value >= _TWENTY and value % _BASE == 0
    return (value + unit, 2) if tens and 0 < unit < _BASE else (value, 1)


def _french(words: Sequence[str], known: Mapping[str, int]) -> tuple[int, int]:
    """Read `quatre vingt douze`, `soixante et onze`, `vingt cinq`, `dix neuf`."""
    value, taken = known[words[0]], 1
    if words[0] == _FRENCH_EIGHTY[0] and len(words) > 1 and words[1] in _FRENCH_EIGHTY[1]:
        value, taken = 80, 2
    elif value != _TEN and (value < _TWENTY or value % _BASE):
        return value, 1
    rest = words[taken:]
    behind = 1 if rest[:1] == ["et"] and value > _TEN else 0
    unit = known.get(rest[behind], 0) if len(rest) > behind else 0
    most = _TWENTY if value in {60, 80} else _BASE
    if not 0 < unit < most:
        return value, taken
    if unit == _TEN:
        more, further = _french(rest[behind:], known)
        return value + more, taken + behind + further
    return value + unit, taken + behind + 1


def _german(words: Sequence[str], known: Mapping[str, int]) -> tuple[int, int]:
    """Read `sechs und fünfzig`."""
    value = known[words[0]]
    if 0 < value < _BASE and len(words) > 2 and words[1] == "und" and words[2] in known:  # noqa: PLR2004
        ten = known[words[2]]
        if ten >= _TWENTY and ten % _BASE == 0:
            return ten + value, 3
    return value, 1


_READERS: Mapping[str, Read] = {"en": _english, "fr": _french, "de": _german}
