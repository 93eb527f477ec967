"""Which words of two names are the same words, and which are left over on either side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from listaudit.compare.name_relation import relation
from listaudit.compare.name_rendered import latin_run, rendered
from listaudit.model.quick import quick
from listaudit.normalize.east_asian import UNSPACED
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words

_MOST_JOINED = 5
_SHORTEST_ACRONYM = 3
_SHORTEST_STEM = 2
_FEWEST_BESIDE = 2
"""Consonants that must agree in what a word has more than one that both names have."""


@quick
@dataclass(frozen=True, slots=True)
class Pairing:
    """Words of ours and theirs that are one, by position, and the reason code."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    code: str
    rest: str = ""
    """What an unspaced word has more, where that alone is paired."""


@dataclass(frozen=True, slots=True)
class Affix:
    """What a word has beyond the one that it is paired with, in a script that writes words together."""

    rest: str
    stem: str


@dataclass(slots=True)
class Alignment:
    """The state of an alignment: pairs found, positions left, endings left of unspaced words."""

    pairs: list[Pairing]
    ours: list[int]
    theirs: list[int]
    our_rests: list[Affix]
    their_rests: list[Affix]

    def is_reordered(self, ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        """Say whether the paired words stand in another order.

        A small word that one name has more often (`de`, `and`) is paired with any of its like, so where
        it stands tells nothing.
        """
        small = name_words().small
        pairs = (
            pair
            for pair in sorted(self.pairs, key=lambda pair: pair.ours[0])
            if (word := ours[pair.ours[0]]) not in small or ours.count(word) == theirs.count(word)
        )
        return any(x > y for x, y in pairwise(pair.theirs[0] for pair in pairs))

    def take(self, ours: tuple[int, ...], theirs: tuple[int, ...], code: str, rest: str = "") -> None:
        """Pair words and strike them from what is left."""
        self.pairs.append(Pairing(ours, theirs, code, rest))
        self.ours = [i for i in self.ours if i not in ours]
        self.theirs = [j for j in self.theirs if j not in theirs]


def align(ours: NameForm, theirs: NameForm) -> Alignment:
    """Pair equal words first, then accepted spellings, joined words, acronyms, unspaced words."""
    found = _equal(ours.all_words, theirs.all_words)
    if found.ours and found.theirs:
        _related(found, ours, theirs)
    if found.ours and found.theirs:
        _joined(found, ours.all_words, theirs.all_words)
    if found.ours and found.theirs:
        _acronyms(found, ours.all_words, theirs.all_words)
    if found.ours and found.theirs and not (ours.raw.isascii() or theirs.raw.isascii()):
        _unspaced(found, ours.all_words, theirs.all_words)
    if found.ours and found.theirs and not (ours.raw.isascii() and theirs.raw.isascii()):
        for mine, yours in tuple(rendered(ours, found.ours, theirs, found.theirs)):
            found.take(mine, yours, "name.romanized")
    if (found.our_rests and found.theirs) or (found.their_rests and found.ours):
        _rendered_rests(found, ours, theirs)
    return found


def _rendered_rests(found: Alignment, ours: NameForm, theirs: NameForm) -> None:
    """Pair what an unspaced word has more with Latin words: `สนามกอล์ฟวิว` and `สนาม Golf View`."""
    for affix in tuple(found.our_rests):
        if run := latin_run(theirs, found.theirs, affix.rest, _FEWEST_BESIDE):
            found.our_rests.remove(affix)
            found.take(_holding(ours, affix), run, "name.romanized", affix.rest)
    for affix in tuple(found.their_rests):
        if run := latin_run(ours, found.ours, affix.rest, _FEWEST_BESIDE):
            found.their_rests.remove(affix)
            found.take(run, _holding(theirs, affix), "name.romanized", affix.rest)


def _holding(form: NameForm, affix: Affix) -> tuple[int, ...]:
    """Return where the word stands that has more than the other name's."""
    whole = (affix.stem + affix.rest, affix.rest + affix.stem)
    return (next(i for i, word in enumerate(form.all_words) if word in whole),)


def _equal(ours: tuple[str, ...], theirs: tuple[str, ...]) -> Alignment:
    positions: dict[str, list[int]] = {}
    for j, word in enumerate(theirs):
        positions.setdefault(word, []).append(j)
    pairs, left = [], []
    for i, word in enumerate(ours):
        where = positions.get(word)
        if where:
            pairs.append(Pairing((i,), (where.pop(0),), "name.same"))
        else:
            left.append(i)
    return Alignment(pairs, left, sorted(j for where in positions.values() for j in where), [], [])


def _related(found: Alignment, ours: NameForm, theirs: NameForm) -> None:
    for i in tuple(found.ours):
        for j in tuple(found.theirs):
            code = relation(ours, i, theirs, j)
            if code:
                found.take((i,), (j,), code)
                if code == "name.elision":
                    _strike_article(found, ours, i, theirs, j)
                break


def _strike_article(found: Alignment, ours: NameForm, i: int, theirs: NameForm, j: int) -> None:
    """Drop the `de` of `de Oro`, where the other side writes `d'Oro`."""
    if ours.all_words[i] in ours.elided:
        found.theirs = [
            k for k in found.theirs if k != j - 1 or theirs.all_words[k] not in name_words().small
        ]
    else:
        found.ours = [k for k in found.ours if k != i - 1 or ours.all_words[k] not in name_words().small]


def _joined(found: Alignment, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    """Pair `Mas Style` with `MasStyle`, `St John s` with `St Johns`."""
    if len(found.ours) + len(found.theirs) < _SHORTEST_ACRONYM:
        return
    for i in tuple(found.ours):
        for j in tuple(found.theirs):
            if ours[i][0] == theirs[j][0] and i in found.ours and j in found.theirs:
                runs = _same_letters(found, ours, i, theirs, j)
                if runs:
                    found.take(*runs, "name.spacing")


def _same_letters(
    found: Alignment, ours: tuple[str, ...], i: int, theirs: tuple[str, ...], j: int
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Return the neighbours among the words left, from `i` and `j` on, that write the same letters."""
    a, b, first, other = ours[i], theirs[j], i, j
    while a != b and i - first < _MOST_JOINED and j - other < _MOST_JOINED:
        if len(a) < len(b) and b.startswith(a) and i + 1 in found.ours:
            i += 1
            a += ours[i]
        elif len(b) < len(a) and a.startswith(b) and j + 1 in found.theirs:
            j += 1
            b += theirs[j]
        else:
            return None
    return (tuple(range(first, i + 1)), tuple(range(other, j + 1))) if a == b else None


def _acronyms(found: Alignment, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    """Pair `KFC` with `Kentucky Fried Chicken`: first letters of all words, three at least."""
    for i in tuple(found.ours):
        run = _spelled_out(ours[i], found.theirs, theirs)
        if run:
            found.take((i,), run, "name.acronym")
    for j in tuple(found.theirs):
        run = _spelled_out(theirs[j], found.ours, ours)
        if run:
            found.take(run, (j,), "name.acronym")


def _spelled_out(acronym: str, left: list[int], words: tuple[str, ...]) -> tuple[int, ...]:
    if len(acronym) < _SHORTEST_ACRONYM or len(left) < _SHORTEST_ACRONYM or not acronym.isalpha():
        return ()
    small = name_words().small
    for start in range(len(left) - _SHORTEST_ACRONYM + 1):
        if words[left[start]][0] != acronym[0]:
            continue
        longest = min(len(left), start + 2 * len(acronym))
        for end in range(longest, start + _SHORTEST_ACRONYM - 1, -1):
            run = tuple(left[start:end])
            if run[-1] - run[0] != len(run) - 1:
                continue
            if acronym in (
                "".join(words[i][0] for i in run),
                "".join(words[i][0] for i in run if words[i] not in small),
            ):
                return run
    return ()


def _unspaced(found: Alignment, ours: tuple[str, ...], theirs: tuple[str, ...]) -> None:
    """Pair a word with one that opens or ends with it, where a script writes words together."""
    for i in tuple(found.ours):
        for j in tuple(found.theirs):
            a, b = ours[i], theirs[j]
            if len(a) > len(b) >= _SHORTEST_STEM and UNSPACED.search(b) and _affix(b, a):
                found.our_rests.append(Affix(_affix(b, a), b))
            elif len(b) > len(a) >= _SHORTEST_STEM and UNSPACED.search(a) and _affix(a, b):
                found.their_rests.append(Affix(_affix(a, b), a))
            else:
                continue
            found.take((i,), (j,), "name.same")
            break


def _affix(stem: str, word: str) -> str:
    """Return what `word` has beyond `stem`, where it opens or ends with it."""
    if word.startswith(stem):
        return word[len(stem) :]
    return word[: -len(stem)] if word.endswith(stem) else ""
