"""What the table remembers of the locations that stream by: counters and the few that it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from listaudit.model import LocationResult, Severity, Source
from listaudit.report.best import Best
from listaudit.report.fixes import FixRow, fix_rows
from listaudit.report.matrix import Row, badness, matrix_row, platforms
from listaudit.report.terms import withhold

LOCATIONS = 30
"""Rows of the matrix: a screenful."""
FIXES = 15
"""Fixes that are shown."""


class Highlights:
    """Counters of bounded size, the worst locations and the first fixes."""

    def __init__(self, sources: Sequence[Source], withheld: frozenset[str], fixes: int = FIXES) -> None:
        self.platforms = platforms(sources)
        self.rules: Counter[tuple[Severity, str]] = Counter()
        self.waived = 0
        self.worst: Best[Row] = Best(LOCATIONS)
        self.fixes: Best[FixRow] = Best(fixes)
        self._withheld = withheld

    def add(self, result: LocationResult) -> None:
        """Count one location and keep it if it is among the worst."""
        for finding in result.findings:
            if finding.waived:
                self.waived += 1
            else:
                self.rules[finding.severity, finding.rule] += 1
        key = badness(result.findings)
        if self.worst.wants(key):
            self.worst.add(key, matrix_row(result))
        else:
            self.worst.skip()
        for fix in fix_rows(withhold(result, self._withheld)):
            self.fixes.add((fix.priority, fix.rank), fix)
