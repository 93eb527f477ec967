"""Departments: a pharmacy, an ATM, a parts counter that has a listing of its own inside a business."""

from __future__ import annotations

from functools import lru_cache

from listaudit.normalize.name_words import name_words

_LONGEST = 4
_JOINED_TO = frozenset({"at", "of", "in", "inside"})


@lru_cache(maxsize=1_024)
def find_department(main: tuple[str, ...], apart: tuple[tuple[str, ...], ...]) -> tuple[str, tuple[str, ...]]:
    """Return the id of the department that a name states, and its phrase; empty when none.

    `main` are the core words, `apart` the words behind each separator. A phrase is no department
    where it is all that there is (`Pharmacy`), or where it opens the name (`Parts Unlimited`).
    """
    if len(main) > 1 and (found := _in_main(main)):
        return name_words().departments[found], found
    if apart and main in name_words().departments and " ".join(main) not in name_words().departments_apart:
        return name_words().departments[main], main
    for words in apart:
        found = _anywhere(words)
        if found:
            return name_words().departments[found], found
    return "", ()


def _phrases(words: tuple[str, ...]) -> list[tuple[int, tuple[str, ...]]]:
    tables = name_words()
    found, past = [], 0
    for start, word in enumerate(words):
        if start < past or word not in tables.department_words:
            continue
        for size in range(min(_LONGEST, len(words) - start), 0, -1):
            phrase = words[start : start + size]
            if phrase in tables.departments:
                past = start + size
                if tables.departments[phrase]:
                    found.append((start, phrase))
                break
    return found


def _in_main(words: tuple[str, ...]) -> tuple[str, ...]:
    tables = name_words()
    for start, phrase in _phrases(words):
        text, end = " ".join(phrase), start + len(phrase)
        opens = start == 0 and not (end < len(words) - 1 and words[end] in _JOINED_TO)
        if opens or text in tables.departments_apart:
            continue
        if end == len(words) or text not in tables.departments_last:
            return phrase
    return ()


def _anywhere(words: tuple[str, ...]) -> tuple[str, ...]:
    phrases = _phrases(words)
    return phrases[0][1] if phrases else ()
