"""Read an address line by its shape: segments, designators, house number, street, the rest.

Serves every country that writes words between spaces; `us_address` overrules it where a United States
line is irregular, and `street_east` reads Japanese and Chinese ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from listaudit.normalize.street_form import AddressForm
from listaudit.normalize.street_highway import highway_word, is_highway, merge_highways
from listaudit.normalize.street_number import HouseNumber, is_plain, read_number, with_suffix
from listaudit.normalize.street_tokens import segments
from listaudit.normalize.street_words import DIRECTION, TYPE, Vocabulary, Word, table
from listaudit.normalize.unit import UNIT, Unit, take_units, unit_id

_AND = frozenset({"&", "and", "+"})
_AND_ABROAD = _AND | {"y", "e", "und", "et"}
_HIGHWAY_COUNTRIES = frozenset({"US", ""})


@dataclass(slots=True)
class Draft:
    """A line being read: what was taken out so far and the segments that are left."""

    vocabulary: Vocabulary
    rest: list[list[str]]
    numbers: list[HouseNumber] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    box: str = ""
    cross: list[str] = field(default_factory=list)
    street: list[str] = field(default_factory=list)
    extras: list[list[str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    flat: list[str] = field(default_factory=list)
    second_address: bool = False
    bare: list[list[str]] = field(default_factory=list)
    """The segments without units, box and cross-street text, before anything else was decided."""


def read_line(street: str, unit: str, vocabulary: Vocabulary) -> Draft:
    """Read a street line and a unit that is stated apart; `finish` makes the form of it."""
    parts = segments(street, vocabulary)
    draft = Draft(vocabulary, parts, flat=[token for part in parts for token in part])
    _take_boxes(draft)
    _take_cross(draft)
    _take_units(draft)
    draft.bare = [list(part) for part in draft.rest]
    if unit:
        _add_unit(draft, unit)
    _take_number(draft)
    _settle_tail(draft)
    return draft


def finish(draft: Draft) -> AddressForm:
    """Return the form of a draft."""
    return AddressForm(
        numbers=tuple(draft.numbers),
        street=_words(draft.street, draft.vocabulary),
        units=tuple(sorted(set(draft.units))),
        box=draft.box,
        cross=_words(draft.cross, draft.vocabulary),
        extras=tuple(words for part in draft.extras if (words := _words(part, draft.vocabulary))),
        places=_words(draft.places, draft.vocabulary),
        second_address=draft.second_address,
        parsed=bool(draft.street or draft.box or draft.numbers or draft.units),
        flat=_flat(draft),
    )


def _words(tokens: list[str], vocabulary: Vocabulary) -> tuple[Word, ...]:
    if vocabulary.country in _HIGHWAY_COUNTRIES:
        tokens = merge_highways(tokens)
    return tuple(
        highway_word(token) if is_highway(token) else vocabulary.word(token)
        for token in tokens
        if token not in vocabulary.numberless
    )


def _flat(draft: Draft) -> tuple[Word, ...]:
    """Return all tokens but those that only introduce what follows."""
    units = table("units")
    silent = draft.vocabulary.markers | draft.vocabulary.numberless | {"#", "&", "@"}
    words = {word for key in ("any", *draft.vocabulary.languages) for word in units["unit"].get(key, ())}
    ids = {unit.id for unit in draft.units if unit.kind == UNIT}
    kept: list[str] = []
    for i, token in enumerate(draft.flat):
        after = draft.flat[i + 1] if i + 1 < len(draft.flat) else ""
        if token in silent or (token in words and (unit_id(after) in ids or after in silent)):
            continue
        kept.append(token)
    return _words(kept, draft.vocabulary)


def _take_boxes(draft: Draft) -> None:
    """Take `PO Box 12` out; what the box number leaves of a segment stays."""
    words = table("street_words")["box"]
    opening, following = frozenset(words["open"]), frozenset(words["follow"])
    for n, part in enumerate(draft.rest):
        for i, token in enumerate(part):
            if token not in opening:
                continue
            j = i + 1
            while j < len(part) and part[j] in following:
                j += 1
            named = j > i + 1 or token not in {"post", "bp", "box"} or i == 0
            if j < len(part) and any(c.isdigit() for c in part[j]) and named:
                draft.box = part[j].replace("-", "")
                draft.rest[n] = part[:i] + part[j + 1 :]
                return


def _take_cross(draft: Draft) -> None:
    """Take out what tells where the place lies, to the end of its segment."""
    for n, part in enumerate(draft.rest):
        start = _cross_start(draft, part, n)
        if start == 0 and n == 0:
            corner = next((i for i, token in enumerate(part) if token in {"&", "and"}), len(part))
            draft.cross += part[corner:]
            draft.rest[n] = part[1:corner]
        elif start is not None:
            draft.cross += part[start:]
            draft.rest[n] = part[:start]


def _cross_start(draft: Draft, part: list[str], n: int) -> int | None:
    numbered = any(is_plain(token) for token in part[:1])
    for i, token in enumerate(part):
        more = len(part) - i - 1
        if token in draft.vocabulary.cross and more and _is_cross(draft, part, i, n):
            return i
        if token in {"@", "at"} and more and (i > 1 or n > 0):
            return i
        if token in {"&", "and"} and numbered and more and _is_street(draft, part[:i]):
            return i
    return None


def _is_cross(draft: Draft, part: list[str], i: int, n: int) -> bool:
    """Say whether a marker opens such text: not in `Near North Rd`, nor as `Nr. 5`."""
    if part[i + 1][:1].isdigit() and part[i] in draft.vocabulary.markers:
        return False
    typed = part[i + 1] in draft.vocabulary.types and part[i] in draft.vocabulary.types
    return (i > 1 or (i == 0 and (n > 0 or len(part) > 2))) and not typed  # noqa: PLR2004


def _is_street(draft: Draft, tokens: list[str]) -> bool:
    """Say whether the tokens in front of an `and` are a street already: `12 Main St & ...`."""
    last = tokens[-1] if tokens else ""
    typed = last in draft.vocabulary.types or last in draft.vocabulary.directions
    return (len(tokens) > 2 and typed) or (len(tokens) > 1 and last[:1].isdigit() and not last.isdigit())  # noqa: PLR2004


def _take_units(draft: Draft) -> None:
    numbered = {n for n, part in enumerate(draft.rest) if any(is_plain(token) for token in part)}
    for n, part in enumerate(draft.rest):
        units, draft.rest[n] = take_units(part, draft.vocabulary, numbered=bool(numbered - {n}))
        draft.units += units
    draft.rest = [part for part in draft.rest if part]


def _add_unit(draft: Draft, text: str) -> None:
    """Read a unit that stands in a field of its own, where a bare `100` is enough."""
    for part in segments(text, draft.vocabulary):
        units, rest = take_units(part, draft.vocabulary, numbered=True)
        draft.units += units
        rest = [token for token in rest if token not in draft.vocabulary.markers]
        if rest and not units and len(rest) <= 2:  # noqa: PLR2004
            draft.units.append(Unit(UNIT, unit_id("".join(rest))))
        elif rest:
            draft.extras.append(rest)
        draft.flat += part


def _take_number(draft: Draft) -> None:
    """Find the segment with the house number, then the street's words."""
    found = [
        None if n and _is_postcode(part[0]) else _find_number(part, draft.vocabulary)
        for n, part in enumerate(draft.rest)
    ]
    best = max(range(len(found)), key=lambda i: (_weight(found[i], draft), -i), default=None)
    if best is None:
        return
    split = found[best]
    if split is None:
        _street_without_number(draft)
        return
    draft.numbers = list(split.numbers)
    draft.units += split.units
    others = [i for i in range(len(draft.rest)) if i != best]
    near = min(others, key=lambda i: (not _typed(draft, draft.rest[i]), abs(i - best), i), default=None)
    if split.street and (_typed(draft, split.street) or near is None or not _typed(draft, draft.rest[near])):
        draft.street, near = split.street, None
    else:
        draft.street = draft.rest[near] if near is not None else []
        draft.extras += [split.street] if split.street else []
    draft.extras += [split.after] if split.after else []
    for part in (draft.rest[i] for i in others if i != near):
        if len(part) == 1 and draft.vocabulary.english and _is_bare_unit(part[0]):
            draft.units.append(Unit(UNIT, unit_id(part[0])))
        else:
            draft.extras.append(part)
    draft.rest = []


