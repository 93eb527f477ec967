"""`listaudit audit`: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from listaudit.model import Policy

FAIL_ON = "critical, high, medium, low, info or never"


def command(
    locations: Annotated[
        str,
        typer.Argument(
            help="The canonical records: csv, tsv, xlsx, json, ndjson, geojson, parquet, also .gz; - is standard input."
        ),
    ],
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            "-s",
            metavar="[NAME=]ID[:PATH]",
            help="A source to read; repeatable. Without it, those of listaudit.toml.",
        ),
    ] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FMT[=PATH]",
            help="table, json, ndjson, csv or xlsx; repeatable. Without it, a table.",
        ),
    ] = None,
    fail_on: Annotated[
        str, typer.Option(metavar="SEVERITY", help=f"Exit with 1 from this severity up: {FAIL_ON}.")
    ] = "high",
    policy: Annotated[Policy | None, typer.Option(help="How small differences are graded.")] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="CODE", help="Judge this store code alone; repeatable."),
    ] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(
            "--where", metavar="COLUMN=VALUE", help="Judge the locations with this value; repeatable."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="Judge the first N locations; 0 for all.")] = 0,
    country: Annotated[
        str, typer.Option(metavar="CC", help="Country of records that state none (ISO alpha-2).")
    ] = "",
    config: Annotated[
        Path | None, typer.Option(help="Configuration; else listaudit.toml beside LOCATIONS, else here.")
    ] = None,
    sources_dir: Annotated[
        list[Path] | None,
        typer.Option("--sources-dir", metavar="DIR", help="A folder with further sources; repeatable."),
    ] = None,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Keep the evidence of each match in JSON.")
    ] = False,
    allow_incomplete: Annotated[
        bool,
        typer.Option("--allow-incomplete", help="Do not exit with 3 when something could not be checked."),
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first row that cannot be used.")
    ] = False,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs", "-j", min=0, help="Processes for large audits; 0 for as many as there are cores."
        ),
    ] = 0,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no summary on standard error.")
    ] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help="No colours.")] = False,
) -> int:
    """Find each location's listings in the sources, compare them, and report what to fix."""
    from listaudit.cli import setup

    settings = setup.settings_of(locations, config, country)
    options = setup.options_of(
        settings,
        fail_on=fail_on,
        policy=policy,
        selection=setup.selection_of(only, where, limit),
        evidence=evidence,
        allow_incomplete=allow_incomplete,
        strict=strict,
        jobs=jobs,
    )
    chosen = setup.sources_of(source, settings, sources_dir)
    read = setup.reader(settings.country, sources_dir)
    return setup.run_audit(locations, chosen, options, format_, read, quiet=quiet, color=not no_color)
