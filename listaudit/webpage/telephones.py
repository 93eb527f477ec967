"""Telephone numbers among the lines of a page: called by a link, labelled, or plainly one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from listaudit.normalize.fold import fold
from listaudit.normalize.phone import parse_phone
from listaudit.normalize.phone_plan import prefixes_of
from listaudit.normalize.phone_split import split_phones
from listaudit.normalize.phone_text import last_digits
from listaudit.webpage.lines import Line
from listaudit.webpage.tables import table

_FEWEST, _MOST = 7, 15
_LONGEST = 250
_TAIL = 7
_SHORT_LABEL = 24
_LABEL_LETTERS = 3
"""Shorter labels (`T`, `Ph`) may be part of an address."""
_DIGITS = re.compile(r"\d")
_NUMBER = re.compile(r"(?<![\w/.,:-])[+(]?\d[\d\s().\-/–]{5,24}\d(?![\w:])")
_NORTH_AMERICAN = re.compile(r"\(?\d{3}\)?[-. /]{1,3}\d{3}[-. ]\d{4}")
_LETTER = re.compile(r"[^\W\d_]")
_FEW_LETTERS = 12
_SPACED = "\u0e00"
"""Words that begin with Thai or a script of East Asia run on without spaces."""
_ZONES = frozenset({"footer", "header", "address"})


def telephones(lines: Sequence[Line], place: int, countries: Sequence[str], *, near: bool) -> tuple[str, ...]:
    """Return the phone numbers of one line as visitors see them, without fax numbers.

    Args:
        lines: The lines of a page.
        place: Which of them.
        countries: Alpha-2 codes in which it may be dialled, the likeliest first.
        near: An address stands close by, so that a bare number is taken for a phone too.
    """
    line = lines[place]
    if not line.calls and sum(map(str.isdecimal, line.text)) < _FEWEST:
        return ()
    text = _labelled_text(lines, place)
    start = phone_start(text)
    text = text[start:] if start < len(text) and _DIGITS.search(text[:start]) else text
    shown = list(_shown(text, countries)) if len(text) <= _LONGEST else []
    called = [call for call in line.calls if _is_number(call)] if not _is_other(text) else []
    linked = [_as_shown(call, shown) for call in called]
    free = near or line.zone in _ZONES
    bare = shown if called or _is_labelled(text) or (free and _is_bare(text)) else []
    return tuple(dict.fromkeys((*linked, *bare)))


def phone_start(text: str) -> int:
    """Return where behind other words the first phone of a line begins, with its label; else its length."""
    found = _behind().search(text)
    return found.start() if found else len(text)


@cache
def _behind() -> re.Pattern[str]:
    labels = "|".join(re.escape(word) for word in table("contact")["phone"] if len(word) >= _LABEL_LETTERS)
    shapes = r"\(\d{3}\)\s?\d{3}[-. ]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}|\+\d[\d\s().-]{7}"
    return re.compile(rf"[\s,;–-]+(?:(?:{labels})\W{{0,4}}(?=[+(]?\d)|{shapes})", re.IGNORECASE)


def _labelled_text(lines: Sequence[Line], place: int) -> str:
    """Return a line with the label that stands alone on the line before it."""
    text = lines[place].text
    before = lines[place - 1].text if place else ""
    alone = 0 < len(before) <= _SHORT_LABEL and not _DIGITS.search(before)
    return f"{before} {text}" if alone and (_is_label(before) or _is_other(before)) else text


def _shown(text: str, countries: Sequence[str]) -> Iterator[str]:
    """Yield the numbers that stand in a text and that a numbering plan knows."""
    if _is_other(text):
        return
    for number in split_phones(text):
        found = _NUMBER.search(number) or _NUMBER.search(f" {number} ")
        if found and any(_is_valid(found[0].strip(), country) for country in countries or ("",)):
            yield found[0].strip(" -/.–")


def _is_valid(number: str, country: str) -> bool:
    digits = last_digits(number, 30)
    if not _FEWEST <= len(digits) <= _MOST:
        return False
    if not country and _NORTH_AMERICAN.fullmatch(number):
        country = "US"
    trunk = prefixes_of(country)[0] if country else ""
    bare = number.lstrip("( ")
    if trunk == "0" and not bare.startswith(("+", trunk)):
        return False
    return parse_phone(number, country).valid


def _is_number(call: str) -> bool:
    return _FEWEST - 1 <= len(last_digits(call, 30)) <= _MOST


def _as_shown(call: str, shown: Sequence[str]) -> str:
    """Return the number that a link calls as the line shows it, or as the link has it."""
    tail = last_digits(call, _TAIL)
    return next((number for number in shown if last_digits(number, _TAIL) == tail), call)


@cache
def _labels() -> re.Pattern[str]:
    return _pattern("phone")


def _pattern(key: str) -> re.Pattern[str]:
    """Return what finds the words of a table; those of scripts without spaces need no border."""
    folded = sorted((fold(word) for word in table("contact")[key]), key=len, reverse=True)
    spaced, joined = (
        "|".join(re.escape(w) for w in folded if (w > _SPACED) is kind) for kind in (False, True)
    )
    return re.compile(rf"(?<![^\W\d_])(?:{spaced})(?![^\W\d_])" + (f"|{joined}" if joined else ""))


def _is_label(text: str) -> bool:
    return _labels().search(fold(text)) is not None or text.strip() in {"☎", "✆", "📞", "☏"}


def _is_labelled(text: str) -> bool:
    head = text[: found.start()] if (found := _DIGITS.search(text)) else text
    return _is_label(head) or any(sign in text for sign in "☎✆📞☏")


@cache
def _others() -> re.Pattern[str]:
    return _pattern("not_phone")


def _is_other(text: str) -> bool:
    """Say whether a line speaks of a fax or of another number, and of no phone."""
    return _others().search(fold(text[:_LONGEST])) is not None and not _is_label(text[:_LONGEST])


def _is_bare(text: str) -> bool:
    """Say whether a line is little more than a number."""
    return len(_LETTER.findall(text)) <= _FEW_LETTERS
