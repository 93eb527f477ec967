"""`listaudit config`: which setting comes from where."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    locations: Annotated[
        str,
        typer.Argument(
            metavar="LOCATIONS", help="Look beside this file first; without it, in the current folder."
        ),
    ] = "",
    config: Annotated[
        Path | None, typer.Option(metavar="PATH", help="This configuration, and no search.")
    ] = None,
) -> int:
    """Show every setting, its value, and the file that it comes from."""
    from listaudit.cli import setup
    from listaudit.errors import InputError
    from listaudit.settings import lines

    if not (beside := Path(locations).parent).is_dir():
        raise InputError(f"{beside} is no folder.", "Check the path; it is taken from the current folder.")
    for line in lines(setup.settings_of(locations, config, "").config):
        typer.echo(line)
    return 0
