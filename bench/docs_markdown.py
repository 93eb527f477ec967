"""Markdown that the generated pages have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a bar inside a cell is escaped, a line break becomes a space."""
    lines = [_row(head), "|" + "---|" * len(head), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def code(text: str) -> str:
    """Return text set as code, or nothing."""
    return f"`{text}`" if text else ""


def fence(text: str, language: str = "") -> str:
    """Return text as a block of code, without white space at the ends of lines."""
    body = "\n".join(line.rstrip() for line in text.rstrip().splitlines())
    return f"```{language}\n{body}\n```"
