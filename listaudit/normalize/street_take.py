"""Take out of a line what stands beside its street: boxes, hints to the place, units."""

from __future__ import annotations

from functools import cache

from listaudit.normalize.street_draft import Draft
from listaudit.normalize.street_number import is_plain
from listaudit.normalize.street_tokens import segments
from listaudit.normalize.street_words import table
from listaudit.normalize.unit import UNIT, Unit, take_units, unit_id

_JOINING = frozenset({"@", "at", "&", "and"})
"""Tokens that may lead on to another street."""


def take_boxes(draft: Draft) -> None:
    """Take `PO Box 12` out; what the box number leaves of a segment stays."""
    opening, following = _box_words()
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


@cache
def _box_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that open a box and those that may follow them before its number."""
    words = table("street_words")["box"]
    return frozenset(words["open"]), frozenset(words["follow"])


def take_cross(draft: Draft) -> None:
    """Take out what tells where the place lies, to the end of its segment."""
    if draft.rest and len(draft.rest[0]) > 1 and draft.rest[0][0] == "at":
        draft.rest[0] = draft.rest[0][1:]
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
    if _JOINING.isdisjoint(part) and draft.vocabulary.cross.isdisjoint(part):
        return None
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


def take_units_out(draft: Draft) -> None:
    """Take suites, floors and blocks out of every segment."""
    numbered = {n for n, part in enumerate(draft.rest) if any(is_plain(token) for token in part)}
    for n, part in enumerate(draft.rest):
        units, draft.rest[n] = take_units(part, draft.vocabulary, numbered=bool(numbered - {n}))
        draft.units += units
    draft.rest = [part for part in draft.rest if part]


def add_unit(draft: Draft, text: str) -> None:
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
