"""`listaudit validate`: the canonical file itself."""

from __future__ import annotations

from typing import Annotated

import typer

from listaudit.cli.options import Config, Country


def command(
    locations: Annotated[
        str, typer.Argument(metavar="LOCATIONS", help="Your own records; - is standard input.")
    ],
    country: Country = "",
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="SEVERITY",
            help="Exit with 1 from this severity up: critical, high, medium, low, info or never.",
        ),
    ] = "high",
    fmt: Annotated[str, typer.Option("--format", "-f", metavar="FMT", help="table, json or csv.")] = "table",
    config: Config = None,
) -> int:
    """Check your own file: unreadable, invalid and repeated values, and Google's rules for names."""
    from datetime import UTC, datetime

    from listaudit.cli.setup import settings_of, severity_of
    from listaudit.cli.validate_show import renderer
    from listaudit.rules import RuleSettings
    from listaudit.validation import validate_file

    floor, render = severity_of(fail_on), renderer(fmt)
    settings = settings_of(locations, config, country)
    today = datetime.now(UTC).date().isoformat()
    chosen = RuleSettings(settings.config.policy, settings.config.severity, today)
    found = validate_file(locations, settings.country, chosen)
    typer.echo(render(found), nl=False)
    return found.exit_code(floor)
