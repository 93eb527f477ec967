"""`listaudit explain`: why a listing matched, and why each field was judged as it was."""

from __future__ import annotations

from typing import Annotated

import typer

from listaudit.cli.options import Config, Country, NoColor, Replay


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
    country: Country = "",
    config: Config = None,
    replay: Replay = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    no_color: NoColor = False,
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
