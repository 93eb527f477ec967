"""`listaudit sources`: what there is to read, what each needs, how it was verified."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


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
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Configuration; else listaudit.toml in the current folder."),
    ] = None,
    sources_dir: Annotated[
        list[Path] | None,
        typer.Option("--sources-dir", metavar="DIR", help="A folder with sources of your own; repeatable."),
    ] = None,
) -> int:
    """List the sources, what each needs and how it was verified."""
    from listaudit import catalogue

    if check:
        from listaudit.cli import fetching, setup

        settings = setup.settings_of("", config, "")
        asked = fetching.fetch_settings("", (), settings, fetching.Wishes())
        return catalogue.check(settings.config, source_id, sources_dir or (), asked, named=settings.named)
    if source_id:
        return catalogue.show_one(source_id, sources_dir or ())
    return catalogue.show_all(sources_dir or ())
