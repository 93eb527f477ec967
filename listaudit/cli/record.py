"""`listaudit record`: keep what sources answer, for `--replay`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from listaudit.cli.options import Budget, Config, Country, MaxRequests, SourcesDir


def command(
    locations: Annotated[
        str, typer.Argument(metavar="LOCATIONS", help="Your own records; any format that audit reads.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Folder to write recordings into.")],
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            "-s",
            metavar="[NAME=]ID",
            help="A source to ask; repeatable. Without it, those of listaudit.toml.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="CODE", help="Ask for this store code alone; repeat for more."),
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="Ask for the first N locations; 0 for all.")
    ] = 0,
    country: Country = "",
    config: Config = None,
    sources_dir: SourcesDir = None,
    max_requests: MaxRequests = None,
    budget: Budget = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
) -> int:
    """Ask the sources and write each request with its answer into a folder.

    `listaudit audit --replay DIR` answers from it and opens no socket. No
    key is in a recording, and no review or photo of a third party. Exit
    codes: 0 everything was asked; 2 unusable options; 3 something was not.
    """
    from listaudit.cli import chosen, fetching, setup
    from listaudit.progress import progress
    from listaudit.recorder import record

    settings = setup.settings_of(locations, config, country)
    sources = chosen.sources_of(source, settings, sources_dir)
    wishes = fetching.Wishes(max_requests=max_requests, budget=budget)
    selection = setup.selection_of(only, None, limit)
    options = setup.options_of(
        settings,
        fail_on="never",
        policy=None,
        selection=selection,
        evidence=False,
        allow_incomplete=True,
        strict=False,
        fetch=fetching.fetch_settings(locations, sources, settings, wishes, part=("record", selection)),
        folders=sources_dir,
    )
    with progress(quiet=quiet) as bars:
        done = record(locations, sources, options, out, bars)
    return fetching.say_recorded(done, out, quiet=quiet)