def _is_bare_unit(token: str) -> bool:
    """Say whether a segment of one token is a unit: `309 Engle St, 726`."""
    return len(token) == 1 or (len(token) < 5 and any(c.isdigit() for c in token))  # noqa: PLR2004


def _is_postcode(token: str) -> bool:
    """Say whether the first token of a further segment is a postcode: `..., 60100 Creil`."""
    return len(token) > 4 and token.isdigit()  # noqa: PLR2004


def _street_without_number(draft: Draft) -> None:
    typed = [i for i, part in enumerate(draft.rest) if _typed(draft, part)]
    chosen = typed[0] if typed else 0
    draft.street = draft.rest[chosen]
    draft.extras += [part for i, part in enumerate(draft.rest) if i != chosen]
    draft.rest = []


def _typed(draft: Draft, part: list[str]) -> bool:
    return any(token in draft.vocabulary.types for token in part)


@dataclass(frozen=True, slots=True)
class _Split:
    """A segment with its house number cut out."""

    numbers: tuple[HouseNumber, ...]
    street: list[str]
    after: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    marked: bool = False


def _weight(split: _Split | None, draft: Draft) -> int:
    """Say how much a segment looks like the street line."""
    if split is None:
        return 0
    if not split.street:
        return 4 if split.marked else 2
    typed = _typed(draft, split.street)
    return 3 + 2 * typed + split.marked - (not typed and bool(split.after))


def _find_number(part: list[str], vocabulary: Vocabulary) -> _Split | None:
    if len(part) > 1 and part[0] in vocabulary.numberless:
        part = part[1:]
    marked = _marked(part, vocabulary)
    if marked is not None:
        return marked
    if len(part) > 1 and part[-1] in vocabulary.numberless:
        return None
    finders = (_trailing, _leading) if vocabulary.number_last else (_leading, _trailing)
    for finder in finders:
        split = finder(part, vocabulary)
        if split is not None:
            return split
    return _middle(part, vocabulary)


