"""`listaudit report`: render an audit again."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    audit: Annotated[
        str, typer.Argument(metavar="AUDIT", help="A json or ndjson report, also .gz; - is standard input.")
    ],
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FMT[=PATH]", help="table, json, ndjson, csv or xlsx; repeatable."),
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour on the terminal.")] = False,
) -> int:
    """Render an audit again, without fetching anything."""
    from listaudit.report.open import open_sinks
    from listaudit.report.replay import replay

    with open_sinks(formats or (), color=not no_color) as sinks:
        replay(audit, sinks)
    return 0
