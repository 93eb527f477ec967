"""Texts and patterns as SoQL, the language of Socrata, writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from listaudit.model import Address
from listaudit.normalize.address import parse_address
from listaudit.normalize.fold import fold
from listaudit.normalize.name import parse_name

_PLURAL = 4
"""Letters from which a word may end in an `s` that others leave out or write behind an apostrophe."""
_LATIN = re.compile(r"[A-Za-z0-9]{2}")


def quoted(text: str) -> str:
    """Return a text in single quotes, those inside of it doubled."""
    return "'" + text.replace("'", "''") + "'"


def name_pattern(name: str) -> str:
    """Return a pattern for a name, however its signs are written: `%JOE%PIZZA%` for `Joe's Pizza, LLC`."""
    kept, legal = re.findall(r"[^\W_]+", name), parse_name(name).legal_words
    while len(kept) > 1 and fold(kept[-1]) in legal:
        kept.pop()
    bare = [word[:-1] if len(word) >= _PLURAL and word[-1] in "sS" else word for word in kept]
    return pattern([word for word in bare if word not in {"s", "S"}] or bare)


def street_pattern(place: Address) -> str:
    """Return a pattern for a street line, however it is shortened: `%120%MAPLE%` for `120 N Maple Street`."""
    form = parse_address(place.street, "", place.country)
    names = [word.text for word in form.street if word.role == "name"]
    names = names or [word.text for word in form.street if word.role != "direction"]
    return pattern([form.numbers[0].start, max(names, key=len)]) if form.numbers and names else ""


def pattern(words: Sequence[str]) -> str:
    """Return a pattern for words with anything between them; a sign or an accented letter is any one letter.

    So nothing in a name can mean something in a pattern. A word in another script stays as it is.
    """
    kept = [re.sub(r"(?a:\W)|_" if _LATIN.search(word) else r"\W|_", "_", word) for word in words]
    return f"%{'%'.join(kept)}%" if any(word.strip("_") for word in kept) else ""
