"""Tell a line that names a place from one that names a street: `Harbor Mall` for `12 Elm St`.

Such a line contradicts no street, it only leaves it out. That can be told where streets are named with
their kind: a name alone is a street as often as not in German, Dutch, Nordic and Slavic towns.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from listaudit.compare.address_street import mistyped
from listaudit.normalize.address import AddressForm
from listaudit.normalize.street_words import FILLER, TYPE, Vocabulary, Word, sites, table, vocabulary

_TYPED = frozenset({"en", "es", "fr", "id", "it", "ms", "pt"})
"""Languages in whose towns a street is hardly ever named without its kind."""

_ARTICLES = frozenset({"GB", "IE"})
"""Countries whose streets may be an article and a word: `The Triangle`."""
_NAMED_SO = 2


def read_place(a: AddressForm, b: AddressForm, country: str) -> AddressForm:
    """Return the listing's line, its street read as a building or district where it is no street.

    Args:
        a: Our line; it must name a street, with its number or its kind.
        b: The listing's line.
        country: ISO 3166 alpha-2 code, which says what counts as a kind of street.
    """
    words = vocabulary(country)
    if b.numbers or b.box or not b.street or not a.street:
        return b
    if _kind_alone(a, b):
        return replace(b, street=())
    if not _tells_kinds(words) or not (a.numbers or _names_street(a.street, words)):
        return b
    parts = (b.street, *b.extras)
    if any(_names_street(part, words) or _shares(part, a.street) for part in parts):
        return b
    return replace(b, street=(), extras=parts)


def _kind_alone(a: AddressForm, b: AddressForm) -> bool:
    """Say whether the listing gives of our street nothing but its kind: `Rua` for `Rua Exemplo`."""
    kinds = [word for word in b.street if word.role != FILLER]
    return (
        len(kinds) == 1
        and kinds[0].role == TYPE
        and any(word.meets(kinds[0]) for word in a.street)
        and any(word.role != FILLER and not word.meets(kinds[0]) for word in a.street)
    )


def _tells_kinds(words: Vocabulary) -> bool:
    return words.languages[0] in _TYPED and not (words.english and words.number_last)


def _names_street(part: tuple[Word, ...], words: Vocabulary) -> bool:
    """Say whether words read as a street: a kind of street in its place, a figure, another alphabet."""
    plain = [word for word in part if word.text not in words.directions]
    ends = plain[-1:] if words.english else plain[:1] + plain[-1:]
    if words.country in _ARTICLES and len(part) == _NAMED_SO and part[0].text == "the":
        return part[-1].readings.isdisjoint(_sites())
    return any(word.role == TYPE and word.readings.isdisjoint(_sites()) for word in ends) or any(
        not word.text.isascii() or word.text in _lone() or any(c.isdigit() for c in word.text)
        for word in part
    )


@cache
def _lone() -> frozenset[str]:
    return frozenset(table("street_words")["lone"]["words"])


@cache
def _sites() -> frozenset[str]:
    """Return the kinds of street that as often name a centre, a building or a district."""
    data = table("street_words")
    return sites() | frozenset(data["districts"]["words"])


def _shares(part: tuple[Word, ...], street: tuple[Word, ...]) -> bool:
    """Say whether words share a name with a street, or would but for a slip of the pen."""
    ours = [word for word in street if word.role not in (FILLER, TYPE)]
    theirs = [word for word in part if word.role not in (FILLER, TYPE)]
    return any(x.meets(y) or mistyped((x,), (y,)) for x in ours for y in theirs)
