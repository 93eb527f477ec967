"""`listaudit explain`: why a listing matched, and why each field was judged as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def command(
    locations: Annotated[str, typer.Argument(metavar="LOCATIONS", help="Your own records.")],
    location: Annotated[str, typer.Option("--location", metavar="CODE", help="Store code of the location.")],
    source: Annotated[
        str,
        typer.Option(
            "--source",
            "-s",
            metavar="NAME",
            help="NAME of a source in listaudit.toml, or one with its file, [NAME=]ID:PATH.",
        ),
    ],
    country: Annotated[
        str, typer.Option(metavar="CC", help="Country of records that state none (ISO alpha-2, such as US).")
    ] = "",
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Configuration; else listaudit.toml beside LOCATIONS, else here."),
    ] = None,
    replay: Annotated[
        Path | None,
        typer.Option(
            "--replay", metavar="DIR", help="Answer every request from recordings; no socket is opened."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> int:
    """Show the evidence of each match in bits, and the verdict of each field with its reasons."""
    from listaudit.cli import chosen, fetching, setup
    from listaudit.explain import explain

    settings = setup.settings_of(locations, config, country)
    wanted = chosen.source_named(source, settings)
    wishes = fetching.Wishes(replay=replay)
    fetch = fetching.fetch_settings(locations, [wanted], settings, wishes, part=("explain", location))
    explain(
        locations,
        location,
        wanted,
        chosen.reader(settings.country),
        setup.plain_options(settings, fetch),
        as_json=as_json,
        color=not no_color,
    )
    return 0
