"""The figures of an audit as rows of two texts, for sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listaudit.model import SEVERITIES, Run, Scores, SourceResult, Summary
from listaudit.report.costs import cost
from listaudit.report.notes import note_text
from listaudit.report.whys import why


def summary_rows(results: Sequence[SourceResult], summary: Summary, run: Run) -> Iterator[tuple[str, str]]:
    """Yield what is known of the whole audit, one figure or note a row."""
    yield "run", run.id
    yield "started", run.started
    yield "finished", run.finished
    yield "locations", str(summary.locations)
    yield from score_rows(summary.scores)
    for severity in SEVERITIES:
        yield f"findings {severity.value}", str(summary.findings.get(severity, 0))
    for status, number in summary.statuses.items():
        yield f"status {status}", str(number)
    for result in results:
        told = why(result)
        told = f": {told}" if told else ""
        figures = f"{result.checked} checked, {result.unchecked} unchecked"
        yield f"source {result.name}", f"{result.status}, {figures}{told}"
    if paid := cost(results):
        yield "cost", paid
    yield "rows skipped", str(summary.skipped_total)
    yield "incomplete", "yes" if summary.incomplete else "no"
    yield "exit code", str(summary.exit_code)
    for note in summary.notes:
        yield "note", note_text(note)


def score_rows(scores: Scores) -> Iterator[tuple[str, str]]:
    """Yield the scores as people read them."""
    if scores.key_listings:
        yield "headline", headline(scores)
    yield "accuracy", percent(scores.accuracy)
    yield "coverage", percent(scores.coverage)
    yield "completeness", percent(scores.completeness)
    yield "duplicates", str(scores.duplicates)


def headline(scores: Scores) -> str:
    """Return the one sentence that an owner wants (DESIGN 8)."""
    return f"critical facts right on {scores.key_right} of {scores.key_listings} key listings"


def percent(share: float | None) -> str:
    """Return a share as a percentage with one decimal; never `100.0 %` or `0.0 %` by rounding."""
    if share is None:
        return "nothing counts"
    shown = round(share * 100, 1)
    if share < 1:
        shown = min(shown, 99.9)
    if share > 0:
        shown = max(shown, 0.1)
    return f"{shown:.1f} %"
