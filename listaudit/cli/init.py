"""`listaudit init`: files to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where to write; without it, the current folder.")
    ] = Path(),
    demo: Annotated[
        bool, typer.Option("--demo", help="Write the offline demo instead: 24 locations and 8 sources.")
    ] = False,
) -> int:
    """Write files to start from: a locations.csv, a listaudit.toml and a small source that an audit can run on."""
    from listaudit.starter import write_demo, write_starter

    written = write_demo(folder) if demo else write_starter(folder)
    for path in written:
        typer.echo(f"wrote {path}")
    typer.echo(
        f"next: cd {folder} && listaudit audit locations.csv"
        if folder != Path()
        else "next: listaudit audit locations.csv"
    )
    return 0
