"""Read an address line by its shape: segments, designators, house number, street, the rest.

Serves every country that writes words between spaces; `us_address` overrules it where a United States
line is irregular, and `street_east` reads Japanese and Chinese ones.
"""

from __future__ import annotations

import re

from listaudit.normalize.street_draft import Draft, finish
from listaudit.normalize.street_find import Split, find_number
from listaudit.normalize.street_highway import is_highway, merge_highways
from listaudit.normalize.street_take import add_unit, take_boxes, take_cross, take_units_out
from listaudit.normalize.street_tokens import segments
from listaudit.normalize.street_words import DIRECTION, STRONG, TYPE, Vocabulary
from listaudit.normalize.unit import UNIT, Unit, unit_id

_POSTCODE = re.compile(r"\d{5,}\Z|\d{5}-\d{3,4}\Z")
__all__ = ["finish", "read_line"]


def read_line(street: str, unit: str, vocabulary: Vocabulary) -> Draft:
    """Read a street line and a unit that is stated apart; `finish` makes the form of it."""
    parts = segments(street, vocabulary)
    draft = Draft(vocabulary, parts, flat=[token for part in parts for token in part])
    take_boxes(draft)
    take_cross(draft)
    take_units_out(draft)
    draft.bare = [list(part) for part in draft.rest]
    if unit:
        add_unit(draft, unit)
    _take_number(draft)
    _settle_tail(draft)
    return draft


def _take_number(draft: Draft) -> None:
    """Find the segment with the house number, then the street's words."""
    found = [
        None
        if n and (_is_postcode(part[0]) or _is_postcode(part[-1]))
        else find_number(part, draft.vocabulary)
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
    """Say whether the first or last token of a further segment is a postcode: `..., 60100 Creil`."""
    return _POSTCODE.match(token) is not None


def _street_without_number(draft: Draft) -> None:
    chosen = max(range(len(draft.rest)), key=lambda i: (_looks(draft, draft.rest[i]), -i))
    draft.street = draft.rest[chosen]
    draft.extras += [part for i, part in enumerate(draft.rest) if i != chosen]
    draft.rest = []


def _typed(draft: Draft, part: list[str]) -> bool:
    return any(token in draft.vocabulary.types for token in part)


def _looks(draft: Draft, part: list[str]) -> int:
    """Say how much a segment without a number looks like a street: a type in its place counts double."""
    edge = part[-1] if draft.vocabulary.english else part[0]
    strong = not draft.vocabulary.word(edge).readings.isdisjoint(STRONG)
    return _typed(draft, part) + strong


def _weight(split: Split | None, draft: Draft) -> int:
    """Say how much a segment looks like the street line."""
    if split is None:
        return 0
    if not split.street:
        return 4 if split.marked else 2
    typed = _typed(draft, split.street)
    if split.numbers[0].prefix and not split.marked:
        typed = False  # `A720 City Bypass` is a road
    return 3 + 2 * typed + split.marked - (not typed and bool(split.after))


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
