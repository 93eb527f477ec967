"""Where a name parts: the main words, and what stands apart behind a dash, bar, bracket or `@`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from listaudit.model.quick import quick
from listaudit.normalize.fold import fold

_INITIALS = re.compile(r"(?<!\w)[^\W\d_]\.(?:\s?[^\W\d_]\.)*(?:\s?[^\W\d_](?![\w'’]))?\.?")
_MAY_PART = re.compile(r"[-–—―|(\[{@:•·~/【〔《「『]|\bat\b", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[{【〔](?P<inside>[^()\[\]{}【】〔〕]*)(?:[)\]}】〕]|$)")
_SEPARATOR = re.compile(
    r"(?<!\s)\s+(?:[-–—―•·~/]+\s+|@\s*|at\s+(?=\S))|(?:(?<!\s)\s+)?[|—]+\s*|:\s+", re.IGNORECASE
)
"""Looked for where a run of spaces begins, and not at each space of it anew."""
_APOSTROPHES = re.compile("['\u2019\u2018\u02bc\u02bb`\u00b4\u2032\uff07]")
_POSSESSIVE = re.compile(r"(\w+)['\u2019\u2018\u02bc\u00b4`\u2032](\w?)(?!\w)")
_UMLAUTS = str.maketrans({
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
    "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe",
})  # fmt: skip
_HAS_UMLAUT = re.compile("[äöüÄÖÜåÅøØ]")
_DOTTED = re.compile(r"([^\W\d_]+)\.(?=\s|$|[^\W\d_]|[)\]\"'»”])")
_ELISION = re.compile(
    r"(?<!\w)(dell|dall|nell|sull|all|qu|d|l)['\u2019\u2018\u02bc\u00b4`\u2032]\s?([^\W\d_]{2,})",
    re.IGNORECASE,
)
_PLUS = re.compile(r"(\w+)\+(?!\w)")
_DOMAIN = re.compile(
    r"(?<=[^\W_])\.(?:com|net|org|biz|info|shop|store|co|io|de|at|ch|fr|it|es|nl|be|pl|eu|us|ca|uk"
    r"|com\.au|com\.br|co\.uk)\b(?!\.?\w)",
    re.IGNORECASE,
)


@quick
@dataclass(frozen=True, slots=True)
class Segment:
    """The words of one part of a name, parallel tuples."""

    words: tuple[str, ...]
    """Folded."""
    expanded: tuple[str, ...]
    """Folded with `ä ö ü å ø` spelled as two letters."""
    text: str
    """The part itself, without apostrophes, `&` as `and`."""

    @property
    def written(self) -> tuple[str, ...]:
        """The words as written, without punctuation."""
        if self.text.islower():
            return self.words
        found = tuple("".join(c if c.isalnum() else " " for c in self.text).split())
        return found if len(found) == len(self.words) else self.words

    @property
    def after_comma(self) -> int:
        """Index of the first word behind a comma; the number of words when there is none."""
        return len(fold(self.text.split(",", 1)[0]).split()) if "," in self.text else len(self.words)


def join_initials(text: str) -> str:
    """Write dotted initials as one word: `L.L.C.` `S.p.A.` `M.D.` `J. P. Doe` -> `LLC SpA MD JP Doe`."""
    return _INITIALS.sub(_undot, text) if "." in text else text


def _undot(found: re.Match[str]) -> str:
    """Join within a group (`M.D. L.L.C.` -> `MD LLC`), and across spaces only single letters."""
    text = found[0]
    if text.count(".") == 1 and text.endswith("."):
        return text
    groups = text.replace(". ", ".\0").split("\0") if ". " in text else [text]
    plain = [group.replace(".", "") for group in groups]
    return ("" if all(len(group.strip()) <= 1 for group in plain) else " ").join(plain)


def split_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the main part of a name, and the parts that may name a branch, place or slogan."""
    if not _MAY_PART.search(text):
        return text, ()
    apart = [found["inside"] for found in _BRACKET.finditer(text)]
    pieces = [piece for piece in _SEPARATOR.split(_BRACKET.sub(" ", text)) if _has_word(piece)]
    apart = [piece for piece in apart if _has_word(piece)]
    if not pieces:
        return text, ()
    return pieces[0].strip(), (*(piece.strip() for piece in pieces[1:]), *apart)


def _has_word(text: str) -> bool:
    return any(c.isalnum() for c in text)


def segment(text: str) -> Segment:
    """Return the words of one part."""
    plain = _APOSTROPHES.sub("", text) if not text.isalnum() else text
    if ("&" in plain or "+" in plain) and _has_word(plain):
        plain = plain.replace("&", " and ").replace(" + ", " and ")
    words = tuple(fold(plain).split())
    expanded = words
    if not plain.isascii() and _HAS_UMLAUT.search(plain):
        spelled = tuple(fold(plain.translate(_UMLAUTS)).split())
        expanded = spelled if len(spelled) == len(words) else words
    return Segment(words, expanded, plain)


def possessives(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded words written with `'s`, and those that end in a bare apostrophe."""
    with_s: list[str] = []
    bare: list[str] = []
    for found in _POSSESSIVE.finditer(text):
        if found[2] in ("s", "S"):
            with_s.append(fold(found[1] + "s"))
        elif not found[2]:
            bare.append(fold(found[1]))
    return frozenset(with_s), frozenset(bare)


def split_domain(text: str) -> tuple[str, str]:
    """Return the name without a domain ending that is glued to a word (`Example.com`), and the ending."""
    found = _DOMAIN.search(text) if "." in text else None
    if found is None:
        return text, ""
    return text[: found.start()] + " " + text[found.end() :], found[0].strip(".").lower()


def has_apostrophe(text: str) -> bool:
    """Say whether any kind of apostrophe stands in `text`."""
    return _APOSTROPHES.search(text) is not None


def dotted(text: str) -> frozenset[str]:
    """Return the folded words behind which a dot stands: `prof` of `Prof. Doe`."""
    return frozenset(fold(word) for word in _DOTTED.findall(text)) if "." in text else frozenset()


def elisions(text: str) -> dict[str, tuple[str, str]]:
    """Return the words written with a shortened article or preposition: `dor` -> (`d`, `or`) of `d'Or`."""
    return {fold(a + b): (fold(a), fold(b)) for a, b in _ELISION.findall(text)}


def with_plus(text: str) -> frozenset[str]:
    """Return the folded words with a plus sign behind them: `gas` of `Gas+`."""
    return frozenset(fold(word) for word in _PLUS.findall(text)) if "+" in text else frozenset()
