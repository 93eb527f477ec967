"""Compare street names word by word: what is left on either side says what differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from listaudit.compare.spelling import one_letter_apart, sound_alike
from listaudit.model import Reason
from listaudit.model.quick import quick
from listaudit.normalize.street_words import DIRECTION, FILLER, NAME, SMALL, TYPE, Word, sites, table

Words = tuple[Word, ...]
_SHORTEST_INITIAL = 4
_SHORTEST_NAME = 3
_PREFECTURE = re.compile("^(?:東京都|北海道|京都府|大阪府|.{2,3}県)")
_ADMIN = ("都", "道", "府", "県", "市", "区", "町", "村", "郡", "省", "區", "縣")


@quick
@dataclass(frozen=True, slots=True)
class Difference:
    """Words of one street that the other does not have."""

    ours: Words = ()
    theirs: Words = ()
    initials: tuple[tuple[str, str], ...] = ()
    """Words that one side gives by their first letter."""

    def __bool__(self) -> bool:
        return bool(self.ours or self.theirs or self.initials)


def differ(ours: Words, theirs: Words, *, cut: bool = False) -> Difference:
    """Return the words that stand on one side only; order and joining of words do not count.

    Args:
        ours: Our street.
        theirs: The listing's street.
        cut: Whether part of a name may be cut short: `Fr.` for `Friedrich`.
    """
    if ours == theirs:
        return Difference()
    left, right = unmatched(ours, theirs)
    if not left or not right:
        return Difference(left, right)
    if _letters(left) == _letters(right) or _district(left, right) or _compass(left, right):
        return Difference()
    left, right = _telling(*_unjoin(left, right))
    if not left or not right:
        return Difference(left, right)
    initials: tuple[tuple[str, str], ...] = ()
    if any(word.role == NAME and word not in left for word in ours):
        left, right, initials = _take_initials(left, right, cut=cut)
    return Difference(*_telling(left, right), initials)


def _telling(left: Words, right: Words) -> tuple[Words, Words]:
    """Drop words such as `da` where both sides have words left: `Rua da Praia`, `Rua do Praia`."""
    if not left or not right:
        return left, right
    a, b = (tuple(w for w in side if w.role != FILLER or len(w.text) == 1) for side in (left, right))
    return a, b


def accepted(left: Words, right: Words, *, plural: bool) -> tuple[Words, Words, tuple[Reason, ...]]:
    """Take words off that are one word to most people, each with its reason.

    They sound alike (`Nicolson`, `Nicholson`) or, where `plural` says so, stand with and without a final s
    (`St Andrew's`, `St Andrew`).
    """
    a, b, found = list(left), list(right), []
    for word in left:
        for other in tuple(b):
            code = _accepted(word, other, plural=plural)
            if code:
                a.remove(word)
                b.remove(other)
                found.append(Reason.of(code, ours=word.text, theirs=other.text))
                break
    return tuple(a), tuple(b), tuple(found)


def _accepted(word: Word, other: Word, *, plural: bool) -> str:
    if plural and only_plural(word, other):
        return "address.plural"
    counts = any(c.isdigit() for reading in word.readings | other.readings for c in reading)
    named = word.role == other.role == NAME and not counts
    return "address.spelling" if named and sound_alike(word.text, other.text) else ""


def only_plural(one: Word, other: Word) -> bool:
    """Say whether an s at the end is all that tells two words apart."""
    short, long = sorted((one.text, other.text), key=len)
    return len(short) >= _SHORTEST_INITIAL and short.isalpha() and long == f"{short}s"


def unmatched(ours: Words, theirs: Words) -> tuple[Words, Words]:
    """Return the words of each side that find no partner on the other, one partner each."""
    left, right = list(ours), list(theirs)
    pairs: list[tuple[Word, Word]] = []
    for exact in (True, False):
        for word in tuple(left):
            for other in right:
                if word.text == other.text if exact else word.meets(other):
                    left.remove(word)
                    right.remove(other)
                    pairs.append((word, other))
                    break
    for word in tuple(left) if right else ():
        if freed := _exchanged(word, right, pairs):
            left.remove(word)
            right.remove(freed)
    return tuple(left), tuple(right)


def _exchanged(word: Word, right: list[Word], pairs: list[tuple[Word, Word]]) -> Word | None:
    """Give `word` another's partner where that one finds a new one among `right`, and return the new one.

    In `St Mary's Street` and `Saint Mary's St` one `St` is a saint and the other a street.
    """
    for i, (holder, partner) in enumerate(pairs):
        spare = next((other for other in right if holder.meets(other)), None) if word.meets(partner) else None
        if spare is not None:
            pairs[i] = (holder, spare)
            pairs.append((word, partner))
            return spare
    return None


def without(words: Words, pool: Sequence[Word]) -> Words:
    """Return the words that meet none of `pool`."""
    return tuple(word for word in words if not any(word.meets(other) for other in pool))


def _letters(words: Words) -> str:
    return "".join(word.text for word in words)


def _unjoin(left: Words, right: Words) -> tuple[Words, Words]:
    """Drop words that one side joins: `northpoint` and `north point st` leave `st`."""
    for k in range(len(right)):
        if _letters(left) == _letters(right[:k]):
            return (), right[k:]
    for k in range(len(left)):
        if _letters(right) == _letters(left[:k]):
            return left[k:], ()
    return left, right


def _compass(left: Words, right: Words) -> bool:
    """Say whether one side writes in two words what the other writes in one: `North West`, `NW`."""
    short, long = sorted((left, right), key=len)
    if len(short) != 1 or len(long) != 2 or any(word.role != DIRECTION for word in long):  # noqa: PLR2004
        return False
    joined = {f"{first}{second}" for first in long[0].readings for second in long[1].readings}
    return not joined.isdisjoint(short[0].readings)


def _district(left: Words, right: Words) -> bool:
    """Say whether one Japanese or Chinese line only writes prefecture, city or ward before the other.

    The sign of a city may be left out as well: 宮古島平良 is 宮古島市平良.
    """
    if len(left) != 1 or len(right) != 1:
        return False
    short, long = sorted((left[0].text, right[0].text), key=len)
    if long.endswith(short) and long[: -len(short)].endswith(_ADMIN):
        return True
    return "市" in long + short and _without_city(long) == _without_city(short)


def _without_city(text: str) -> str:
    return _PREFECTURE.sub("", text).replace("市", "")


def _take_initials(
    left: Words, right: Words, *, cut: bool
) -> tuple[Words, Words, tuple[tuple[str, str], ...]]:
    for short, long in ((left, right), (right, left)):
        if len(short) == 1 and len(long) > 1 and short[0].text == "".join(word.text[0] for word in long):
            return (), (), ((_text(left), _text(right)),)
    a, b, found = list(left), list(right), []
    for word in left:
        other = next((o for o in b if _is_initial(word.text, o.text, cut=cut)), None)
        if other is not None:
            a.remove(word)
            b.remove(other)
            found.append((word.text, other.text))
    return tuple(a), tuple(b), tuple(found)


def _text(words: Words) -> str:
    return " ".join(word.text for word in words)


def middle_initial(words: Words, street: Words) -> bool:
    """Say whether the only word too many is the initial between two names: `Donald J Lynch Blvd`."""
    if len(words) != 1 or len(words[0].text) != 1 or words[0].role != NAME or words[0] not in street:
        return False
    i = street.index(words[0])
    around = (*street[i - 1 : i], *street[i + 1 : i + 2])
    return len(around) == 2 and all(w.role == NAME and len(w.text) >= _SHORTEST_INITIAL for w in around)  # noqa: PLR2004


def _is_initial(one: str, other: str, *, cut: bool) -> bool:
    short, long = sorted((one, other), key=len)
    if cut and 1 < len(short) < _SHORTEST_INITIAL and short.isalpha():
        return len(long) > len(short) + _SHORTEST_NAME and long.startswith(short)
    return len(short) == 1 and short.isalpha() and len(long) >= _SHORTEST_INITIAL and long.startswith(short)


def mistyped(left: Words, right: Words) -> bool:
    """Say whether two leftovers are one name with a letter wrong, missing, too many or out of place."""
    a, b = _letters(left), _letters(right)
    return min(len(a), len(b)) >= _SHORTEST_NAME and (a == b or one_letter_apart(a, b))


def part_of(words: Words, street: Words, *, english: bool) -> str:
    """Say what part of a street some of its words are: `filler`, `small`, `direction`, `type` or `name`.

    A word such as Park, Lake or Mill is a type only where types stand: last in English, first or last
    elsewhere.
    """
    roles = {word.role for word in words}
    if roles <= {FILLER}:
        return FILLER
    if roles <= {FILLER, SMALL}:
        return SMALL
    if roles <= {FILLER, DIRECTION}:
        return DIRECTION
    if roles <= {FILLER, TYPE} and all(_stands_as_type(word, street, english=english) for word in words):
        return TYPE
    return NAME


def _stands_as_type(word: Word, street: Words, *, english: bool) -> bool:
    if word.role != TYPE:
        return True
    plain = [other for other in street if other.role != DIRECTION]
    if plain and _inside() & word.readings and (not english or not sites().isdisjoint(plain[-1].readings)):
        return True
    return bool(plain) and (plain[-1] == word or (not english and plain[0] == word))


@cache
def _inside() -> frozenset[str]:
    """Return the types that come and go in the middle of a name: `Harbor Centre Retail Park`."""
    return frozenset(table("street_words")["inside"]["words"])


def ends_site(words: Words) -> bool:
    """Say whether words end as a building or an estate does: `Harbor House`."""
    return not sites().isdisjoint(words[-1].readings)


def shortened(words: Words, street: Words, *, numbered: bool) -> bool:
    """Say whether a street named after somebody is only named in full by the words.

    They stand in front of a name that both share (`ulica Juliusza Słowackiego`) or, where the numbers
    agree as well, behind it (`Via Dante Alighieri`, `Rua Alves da Silva`); no figure is among them.
    """
    names = [word for word in street if word.role not in (DIRECTION, FILLER, TYPE)]
    shared = [word for word in names if word not in words and len(word.text) >= _SHORTEST_INITIAL]
    if not shared or not all(_is_part(word) for word in words):
        return False
    if names[-1] not in words:
        return names[-1] in shared
    return numbered and names[0] not in words and _is_tail(words, street)


def _is_part(word: Word) -> bool:
    """Say whether a word can be part of a person's name: a word, an initial, a title, `da`.

    Figures cannot, nor can what tells two streets of one name apart: `Neue Hauptstraße`.
    """
    if word.role == FILLER:
        return True
    if word.text in _qualifiers() or any(c.isdigit() for reading in word.readings for c in reading):
        return False
    return len(word.text) >= _SHORTEST_NAME or len(word.text) == 1 or len(word.readings) > 1


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(table("street_words")["qualifiers"]["words"])


def _is_tail(words: Words, street: Words) -> bool:
    rest = [word for word in street if word in words or word.role != FILLER]
    names = [word for word in words if word.role != FILLER]
    return rest[-len(names) :] == names or street[-len(words) :] == words
