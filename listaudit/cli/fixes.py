"""`listaudit fixes`: the fix list of an audit."""

from __future__ import annotations

from typing import Annotated

import typer

from listaudit.cli.options import Audited, NoColor
from listaudit.model import Severity


def command(
    audit: Audited,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FMT[=PATH]",
            help="table, csv or json, to a file with =PATH; repeatable. Without it, a table.",
        ),
    ] = None,
    severity: Annotated[
        Severity,
        typer.Option(
            "--severity",
            metavar="SEVERITY",
            help="Fixes of this severity and graver: critical, high, medium, low, or info for what needs none.",
        ),
    ] = Severity.LOW,
    no_color: NoColor = False,
) -> int:
    """List what to fix, where, and with what value, most important first."""
    from listaudit.cli.spared import files_of, refuse_overwriting
    from listaudit.report.fixlist import fix_formats
    from listaudit.report.open import open_sinks
    from listaudit.report.replay import replay

    refuse_overwriting(files_of(formats), [audit])
    with open_sinks(formats or (), color=not no_color, formats=fix_formats(severity)) as sinks:
        replay(audit, sinks)
    return 0
