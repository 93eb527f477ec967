"""Which habits of writing tell two spellings of one name apart: case, accents, punctuation, spacing."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from listaudit.model import Reason
from listaudit.normalize import east_asian
from listaudit.normalize.fold import LETTERS

_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb`\u00b4\u2032\uff07]")
_SIGNS = re.compile(r"[^\w\s]|_")
_NOT_ALNUM = re.compile(r"[\W_]+")
_LETTERS = LETTERS | {
    ord(chr(code).upper()): to.title()
    for code, to in LETTERS.items()
    if len(chr(code).upper()) == 1 and not chr(code).upper().isascii()
}
_MARKS = re.compile("[\u0300-\u036f]")


def format_reasons(ours: str, theirs: str) -> tuple[Reason, ...]:
    """Return a reason for each habit in which two names of the same letters differ."""
    ours, theirs = unescape(ours), unescape(theirs)
    return tuple(Reason.of(code) for code in (*_letter_codes(ours, theirs), *_sign_codes(ours, theirs))) or (
        Reason.of("name.punctuation"),
    )


def _letter_codes(ours: str, theirs: str) -> list[str]:
    """Name what differs in the letters themselves, each looked at with the others made equal."""
    codes = ["name.sharp-s"] if ("ß" in ours) != ("ß" in theirs) else []
    a, b = _NOT_ALNUM.sub("", ours).replace("ß", "ss"), _NOT_ALNUM.sub("", theirs).replace("ß", "ss")
    if a == b:
        return codes
    if _plain(east_asian.canonical(a)) != _plain(east_asian.canonical(b)):
        codes.append("name.case")
    a, b = a.casefold(), b.casefold()
    if east_asian.canonical(a) != east_asian.canonical(b):
        codes.append("name.accents")
    a, b = _plain(a), _plain(b)
    if east_asian.simplified(a) != east_asian.simplified(b):
        codes.append("name.kana")
    if east_asian.katakana(a) != east_asian.katakana(b):
        codes.append("name.han-forms")
    return codes


def _sign_codes(ours: str, theirs: str) -> list[str]:
    codes = []
    if len(_APOSTROPHES.findall(ours)) != len(_APOSTROPHES.findall(theirs)):
        codes.append("name.apostrophe")
    a, b = _APOSTROPHES.sub("", ours), _APOSTROPHES.sub("", theirs)
    if _SIGNS.findall(a) != _SIGNS.findall(b):
        codes.append("name.punctuation")
    if _shape(a, "") != _shape(b, "") and _shape(a, " ") != _shape(b, " "):
        codes.append("name.spacing")
    return codes


def _shape(text: str, sign: str) -> list[int]:
    """Return the lengths of the words, with signs taken out or read as spaces."""
    return [len(word) for word in _SIGNS.sub(sign, _plain(text.replace("ß", "ss"))).split()]


def _plain(text: str) -> str:
    """Return `text` without accents, and with `l` for `ł` as with `l` for `ĺ`."""
    if text.isascii():
        return text
    text = text.translate(_LETTERS)
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
