"""The algebra of several values: primary, alternates, tagged, former, extra (DESIGN 6).

The current value is judged first; a former one only where that says `different`, but for a name
that is exactly a former one and only a variant of ours. The listing's primary decides; each further
value that is none of ours is told as a reason of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from listaudit.compare.context import Context
from listaudit.model import Dated, Field, Judgement, Kind, Reason
from listaudit.model.quick import quick

_EXACT = frozenset({Kind.SAME, Kind.EQUIVALENT})
_SAME = Judgement(Kind.SAME)

Judge = Callable[[str, str, Context], Judgement]


@quick
@dataclass(frozen=True, slots=True)
class Ours:
    """Every value of one field that we know: `known` pairs a value with the reason code it earns."""

    current: str
    known: tuple[tuple[str, str], ...] = ()
    former: tuple[Dated, ...] = ()


def judge_several(
    field: str, judge: Judge, ours: Ours, theirs: tuple[str, ...], context: Context
) -> Judgement:
    """Judge the listing's primary value, then name its further values that are none of ours."""
    verdict = _judge_primary(field, judge, ours, theirs[0], context)
    if len(theirs) == 1:
        return verdict
    behind = _behind(field, judge, ours, theirs[1:], context) if verdict.kind is Kind.DIFFERENT else ()
    extras = tuple(
        reason for value in theirs[1:] if (reason := _extra(field, judge, ours, value, context)) is not None
    )
    return Judgement(verdict.kind, behind + verdict.reasons + extras)


def _behind(
    field: str, judge: Judge, ours: Ours, further: tuple[str, ...], context: Context
) -> tuple[Reason, ...]:
    """Tell that the right value is there, though not first: the fix is another order."""
    found = next((value for value in further if judge(ours.current, value, context).agrees), None)
    return (Reason.of(f"{field}.behind", value=found),) if found else ()


def _judge_primary(field: str, judge: Judge, ours: Ours, theirs: str, context: Context) -> Judgement:
    if ours.current == theirs:
        return _SAME
    verdict = judge(ours.current, theirs, context)
    if verdict.agrees:
        return (_is_loose(field, verdict) and _nearer(field, judge, ours, theirs, context)) or verdict
    for value, code in ours.known:
        if judge(value, theirs, context).agrees:
            return Judgement(Kind.VARIANT, (Reason.of(code, value=value),))
    if verdict.kind is not Kind.DIFFERENT:
        return verdict
    for former in ours.former:
        if judge(former.value, theirs, context).agrees:
            return Judgement(Kind.STALE, (former_reason(field, former),))
    return verdict


def _is_loose(field: str, verdict: Judgement) -> bool:
    """A name with words more or less may be exactly another one that we know."""
    return field == Field.NAME and verdict.kind is Kind.VARIANT


def _nearer(field: str, judge: Judge, ours: Ours, theirs: str, context: Context) -> Judgement | None:
    """Judge by a known or former name that the listing's is but for its format, if there is one."""
    for value, code in ours.known:
        if judge(value, theirs, context).kind in _EXACT:
            return Judgement(Kind.VARIANT, (Reason.of(code, value=value),))
    for former in ours.former:
        if judge(former.value, theirs, context).kind in _EXACT:
            return Judgement(Kind.STALE, (former_reason(field, former),))
    return None


def former_reason(field: str, former: Dated) -> Reason:
    """Return `<field>.former` with the value and, where known, the day it ended."""
    if former.until:
        return Reason.of(f"{field}.former-until", value=former.value, until=former.until)
    return Reason.of(f"{field}.former", value=former.value)


def _extra(field: str, judge: Judge, ours: Ours, theirs: str, context: Context) -> Reason | None:
    known = (ours.current, *(value for value, _ in ours.known))
    if any(judge(value, theirs, context).kind is not Kind.DIFFERENT for value in known):
        return None
    if any(judge(former.value, theirs, context).agrees for former in ours.former):
        return Reason.of(f"{field}.extra-former", value=theirs)
    return Reason.of(f"{field}.extra", value=theirs)
