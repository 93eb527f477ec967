"""Several phone numbers in one cell.

`A or B`, `A / B`, `A; B`, `Tel: A Fax: B`, `A/01` (other last digits) come apart; `040 / 123456`
(an area code), `ext 12` and `Durchwahl 12` stay whole. Labels go, and so do fax numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listaudit.normalize.hygiene import clean
from listaudit.normalize.phone_text import (
    ascii_digits,
    cut_extension,
    only_digits,
    strip_label,
    too_long,
)

_FAX_WORDS = "telefaxes|telefax|faxes|fax|faks|факс|φαξ|ファックス|ファクス|传真|傳真|팩스|โทรสาร|แฟกซ์"
_PHONE_WORDS = (
    "telephone|telefono|telefone|telefoon|telefon|teléfono|téléphone|phones?|tél|tels?|tlf|tfno|fone|"
    "fon|phn?|mobile|mobil|móvil|movil|mob|celular|cellular|cell|cel|handy|gsm|whatsapp|office|main|"
    "toll[ -]?free|call|телефон|тел|моб|τηλ|電話|电话|전화|โทรศัพท์|โทร"
)
_WORD = rf"(?:{_PHONE_WORDS}|{_FAX_WORDS})"
_LABEL = re.compile(
    rf"(?<![^\W\d_])(?P<label>{_WORD}(?:\s?[./&+]+\s?{_WORD})?|f(?=\s?[:.]))"
    r"(?![^\W\d_])(?:\s?#?\d?\s?:|[.:\s])*(?=[\s:.(+*]*\d)",
    re.IGNORECASE,
)
_PHONE = re.compile(_PHONE_WORDS, re.IGNORECASE)
_FAX_BEHIND = re.compile(rf"[\s,(\[-]*(?<![^\W\d_])(?:{_FAX_WORDS})(?![^\W\d_])[\s)\]]*\Z", re.IGNORECASE)
_NOTE_BEHIND = re.compile(r"\s*[(\[][^\d()\[\]]*[)\]]\s*\Z")

_STRONG = re.compile(r"[;；|•、](?!\s?(?:ext|isub)\s?=)", re.IGNORECASE)
_WEAK = re.compile(
    r"(\s?(?<!,),(?!,)\s?|\s(?:or|oder|ou|o|and|und|et|y|e|i|lub|или|и|หรือ|または)\s"
    r"|\s?[&/]\s?|\s(?=\+\d))",
    re.IGNORECASE,
)
_PAIRS = re.compile(r"\+?\d{1,3}(?:/\d{2,3}){3,}")
_ONE = re.compile(r"[\d\s().\-+]*\Z", re.ASCII)
_DIGIT = re.compile(r"\d")

_PLAIN_LENGTH = 20
"""Longer texts of digits and punctuation are looked at for a second number."""
_LONGEST_CELL = 1_000
_WHOLE = 7
"""Fewest digits of a number that stands alone; with `+` two more. Fewer are an area code."""
_LONGEST_TAIL = 8
"""Most digits of `/ 7946 0019` that borrow the beginning of the number before."""
_ANY_TAIL = 4
"""Up to so many digits a tail may begin with 0 (`0100/01`)."""


def first_phone(text: str) -> str:
    """Return the first number of `text`, or `text` itself where it holds one only."""
    if len(text) <= _PLAIN_LENGTH and _ONE.match(text):
        return text
    phones = split_phones(text)
    return phones[0] if phones else ""


def split_phones(text: str) -> tuple[str, ...]:
    """Return the phone numbers of one cell, as written, without labels and fax numbers.

    A text without digits comes back as it is, so that nobody takes it for an empty cell.
    """
    text = ascii_digits(clean(text[:_LONGEST_CELL].replace("\n", ";")))
    if not _DIGIT.search(text):
        return (text,) if text else ()
    return tuple(dict.fromkeys(number for part in _STRONG.split(text) for number in _of_part(part)))


def _of_part(text: str) -> Iterator[str]:
    """Yield the numbers between two strong separators, by label."""
    labels = list(_LABEL.finditer(text))
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(text)]
    faxes = [False, *(not _PHONE.search(label["label"]) for label in labels)]
    for start, end, fax in zip(starts, ends, faxes, strict=True):
        if not fax:
            yield from _of_chunk(text[start:end])


def _of_chunk(text: str) -> Iterator[str]:
    for number in _numbers(text):
        if not _FAX_BEHIND.search(number):
            yield from _halves(strip_label(_NOTE_BEHIND.sub("", number)).rstrip(" ,;/|&-") or number)


def _numbers(text: str) -> list[str]:
    """Part at weak separators, then mend what was one number and fill in what tails leave out."""
    text = text.strip(" ,/&")
    if _PAIRS.fullmatch(text):
        return [text]
    first, *rest = _WEAK.split(text)
    numbers = [first]
    for separator, piece in zip(rest[::2], rest[1::2], strict=True):
        joined = numbers[-1] + separator + piece
        if not _stands_alone(numbers[-1]) or _is_extension(joined, piece):
            numbers[-1] = joined
        elif _is_tail(numbers[-1], piece):
            numbers.append(_with_tail(numbers[-1], piece.strip()))
        elif len(only_digits(piece)) >= _WHOLE:
            numbers.append(piece)
    return [number for number in numbers if _DIGIT.search(number)]


def _stands_alone(text: str) -> bool:
    return len(only_digits(text)) >= _WHOLE + 2 * text.strip(" (").startswith("+")


def _is_extension(joined: str, piece: str) -> bool:
    return len(only_digits(piece)) < _WHOLE and cut_extension(joined)[1] == only_digits(piece) != ""


def _is_tail(number: str, piece: str) -> bool:
    """Say whether `piece` is the end of another number that begins like `number`."""
    digits = only_digits(piece)
    if not digits or not _ONE.match(piece) or piece.strip().startswith("+"):
        return False
    shorter = len(digits) <= _LONGEST_TAIL and len(digits) + 1 < len(only_digits(number))
    return shorter and (len(digits) <= _ANY_TAIL or digits[0] != "0")


def _with_tail(number: str, tail: str) -> str:
    """Replace the last digits of `number` by those of `tail`."""
    number = cut_extension(number)[0]
    positions = [match.start() for match in _DIGIT.finditer(number)]
    return number[: positions[-len(only_digits(tail))]] + tail


def _halves(number: str) -> Iterator[str]:
    """Part two numbers of equal length that nothing but a space parts."""
    digits = only_digits(number)
    if too_long(digits) and _ONE.match(number):
        for space in re.finditer(r"\s+", number):
            if 2 * len(only_digits(number[: space.start()])) == len(digits):
                yield number[: space.start()]
                yield number[space.end() :]
                return
    yield number
