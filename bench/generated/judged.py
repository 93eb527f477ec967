"""Generated pairs through `listaudit pairs`, as a user's file would go."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Sequence
from contextlib import redirect_stderr
from dataclasses import replace
from pathlib import Path

from bench.generated.cases import Case, Columns
from listaudit.linking import judge_pairs
from listaudit.progress import Silent

_BOTH = {"name": "Quarry Lane Bakery", "country": "US"}


def judged(cases: Sequence[Case]) -> list[Case]:
    """Return the cases with the verdict and the reasons that `listaudit pairs` gives their field."""
    rows = [
        {"pair_id": str(number), **_side("a_", case.ours), **_side("b_", case.theirs)}
        for number, case in enumerate(cases)
    ]
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(io.StringIO()):
        pairs, out = Path(folder) / "pairs.csv", Path(folder) / "out.csv"
        with pairs.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(dict.fromkeys(key for row in rows for key in row)))
            writer.writeheader()
            writer.writerows(rows)
        judge_pairs(str(pairs), out, country="", progress=Silent())
        with out.open(encoding="utf-8", newline="") as file:
            said = {row["pair_id"]: row for row in csv.DictReader(file)}
    return [_with(case, said[str(number)]) for number, case in enumerate(cases)]


def _side(prefix: str, columns: Columns) -> dict[str, str]:
    return {prefix + key: value for key, value in (_BOTH | dict(columns)).items()}


def _with(case: Case, row: dict[str, str]) -> Case:
    field = case.kind.field
    return replace(case, verdict=row[f"{field}_verdict"], reasons=row[f"{field}_reasons"])
