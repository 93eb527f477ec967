"""Counting while locations stream by: the summary, the sources' results, the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from listaudit.canonical import Canonical
from listaudit.exits import Exit
from listaudit.gather import Gathered
from listaudit.model import (
    LocationResult,
    Reason,
    Severity,
    SourceResult,
    Status,
    Summary,
    at_least,
)
from listaudit.score import Sums
from listaudit.skiplog import SkipLog


class Tally:
    """Adds up one audit."""

    def __init__(
        self,
        known: Canonical,
        gathered: Sequence[Gathered],
        skips: SkipLog,
        stopped: Counter[str],
        fail_on: Severity | None,
    ) -> None:
        self._known, self._gathered, self._skips = known, gathered, skips
        self._stopped, self._fail_on = stopped, fail_on
        self._locations = 0
        self._sums = Sums()
        self._severities: Counter[str] = Counter()
        self._rules: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._cells: Counter[tuple[str, bool]] = Counter()

    def add(self, result: LocationResult, sums: Sums) -> None:
        """Count one location."""
        self._locations += 1
        self._sums += sums
        live = [finding for finding in result.findings if not finding.waived]
        self._severities.update(finding.severity for finding in live)
        self._rules.update(finding.rule for finding in live)
        self._statuses.update(row.status for row in result.listings)
        cells = {row.source: row.status is Status.UNCHECKED for row in result.listings}
        self._cells.update(cells.items())

    def sources(self) -> list[SourceResult]:
        """Return how each source fared."""
        return [self._source(gathered) for gathered in self._gathered]

    def _source(self, gathered: Gathered) -> SourceResult:
        source, failure = gathered.source, gathered.failure
        unchecked = self._cells[source.name, True]
        status = "not-run" if not source.has_door else "complete"
        if failure is not None or gathered.unused or gathered.unchecked:
            status = "failed" if failure is not None and not gathered.listings else "partial"
        return SourceResult(
            name=source.name,
            id=source.id,
            title=source.title,
            platform=source.platform,
            status=status,
            checked=self._cells[source.name, False],
            unchecked=unchecked,
            requests=gathered.requests,
            listings=gathered.listings,
            reason=failure or _commonest(gathered),
        )

    def summary(self, repeated: int, *, allow_incomplete: bool) -> Summary:
        """Return the figures of the whole audit, with the exit code they come to."""
        lost = any(g.source.required and _is_partial(g) for g in self._gathered)
        incomplete = lost or bool(self._skips.unused)
        failed = self._fail_on is not None and any(
            at_least(Severity(level), self._fail_on) for level, count in self._severities.items() if count
        )
        excused = allow_incomplete or not incomplete
        code = Exit.FINDINGS if failed else Exit.FINE if excused else Exit.INCOMPLETE
        return Summary(
            locations=self._locations,
            scores=self._sums.scores(),
            findings={level: self._severities[level] for level in Severity if self._severities[level]},
            rules=dict(sorted(self._rules.items())),
            statuses={status: self._statuses[status] for status in Status if self._statuses[status]},
            notes=(*self._known.notes, *self._notes(repeated)),
            skipped_rows=tuple(self._skips.rows),
            skipped_total=self._skips.unused,
            incomplete=incomplete,
            exit_code=code,
        )

    def _notes(self, repeated: int) -> list[Reason]:
        notes = [
            Reason.of("run.note", source=source, code=code, count=count)
            for (source, code), count in sorted(self._skips.notes.items())
            if count
        ]
        if repeated:
            notes.append(Reason.of("run.repeated-listings", count=repeated))
        if self._stopped:
            key, count = min(self._stopped.items(), key=lambda item: (-item[1], item[0]))
            notes.append(Reason.of("run.stop-keys", count=len(self._stopped), key=key, locations=count))
        for gathered in self._gathered:
            notes += [
                Reason.of(
                    "run.fill-dropped",
                    source=gathered.source.name,
                    field=field,
                    share=f"{share:.0%}",
                    expected=f"{gathered.source.expect[field]:.0%}",
                )
                for field, share in gathered.emptied()
            ]
            if gathered.leftovers:
                most = sorted(gathered.leftovers.items(), key=lambda item: (-item[1], item[0]))
                columns = ", ".join(name for name, _ in most[:5])
                total = len(gathered.leftovers)
                notes.append(
                    Reason.of("run.leftovers", source=gathered.source.name, count=total, columns=columns)
                )
        return notes


def _is_partial(gathered: Gathered) -> bool:
    """Say whether a source could not be read to its end, or not for every location."""
    return gathered.failure is not None or bool(gathered.unchecked)


def _commonest(gathered: Gathered) -> Reason | None:
    """Return why most of the unchecked locations of a live source are unchecked."""
    counts = Counter(gathered.unchecked.values())
    if not counts:
        return None
    return min(counts, key=lambda reason: (-counts[reason], reason.code, reason.params))
