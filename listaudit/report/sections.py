"""The parts of the table report, each a function from plain values to what rich prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from listaudit.model import SEVERITIES, Severity, SkippedRow, SourceResult, Summary
from listaudit.report.costs import cost
from listaudit.report.escape import terminal
from listaudit.report.highlights import Highlights
from listaudit.report.summary import score_rows
from listaudit.report.whys import why

if TYPE_CHECKING:
    from rich.console import JustifyMethod, RenderableType
    from rich.table import Table
    from rich.text import Text

STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.INFO: "dim",
}
_FIXED, _FLEXIBLE = 24, 12
"""Most columns of a cell that does not wrap, and fewest of one that does."""
NARROW = 110
"""Below so many columns tables leave out what can be done without."""
FIGURES = ("listings", "checked", "unchecked", "requests")
"""What is counted of a source; what is nought everywhere is left out."""
_RULES = 4
_SKIPPED = 5


def text(value: str, style: str = "") -> Text:
    """Return text from outside as rich prints it: no markup, nothing that could move the cursor."""
    from rich.text import Text

    return Text(terminal(value), style=style)


def plain_table(*columns: str, right: Iterable[str] = (), wide: Iterable[str] = ()) -> Table:
    """Return an empty table in the look that all of ours share; only the `wide` columns wrap."""
    from rich import box
    from rich.table import Table

    table = Table(
        box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, header_style="bold", show_edge=False
    )
    for column in columns:
        if column in wide:
            table.add_column(column, overflow="fold", min_width=_FLEXIBLE)
        else:
            justify: JustifyMethod = "right" if column in right else "left"
            table.add_column(column, justify=justify, no_wrap=True, overflow="ellipsis", max_width=_FIXED)
    return table


def findings(highlights: Highlights, missing: str = "") -> Iterator[Table | Text]:
    """Yield the findings by severity, with the rules that say most.

    Args:
        highlights: What was counted.
        missing: What the audit lacks, where it is incomplete, as a sentence without its end.
    """
    table = plain_table("findings", "count", "most by rule", right=("count",), wide=("most by rule",))
    for severity in SEVERITIES:
        rules = {rule: count for (of, rule), count in highlights.rules.items() if of is severity}
        if rules:
            top = sorted(rules.items(), key=lambda item: (-item[1], item[0]))
            named = ", ".join(f"{rule} {count:,}" for rule, count in top[:_RULES])
            rest = f", {len(top) - _RULES} more rules" if len(top) > _RULES else ""
            table.add_row(
                text(severity.value, STYLES[severity]), f"{sum(rules.values()):,}", text(named + rest)
            )
    nothing = text("No findings in what could be checked.") if missing else text("No findings.", "green")
    yield table if table.row_count else nothing
    if highlights.waived:
        yield text(f"Waived and not counted: {highlights.waived:,}.", "dim")
    if missing:
        yield text(f"The audit is {missing}.", "yellow")


def scores(summary: Summary) -> Iterator[Table]:
    """Yield the scores."""
    table = plain_table("scores", "", wide=("",))
    for what, value in score_rows(summary.scores):
        table.add_row(what, text(value, "bold"))
    yield table


def sources(results: Sequence[SourceResult], width: int) -> Iterator[Table | Text]:
    """Yield how each source fared, and why cells are unchecked: beside it, or below where room is short."""
    if not results:
        return
    narrow = width < NARROW
    named = ("name", "status") if narrow else ("name", "platform", "status")
    figures: tuple[str, ...] = ("checked", "unchecked") if narrow else FIGURES
    figures = tuple(figure for figure in figures if any(getattr(result, figure) for result in results))
    whys = {result.name: told for result in results if (told := why(result))}
    last = ("why",) if whys and not narrow else ()
    table = plain_table("source", *named[1:], *figures, *last, right=figures, wide=last)
    for result in results:
        style = "" if result.status in {"complete", "not-run"} else "yellow"
        table.add_row(
            *(text(getattr(result, name), style) for name in named),
            *(f"{getattr(result, figure):,}" for figure in figures),
            *(text(whys.get(result.name, "")) for _ in last),
        )
    yield table
    if narrow:
        yield from (text(f"{name}: {told}", "yellow") for name, told in whys.items())


def costs(results: Sequence[SourceResult]) -> Iterator[Text]:
    """Yield what the run cost, where it cost anything or where nobody knows."""
    if paid := cost(results):
        yield text(f"Cost of this run: {paid}.")


def skipped(rows: Sequence[SkippedRow], total: int) -> Iterator[Text]:
    """Yield the first rows that could not be used, and how many there were."""
    from listaudit.readers.skips import NOTES, skip_sentence

    if not total:
        return
    yield text(f"{total:,} rows could not be used", "bold")
    unused = [row for row in rows if row.code not in NOTES][:_SKIPPED]
    for row in unused:
        yield text(f"  {_place(row)}: {skip_sentence(row.code, row.detail, row.column)}")
    if total > len(unused):
        yield text(f"  and {total - len(unused):,} more", "dim")


def _place(row: SkippedRow) -> str:
    place = f"{row.file}:{row.line}" if row.line else row.file
    column = f", column {row.column}" if row.column else ""
    return f"{row.source} {place}{column}".strip()


def bullets(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    """Yield a title and a paragraph each, or nothing."""
    from rich.padding import Padding

    if lines:
        yield text(title, "bold")
        yield from (Padding(text(line), (0, 0, 0, 2)) for line in lines)
