"""Names of businesses in parts: core words, legal form, store number, branch, credentials, department."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape

from listaudit.model.quick import quick
from listaudit.normalize import east_asian
from listaudit.normalize.credentials import (
    may_end_in_title,
    strip_credential_end,
    strip_credential_start,
)
from listaudit.normalize.fold import fold
from listaudit.normalize.legal_forms import (
    find_legal_middle,
    has_core,
    may_end_legally,
    strip_legal_end,
    strip_legal_start,
    unglue,
)
from listaudit.normalize.name_department import find_department
from listaudit.normalize.name_split import (
    Segment,
    dotted,
    elisions,
    has_apostrophe,
    join_initials,
    possessives,
    segment,
    split_apart,
    split_domain,
    with_plus,
)
from listaudit.normalize.name_words import name_words
from listaudit.normalize.script import scripts
from listaudit.normalize.store_number import split_store_number

_NONE: frozenset[str] = frozenset()
_NO_ELISION: Mapping[str, tuple[str, str]] = {}


@quick
@dataclass(frozen=True, slots=True)
class NameForm:
    """A name, read. Words are folded: lower case, no accents, no apostrophes."""

    raw: str
    folded: str
    letters: str
    """Every letter and digit of the name in one run, in the spelling that we compare."""
    letters_long: str
    """`letters` with every dash behind a kana read as the long-vowel mark (`コ-ヒ-`)."""
    words: tuple[str, ...]
    """Core words: without legal form, credentials and store number. Never empty for a name that
    has a letter or digit."""
    all_words: tuple[str, ...]
    """`words`, then those of each part behind a dash, bar, bracket or `@`."""
    expanded: tuple[str, ...]
    """Parallel to `all_words`: `ä ö ü` spelled `ae oe ue`."""
    legal_forms: tuple[str, ...]
    """Canonical ids: `llc`, `gmbh`."""
    legal_words: tuple[str, ...]
    store_number: str
    credentials: tuple[str, ...]
    department: str
    """Canonical id: `pharmacy`, `atm`; empty when none is stated."""
    department_words: tuple[str, ...]
    domain: str
    """Domain ending that is a part of the name: `com` of `Example.com`."""
    possessive: frozenset[str]
    """Words written with `'s`."""
    dangling: frozenset[str]
    """Words that end in a bare apostrophe."""
    dotted: frozenset[str]
    """Words with a dot behind them."""
    elided: Mapping[str, tuple[str, str]]
    """Word -> its shortened article or preposition, and the word itself: `dor` -> (`d`, `or`)."""
    plus: frozenset[str]
    """Words with a plus sign behind them."""
    scripts: frozenset[str]
    marked: bool
    """Whether an apostrophe, a dot or an umlaut may let a word of it stand for another one."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles among the words."""
        return tuple(word for word in self.all_words if word in name_words().articles)

    @property
    def initials(self) -> str:
        """First letters of the core words, without joining words and articles."""
        return "".join(word[0] for word in self.words if word not in name_words().small)


@quick
@dataclass(frozen=True, slots=True)
class _Core:
    """What is left of the main part, and what was taken off."""

    words: tuple[str, ...]
    expanded: tuple[str, ...]
    legal_forms: tuple[str, ...]
    legal_words: tuple[str, ...]
    credentials: tuple[str, ...]


@lru_cache(maxsize=1_024)
def parse_name(text: str) -> NameForm:
    """Read one name; never raises. `text` is raw text after hygiene."""
    plain = unescape(text) if "&" in text and ";" in text else text
    plain = plain if plain.isascii() else unicodedata.normalize("NFKC", plain)
    folded, plain_text = fold(plain), plain
    plain, glued = unglue(plain)
    with_s, bare = possessives(plain) if has_apostrophe(plain) else (_NONE, _NONE)
    plain, domain = split_domain(plain)
    numberless, number = split_store_number(plain)
    main, branches = split_apart(join_initials(numberless))
    core, first = _core(segment(main), glued), 0
    segments = [segment(branch) for branch in branches]
    if not core.words and segments:
        core, first = _core(segments[0], glued), 1
    if not core.words:
        core = _Core(_parted(folded.split()), _parted(folded.split()), (), (), ())
    core, segments = _legal_apart(core, segments[first:])
    segments = [part for part in segments if part.words]
    apart = tuple(_parted(part.words) for part in segments)
    words, letters = core.words, _letters(folded)
    all_words = words + tuple(word for part in apart for word in part)
    expanded = core.expanded + tuple(w for part in segments for w in _parted(part.expanded))
    department, phrase = find_department(words, apart)
    return NameForm(
        raw=text,
        folded=folded,
        letters=letters,
        letters_long=letters if plain_text.isascii() else _letters(fold(east_asian.long_vowels(plain_text))),
        words=words,
        all_words=all_words,
        expanded=expanded,
        legal_forms=tuple(dict.fromkeys(core.legal_forms)),
        legal_words=core.legal_words,
        store_number=number,
        credentials=core.credentials,
        department=department,
        department_words=phrase,
        domain=domain,
        possessive=with_s,
        dangling=bare,
        dotted=dotted(plain_text),
        elided=elisions(plain_text) if with_s is not _NONE else _NO_ELISION,
        plus=with_plus(plain_text),
        scripts=scripts(text),
        marked="." in plain_text or with_s is not _NONE or expanded != all_words,
    )


