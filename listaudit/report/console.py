"""Printing with rich into a report: width-aware, without colour where nobody sees any."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from listaudit.report.sink import Screen

if TYPE_CHECKING:
    from rich.console import RenderableType


_LEAST = 60
"""Columns below which no table of ours can be read."""


def render(blocks: Iterable[Iterable[RenderableType]], screen: Screen) -> bytes:
    """Return blocks as text with an empty line between them; a block that yields nothing is left out."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=max(screen.width, _LEAST),
        force_terminal=screen.color,
        color_system="auto" if screen.color else None,
        highlight=False,
        legacy_windows=False,
    )
    for number, block in enumerate(filter(None, map(list, blocks))):
        if number:
            console.print()
        for part in block:
            console.print(part)
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
