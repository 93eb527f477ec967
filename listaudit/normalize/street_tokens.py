"""Cut an address line into segments and tokens, without deciding yet what any of them is."""

from __future__ import annotations

import re
from typing import Self

from listaudit.normalize.fold import fold
from listaudit.normalize.numbers import join_number_words
from listaudit.normalize.street_rewrite import rewrite
from listaudit.normalize.street_words import Vocabulary, table

_PLAIN = re.compile(r"[a-z0-9 ]*\Z")
_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb`\u00b4\u2032]")
_DASHES = re.compile("[\u2010-\u2015\u2212\u2043\ufe58\uff0d\uff70~\u301c]")
_VULGAR = re.compile(r"(\d)([1-9])\u2044([2-8])(?!\d)")
_ACRONYM = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")
_CLIPPED = re.compile(r"(?<![^\W_])([vpclb])\.(?=(?:le|lo|lla|za|zza|zzale|tta|so|go|sa|ta|da|no|po)\b)")
_CALLE = re.compile(r"(?<![^\W_])c/\s*(?!o\b)")
_NUMBERLESS = re.compile(r"(?<![^\W_])s\s?/\s?n[oº°]?(?![^\W_])")
_NUMBER_SIGN = re.compile(r"(?<![^\W_])(n|no|nr|nº)[º°](?=\W|\d)")
_RANGE = re.compile(r"(?<=\d)\s*-+\s*(?=\d)")
_STOREY_DASH = re.compile(r"(?<=\d) +- +(?=\d{1,2}[oº]\b)")
_NUMBERED_STREET = re.compile(
    r"(?<=\d) +- +(?=\d+(?:(?:st|nd|rd|th)\b"
    r"| (?:st|street|ave?|avenue)\b\.?(?: *(?:[nsew]\.?){1,2})? *(?:[,#]|$|(?:suite|ste|unit|apt)\b)))"
)
_THOUSANDS = re.compile(r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.])")
_WORD_DOT = re.compile(r"\.(?!\d)|(?<!\d)\.")
_LOOSE_DASH = re.compile(r"\s+-+\s+|\s+-+(?=\D)|-+\s+|-+$|\s\|\s")
_SEPARATORS = re.compile(r"[,;()\[\]{}|\u3001\u060c\u00b7\u2022]|\s/\s")
_NOISE = re.compile(r"[:\"*!?\u00ab\u00bb\u201c\u201d\u201e_\\<>=+^$%]")
_SIGNS = str.maketrans({"&": " & ", "@": " @ ", "#": " # "})
_THAI_DIGITS = re.compile(r"(?<=[\u0e00-\u0e7f])(?=\d)|(?<=\d)(?=[\u0e00-\u0e7f])")
_DOTTED = re.compile(r"(?<=[^\W\d_]{3})(v|g|gd|gt|k|t|ln|wg|pln|gr|pl)\.(?=\s|,|\d|$)")
_LETTERS_DIGITS = re.compile(r"([^\W\d_]{1,3})-?(\d+[a-z]?)\Z")
_ELIDING = frozenset({"fr", "it"})
_ELISION = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]{2})")
_CATALAN = re.compile(r"(?<![^\W_])([ld])'(?=[^\W\d_]{2})")
_UNIT_DASH = re.compile(r"\b(unit|suite|ste|shop|apt|flat|office|lot|level) +(?:# *)?(\w+) +- +(?=\d)")
_DASHED_ID = re.compile(r"\b(unit|suite|ste|shop|apt|flat|office|lot|level) +-+ *(?=#?[a-z]?\d)")
_CORPUS = re.compile(r"(?<=\d)(к|с|стр|корп)(?=\d)")
_NUMERIC = re.compile(r"\d")


class Token(str):
    """A token without accents that still knows how it was written: `munchner` from `münchner`."""

    __slots__ = ("raw",)
    raw: str

    def __new__(cls, raw: str) -> Self:
        """Fold `raw` and keep it."""
        token = super().__new__(cls, fold(raw).replace(" ", ""))
        token.raw = raw
        return token


def segments(line: str, vocabulary: Vocabulary) -> list[list[str]]:
    """Return the parts of a line between commas, each as tokens in lower case.

    Args:
        line: Text after hygiene.
        vocabulary: The words of the country.
    """
    text = line.lower() if line.isascii() else line.casefold()
    text = rewrite(text, vocabulary.country)
    if _PLAIN.match(text):
        parts = [text.split()]
    else:
        parts = [part.split() for part in _SEPARATORS.split(_unpunctuated(text, vocabulary))]
    cut = [_tokens(part, vocabulary) for part in parts]
    return [part for part in cut if part]


def _unpunctuated(text: str, vocabulary: Vocabulary) -> str:
    """Undo what dots, dashes and signs do to words."""
    if not text.isascii():
        text = _VULGAR.sub(r"\1 \2/\3", _DASHES.sub("-", text)).replace("\u2044", "/")
        text = _NUMBER_SIGN.sub(r"\1 ", _APOSTROPHES.sub("'", text)).replace("°", "º")
        if vocabulary.languages[0] == "ru":
            text = _CORPUS.sub(r" \1 ", text)
        if vocabulary.prefixes:
            text = _THAI_DIGITS.sub(" ", text)
    if not _ELIDING.isdisjoint(vocabulary.languages):
        text = _ELISION.sub(" ", text)
    if vocabulary.languages[0] == "es":
        text = _CATALAN.sub(r"\1 ", _CALLE.sub("calle ", text))
    text = _NUMBERLESS.sub(" sn ", text) if "/" in text else text
    text = text.replace("'", "").translate(_SIGNS)
    if " - " in text:
        text = _STOREY_DASH.sub(" , ", text)
        text = _NUMBERED_STREET.sub(" ", text) if vocabulary.english else text
    if "." in text:
        text = text.replace(".-", "-")
        text = _THOUSANDS.sub(r"\1\2", text) if vocabulary.number_last else text
        if vocabulary.dotted:
            text = _DOTTED.sub(lambda m: vocabulary.dotted.get(m[1], m[1] + " "), text)
        text = _ACRONYM.sub(lambda m: m[0].replace(".", ""), text)
        text = _WORD_DOT.sub(" ", _CLIPPED.sub(r"\1", text))
    if " -" in text:
        text = _UNIT_DASH.sub(r"\1 \2 , ", _DASHED_ID.sub(r"\1 ", text))
    return _LOOSE_DASH.sub(" , ", _RANGE.sub("-", _NOISE.sub(" ", text)))


def _tokens(parts: list[str], vocabulary: Vocabulary) -> list[str]:
    """Split what hyphens join, cut joined street types off, put number words together."""
    found: list[str] = []
    phrases = table("street_words")["phrases"]
    for part in parts:
        for token in _unhyphenated(part, vocabulary):
            if token in phrases:
                found += phrases[token].split()
            elif vocabulary.compounds:
                found += _uncompounded(token, vocabulary)
            elif vocabulary.prefixes:
                found += _unprefixed(token, vocabulary)
            else:
                found.append(token)
    folded = [token if token.isascii() or not token.isalnum() else Token(token) for token in found]
    read = join_number_words(folded, vocabulary.languages[0])
    return read if vocabulary.joined.keys().isdisjoint(read) else _joined(read, vocabulary)


def _joined(tokens: list[str], vocabulary: Vocabulary) -> list[str]:
    """Read what is written in several ways in one: `D. No. 5` and `Door No 5` as `no 5`."""
    found: list[str] = []
    i = 0
    while i < len(tokens):
        for way, read in vocabulary.joined.get(tokens[i], ()):
            if tuple(tokens[i : i + len(way)]) == way:
                found += read
                i += len(way)
                break
        else:
            found.append(tokens[i])
            i += 1
    return found


def _unhyphenated(token: str, vocabulary: Vocabulary) -> list[str]:
    if token.isalnum():
        return [token]
    if token in vocabulary.types:
        return [token]
    pieces = [piece for piece in re.split(r"[-/]+", token) if piece]
    if not _NUMERIC.search(token):
        return pieces or ([token] if token in {"&", "@", "#"} else [])
    if len(pieces) > 1 and not all(_NUMERIC.search(piece) for piece in pieces):
        mixed = _LETTERS_DIGITS.match(token)
        if mixed or all(len(piece) == 1 or piece.isdigit() for piece in pieces):
            return ["-".join(pieces)]
        return pieces
    return [token]


def _uncompounded(token: str, vocabulary: Vocabulary) -> list[str]:
    plain = token.replace("ß", "ss")
    for ending in vocabulary.compounds:
        if plain.endswith(ending) and len(plain) > len(ending) + 2:
            return [plain[: -len(ending)], ending]
    return [token]


def _unprefixed(token: str, vocabulary: Vocabulary) -> list[str]:
    for prefix in vocabulary.prefixes:
        if token.startswith(prefix) and len(token) > len(prefix):
            return [prefix, token[len(prefix) :]]
    return [token]
