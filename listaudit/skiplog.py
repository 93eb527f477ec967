"""The log of rows that were not used, and of notes on rows that were: named up to a bound, all counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from listaudit.model import Skipped, SkippedRow
from listaudit.readers.skips import NOTES

_NAMED = 1000
"""So many skipped rows, and so many notes, are named one by one; the rest are counted."""


@dataclass(slots=True)
class SkipLog:
    """Rows that were not used, and notes on rows that were: named, and counted by code."""

    rows: list[SkippedRow] = field(default_factory=list)
    unused: int = 0
    notes: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(source, code) -> how often, for what is no trouble or no row."""
    told: int = 0
    """Rows and notes that are of concern, named or not."""
    _named: Counter[bool] = field(default_factory=Counter)
    """How many notes (True) and how many rows (False) are named: one must not crowd out the other."""

    def extend(self, other: SkipLog) -> None:
        """Add what another log holds."""
        for row in other.rows:
            self._name(row)
        self.unused += other.unused
        self.told += other.told
        self.notes.update(other.notes)

    def add(self, source: str, skipped: Skipped) -> None:
        """Count one, and name it unless it is none of our concern."""
        if skipped.benign:
            self.notes[source, skipped.code] += 1
            return
        is_note = skipped.code in NOTES
        self.unused += not is_note
        self.told += 1
        if self._named[is_note] < _NAMED:
            self._name(_row(source, skipped))
        if is_note:
            self.notes[source, skipped.code] += 1

    def _name(self, row: SkippedRow) -> None:
        is_note = row.code in NOTES
        if self._named[is_note] < _NAMED:
            self._named[is_note] += 1
            self.rows.append(row)


def _row(source: str, skipped: Skipped) -> SkippedRow:
    return SkippedRow(
        source=source,
        file=skipped.where.file,
        line=skipped.where.line,
        column=skipped.column,
        code=skipped.code,
        detail=skipped.detail,
    )
