"""Judge the category: taxonomies differ, so it is the kind of business that is compared (DESIGN 6)."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.model import Judgement, Kind, Reason
from listaudit.normalize.category import bare, kinds_of, related


def judge(ours: tuple[str, ...], theirs: tuple[str, ...], context: Context) -> Judgement:  # noqa: ARG001 - one signature for all fields
    """Judge the listing's categories against ours, both primary first and not empty."""
    if ours[0] == theirs[0]:
        return Judgement(Kind.SAME)
    if bare(ours[0]) == bare(theirs[0]):
        return Judgement(Kind.EQUIVALENT, (Reason.of("category.format"),))
    a, b = kinds_of(ours), kinds_of(theirs)
    if a is None or b is None:
        value = ours if a is None else theirs
        return Judgement(Kind.UNCHECKABLE, (Reason.of("category.unmapped", value="; ".join(value)),))
    if related(a, b):
        return Judgement(Kind.VARIANT, (Reason.of("category.related", ours=ours[0], theirs=theirs[0]),))
    return Judgement(
        Kind.DIFFERENT,
        (
            Reason.of(
                "category.other", ours=ours[0], theirs=theirs[0], our_kind=_text(a), their_kind=_text(b)
            ),
        ),
    )


def _text(kinds: frozenset[str]) -> str:
    return ", ".join(sorted(kind.rstrip("*").replace("_", " ") for kind in kinds))
