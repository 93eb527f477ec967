"""`listaudit audit`: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

from listaudit.cli.options import Budget, Config, Country, MaxRequests, NoColor, Replay, SourcesDir
from listaudit.model import Policy

FAIL_ON = "critical, high, medium, low, info or never"


def command(
    locations: Annotated[
        str,
        typer.Argument(
            metavar="LOCATIONS",
            help="Your own records, one a location: csv, tsv, xlsx, json, ndjson, geojson, parquet, also .gz; - is standard input.",
        ),
    ],
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            "-s",
            metavar="[NAME=]ID[:PATH]",
            help="A source to read, such as osm:extract.geojson or yelp=file:yelp.csv; repeatable. Without it, those of listaudit.toml.",
        ),
    ] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FMT[=PATH]",
            help="table, json, ndjson, csv or xlsx, to a file with =PATH; repeatable. Without it, a table.",
        ),
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="SEVERITY", help=f"Exit with 1 from this severity up: {FAIL_ON}.")
    ] = "high",
    policy: Annotated[
        Policy | None,
        typer.Option(
            metavar="strict|standard|lenient",
            help="How gravely differences are graded; lenient hides low and info. Without it, that of listaudit.toml.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="CODE", help="Judge this store code alone; repeat for more."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where",
            metavar="COLUMN=VALUE",
            help="Judge only locations with this value in a column, such as region=ID; repeat to narrow.",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="Judge only the first N locations; 0 for all.")
    ] = 0,
    country: Country = "",
    config: Config = None,
    sources_dir: SourcesDir = None,
    evidence: Annotated[
        bool,
        typer.Option("--evidence", help="Put the evidence of each match, in bits, into json and ndjson."),
    ] = False,
    allow_incomplete: Annotated[
        bool,
        typer.Option(
            "--allow-incomplete", help="Do not exit with 3 where a source or a row could not be used."
        ),
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop with exit 2 at the first row that cannot be used.")
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            "-j",
            metavar="N",
            min=0,
            help="Processes for large audits; 0 for as many as there are cores.",
        ),
    ] = 0,
    replay: Replay = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Ask nobody: what is not in the cache is unchecked.")
    ] = False,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask again what the cache holds.")] = False,
    max_requests: MaxRequests = None,
    budget: Budget = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Print what would be asked of whom and what it costs; send nothing."),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summary on standard error.")
    ] = False,
    no_color: NoColor = False,
) -> int:
    """Find each location's listings in the sources, compare them, and report what to fix.

    Without --source and listaudit.toml, sources that need no key are asked.

    Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it;
    2 unusable options, input or configuration; 3 a required source or some
    rows could not be used; 4 internal error; 130 interrupted.
    """
    from listaudit.cli import chosen, fetching, setup

    settings = setup.settings_of(locations, config, country)
    sources = chosen.sources_of(source, settings, sources_dir)
    wishes = fetching.Wishes(
        replay=replay, offline=offline, refresh=refresh, max_requests=max_requests, budget=budget
    )
    selection = setup.selection_of(only, where, limit)
    options = setup.options_of(
        settings,
        fail_on=fail_on,
        policy=policy,
        selection=selection,
        evidence=evidence,
        allow_incomplete=allow_incomplete,
        strict=strict,
        jobs=jobs,
        fetch=fetching.fetch_settings(locations, sources, settings, wishes, part=selection),
        folders=sources_dir,
    )
    if dry_run:
        return fetching.dry_run(locations, sources, options)
    if not quiet and not source and not settings.config.sources:
        fetching.say_default(sources)
    read = chosen.reader(settings.country, sources_dir)
    return setup.run_audit(locations, sources, options, format_, read, quiet=quiet, color=not no_color)
