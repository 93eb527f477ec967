"""`listaudit fixes`: the fix list of an audit."""

from __future__ import annotations

from typing import Annotated

import typer

from listaudit.model import Severity


def command(
    audit: Annotated[
        str, typer.Argument(metavar="AUDIT", help="A json or ndjson report, also .gz; - is standard input.")
    ],
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", metavar="FMT[=PATH]", help="table, csv or json; repeatable."),
    ] = None,
    severity: Annotated[
        Severity | None, typer.Option("--severity", help="Only fixes of this severity and graver.")
    ] = None,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour on the terminal.")] = False,
) -> int:
    """List what to fix, where, and with what value, in paying order."""
    from listaudit.report.fixlist import fix_formats
    from listaudit.report.open import open_sinks
    from listaudit.report.replay import replay

    with open_sinks(formats or (), color=not no_color, formats=fix_formats(severity)) as sinks:
        replay(audit, sinks)
    return 0
