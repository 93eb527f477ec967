"""Tell of a street that one line names in the country's other language: `Carrer Major`, `Calle Mayor`."""

from __future__ import annotations

from functools import cache

from listaudit.compare.reasoned import reasoned
from listaudit.model import Judgement, Kind
from listaudit.normalize.address import AddressForm
from listaudit.normalize.fold import letters
from listaudit.normalize.street_words import Word, table

_SAME = Judgement(Kind.SAME)


def judge_language(a: AddressForm, b: AddressForm, lines: tuple[str, str], country: str) -> Judgement:
    """Judge words that mean the same in two languages; `same` stands for no difference worth telling.

    Args:
        a: Our line.
        b: The listing's line.
        lines: Both as written; what is only read out of a sign (`C/`) is of no language.
        country: ISO 3166 alpha-2 code; those with two languages of streets stand in `street_words.toml`.
    """
    first, second = _languages(country)
    if not first:
        return _SAME
    known = first | second
    for x in a.flat:
        y = _partner(x, b.flat) if x.text in known else None
        if y is None or y.text not in known or (x.text in first) == (y.text in first):
            continue
        if x.text in letters(lines[0]) and y.text in letters(lines[1]):
            return reasoned(Kind.VARIANT, "address.street-language", ours=x.text, theirs=y.text)
    return _SAME


def _partner(word: Word, others: tuple[Word, ...]) -> Word | None:
    """Return the word that answers to this one: itself where it is there."""
    found = [other for other in others if other.meets(word)]
    return next((other for other in found if other.text == word.text), found[0] if found else None)


@cache
def _languages(country: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of one language that have another in the second, and those."""
    words = table("street_words")["translations"].get(country, {})
    return frozenset(words), frozenset(word for others in words.values() for word in others)
