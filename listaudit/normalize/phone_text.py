"""What stands written in a phone cell: digits, plus sign, extension, label.

String work only: numbering plans are the concern of `phone.py`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from listaudit.model.quick import quick
from listaudit.normalize.hygiene import clean
from listaudit.normalize.vanity import dial

_PLAIN = re.compile(r"[\d\s().\-+]*\Z", re.ASCII)
_PUNCTUATION = str.maketrans("", "", " ().-+\t\n\r\f\v")
_NOT_DIGIT = re.compile(r"[^0-9]+")
_START = re.compile(r"[(\[]?\s?[+*][^\w+*]{0,3}\d|[(\[]?\s?\d")
_LABEL = re.compile(r"[^\d+*(]*?[^\W\d]{2,}\.?\s*#?\d?\s*:\s*")
_LONGEST = 15
"""Digits in the longest international number (ITU-T E.164)."""

_LONGEST_CELL = 250
"""Characters that are read of a cell; what is longer is prose."""

_EXTENSION_WORDS = (
    "extension", "extensión", "extensão", "extn", "ext", "xtn", "poste", "interno", "int", "ramal", "anexo",
    "anx", "durchwahl", "dw", "nst", "nebenstelle", "toestel", "tst", "wew", "linka", "klapka", "mellék",
    "доб", "добавочный", "вн", "内線", "内线", "分机", "分機", "내선", "ต่อ", "option", "opt", "press",
)  # fmt: skip
_EXTENSION = re.compile(
    r"[\s,;.(\[/-]*(?:"
    r";\s*(?:ext|isub)\s*="
    r"|(?<![^\W\d_])(?:" + "|".join(sorted(_EXTENSION_WORDS, key=len, reverse=True)) + r")(?![^\W\d_])"
    r"[.:\s#=-]*"
    r"|(?<=[\d\s),;])x\s?[.:]?\s?"
    r"|(?<=[\d\s),])[#~]\s?"
    r"|(?<=\d),{2,}"
    r")(?P<number>\d{1,7})\s*[)\]]?\s*#?\s*\Z",
    re.IGNORECASE,
)
_MARKS_OF_EXTENSION = re.compile(r"[^\d\s().\-+]")
_FEWEST_BEFORE_EXTENSION = 5


@quick
@dataclass(frozen=True, slots=True)
class Written:
    """A phone as it stands there: `digits` without the extension, letters already as digits."""

    digits: str
    plus: bool = False
    star: bool = False
    vanity: bool = False
    extension: str = ""
    groups: str = ""
    """The digits with their punctuation, for finding a range such as `0100-3`."""


def read_written(text: str) -> Written:
    """Return what is written in one phone number; no digits at all gives empty `digits`."""
    if _PLAIN.match(text):
        return Written(only_digits(text), plus=text.lstrip(" (").startswith("+"), groups=text)
    text = ascii_digits(clean(text[:_LONGEST_CELL]))
    body, extension = cut_extension(strip_label(text))
    first = body.lstrip(" ([")[:1]
    body, vanity = dial(body) if first != "*" else (body, False)
    return Written(
        digits=only_digits(body),
        plus=first == "+",
        star=first == "*",
        vanity=vanity,
        extension=extension,
        groups=body,
    )


def only_digits(text: str) -> str:
    """Return the ASCII digits of `text`."""
    if text.isascii():
        bare = text.translate(_PUNCTUATION)
        return bare if bare.isdigit() or not bare else _NOT_DIGIT.sub("", bare)
    return _NOT_DIGIT.sub("", text)


def ascii_digits(text: str) -> str:
    """Return `text` with the decimal digits of every script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def strip_label(text: str) -> str:
    """Return `text` from its first digit, plus sign or star on: `Tel.: 030 ...` -> `030 ...`."""
    label = _LABEL.match(text)
    if label is not None:
        text = text[label.end() :]
    start = _START.search(text)
    return text[start.start() :].lstrip() if start is not None else ""


def cut_extension(text: str) -> tuple[str, str]:
    """Return the number and its extension (digits, no leading zeros lost), empty when there is none.

    Asks for five digits before it, so that `#1234` and `x12` alone stay numbers.
    """
    if not _MARKS_OF_EXTENSION.search(text):
        return text, ""
    found = _EXTENSION.search(text)
    if found is None or len(only_digits(text[: found.start()])) < _FEWEST_BEFORE_EXTENSION:
        return text, ""
    return text[: found.start()], found["number"]


def last_digits(text: str, count: int = 9) -> str:
    """Return the last `count` digits: a key for blocking that needs no numbering plan.

    The extension is cut, letters of vanity words count as digits; empty when there are none.
    """
    if _PLAIN.match(text):
        return text.translate(_PUNCTUATION)[-count:]
    return read_written(text).digits[-count:]


def too_long(digits: str) -> bool:
    """Say whether there are more digits than one number can have."""
    return len(digits) > _LONGEST
