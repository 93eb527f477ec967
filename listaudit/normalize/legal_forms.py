"""Legal forms of companies: found at the end, the start or inside a name, in many scripts.

The table is `data/legal_forms.toml`. A name is never reduced to nothing: `Co-op`, `SA` or `The
Limited` keep their words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from listaudit.normalize.fold import fold
from listaudit.normalize.name_words import name_words
from listaudit.normalize.read_table import read_table

_LONGEST = 8
_BRACKETS = re.compile(r"[(（]\s*[)）]")


@dataclass(frozen=True, slots=True)
class _Forms:
    end: dict[str, tuple[str, bool, frozenset[int]]]
    """Letters of the form -> id, whether it must be in capitals, how many words it may have."""
    last_words: frozenset[str]
    start: dict[tuple[str, ...], str]
    first_words: frozenset[str]
    middle: dict[tuple[str, ...], str]
    middle_words: frozenset[str]
    """First words of `middle`, to look only where it may pay."""
    glued: tuple[tuple[str, str], ...]
    any_glued: re.Pattern[str]
    """Finds whether any of `glued` opens or ends a text."""


def may_end_legally(word: str) -> bool:
    """Say whether a last word can belong to a legal form; cheaper than taking it off."""
    return len(word) == 1 or word in _forms().last_words


def strip_legal_end(words: list[str], shouted: list[bool]) -> tuple[int, str]:
    """Return how many words at the end are a legal form, and its id (0 and empty text: none)."""
    forms = _forms()
    if not words or (len(words[-1]) > 1 and words[-1] not in forms.last_words):
        return 0, ""
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        tail = words[-size:]
        found = forms.end.get("".join(tail))
        if found is None or not _as_written(tail, found[2]) or not has_core(words[:-size]):
            continue
        if found[1] and not all(shouted[-size:]):
            continue
        return size, found[0]
    return 0, ""


def strip_legal_start(words: list[str]) -> tuple[int, str]:
    """Return how many words at the start are a legal form, and its id."""
    forms = _forms()
    if not words or words[0] not in forms.first_words:
        return 0, ""
    for size in range(min(4, len(words) - 1), 0, -1):
        found = forms.start.get(tuple(words[:size]))
        if found is not None and has_core(words[size:]):
            return size, found
    return 0, ""


def find_legal_middle(words: list[str]) -> tuple[int, int, str]:
    """Return start, length and id of a legal form that has words on both sides (length 0: none)."""
    middle, opening = _forms().middle, _forms().middle_words
    for start in range(1, len(words) - 1):
        if words[start] not in opening:
            continue
        for size in range(min(4, len(words) - 1 - start), 0, -1):
            found = middle.get(tuple(words[start : start + size]))
            if found is not None and has_core(words[:start]):
                return start, size, found
    return 0, 0, ""


def unglue(text: str) -> tuple[str, dict[str, str]]:
    """Take off the legal forms that are written to a name without a space: 株式会社, (주), บริษัท.

    Returns the rest of the name, and each form's id with the form as written.
    """
    found: dict[str, str] = {}
    if text.isascii() or not _forms().any_glued.search(text):
        return text, found
    changed = True
    while changed:
        changed = False
        for form, code in _forms().glued:
            rest = _without(text, form)
            if rest:
                text, changed = rest, True
                found[code] = f"{found[code]} {form}" if code in found else form
    return text, found


def is_legal_word(word: str) -> bool:
    """Say whether one folded word alone can be a legal form at the end of a name."""
    return word in _forms().end


def has_core(words: list[str]) -> bool:
    """Say whether anything but articles and joining words is left."""
    return any(word not in name_words().articles and word not in name_words().connectors for word in words)


def _without(text: str, form: str) -> str:
    if text.startswith(form):
        rest = text[len(form) :]
    elif text.endswith(form):
        rest = text[: -len(form)]
    else:
        return ""
    rest = _BRACKETS.sub("", rest).strip()
    return rest if any(c.isalnum() for c in rest) else ""


def _as_written(tail: list[str], sizes: frozenset[int]) -> bool:
    """Allow the words of the table, all in one, or its letters spaced out (`L L C`)."""
    return len(tail) == 1 or len(tail) in sizes or all(len(word) == 1 for word in tail)


@lru_cache(maxsize=1)
def _forms() -> _Forms:
    end: dict[str, tuple[str, bool, frozenset[int]]] = {}
    start: dict[tuple[str, ...], str] = {}
    middle: dict[tuple[str, ...], str] = {}
    glued: dict[str, str] = {}
    last: set[str] = set()
    for code, row in read_table("legal_forms").items():
        for kind in ("shout", "both", "end", "middle"):
            for words in map(_words, row.get(kind, ())):
                letters = "".join(words)
                known = end.get(letters, (code, kind == "shout", frozenset[int]()))
                end[letters] = (known[0], known[1], known[2] | {len(words)})
                last.add(words[-1])
        start |= {_words(form): code for kind in ("start", "both") for form in row.get(kind, ())}
        middle |= {_words(form): code for form in row.get("middle", ())}
        glued |= {unicodedata.normalize("NFKC", form): code for form in row.get("glued", ())}
    longest_first = tuple(sorted(glued.items(), key=lambda item: -len(item[0])))
    first = frozenset(form[0] for form in start)
    opening = frozenset(form[0] for form in middle)
    either = "|".join(map(re.escape, glued))
    any_glued = re.compile(f"\\A(?:{either})|(?:{either})\\Z")
    return _Forms(end, frozenset(last), start, first, middle, opening, longest_first, any_glued)


def _words(form: str) -> tuple[str, ...]:
    return tuple(fold(form).split())
