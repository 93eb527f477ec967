"""House numbers: `12`, `12a`, `12 A`, `10-14`, `37-20`, `123 1/2`, `6 bis`, `299/1`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from listaudit.model.quick import quick

_NUMBER = re.compile(
    r"(?P<start>\d+)(?:-?(?P<suffix>bis|ter|quater|[a-z]|[a-z](?=-)|[\u0430-\u0433\u03b1-\u03b4]))?"
    r"(?:(?P<sign>[-/])(?P<end>\d+)-?(?P<end_suffix>bis|ter|[a-z]|[\u0430-\u0433\u03b1-\u03b4])?)?(?P<rest>(?:[-/]\d+[a-z]?)*)\Z"
)
_PREFIXED = re.compile(r"(?P<prefix>[a-z]{1,2})-?(?P<start>\d+)(?P<suffix>[a-z])?\Z")
_GRID = re.compile(r"[nsew]\d+[nsew]\d+\Z")
FRACTIONS = frozenset({"1/2", "1/4", "3/4", "1/3", "2/3"})
"""What behind a number is a part of a house; in front of a street it is two numbers."""
_SUFFIX_WORDS = frozenset({"bis", "ter", "quater", "quinquies"})
_LETTERS_OF_WORDS = {
    "bis": "b", "ter": "t", "quater": "q", "\u0430": "a", "\u0431": "b", "\u03b1": "a", "\u03b2": "b",
}  # fmt: skip
_WIDEST_RANGE = 100


@quick
@dataclass(frozen=True, slots=True)
class HouseNumber:
    """A house number in its parts; empty text where there is none.

    `sign` is what stands between `start` and `end`: a hyphen for ranges and Queens numbers, a slash for
    Czech and Slovak double numbers, Thai plots and German or Austrian entrances.
    """

    start: str
    suffix: str = ""
    end: str = ""
    sign: str = ""
    prefix: str = ""
    fraction: str = ""
    rest: str = ""

    def __str__(self) -> str:
        tail = f"{self.sign}{self.end}{self.rest}" if self.end else ""
        return f"{self.prefix}{self.start}{self.suffix}{tail}" + (
            f" {self.fraction}" if self.fraction else ""
        )

    @property
    def key(self) -> str:
        """All of it without signs: what people keep who leave signs out."""
        return f"{self.prefix}{self.start}{self.suffix}{self.end}{self.rest}{self.fraction}"

    @property
    def ranged(self) -> bool:
        """Whether it reads as the first and last of several houses."""
        if not self.end.rstrip("abcdefghijklmnopqrstuvwxyz").isdigit():
            return False
        last = int(self.end.rstrip("abcdefghijklmnopqrstuvwxyz"))
        return int(self.start) < last <= int(self.start) + _WIDEST_RANGE and not self.rest

    def suffixes(self) -> frozenset[str]:
        """Return the ways to write the suffix: `bis` is also `b`, Greek and Cyrillic letters Latin ones."""
        return frozenset({self.suffix, _LETTERS_OF_WORDS.get(self.suffix, self.suffix)})


def read_number(token: str) -> HouseNumber | None:
    """Return the house number that a token in lower case is, or None."""
    if token.isdigit() and token.isascii():
        return HouseNumber(token.lstrip("0") or token)
    found = _NUMBER.match(token)
    if found:
        return HouseNumber(
            start=found["start"],
            suffix=found["suffix"] or "",
            end=(found["end"] or "") + (found["end_suffix"] or ""),
            sign=found["sign"] or "",
            rest=found["rest"] or "",
        )
    if _GRID.match(token):
        return HouseNumber(start=token)
    prefixed = _PREFIXED.match(token)
    if prefixed:
        return HouseNumber(prefixed["start"], prefixed["suffix"] or "", prefix=prefixed["prefix"])
    return None


def is_plain(token: str) -> bool:
    """Say whether a token is a number that starts with a digit, and no ordinal."""
    return token[:1].isdigit() and _NUMBER.match(token) is not None and token not in FRACTIONS


def with_suffix(number: HouseNumber, tokens: Sequence[str], *, letters: bool) -> tuple[HouseNumber, int]:
    """Join what follows a number to it: `12 a`, `6 bis`, `123 1/2`.

    Args:
        number: The number so far.
        tokens: What follows it in the line.
        letters: Whether a single letter may be a suffix here.

    Returns:
        The number, and how many tokens it took.
    """
    if not tokens or number.end:
        return number, 0
    after = tokens[0]
    if after in FRACTIONS and not number.fraction:
        return HouseNumber(number.start, number.suffix, prefix=number.prefix, fraction=after), 1
    if number.suffix and after not in _SUFFIX_WORDS:
        return number, 0
    if after in _SUFFIX_WORDS or (letters and len(after) == 1 and after.isalpha()):
        return HouseNumber(number.start, number.suffix + after, prefix=number.prefix), 1
    return number, 0
