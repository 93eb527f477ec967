"""What a word that only one of two names has is there for: a place, a kind of business, or a name."""

from __future__ import annotations

import re
from enum import IntEnum, auto
from functools import lru_cache

from listaudit.compare.context import Context
from listaudit.normalize.credentials import is_credential
from listaudit.normalize.legal_forms import is_legal_word
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words
from listaudit.normalize.script import scripts

_AREA = re.compile("[市区區町村郡県縣府都道省州]|[시구군도동]$")
_BRANCH = re.compile("(?:店|店舗|支店|分店|営業所|支社|支行|점|지점)$|^สาขา")
_SHORTEST_AREA = 2
_OF, _FULL_NAME = "di", 2
"""`Volpe di Verdi Ontana` has an owner, `Volpe di Mare` has none."""
_SAINT = "st"
_JOINING = frozenset("aeiouy")
"""What `and`, `to` and the like are in one letter where Romance and Slavic languages are spoken."""
_EAST = frozenset({"han", "kana"})


class Role(IntEnum):
    """What a left-over word is."""

    SMALL = auto()
    PLACE = auto()
    """In our address or the listing's, or a word for branches in general."""
    DESCRIPTOR = auto()
    REPEAT = auto()
    """Stands in the other name too: only said twice."""
    LEGAL = auto()
    CREDENTIAL = auto()
    LANGUAGE = auto()
    """In a script that the other name does not use."""
    OWNER = auto()
    """Behind a word for owners, or for the larger business that this one belongs to."""
    INITIAL = auto()
    """One letter with a dot, or of a practitioner's name, between two words."""
    APART = auto()
    """Behind a dash, bar, bracket or `@`, and none of the above."""
    WORD = auto()


_NAMED = frozenset({Role.WORD, Role.APART, Role.SMALL, Role.INITIAL, Role.REPEAT})


def roles(form: NameForm, left: list[int], other: NameForm, context: Context) -> dict[int, Role]:
    """Return the role of each left-over word of `form`, by position."""
    found = {i: _role(form, i, other, context) for i in left}
    if found:
        _joints(form, found)
        _places_nearby(form, found)
        _saints(form, found)
        _owners(form, found)
    return found


def _role(form: NameForm, i: int, other: NameForm, context: Context) -> Role:
    word, tables = form.all_words[i], name_words()
    if word in tables.small and len(word) > 1:
        return Role.SMALL
    if _names_place(word, context):
        return Role.PLACE
    if _is_foreign(word, other) and script_family(form.scripts) & script_family(other.scripts):
        return Role.LANGUAGE
    if word in other.all_words or word in (form.initials, other.initials):
        return Role.REPEAT
    if word in tables.descriptors or word in form.department_words:
        return Role.DESCRIPTOR
    if len(word) == 1 and _is_initial(form, i, other):
        return Role.INITIAL
    return _title(form, i) or (Role.WORD if i < len(form.words) else Role.APART)


def _names_place(word: str, context: Context) -> bool:
    if word.isdigit():
        return False
    tables = name_words()
    if word in tables.places or word in tables.countries or word in all_places(context.place_words):
        return True
    if word.isascii() or word in tables.descriptors:
        return False
    return is_branch_rest(word) or holds_place(word, context)


def _joints(form: NameForm, found: dict[int, Role]) -> None:
    """Let a small word of one letter join words: `Sucos e Lanches`, `Monumento a Fulano`.

    Between words that both names have it must be a small letter, since `Vitamin E Shop` is none.
    """
    for i in found:
        word = form.all_words[i]
        if len(word) > 1 or word not in name_words().small:
            continue
        between = word in _JOINING and 0 < i < len(form.words) - 1 and f" {word} " in form.raw
        if between or i - 1 in found or i + 1 in found:
            found[i] = Role.SMALL


def _is_initial(form: NameForm, i: int, other: NameForm) -> bool:
    if not 0 < i < len(form.all_words) - 1 or not form.all_words[i].isalpha():
        return False
    if form.all_words[i] in form.dotted:
        return other.raw.count(".") < form.raw.count(".")
    return bool(form.credentials or other.credentials)


def _owners(form: NameForm, found: dict[int, Role]) -> None:
    """Let unknown words behind `Inh.`, `by` or `di` be an owner; `di` alone also means `of`."""
    for mark in [i for i in found if i > 0 and form.all_words[i] in name_words().owner_marks]:
        run = []
        for i in range(mark + 1, len(form.all_words)):
            if i not in found or (found[i] not in _NAMED):
                break
            run.append(i)
        if len(run) >= (_FULL_NAME if form.all_words[mark] == _OF else 1):
            found.update(dict.fromkeys(run, Role.OWNER))
            found[mark] = Role.OWNER
        elif form.all_words[mark] in name_words().former_marks:
            found[mark] = Role.SMALL


def _title(form: NameForm, i: int) -> Role | None:
    """Read a last word as letters of a practitioner or company, where the writing did not tell."""
    word = form.all_words[i]
    if i == 0 or i not in (len(form.words) - 1, len(form.all_words) - 1):
        return None
    if is_credential(word):
        return Role.CREDENTIAL
    return Role.LEGAL if is_legal_word(word) else None


@lru_cache(maxsize=4_096)
def all_places(place_words: frozenset[str]) -> frozenset[str]:
    """Return the words of an address, and for the code of a state or province those of its name."""
    regions = name_words().regions
    return place_words.union(*(regions[word] for word in place_words if word in regions))


def _is_foreign(word: str, other: NameForm) -> bool:
    if word.isascii() and "latin" in other.scripts:
        return False
    own = script_family(scripts(word))
    theirs = script_family(other.scripts)
    return len(own) == 1 and bool(theirs) and not own & theirs


@lru_cache(maxsize=1_024)
def script_family(found: frozenset[str]) -> frozenset[str]:
    """Count Han and kana as one: Japanese writes with both."""
    return (found - _EAST) | {"han"} if found & _EAST else found


def _places_nearby(form: NameForm, found: dict[int, Role]) -> None:
    """Let `north`, `village`, `station` be a place at the end, apart, or beside a place."""
    last = len(form.words) - 1
    for i in found:
        if form.all_words[i] not in name_words().weak_places:
            continue
        if i >= last > 0 or Role.PLACE in (found.get(i - 1), found.get(i + 1)):
            found[i] = Role.PLACE


def _saints(form: NameForm, found: dict[int, Role]) -> None:
    """Let the `St.` of `St. Mary's` be what the name behind it is: no street, though the address has one."""
    for i in found:
        behind = found.get(i + 1)
        if (
            form.all_words[i] == _SAINT
            and behind in {Role.WORD, Role.APART}
            and found.get(i - 1) is not Role.PLACE
        ):
            found[i] = behind


def is_branch_rest(rest: str) -> bool:
    """Say whether what an unspaced word has more is a branch: `徳島応神店`, `강남점`."""
    return _BRANCH.search(rest) is not None


def holds_place(word: str, context: Context) -> bool:
    """Say whether an East Asian word is made of a place of the address: `徳島応神店` in `徳島市`."""
    return not word.isascii() and any(stem in word for stem in _stems(context.place_words))


@lru_cache(maxsize=4_096)
def _stems(place_words: frozenset[str]) -> frozenset[str]:
    from listaudit.normalize.east_asian import canonical

    return frozenset(
        canonical(stem)
        for word in place_words
        if not word.isascii()
        for stem in _AREA.split(word)
        if len(stem) >= _SHORTEST_AREA
    )
