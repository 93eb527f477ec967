"""Why an audit is incomplete, for standard error: sources that failed, rows that could not be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listaudit.model import SourceResult, Summary
from listaudit.report.escape import terminal
from listaudit.report.reasons import sentence
from listaudit.report.sections import skipped


def trouble(results: Sequence[SourceResult], summary: Summary) -> Iterator[str]:
    """Yield a line for each source that could not be read, then what `table` says of skipped rows."""
    for result in results:
        if result.reason is not None:
            yield terminal(f"{result.name}: {sentence(result.reason)}")
    for line in skipped(summary.skipped_rows, summary.skipped_total):
        yield line.plain
