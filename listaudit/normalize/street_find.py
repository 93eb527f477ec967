"""Find the house number in a segment of a line, and the street that it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field

from listaudit.model.quick import quick
from listaudit.normalize.numbers import english_cardinals, number_word
from listaudit.normalize.street_draft import HIGHWAY_COUNTRIES
from listaudit.normalize.street_highway import is_highway, merge_highways
from listaudit.normalize.street_number import FRACTIONS, HouseNumber, is_plain, read_number, with_suffix
from listaudit.normalize.street_words import SIGNS, STRONG, Vocabulary, sites
from listaudit.normalize.unit import UNIT, Unit, unit_id

_AND = frozenset({"&", "and", "+"})
_NUMBERED_STREETS = frozenset({"en", "es", "pt", "tr", "id", "ms", "vi", "th", "ko"})
"""Languages in which a kind of street and a number are a name: `Calle 9`, unlike `Markt 9`."""
_LETTERED = frozenset({"IN"})
"""Countries where a letter and figures alone are a house: `B-12, Sample Colony`."""
_WIDEST_SPACED = 10
"""How far apart two house numbers with a mere space between them may be."""
_AND_ABROAD = _AND | {"y", "e", "und", "u", "et"}


@quick
@dataclass(frozen=True, slots=True)
class Split:
    """A segment with its house number cut out."""

    numbers: tuple[HouseNumber, ...]
    street: list[str]
    after: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    marked: bool = False


def find_number(part: list[str], vocabulary: Vocabulary) -> Split | None:
    """Return the segment with its house number cut out, or None where it has none."""
    if len(part) > 1 and part[0] in vocabulary.numberless:
        part = part[1:]
    leads = vocabulary.english and bool(part) and is_plain(part[0])
    marked = None if leads else _marked(part, vocabulary)
    if marked is not None:
        return marked
    if len(part) > 1 and part[-1] in vocabulary.numberless:
        if not is_plain(part[-2]):
            return None
        part = part[:-1]  # `Calle Roble 211 s/n`
    finders = (_trailing, _leading) if vocabulary.number_last else (_leading, _trailing)
    for finder in finders:
        split = finder(part, vocabulary)
        if split is not None:
            return split
    return _middle(part, vocabulary)


def _marked(part: list[str], vocabulary: Vocabulary) -> Split | None:
    """Find the number behind `No.`, `nº`, `#`, `д.`."""
    for i, token in enumerate(part[:-1]):
        number = read_number(part[i + 1]) if token in vocabulary.markers or token in SIGNS else None
        if number is None or (number.prefix and i and vocabulary.country not in _LETTERED):
            continue
        number, taken = with_suffix(number, part[i + 2 :], letters=i + 3 == len(part))
        before, after = part[:i], part[i + 2 + taken :]
        street, tail = (before, after) if before else (after, [])
        return Split((number,), street, tail, marked=True)
    return None


def _leading(part: list[str], vocabulary: Vocabulary) -> Split | None:
    first = part[0]
    if len(part) == 2 and vocabulary.languages[0] == "es" and part[1] in vocabulary.directions:  # noqa: PLR2004
        return None
    plain = is_plain(first) or (first in FRACTIONS and len(part) > 1)
    number = read_number(first) if plain else _number_in_words(part, vocabulary)
    if number is None and (len(part) > 2 or vocabulary.country in _LETTERED) and not vocabulary.number_last:  # noqa: PLR2004
        number = _prefixed(first)
    if number is None:
        return None
    number, taken = with_suffix(number, part[1:], letters=_letter_is_suffix(part, vocabulary))
    rest = part[1 + taken :]
    numbers, rest = _more_numbers(number, rest, vocabulary)
    units: list[Unit] = []
    if vocabulary.slash_unit and number.sign == "/" and rest:
        units = [Unit(UNIT, f"{number.start}{number.suffix}")]
        numbers = (read_number(f"{number.end}{number.rest}") or number,)
    if vocabulary.number_last and all(len(token) == 1 for token in rest):
        return Split(numbers, [], rest, units)
    return Split(numbers, rest, units=units)


def _prefixed(token: str) -> HouseNumber | None:
    """Read `W123N456` and `B-36`, but no road such as `US-50`."""
    if is_highway(merge_highways([token])[0]):
        return None
    return read_number(token) if any(c.isdigit() for c in token) and not token[0].isdigit() else None


def _number_in_words(part: list[str], vocabulary: Vocabulary) -> HouseNumber | None:
    """Read `One Market Street`, not `First Street` and not `Five Points`."""
    if not vocabulary.english or len(part) < 3:  # noqa: PLR2004
        return None
    word = part[0]
    return HouseNumber(number_word(word, "en")) if word in english_cardinals() else None


def _letter_is_suffix(part: list[str], vocabulary: Vocabulary) -> bool:
    """Say whether the letter behind a leading number belongs to it: `12 A Main St`, not `12 E St`."""
    if len(part) < 3:  # noqa: PLR2004
        return len(part) == 2 and vocabulary.number_last  # noqa: PLR2004
    return (
        part[1] not in vocabulary.directions
        and part[1] not in vocabulary.types
        and part[2] not in vocabulary.types
    )


def _ands(vocabulary: Vocabulary) -> frozenset[str]:
    return _AND if vocabulary.english else _AND_ABROAD


def _more_numbers(
    number: HouseNumber, rest: list[str], vocabulary: Vocabulary
) -> tuple[tuple[HouseNumber, ...], list[str]]:
    """Read on in `12 & 14 Main St`."""
    numbers = [number]
    while len(rest) > 2 and rest[0] in _ands(vocabulary) and is_plain(rest[1]):  # noqa: PLR2004
        more = read_number(rest[1])
        if more is None:
            break
        numbers.append(more)
        rest = rest[2:]
    return tuple(numbers), rest


def _trailing(part: list[str], vocabulary: Vocabulary) -> Split | None:
    """Find the number at the end: `Hauptstr. 12 a`, `Via Roma 37`, not `Calle 9`."""
    last = len(part) - 1
    suffix = ""
    if last > 1 and ((len(part[last]) == 1 and part[last].isalpha()) or part[last] in {"bis", "ter"}):
        suffix, last = part[last], last - 1
    if last < 1 or not is_plain(part[last]):
        return None
    if _counts(part[:last], vocabulary):
        return None
    if vocabulary.country in HIGHWAY_COUNTRIES and is_highway(merge_highways(part[: last + 1])[-1]):
        return None
    number = read_number(part[last])
    if number is None:
        return None
    if not suffix and (split := _staircase(part, vocabulary)):
        return split
    taken = 0
    if suffix:
        number, taken = with_suffix(number, [suffix], letters=True)
    street = part[:last]
    if not suffix and (joined := _spaced_range(street, part[last], vocabulary)):
        number, street = joined, street[:-1]
    numbers = [number]
    while len(street) > 2 and street[-1] in _ands(vocabulary) and is_plain(street[-2]):  # noqa: PLR2004
        more = read_number(street[-2])
        numbers = [more, *numbers] if more else numbers
        street = street[:-2]
    return Split(tuple(numbers), street, [] if taken or not suffix else [suffix])


def _counts(before: list[str], vocabulary: Vocabulary) -> bool:
    """Say whether the words in front make a name of the figure behind them: `Calle 9`, `Sector 12`."""
    if before[-1] in vocabulary.counted:
        return True
    return len(before) == 1 and before[0] in vocabulary.types and vocabulary.languages[0] in _NUMBERED_STREETS


def _staircase(part: list[str], vocabulary: Vocabulary) -> Split | None:
    """Read `Esimerkkikatu 3 C 25` of Finland: house 3, staircase C, flat 25."""
    if vocabulary.languages[0] != "fi" or len(part) < 4:  # noqa: PLR2004
        return None
    *street, house, letter, flat = part
    if not (house.isdecimal() and len(letter) == 1 and letter.isalpha()):
        return None
    return Split((HouseNumber(house, letter),), street, units=[Unit(UNIT, unit_id(flat))])


def _spaced_range(street: list[str], last: str, vocabulary: Vocabulary) -> HouseNumber | None:
    """Read `Hauptstr. 54 56` as 54-56, as exports that drop hyphens write it; not `Straße 12 14`."""
    before = street[-1]
    if len(street) < 2 or not (before.isdecimal() and last.isdecimal()):  # noqa: PLR2004
        return None
    if not vocabulary.number_last or vocabulary.languages[0] in _NUMBERED_STREETS:
        return None
    if len(street) == 2 and street[0] in vocabulary.types:  # noqa: PLR2004
        return None
    wide = int(last) - int(before)
    return HouseNumber(before, end=last, sign="-") if 0 < wide <= _WIDEST_SPACED else None


def _middle(part: list[str], vocabulary: Vocabulary) -> Split | None:
    """Find a number with words behind it where countries leave commas out: `Av Brasil 120 Centro`."""
    if vocabulary.english:
        return _behind_site(part, vocabulary)
    for i in range(len(part) - 2, 0, -1):
        if not is_plain(part[i]) or part[i + 1] in vocabulary.fillers:
            continue
        if part[i - 1] in vocabulary.types and not _is_joined(part, i, vocabulary):
            continue
        number = read_number(part[i])
        if number is None:
            continue
        number, taken = with_suffix(number, part[i + 1 :], letters=False)
        return Split((number,), part[:i], part[i + 1 + taken :])
    return None


def _is_joined(part: list[str], i: int, vocabulary: Vocabulary) -> bool:
    """Say whether the type in front of a figure is the end of a name: `Musterstr. 3 Musterdorf`."""
    return i > 1 and part[i - 1] in vocabulary.compounds


def _behind_site(part: list[str], vocabulary: Vocabulary) -> Split | None:
    """Find the number behind a building where a comma is left out: `Harbor House 12 Elm Road`."""
    if len(part) < 5 or vocabulary.word(part[-1]).readings.isdisjoint(STRONG):  # noqa: PLR2004
        return None
    for i in range(2, len(part) - 2):
        number = read_number(part[i]) if is_plain(part[i]) else None
        if number is not None and not vocabulary.word(part[i - 1]).readings.isdisjoint(sites()):
            return Split((number,), part[i + 1 :], part[:i])
    return None
