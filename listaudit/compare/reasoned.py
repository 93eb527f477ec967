"""A judgement with its one reason, in one breath."""

from __future__ import annotations

from listaudit.model import Judgement, Kind, Reason


def reasoned(kind: Kind, code: str, **params: str) -> Judgement:
    """Return a judgement that rests on one reason.

    Args:
        kind: The verdict.
        code: Full code of the reason, as its table lists it.
        params: What its sentence names.
    """
    return Judgement(kind, (Reason.of(code, **params),))
