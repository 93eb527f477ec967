"""`listaudit config`: which setting comes from where."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    locations: Annotated[
        str, typer.Argument(help="The canonical file beside which a configuration may stand.")
    ] = "",
    config: Annotated[Path | None, typer.Option(help="Configuration; else the one found.")] = None,
) -> int:
    """Show every setting, its value, and the file that it comes from."""
    from listaudit.cli import setup
    from listaudit.settings import lines

    for line in lines(setup.settings_of(locations, config, "").config):
        typer.echo(line)
    return 0
