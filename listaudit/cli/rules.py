"""`listaudit rules`: every rule, or what one of them means."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    rule_id: Annotated[
        str, typer.Argument(metavar="ID", help="A rule, for everything about it; without it, all in a table.")
    ] = "",
) -> int:
    """List the rules with their severities, or explain one."""
    from listaudit.rules import overview

    typer.echo(overview.one(rule_id) if rule_id else overview.table())
    return 0
