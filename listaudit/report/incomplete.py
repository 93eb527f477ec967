"""That an audit is incomplete, why, and what follows for its exit code: in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from listaudit.exits import Exit
from listaudit.model import SourceResult, Summary

_NAMED = 3
"""Sources that are named; the table of sources has them all."""


def incomplete(results: Sequence[SourceResult], summary: Summary) -> str:
    """Return what an audit lacks, such as `incomplete: 2 locations not checked at yelp`, or empty text."""
    if not summary.incomplete:
        return ""
    unread = [text for result in results if (text := _unread(result))]
    more = [f"{len(unread) - _NAMED} more sources"] if len(unread) > _NAMED else []
    rows = [f"{_count(summary.skipped_total, 'row')} could not be used"] if summary.skipped_total else []
    return f"incomplete: {', '.join((*unread[:_NAMED], *more, *rows)) or 'a source was not read to its end'}"


def outcome(results: Sequence[SourceResult], summary: Summary) -> str:
    """Return what came out of an audit: its findings, what is missing, and the exit code with its reason."""
    counts = ", ".join(f"{count} {level}" for level, count in summary.findings.items())
    missing = incomplete(results, summary)
    counts = counts or f"no findings{' in what could be checked' if missing else ''}"
    return "; ".join(filter(None, (counts, missing, _exit(summary))))


def _exit(summary: Summary) -> str:
    if summary.exit_code == Exit.INCOMPLETE:
        return f"exit {summary.exit_code}, because the audit is incomplete (--allow-incomplete lets it pass)"
    excused = summary.incomplete and summary.exit_code == Exit.FINE
    return f"exit {summary.exit_code}{', as --allow-incomplete asks' if excused else ''}"


def _unread(result: SourceResult) -> str:
    if result.unchecked:
        return f"{_count(result.unchecked, 'location')} not checked at {result.name}"
    return f"{result.name} not read to its end" if result.reason is not None else ""


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
