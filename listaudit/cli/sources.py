"""`listaudit sources`: what there is to read, what each needs, how it was verified."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from listaudit.cli.options import SourcesDir


def command(
    source_id: Annotated[
        str,
        typer.Argument(metavar="ID", help="A source, for everything about it; without it, all in a table."),
    ] = "",
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Say of this source, or each one in listaudit.toml, whether it can be read now: one harmless call.",
        ),
    ] = False,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="With --check: send it without asking, also where it costs money."),
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Configuration; else listaudit.toml in the current folder."),
    ] = None,
    sources_dir: SourcesDir = None,
) -> int:
    """List the sources, what each needs and how it was verified.

    Exit codes of --check: 0 all can be read; 2 one cannot; 3 one was not
    asked, because that costs money and nobody agreed.
    """
    from listaudit import catalogue

    if check:
        from listaudit.cli import fetching, setup

        settings = setup.settings_of("", config, "")
        asked = fetching.fetch_settings("", (), settings, fetching.Wishes())
        may = partial(_may, yes=yes)
        return catalogue.check(
            settings.config, source_id, sources_dir or (), asked, named=settings.named, may=may
        )
    if source_id:
        return catalogue.show_one(source_id, sources_dir or ())
    return catalogue.show_all(sources_dir or ())


def _may(name: str, billed: str, dollars: float | None, *, yes: bool) -> bool:
    """Tell what a request costs before it is sent; ask where somebody can answer, else leave it."""
    from listaudit.report.escape import terminal

    what = f", billed as {billed}" if billed else ""
    price = "What it costs is not known here." if dollars is None else f"It costs {dollars:g} USD."
    typer.echo(terminal(f"{name}: one request is to be sent{what}. {price}"), err=True)
    if yes or dollars is None:
        return True
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return typer.confirm("Send it?", err=True)
