"""`listaudit report`: render an audit again."""

from __future__ import annotations

from typing import Annotated

import typer

from listaudit.cli.options import Audited, NoColor


def command(
    audit: Audited,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FMT[=PATH]",
            help="table, json, ndjson, csv or xlsx, to a file with =PATH; repeatable. Without it, a table.",
        ),
    ] = None,
    no_color: NoColor = False,
) -> int:
    """Render a finished audit in other formats, without reading the sources again."""
    from listaudit.cli.spared import files_of, refuse_overwriting
    from listaudit.report.open import open_sinks
    from listaudit.report.replay import replay

    refuse_overwriting(files_of(formats), [audit])
    with open_sinks(formats or (), color=not no_color) as sinks:
        replay(audit, sinks)
    return 0
