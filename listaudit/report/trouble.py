"""Why an audit is incomplete, for standard error: sources that failed, rows that could not be used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listaudit.model import SourceResult, Summary
from listaudit.report.escape import terminal
from listaudit.report.sections import skipped
from listaudit.report.whys import why


def trouble(results: Sequence[SourceResult], summary: Summary) -> Iterator[str]:
    """Yield a line for each source that could not be read, then what `table` says of skipped rows."""
    for result in results:
        if told := why(result):
            yield terminal(f"{result.name}: {told}")
    for line in skipped(summary.skipped_rows, summary.skipped_total):
        yield line.plain
