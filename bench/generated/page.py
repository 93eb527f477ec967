"""The part of docs/accuracy.md on generated pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bench.docs_markdown import code, table
from bench.generated.cases import RIGHT, Want

_ABOUT = """Pairs of values made by chance (seed {seed}, {each} of each kind where there are so many) by `python -m bench.generated`, whose words,
notations and distances are its own and not the product's. What was done to a value decides which verdicts are right.
"""


def section(found: Mapping[str, Any]) -> Iterator[str]:
    """Yield the section, or nothing where nothing has been measured."""
    if found:
        yield "## Generated pairs\n"
        yield _ABOUT.format(**found)
        yield _overview(found["fields"]) + "\n"
        yield "Kinds of which not every pair was judged rightly:\n"
        yield (_kinds(found["fields"]) or "There is none.") + "\n"


def _overview(fields: Mapping[str, Any]) -> str:
    verdicts = sorted(
        {verdict for one in fields.values() for row in one["wants"].values() for verdict in row}
    )
    rows = (
        (
            field,
            want,
            f"{_right(want, row):.2%} of {sum(row.values()):,}",
            *(f"{row[v]:,}" if v in row else "" for v in verdicts),
        )
        for field, one in fields.items()
        for want, row in one["wants"].items()
    )
    return table(("field", "the listing's value is", "right", *map(code, verdicts)), rows)


def _right(want: str, row: Mapping[str, int]) -> float:
    return sum(count for verdict, count in row.items() if verdict in RIGHT[Want(want)]) / sum(row.values())


def _kinds(fields: Mapping[str, Any]) -> str:
    rows = [
        (field, name, want, f"{right:,} of {of:,}")
        for field, one in fields.items()
        for name, (want, right, of) in one["kinds"].items()
        if right < of
    ]
    return table(("field", "kind", "the listing's value is", "right"), rows) if rows else ""
