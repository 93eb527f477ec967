"""Words in a script of their own that Latin words of the other name only write down: `แม่สอด`, `Mae Sot`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from listaudit.normalize.city import parse_city
from listaudit.normalize.name import NameForm
from listaudit.normalize.thai_sound import spells_thai

_MOST_WORDS = 4
_BRANCH = re.compile("^สาขา|(?:支店|分店|店|支行|지점|점)$")


def rendered(
    ours: NameForm, left: Sequence[int], theirs: NameForm, others: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield the left-over words of both names that are one place or sound alike, by position.

    No word is given twice. The words of a script that is not Latin stand on either side.
    """
    for a, mine, b, yours, turned in (
        (ours, left, theirs, others, False),
        (theirs, others, ours, left, True),
    ):
        taken: set[int] = set()
        for i in mine:
            word = a.all_words[i]
            if word.isascii():
                continue
            if run := latin_run(b, [j for j in yours if j not in taken], word):
                taken.update(run)
                yield (run, (i,)) if turned else ((i,), run)


def latin_run(form: NameForm, left: Sequence[int], native: str, fewest: int = 3) -> tuple[int, ...]:
    """Return the left-over Latin words that write a word of another script down, none where there are none.

    `fewest` consonants of a Thai word must sound in them.
    """
    return next((run for run in _runs(form, left) if _renders(_said(form, run), native, fewest)), ())


def _runs(form: NameForm, left: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield the neighbours among the left-over Latin words, long runs first."""
    free = [i for i in left if form.all_words[i].isascii()]
    for size in range(min(_MOST_WORDS, len(free)), 0, -1):
        for start in range(len(free) - size + 1):
            run = tuple(free[start : start + size])
            if run[-1] - run[0] == size - 1:
                yield run


def _said(form: NameForm, run: tuple[int, ...]) -> str:
    return " ".join(form.all_words[i] for i in run)


def _renders(latin: str, native: str, fewest: int) -> bool:
    stem = _BRANCH.sub("", native) or native
    a, b = parse_city(stem), parse_city(latin)
    return (a.shares_group(b) and a.part == b.part) or spells_thai(latin, stem, fewest)
