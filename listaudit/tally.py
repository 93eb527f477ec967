"""Counting while locations stream by: the summary, the sources' results, the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from listaudit.canonical import Canonical
from listaudit.exits import Exit
from listaudit.fetch.prices import is_priced
from listaudit.gather import Gathered
from listaudit.model import (
    ListingResult,
    LocationResult,
    Reason,
    Severity,
    SourceResult,
    Status,
    Summary,
    Unanswered,
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
        self._checked: Counter[str] = Counter()
        self._unanswered: dict[str, dict[str, Unanswered]] = {}

    def add(self, result: LocationResult, sums: Sums) -> None:
        """Count one location."""
        self._locations += 1
        self._sums += sums
        live = [finding for finding in result.findings if not finding.waived]
        self._severities.update(finding.severity for finding in live)
        self._rules.update(finding.rule for finding in live)
        self._statuses.update(row.status for row in result.listings)
        for row in {row.source: row for row in result.listings}.values():
            self._count(row)

    def _count(self, row: ListingResult) -> None:
        """Count a cell by any of its rows; one that does not concern the source is no cell of it."""
        if row.status is Status.UNCHECKED:
            found = self._unanswered.setdefault(row.source, {})
            reason = row.reason or Reason("source.unread")
            known = found.get(reason.code, Unanswered(reason, 0))
            alike = known.alike and known.reason == reason
            found[reason.code] = replace(known, count=known.count + 1, alike=alike)
        elif row.status is not Status.NOT_APPLICABLE:
            self._checked[row.source] += 1

    def sources(self) -> list[SourceResult]:
        """Return how each source fared."""
        return [self._source(gathered) for gathered in self._gathered]

    def _source(self, gathered: Gathered) -> SourceResult:
        source, failure = gathered.source, gathered.failure
        unanswered = self._unanswered.get(source.name, {}).values()
        status = "not-run" if not source.has_door else "complete"
        if failure is not None or gathered.unused or gathered.unchecked:
            status = "failed" if failure is not None and not gathered.listings else "partial"
        return SourceResult(
            name=source.name,
            id=source.id,
            title=source.title,
            platform=source.platform,
            status=status,
            checked=self._checked[source.name],
            unchecked=sum(why.count for why in unanswered),
            requests=gathered.requests,
            listings=gathered.listings,
            reason=failure or _commonest(gathered),
            unanswered=tuple(sorted(unanswered, key=lambda why: (-why.count, why.reason.code))),
            cost=gathered.dollars if is_priced(source) or not gathered.requests else None,
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
                others = " and others" if gathered.more_leftovers else ""
                columns = ", ".join(name for name, _ in most[:5]) + others
                total = f"more than {len(most)}" if others else len(most)
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
