"""How two single words of names can be the same word: accepted spellings, by rule or table."""

from __future__ import annotations

import re
from functools import lru_cache

from listaudit.normalize.fold import fold, romanize
from listaudit.normalize.legal_forms import is_legal_word
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_split import has_apostrophe
from listaudit.normalize.name_words import name_words
from listaudit.normalize.script import ROMANIZABLE, scripts

_SHORTEST_SOUND = 3
_GERMAN_ARTICLES = frozenset(
    ("zum", "zur", "im", "am", "beim", "vom", "der", "die", "das", "dem", "den", "des")
)
_GERMAN_ENDING = re.compile("(?:e[nrsm]?|n)$")
_LEFT_OUT = 2
"""One letter less is a slip, dot or not."""
_GREEK_PAIRS = (
    (re.compile("ου"), "ou"),
    (re.compile("([αε])υ(?=[βγδζλμνρ]|[αεηιουω])"), r"\1v"),
    (re.compile("([αε])υ"), r"\1f"),
    (re.compile(r"\bμπ"), "b"),
    (re.compile(r"\bντ"), "d"),
    (re.compile(r"\bγκ"), "g"),
)
_SOUNDS = (
    (re.compile("shch|sch|sh|zh|ch|tch"), "s"),
    (re.compile("kh|gh"), "h"),
    (re.compile("ts|tz"), "c"),
    (re.compile("ph"), "f"),
    (re.compile("ou|oo"), "u"),
    (re.compile("(?:ay|ai)(?![aeiou])|ei|ee"), "e"),
    (re.compile("[yji]+(?=[aeou])|[yj]"), "i"),
    (re.compile("i(?=[aeou])"), ""),
    (re.compile("x"), "ks"),
    (re.compile("ck|[cq]"), "k"),
    (re.compile("w"), "v"),
    (re.compile("h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def relation(ours: NameForm, i: int, theirs: NameForm, j: int) -> str:
    """Return the reason code under which two words are one, or empty text.

    `i` and `j` index `all_words`. Equal words are not asked about.
    """
    a, b = ours.all_words[i], theirs.all_words[j]
    if a[:_SHORTEST_SOUND] == b[:_SHORTEST_SOUND] and _inflected(ours, a, theirs, b):
        return "name.inflected"
    if not (ours.marked or theirs.marked):
        return _table(a, b) if _may_be_related(a, b) else ""
    if _umlaut(ours, i, theirs, j):
        return "name.umlaut"
    if _possessive(ours, a, theirs, b):
        return "name.possessive"
    if (ours.elided or theirs.elided) and (_elided(ours, i, theirs, j) or _elided(theirs, j, ours, i)):
        return "name.elision"
    return _dotted(ours, a, b) or _dotted(theirs, b, a) or _table(a, b)


def _inflected(ours: NameForm, a: str, theirs: NameForm, b: str) -> bool:
    """`Zum Goldenen Fuchs` and `Goldener Fuchs`: a German ending goes by the article in front.

    Where both names have the same articles, another ending is another word or a slip.
    """
    if a == b or _GERMAN_ARTICLES.intersection(ours.all_words) == _GERMAN_ARTICLES.intersection(
        theirs.all_words
    ):
        return False
    one, other = _GERMAN_ENDING.sub("", a), _GERMAN_ENDING.sub("", b)
    return one == other and len(one) >= _SHORTEST_SOUND


def _may_be_related(a: str, b: str) -> bool:
    """Spare the table words that are in none of its lists, and in one alphabet."""
    related = name_words().related
    return (a in related and b in related) or not (a.isascii() and b.isascii())


def _elided(form: NameForm, i: int, other: NameForm, j: int) -> bool:
    """`d'Oro` and `de Oro`; the article `l'` may be missing, as any article may."""
    article, word = form.elided.get(form.all_words[i], ("", ""))
    if not article or word != other.all_words[j] or word in other.elided:
        return False
    before = other.all_words[j - 1] if j else ""
    if before in name_words().small:
        return before[0] == article[0]
    return article == "l" and not has_apostrophe(other.raw)


def _dotted(form: NameForm, a: str, b: str) -> str:
    """`Prof.` for `Professora`, `J.` for `Jane`: a dot stands for the letters that are left out."""
    if a not in form.dotted or len(b) - len(a) < _LEFT_OUT or not b.startswith(a) or is_legal_word(a):
        return ""
    return "name.abbreviation" if len(a) > 1 else "name.initial-for-name"


def _umlaut(ours: NameForm, i: int, theirs: NameForm, j: int) -> bool:
    """`Müller` is `Mueller`, but only where one side has the umlaut and the other none at all."""
    a, b = ours.all_words[i], theirs.all_words[j]
    x, y = ours.expanded[i], theirs.expanded[j]
    return (x != a and y == b and x == b) or (y != b and x == a and y == a)


def _possessive(ours: NameForm, a: str, theirs: NameForm, b: str) -> bool:
    """`Joe's` and `Joe`: the `'s` added or removed, and no apostrophe left hanging."""
    if a == f"{b}s":
        return a in ours.possessive and (b not in theirs.dangling or b.endswith("s"))
    if b == f"{a}s":
        return b in theirs.possessive and (a not in ours.dangling or a.endswith("s"))
    return False


@lru_cache(maxsize=1_024)
def _table(a: str, b: str) -> str:
    tables = name_words()
    if tables.spellings.get(a, a) == tables.spellings.get(b, b):
        return "name.regional-spelling"
    one, other = tables.abbreviations.get(a, frozenset()), tables.abbreviations.get(b, frozenset())
    if a in other or b in one or one & other:
        return "name.abbreviation"
    if tables.numbers.get(a) == b or tables.numbers.get(b) == a:
        return "name.number-word"
    if (a == "and" and b in tables.loose_connectors) or (b == "and" and a in tables.loose_connectors):
        return "name.ampersand"
    return "name.romanized" if _sounds_alike(a, b) else ""


def _sounds_alike(a: str, b: str) -> bool:
    if a.isascii() and b.isascii():
        return False
    one, other = scripts(a), scripts(b)
    if one & other or not (one <= ROMANIZABLE and other <= ROMANIZABLE) or not one or not other:
        return False
    return len(skeleton(a)) >= _SHORTEST_SOUND and skeleton(a) == skeleton(b)


def _greek(text: str) -> str:
    """Write the Greek pairs of letters that sound as one as they are romanised: `ου` is no `oy`."""
    folded = fold(text)
    for pair, sound in _GREEK_PAIRS:
        folded = pair.sub(sound, folded)
    return folded


@lru_cache(maxsize=1_024)
def skeleton(text: str) -> str:
    """Return the sounds of a name in Latin letters, spelled one way whatever the romanisation.

    Systems differ in `kh/h/x`, `ts/c`, `ya/ia/ja`, `sh/š/sch`; all of one kind become one letter.
    """
    sounds = romanize(text if text.isascii() else _greek(text)).replace(" ", "")
    for pattern, letter in _SOUNDS:
        sounds = pattern.sub(letter, sounds)
    return sounds
