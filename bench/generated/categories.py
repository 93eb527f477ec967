"""Categories in the words of several taxonomies: one kind in two of them, two kinds, and words of none."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path

from bench.generated.cases import Kind, Made, Maker, Want
from listaudit.model import Field

_TABLE = Path(__file__).with_name("categories.toml")
_NOWHERE = (
    "Blivet Parlour",
    "zzz_999",
    "Qwyx",
    "Gruntle Exchange",
    "категория 7",
    "カテゴリ九",
    "gcid:wibble",
    "Type B",
)
_AT_HOME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+\Z")
Words = tuple[str, tuple[str, ...]]


@cache
def _kinds() -> tuple[Words, ...]:
    return tuple(
        (kind["world"], tuple(kind["words"])) for kind in tomllib.loads(_TABLE.read_text("utf-8"))["kind"]
    )


@cache
def _plain() -> tuple[str, ...]:
    return tuple(word for _, words in _kinds() for word in words if _AT_HOME.match(word))


def _pair(ours: str, theirs: str) -> Made:
    return ({"category": ours}, {"category": theirs}) if ours != theirs else None


def _one_kind(rng: random.Random) -> Made:
    _, words = rng.choice(_kinds())
    return _pair(rng.choice(words), rng.choice(words))


def _two_kinds(rng: random.Random) -> Made:
    (here, ours), (there, theirs) = rng.sample(_kinds(), 2)
    return None if here == there else _pair(rng.choice(ours), rng.choice(theirs))


def _written(rng: random.Random) -> Made:
    """Write a category of two English words as another program would."""
    words = rng.choice(_plain())
    theirs = rng.choice((
        words.upper(), words.lower(), words.replace(" ", "_").lower(), words.replace(" ", "-"), words + "s", words.replace(" ", "  "),
        words.replace(" ", "_").upper(), f" {words} ", f"gcid:{words.replace(' ', '_').lower()}", words.replace(" ", ""),
        words.replace(" ", "").lower(), f"{words}.",
    ))  # fmt: skip
    return _pair(words, theirs) if rng.random() < 0.5 else _pair(theirs, words)


def _schema(rng: random.Random) -> Made:
    """Write schema.org's name of a type in the three ways of pages."""
    words = rng.choice(
        [word for _, kind in _kinds() for word in kind if re.fullmatch(r"(?:[A-Z][a-z]+){2,}", word)]
    )
    return _pair(
        words,
        rng.choice(("https://schema.org/", "http://schema.org/", "schema:", "http://www.schema.org/"))
        + words,
    )


def _with_others(rng: random.Random) -> Made:
    """Put the right kind behind another one of the listing."""
    (here, ours), (there, theirs) = rng.sample(_kinds(), 2)
    return None if here == there else _pair(rng.choice(ours), f"{rng.choice(theirs)}; {rng.choice(ours)}")


def _of_no_table(rng: random.Random) -> Made:
    _, words = rng.choice(_kinds())
    pair = [rng.choice(words), rng.choice(_NOWHERE) + rng.choice(("", " 2", "!"))]
    rng.shuffle(pair)
    return _pair(*pair)


def _nothing(rng: random.Random) -> Made:
    return {"category": rng.choice(rng.choice(_kinds())[1])}, {"category": ""}


_MAKERS: tuple[tuple[str, Want, Maker], ...] = (
    ("one category written otherwise", Want.FORMAT, _written),
    ("one type of schema.org", Want.FORMAT, _schema),
    ("one kind in two taxonomies", Want.ACCEPTED, _one_kind),
    ("one kind behind another", Want.ACCEPTED, _with_others),
    ("two kinds", Want.CHANGE, _two_kinds),
    ("words of no table", Want.UNKNOWN, _of_no_table),
    ("nothing listed", Want.MISSING, _nothing),
)
KINDS = tuple(Kind(Field.CATEGORY, name, want, make) for name, want, make in _MAKERS)
