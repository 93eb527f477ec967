"""Fix rows: what to do, where, with what value, in paying order (DESIGN 9)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

import orjson

from listaudit.model import SEVERITIES, Finding, LocationResult, Severity, at_least
from listaudit.report.codec import dumps
from listaudit.report.reasons import clause, sentence
from listaudit.report.terms import PLACEHOLDER

COLUMNS = (
    *("fix_id", "store_code", "store_name", "platform", "listing_url", "field", "current_value"),
    *("value_to_enter", "action", "procedure", "fix_url", "keep_listing_id", "severity", "priority"),
    *("why", "assignee", "fix_status", "done_on", "notes"),
)
STATUSES = ("open", "submitted", "waiting", "refused", "verified", "wont-fix")
"""What `fix_status` may be; `open` is the first."""
_BATCH = 1_000
_START = 80
"""Characters of a reason by which a message is known to tell it; it may shorten what follows."""


@dataclass(frozen=True, slots=True)
class FixRow:
    """One row of the fix list: `cells` by `COLUMNS`, not yet escaped; the order it stands in."""

    priority: int
    severity: Severity
    cells: tuple[str, ...]

    @property
    def rank(self) -> int:
        """Return the severity as a number, 0 for critical."""
        return SEVERITIES.index(self.severity)

    def as_dict(self) -> dict[str, str | int]:
        """Return the row by its columns, the priority as a number."""
        return {**dict(zip(COLUMNS, self.cells, strict=True)), "priority": self.priority}


def fix_rows(result: LocationResult, floor: Severity = Severity.LOW) -> Iterator[FixRow]:
    """Yield a row for each fix of findings that are not waived.

    Args:
        result: One location, after `terms.withhold` where text must not be kept.
        floor: Leave out what is less grave; `info` says that nothing needs to be done, and stands in no list
            unless it is asked for.
    """
    for finding in result.findings:
        if finding.fix and not finding.waived and at_least(finding.severity, floor):
            hidden = bool(finding.field) and finding.withheld
            current = PLACEHOLDER if hidden else finding.listing
            cells = _cells(result, finding, current)
            yield FixRow(finding.fix.priority, finding.severity, cells)


def _cells(result: LocationResult, finding: Finding, current: str) -> tuple[str, ...]:
    fix = finding.fix
    assert fix is not None  # noqa: S101 - fix_rows passes findings with a fix alone
    return (
        *(finding.id, result.store_code, result.name, finding.platform, finding.url, finding.field),
        *(current, fix.value, fix.action.value, fix.procedure or fix.where, fix.url),
        *(fix.keep_listing_id, finding.severity.value, str(fix.priority), why(finding)),
        *("", STATUSES[0], "", ""),
    )


def why(finding: Finding) -> str:
    """Return the message of a finding and what its reasons add to it."""
    further = [
        sentence(reason) for reason in finding.reasons if clause(reason)[:_START] not in finding.message
    ]
    return " ".join(filter(None, (finding.message, *further)))


class FixSpool:
    """Sorts any number of fix rows in little memory: a nameless SQLite file that goes when closed."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("CREATE TABLE fix (priority INTEGER, severity INTEGER, cells BLOB)")
        self._base.execute("BEGIN")
        self._waiting: list[tuple[int, int, bytes]] = []

    def add(self, row: FixRow) -> None:
        """Take a row in."""
        self._waiting.append((row.priority, row.rank, dumps(row.cells)))
        if len(self._waiting) >= _BATCH:
            self._flush()

    def rows(self) -> Iterator[FixRow]:
        """Yield every row in paying order: priority, severity, then as they came."""
        self._flush()
        query = "SELECT priority, severity, cells FROM fix ORDER BY priority, severity, rowid"
        for priority, severity, cells in self._base.execute(query):
            yield FixRow(priority, SEVERITIES[severity], tuple(orjson.loads(cells)))

    def close(self) -> None:
        """Drop the rows; may be called again."""
        self._waiting.clear()
        self._base.close()

    def _flush(self) -> None:
        self._base.executemany("INSERT INTO fix VALUES (?, ?, ?)", self._waiting)
        self._waiting.clear()
