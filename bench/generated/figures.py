"""How many generated pairs got the right verdict, and which verdicts they got."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from bench.generated.cases import Case, Want


def figures(cases: Sequence[Case], each: int, seed: int) -> dict[str, Any]:
    """Return the seed and, by field, both what was done and each kind, with the verdicts they got."""
    fields: dict[str, list[Case]] = {}
    for case in cases:
        fields.setdefault(case.kind.field, []).append(case)
    return {
        "each": each,
        "seed": seed,
        "fields": {
            field: {"wants": _by_want(found), "kinds": _by_kind(found)} for field, found in fields.items()
        },
    }


def _by_want(cases: Iterable[Case]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for case in cases:
        counts.setdefault(case.kind.want, Counter())[case.verdict] += 1
    return {want: dict(sorted(found.items())) for want, found in counts.items()}


def _by_kind(cases: Iterable[Case]) -> dict[str, list[Any]]:
    """Return for each kind what was done, how many were right, and of how many."""
    counts: dict[str, list[Any]] = {}
    for case in cases:
        row = counts.setdefault(case.kind.name, [case.kind.want.value, 0, 0])
        row[1] += case.right
        row[2] += 1
    return counts


def silenced(cases: Iterable[Case]) -> list[Case]:
    """Return the changed values that were let pass: the worst that a comparator can do."""
    return [case for case in cases if case.kind.want is Want.CHANGE and not case.right]