def _marked(part: list[str], vocabulary: Vocabulary) -> _Split | None:
    """Find the number behind `No.`, `nº`, `#`, `д.`."""
    for i, token in enumerate(part[:-1]):
        number = read_number(part[i + 1]) if token in vocabulary.markers or token == "#" else None
        if number is None or (number.prefix and i):
            continue
        number, taken = with_suffix(number, part[i + 2 :], letters=i + 3 == len(part))
        before, after = part[:i], part[i + 2 + taken :]
        street, tail = (before, after) if before else (after, [])
        return _Split((number,), street, tail, marked=True)
    return None


def _leading(part: list[str], vocabulary: Vocabulary) -> _Split | None:
    first = part[0]
    number = read_number(first) if is_plain(first) else _number_in_words(part, vocabulary)
    if number is None and len(part) > 2 and not vocabulary.number_last:  # noqa: PLR2004
        number = _prefixed(first)
    if number is None:
        return None
    number, taken = with_suffix(number, part[1:], letters=_letter_is_suffix(part, vocabulary))
    rest = part[1 + taken :]
    numbers, rest = _more_numbers(number, rest, vocabulary)
    units: list[Unit] = []
    if vocabulary.slash_unit and number.sign == "/" and not number.rest and rest:
        units = [Unit(UNIT, f"{number.start}{number.suffix}")]
        numbers = (HouseNumber(*_split_suffix(number.end)),)
    if vocabulary.number_last and all(len(token) == 1 for token in rest):
        return _Split(numbers, [], rest, units)
    return _Split(numbers, rest, units=units)


def _split_suffix(text: str) -> tuple[str, str]:
    return (text[:-1], text[-1]) if text[-1:].isalpha() else (text, "")


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
    if word.isalpha() and word in _cardinals():
        figures = next((r for r in vocabulary.word(word).readings if r.isdigit()), "")
        return HouseNumber(figures) if figures else None
    return None


def _cardinals() -> frozenset[str]:
    return frozenset(table("numbers")["en"]["units"])


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


def _trailing(part: list[str], vocabulary: Vocabulary) -> _Split | None:
    """Find the number at the end: `Hauptstr. 12 a`, `Via Roma 37`, not `Calle 9`."""
    last = len(part) - 1
    suffix = ""
    if last > 1 and ((len(part[last]) == 1 and part[last].isalpha()) or part[last] in {"bis", "ter"}):
        suffix, last = part[last], last - 1
    if last < 1 or not is_plain(part[last]):
        return None
    if last == 1 and part[0] in vocabulary.types and part[0] not in vocabulary.compounds:
        return None
    if vocabulary.country in _HIGHWAY_COUNTRIES and is_highway(merge_highways(part[: last + 1])[-1]):
        return None
    number = read_number(part[last])
    if number is None:
        return None
    taken = 0
    if suffix:
        number, taken = with_suffix(number, [suffix], letters=True)
    street = part[:last]
    numbers = [number]
    while len(street) > 2 and street[-1] in _ands(vocabulary) and is_plain(street[-2]):  # noqa: PLR2004
        more = read_number(street[-2])
        numbers = [more, *numbers] if more else numbers
        street = street[:-2]
    return _Split(tuple(numbers), street, [] if taken or not suffix else [suffix])


def _middle(part: list[str], vocabulary: Vocabulary) -> _Split | None:
    """Find a number with words behind it where countries leave commas out: `Av Brasil 120 Centro`."""
    if vocabulary.english:
        return None
    for i in range(len(part) - 2, 0, -1):
        if not is_plain(part[i]) or part[i - 1] in vocabulary.types or part[i + 1] in vocabulary.fillers:
            continue
        number = read_number(part[i])
        if number is None:
            continue
        number, taken = with_suffix(number, part[i + 1 :], letters=False)
        return _Split((number,), part[:i], part[i + 1 + taken :])
    return None


def _settle_tail(draft: Draft) -> None:
    """Take a bare unit or a name off behind the street's type: `Main St 100`, `Main St Plaza West`."""
    if not draft.vocabulary.english or not draft.numbers or len(draft.street) < 2:  # noqa: PLR2004
        return
    words = merge_highways(draft.street)
    ends = [i for i, token in enumerate(words) if i and _ends_street(draft, token)]
    if not ends:
        return
    last = ends[-1]
    tail = words[last + 1 :]
    if not tail or (is_highway(words[last]) and len(tail) == 1 and tail[0].isalpha()):
        return
    if len(tail) == 1 and (any(c.isdigit() for c in tail[0]) or len(tail[0]) == 1):
        draft.units.append(Unit(UNIT, unit_id(tail[0])))
    else:
        draft.extras.append(tail)
    draft.street = draft.street[: len(draft.street) - len(tail)]


def _ends_street(draft: Draft, token: str) -> bool:
    role = draft.vocabulary.word(token).role
    return role in (TYPE, DIRECTION) or is_highway(token)
