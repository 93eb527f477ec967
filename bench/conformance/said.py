"""What a check says where a verdict is not the expected one."""

from __future__ import annotations

from listaudit.model import Judgement, Kind

AGREEING = frozenset({Kind.SAME, Kind.EQUIVALENT, Kind.VARIANT})


def unless(judged: Judgement, allowed: frozenset[Kind]) -> str:
    """Return an empty text where the verdict is allowed, else verdict and reasons."""
    if judged.kind in allowed:
        return ""
    return f"{judged.kind} [{';'.join(reason.code for reason in judged.reasons)}]"
