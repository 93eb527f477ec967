"""The part of docs/accuracy.md on the comparators: their verdicts beside people's labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.docs_markdown import code, table

_ABOUT = """Values of real matches that differ, labelled by people who had not seen the verdicts of `listaudit pairs`; `same` and `equivalent` are one class.
Where two verdicts can be argued for, the first counts strictly and either leniently. A hash of the pair's id parts them: comparators were worked on with one
half, and of the other nobody has seen more than these figures. Pairs of that half that have been looked at since count as worked on.
"""
_SECOND = """A second person labelled measured pairs as well, without having seen the first labels or the verdicts. That both name the same verdict first
says how well-defined the question is; where both gave one and the same verdict alone, it is settled.
"""
_TAKEN = "What was taken for what in the half to work on: labels down, verdicts across; blank is none.\n"


def fields(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the section, or nothing where no labels have been measured."""
    if found:
        yield "## Comparators\n"
        yield _ABOUT
        yield _agreement(found)
        yield from _second(found)
        yield _TAKEN
        for field, figures in found.items():
            yield f"### Verdicts: {field}\n"
            yield _confusion(figures["taken"])


def _agreement(found: Mapping[str, Mapping[str, Any]]) -> str:
    head = ("field", "measured: strictly", "leniently", "worked on: strictly", "leniently")
    rows = [
        (
            field,
            *(_share(figures[half][how]) for half in ("measured", "work") for how in ("strict", "lenient")),
        )
        for field, figures in found.items()
    ]
    return table(head, rows) + "\n"


def _second(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    head = (
        "field",
        "both labellers agree",
        "verdict is the first's",
        "verdict is the second's",
        "right where settled",
    )
    told = {field: figures["second"] for field, figures in found.items() if figures.get("second")}
    if told:
        yield _SECOND
        rows = [
            (field, *(_share(counts[key]) for key in ("agree", "first", "second", "certain")))
            for field, counts in told.items()
        ]
        yield table(head, rows) + "\n"


def _share(counts: Sequence[float]) -> str:
    right, of, low, high = counts
    return f"{right / of:.1%} of {of} [{low:.1%}, {high:.1%}]" if of else "none"


def _confusion(taken: Mapping[str, Mapping[str, int]]) -> str:
    verdicts = sorted({verdict for row in taken.values() for verdict in row})
    rows = (
        (code(label), *(str(row[verdict]) if verdict in row else "" for verdict in verdicts))
        for label, row in taken.items()
    )
    return table(("label", *map(code, verdicts)), rows) + "\n"
