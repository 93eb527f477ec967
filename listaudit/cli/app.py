"""The typer app: which commands there are, in the order in which help shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from listaudit.cli import (
    audit,
    config,
    explain,
    fixes,
    init,
    match,
    pairs,
    record,
    report,
    rules,
    schema,
    sources,
    validate,
)

app = typer.Typer(
    name="listaudit",
    help="Audit business listings: find every copy of a location's record, and say what is wrong, why, and how to fix it.",
    epilog="New here? `listaudit init` writes files to start from, and `listaudit init --demo demo` a whole demo.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS: dict[str, Callable[..., int]] = {
    "audit": audit.command,
    "match": match.command,
    "pairs": pairs.command,
    "explain": explain.command,
    "record": record.command,
    "sources": sources.command,
    "validate": validate.command,
    "fixes": fixes.command,
    "report": report.command,
    "rules": rules.command,
    "schema": schema.command,
    "init": init.command,
    "config": config.command,
}
for _name, _command in COMMANDS.items():
    app.command(_name)(_command)


def _version(*, wanted: bool) -> None:
    if wanted:
        from listaudit import __version__

        typer.echo(f"listaudit {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda wanted: _version(wanted=wanted),
            is_eager=True,
            help="Print the version.",
        ),
    ] = False,
) -> None:
    """Audit business listings."""
    del version
