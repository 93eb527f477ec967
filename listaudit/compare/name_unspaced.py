"""Names in scripts that write words together: what one has beyond the other is no word of its own."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.compare.context import Context
from listaudit.compare.name_align import Affix, Alignment
from listaudit.compare.name_parts import Finding
from listaudit.compare.name_roles import holds_place, is_branch_rest
from listaudit.compare.name_sides import OURS, THEIRS
from listaudit.model import Kind, Reason
from listaudit.normalize.east_asian import UNSPACED
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words

_SHORTEST_STEM = 4
"""Fewer shared letters may be a mere beginning of another name: `三井`, `三井住友`."""
_SHORTEST_INSERT = 2


def affix_findings(found: Alignment, context: Context) -> Iterator[Finding]:
    """Give a finding for each ending or beginning that one of two paired words has more."""
    for affixes, side in ((found.our_rests, OURS), (found.their_rests, THEIRS)):
        both = bool(found.our_rests and found.their_rests) or bool(
            found.theirs if side == OURS else found.ours
        )
        for affix in affixes:
            yield _affix(affix, side, context, contradicted=both)


def inserted(ours: NameForm, theirs: NameForm, context: Context) -> Finding | None:
    """Give a finding where one name is the other with letters put in at one place, else nothing.

    Only for scripts that write words together, where words may be parted otherwise on either side.
    """
    side, short, long = (
        (THEIRS, ours.letters, theirs.letters)
        if len(ours.letters) < len(theirs.letters)
        else (OURS, theirs.letters, ours.letters)
    )
    if len(short) < _SHORTEST_STEM or len(long) - len(short) < _SHORTEST_INSERT or not UNSPACED.search(short):
        return None
    start = _common(short, long)
    if start + _common(short[::-1], long[::-1]) < len(short):
        return None
    rest = long[start : start + len(long) - len(short)]
    if any(sign.isdigit() for sign in rest):
        return None
    return _affix(Affix(rest, short), side, context, contradicted=False)


def _affix(affix: Affix, side: str, context: Context, *, contradicted: bool) -> Finding:
    rest = affix.rest
    if rest in name_words().descriptors:
        return Kind.VARIANT, Reason.of("name.descriptor", words=rest, side=side)
    if is_branch_rest(rest) or holds_place(rest, context):
        return Kind.VARIANT, Reason.of("name.branch", words=rest, side=side)
    code = "name.words-missing" if side == OURS else "name.words-added"
    known = len(affix.stem) >= _SHORTEST_STEM and not contradicted
    return (Kind.VARIANT if known else Kind.DIFFERENT), Reason.of(code, words=rest)


def _common(a: str, b: str) -> int:
    """Return how many letters at the start two texts share."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
