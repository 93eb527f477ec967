"""Hints after the report, drawn from the results, each naming the option or setting that helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from listaudit.model import Severity, SourceResult, Status, Summary

_SMALL = (Severity.LOW, Severity.INFO)
_MANY = 20
"""So many small findings hide the grave ones."""


def hints(results: Sequence[SourceResult], summary: Summary) -> list[str]:
    """Return the hints that these results call for, most pressing first."""
    return [text for hint in _HINTS if (text := hint(results, summary))]


def _unchecked(results: Sequence[SourceResult], _summary: Summary) -> str:
    names = [result.name for result in results if result.unchecked]
    if not names:
        return ""
    number = sum(result.unchecked for result in results)
    named = ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")  # noqa: PLR2004 - as many as cut above
    return (
        f"Not checked: {number:,} ({named}). `listaudit sources --check` says what is missing; "
        "`--allow-incomplete` or `required = false` lets the run pass without them."
    )


def _skipped(_results: Sequence[SourceResult], summary: Summary) -> str:
    if not summary.skipped_total:
        return ""
    return "Rows could not be used: `listaudit validate LOCATIONS` explains them, `--strict` refuses them."


def _possible(_results: Sequence[SourceResult], summary: Summary) -> str:
    number = summary.statuses.get(Status.POSSIBLE, 0)
    if not number:
        return ""
    return (
        f"Possible matches to decide: {number:,}. "
        "`listaudit explain LOCATIONS --location CODE --source NAME` shows the evidence; "
        "a column `id:<source>` settles it."
    )


def _small(_results: Sequence[SourceResult], summary: Summary) -> str:
    number = sum(summary.findings.get(severity, 0) for severity in _SMALL)
    return f"{number} findings are low or info: `--policy lenient` hides them." if number >= _MANY else ""


def _fixes(_results: Sequence[SourceResult], summary: Summary) -> str:
    if not sum(summary.findings.values()):
        return ""
    return (
        "The whole fix list: `--format json=audit.json`, then "
        "`listaudit fixes audit.json --format csv=fixes.csv`; `--format xlsx=audit.xlsx` has it as a sheet."
    )


_HINTS: tuple[Callable[[Sequence[SourceResult], Summary], str], ...] = (
    _unchecked,
    _skipped,
    _possible,
    _fixes,
    _small,
)
