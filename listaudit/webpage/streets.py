"""Addresses among the lines of a page: a street with a number, then a postcode and a city."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from listaudit.model import Address
from listaudit.normalize.fold import fold
from listaudit.normalize.oneline import split_address
from listaudit.normalize.oneline_parts import unit_words
from listaudit.webpage.business import Postal
from listaudit.webpage.lines import Line
from listaudit.webpage.telephones import phone_start

_LONGEST = 200
_WINDOW = 5
"""Lines that an address may take."""
_TRIED = 200
"""Lines of a page that are tried as the end of an address."""
_CODE = re.compile(
    r"(?<![\w.,/])(?:[A-Z]{1,2}-)?(?:\d{4,5}(?:-\d{4})?|\d{3}[ -]\d{2,4}|\d{2}-\d{3}|\d{5}-\d{3}"
    r"|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{6})(?![\w])"
)
_LABEL = re.compile(r"[^\d:]{2,30}:\s*")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*[-–]?\s*)*", re.IGNORECASE)
_MAIL = re.compile(r"\S{1,100}@\S{1,100}")
_DASH = re.compile(r"^[^\d,]{2,60}?\s[-–—]\s+(?=.*\d)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")
_STREET, _CITY, _CITY_WORDS = 90, 50, 5
_UNLIKE = re.compile(r"[©@<>{}=?!]|https?:|\b(?:19|20)\d\d[-–/]\d|%|€|\$|£|\d{1,2}:\d\d")


@dataclass(frozen=True, slots=True)
class Spot:
    """An address and the lines that it stands on, first and last."""

    start: int
    end: int
    address: Postal


def spots(lines: Sequence[Line], countries: Sequence[str], known: str = "") -> list[Spot]:
    """Return the addresses that stand on the lines of a page, in their order.

    Args:
        lines: The lines.
        countries: Alpha-2 codes of the countries that the page may speak of, the likeliest first.
        known: What the page and its host are called, folded: such a name before a street is no part of it.
    """
    texts = [_bare(line.text) for line in lines]
    found: list[Spot] = []
    tried = 0
    for end, text in enumerate(texts):
        if not text or not _CODE.search(text):
            continue
        tried += 1
        if tried > _TRIED:
            break
        first = found[-1].end + 1 if found else 0
        if spot := _ending(texts, max(first, end - _WINDOW + 1), end, countries, known):
            found.append(spot)
    return found


def _bare(text: str) -> str:
    """Return a line without label, mark of rights, mailbox and a phone at its end; empty for prose."""
    if len(text) > _LONGEST:
        return ""
    text = _MAIL.sub("", text)
    text = text[: phone_start(text)]
    label = _LABEL.match(text)
    return _RIGHTS.sub("", text[label.end() :] if label else text).strip(" ,;-–—")


def _ending(texts: Sequence[str], first: int, end: int, countries: Sequence[str], known: str) -> Spot | None:
    """Return the address that ends on a line, over the fewest lines that hold a street."""
    for start in range(end, first - 1, -1):
        if start < end and not texts[start]:
            return None
        address = _cut(_unnamed(", ".join(filter(None, texts[start : end + 1])), known), countries)
        if address is not None:
            return Spot(start, end, address)
    return None


def _unnamed(line: str, known: str) -> str:
    """Return a line without the name of the business before its street: before a dash, or a known one."""
    line = _DASH.sub("", line, count=1)
    head, comma, rest = line.partition(",")
    words = [word for word in fold(head).split() if len(word) > 3]  # noqa: PLR2004 - `the`, `and`
    named = bool(words) and not _DIGIT.search(head) and all(word in known for word in words)
    return rest.strip() if comma and named and _DIGIT.search(rest) else line


def _cut(line: str, countries: Sequence[str]) -> Postal | None:
    """Cut a line in each country that it may be of; None where that gives no street and city."""
    if len(line) > _LONGEST or _UNLIKE.search(line):
        return None
    for country in (*countries, ""):
        found = split_address(line, country)
        if "postcode" in found.split and found.city and _is_street(found.street) and _is_city(found.city):
            return _postal(found, line)
    return None


def _postal(found: Address, line: str) -> Postal:
    """Return the parts; one line where commas or its shape alone let anybody cut it so."""
    alone = split_address(line, "")
    if alone.split and (alone.street, alone.city, alone.postcode) == (
        found.street,
        found.city,
        found.postcode,
    ):
        return Postal(line=line)
    return Postal(
        street=found.street,
        city=found.city,
        region=found.region,
        postcode=found.postcode,
        country=found.country,
    )


def _is_street(text: str) -> bool:
    """Say whether a text can be a street: a word and a number, and not the unit of one."""
    first = fold(text.partition(",")[0]).split()
    unit = bool(first) and first[0] in unit_words() and len(first) <= 2  # noqa: PLR2004 - `Suite 4`
    return (
        bool(_DIGIT.search(text) and _WORD.search(text))
        and len(text) <= _STREET
        and not unit
        and text.count(",") <= _WINDOW
    ) or (not text.isascii() and bool(_DIGIT.search(text)) and len(text) <= _STREET)


def _is_city(text: str) -> bool:
    return (
        len(text) <= _CITY
        and len(text.split()) <= _CITY_WORDS
        and (text[:1].isupper() or not text[:1].isascii())
    )