def _core(part: Segment, glued: dict[str, str]) -> _Core:
    """Take legal forms and credentials off both ends, as often as there are any."""
    words, expanded = _connected(part.words), list(part.expanded)
    legal: list[str] = []
    legal_words: list[str] = []
    credentials: list[str] = []
    if len(words) > 1 and (may_end_legally(words[-1]) or may_end_in_title(words[-1])):
        shouted = _shouted(part)
        while True:
            size, code = strip_legal_end(words, shouted)
            size_of_title, title = (0, "") if size else strip_credential_end(words, shouted)
            if not (cut := size or size_of_title):
                break
            (legal if size else credentials).append(code or title)
            legal_words += words[-cut:] if size else []
            del words[-cut:], expanded[-cut:], shouted[-cut:]
    for strip, found in ((strip_legal_start, legal), (strip_credential_start, credentials)):
        size, code = strip(words)
        if size:
            found.append(code)
            legal_words += words[:size] if found is legal else []
            del words[:size], expanded[:size]
    start, size, code = find_legal_middle(words)
    if size:
        legal.append(code)
        legal_words += words[start : start + size]
        del words[start : start + size], expanded[start : start + size]
    while len(words) > 1 and words[-1] == "and":
        del words[-1], expanded[-1]
    return _Core(
        _parted(words),
        _parted(expanded),
        tuple(dict.fromkeys((*legal, *glued))),
        (*legal_words, *glued.values()),
        tuple(credentials),
    )


def _legal_apart(core: _Core, segments: list[Segment]) -> tuple[_Core, list[Segment]]:
    """Move a legal form at the end of a part (`Name (Pty) Ltd`, `Name - Place GmbH`) to the core."""
    kept: list[Segment] = []
    for part in segments:
        size, code = strip_legal_end(["name", *_connected(part.words)], [True, *_shouted(part)])
        if size and has_core(list(core.words)):
            core = replace(
                core,
                legal_forms=(*core.legal_forms, code),
                legal_words=(*core.legal_words, *part.words[-size:]),
            )
            part = replace(part, words=part.words[:-size], expanded=part.expanded[:-size])  # noqa: PLW2901
        kept.append(part)
    return core, kept


def _connected(words: tuple[str, ...]) -> list[str]:
    """Write `und`, `et`, `og` between words as `and`."""
    joining = name_words().connectors
    last = len(words) - 1
    return ["and" if 0 < i < last and word in joining else word for i, word in enumerate(words)]


def _shouted(part: Segment) -> list[bool]:
    """Say of each word whether its letters stand for something: capitals, or behind a comma."""
    all_capitals = len(part.written) > 1 and all(word.isupper() or word.isdigit() for word in part.written)
    return [
        i >= part.after_comma or (_is_shouted(word) and not all_capitals)
        for i, word in enumerate(part.written)
    ]


def _letters(folded: str) -> str:
    return east_asian.canonical(folded).replace(" ", "")


def _is_shouted(word: str) -> bool:
    """Letters that stand for words: `SA`, `eG`, `GbR`, not `Sa` or `sa`."""
    return word.isupper() or word not in (word.lower(), word.capitalize())


def _parted(words: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Part East Asian words where scripts meet, and spell them as we compare them."""
    if "".join(words).isascii():
        return tuple(words)
    return tuple(east_asian.canonical(part) for word in words for part in east_asian.parts(word))
