"""A judgement with its one reason, in one breath."""

from __future__ import annotations

from listaudit.model import Judgement, Kind, Reason

RANK = {
    kind: rank
    for rank, kind in enumerate(
        (Kind.SAME, Kind.EQUIVALENT, Kind.VARIANT, Kind.INCOMPLETE, Kind.UNCHECKABLE, Kind.DIFFERENT)
    )
}
"""How grave each verdict is on a part of a line; the gravest is the verdict on the line."""


def reasoned(kind: Kind, code: str, **params: str) -> Judgement:
    """Return a judgement that rests on one reason.

    Args:
        kind: The verdict.
        code: Full code of the reason, as its table lists it.
        params: What its sentence names.
    """
    return Judgement(kind, (Reason.of(code, **params),))
