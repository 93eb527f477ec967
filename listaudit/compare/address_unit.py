"""Compare suites, floors and blocks."""

from __future__ import annotations

from collections.abc import Sequence

from listaudit.model import Judgement, Kind, Reason
from listaudit.normalize.unit import Unit

AGREE = Judgement(Kind.SAME)


def judge_units(ours: Sequence[Unit], theirs: Sequence[Unit]) -> Judgement:
    """Judge the units of two lines, kind by kind; `same` stands for no difference worth telling.

    The words for a unit say nothing: Suite 100, Unit 100 and #100 are one place. A floor and a suite are
    two facts, of which a line may state one.
    """
    if set(ours) == set(theirs) or (len(ours) != len(theirs) and _joined(ours) == _joined(theirs)):
        return AGREE
    shown = {"ours": _show(ours), "theirs": _show(theirs)}
    a, b = set(ours), set(theirs)
    wrong = _conflict(a, b)
    if not wrong and {unit.id for unit in a} == {unit.id for unit in b}:
        return Judgement(Kind.VARIANT, (Reason.of("address.unit-word", **shown),))
    if wrong or _one_wrong(ours, theirs):
        return Judgement(Kind.DIFFERENT, (Reason.of("address.unit", **shown),))
    reasons = []
    if a - b:
        reasons.append(Reason.of("address.unit-missing", ours=_show(sorted(a - b))))
    if b - a:
        reasons.append(Reason.of("address.unit-added", theirs=_show(sorted(b - a))))
    return Judgement(Kind.INCOMPLETE if a - b else Kind.VARIANT, tuple(reasons))


def _conflict(ours: set[Unit], theirs: set[Unit]) -> bool:
    """Say whether both name a unit of one kind and neither list holds the other."""
    for kind in {unit.kind for unit in ours} & {unit.kind for unit in theirs}:
        a, b = ({unit.id for unit in side if unit.kind == kind} for side in (ours, theirs))
        if not (a <= b or b <= a):
            return True
    return False


def _one_wrong(ours: Sequence[Unit], theirs: Sequence[Unit]) -> bool:
    """Say whether lines that repeat a unit differ in one copy: `Ste 100 Ste 100`, `Ste 100 Ste 300`."""
    return len(ours) == len(theirs) and (len(set(ours)) < len(ours) or len(set(theirs)) < len(theirs))


def _joined(units: Sequence[Unit]) -> str:
    """Return building and unit in one: `Bldg A Ste 4` is `A-4` to many people."""
    order = {"building": 0, "floor": 1, "unit": 2}
    return "".join(unit.id for unit in sorted(units, key=lambda unit: (order[unit.kind], unit.id)))


def _show(units: Sequence[Unit]) -> str:
    return ", ".join(str(unit) for unit in units)
