"""Headers of files -> columns of ours, by the table `headers.toml`: never by exact strings."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from listaudit.model import Field
from listaudit.normalize.fold import fold

IGNORED = "-"
"""Name of a column that is understood and holds nothing that we compare."""
KEPT = "+"
"""Name of a column that is understood and kept beside the record."""
UNKNOWN = ""
"""Name of a column that nobody understood."""
DAY = "day"

TAGGABLE = frozenset(Field) - {Field.PIN}
_ATTRIBUTE = re.compile(r":.*\([a-z0-9_]+\)$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NESTED = re.compile(
    r"^(websites|phones|emails|socials|categories|names common)"
    r" (?:\d+(?: name| title| label)?|[a-z]{2,3}(?: [a-z]+)?)$"
    r"|^(?:location|address|addresses 0|contact|properties|geocodes main|social media) (.+)$"
)
"""Items of a list, names by language, and what stands in a box of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """What a header stands for: one of our columns, how it ranks among its synonyms, and its tag.

    `tag` is the platform or language of `phone@google`, the source of `id:yelp`, or the place of
    a `day` column such as `Mo start 0`.
    """

    name: str
    rank: int = 0
    tag: str = ""


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))


@cache
def _synonyms(kind: str) -> Mapping[str, Column]:
    """Return folded header -> column for `location` or `listing` files."""
    table: dict[str, Column] = {}
    for header in _file()["ignored"]["headers"]:
        table[header] = Column(IGNORED)
    for header in _file()["kept"]["headers"]:
        table[header] = Column(KEPT)
    for section, first in ((_file()["common"], 0), (_file()[kind], 1_000)):
        for name, headers in section.items():
            column, _, tag = name.partition(":")
            table |= {header: Column(column, first + rank, tag) for rank, header in enumerate(headers)}
            table.setdefault(fold(name), Column(column, 0, tag))
    return table


@lru_cache(maxsize=1_024)
def fold_header(header: str) -> str:
    """Return a header as the table writes it: `Postal_Code`, `postalCode` and `POSTAL CODE` are one."""
    text = unicodedata.normalize("NFKC", header).replace("#", " number ")
    return fold(_CAMEL.sub(" ", text))


@lru_cache(maxsize=1_024)
def resolve(header: str, kind: str) -> Column:
    """Return what `header` means in a file of `kind` (`location` or `listing`).

    Google's attribute columns (`Group: Label (attribute_id)`) are known by the id in their last
    parentheses and ignored, whatever language the label is in.
    """
    if (special := _tagged(header.strip(), kind)) is not None:
        return special
    folded = fold_header(header)
    if (found := _synonyms(kind).get(folded)) is not None:
        return found
    if (nested := _NESTED.match(folded)) and (
        found := _synonyms(kind).get(nested[1] or nested[2])
    ) is not None:
        return found
    if (place := _day(folded)) is not None:
        return Column(DAY, 0, place)
    return Column(IGNORED if _ATTRIBUTE.search(header.strip()) else UNKNOWN)


def _tagged(header: str, kind: str) -> Column | None:
    """Read `phone@google` and `id:yelp`; only an owner's file has them."""
    field, at, tag = header.partition("@")
    if at and field and tag:
        column = resolve(field, kind)
        return Column(column.name, column.rank, tag.strip()) if column.name in TAGGABLE else None
    prefix, colon, source = header.partition(":")
    if colon and source.strip() and prefix.strip().casefold() == "id":
        return Column("id", 0, source.strip()) if kind == "location" else Column(KEPT)
    return None


@cache
def _day_patterns() -> tuple[dict[str, str], dict[str, str], re.Pattern[str]]:
    """Return day word -> two letters, role word -> role, and the pattern of a day's column."""
    file = _file()
    days = {word: day for day, words in file["days"].items() for word in words}
    roles = {word: role for role in ("start", "end", "closed", "whole") for word in file["day_words"][role]}

    def either(words: list[str]) -> str:
        return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))

    before = (
        rf"(?:(?:{either(file['day_words']['around'])}) )?({either(list(days))})(?: (?:open )?intervals)?"
    )
    behind = rf"(?: (\d))?(?: ({either(list(filter(None, roles)))}))?(?: (\d))?"
    return days, roles, re.compile(before + behind)


def _day(folded: str) -> str | None:
    """Return `Mo start 0` for `Monday Start Time` and its like; the number is that of the interval."""
    days, roles, pattern = _day_patterns()
    if (found := pattern.fullmatch(folded)) is None:
        return None
    day, before, role, after = found.groups()
    interval = int(before) if before else max(int(after or 1) - 1, 0)
    return f"{days[day]} {roles[role or '']} {interval}"
