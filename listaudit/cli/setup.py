"""From options and configuration to what an audit takes; shared by the commands that read sources."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from listaudit.audit import Options, audit
from listaudit.canonical import Selection
from listaudit.config import Config, find_config, load_config
from listaudit.errors import ConfigError, UsageError
from listaudit.model import Policy, Severity, Source, SourceResult, Summary
from listaudit.readers.open import STDIN
from listaudit.workers import Reader, calm_collector

if TYPE_CHECKING:
    from listaudit.fetch.settings import Settings as Fetching


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration with what the command line adds to it."""

    config: Config
    country: str
    named: bool = False
    """Whether the user named the configuration, and it was not merely found."""


def settings_of(locations: str, config: Path | None, country: str) -> Settings:
    """Load the configuration: the one named, else the one found, else none.

    Raises:
        ConfigError: It cannot be read, or names a rule or a column that does not exist.
        UsageError: `country` has not the form of a code.
    """
    if config is not None and not config.is_file():
        what = "is no file" if config.exists() else "does not exist"
        raise ConfigError(f"{config} {what}.", "`listaudit init` writes one.")
    loaded = load_config(config or find_config(locations))
    _check_rules(loaded)
    _check_columns(loaded)
    return Settings(loaded, country_of(country or loaded.country), named=config is not None)


def country_of(word: str) -> str:
    """Return what `--country` says in capitals.

    Raises:
        UsageError: It has not the form of an ISO 3166 alpha-2 code.
    """
    code = word.upper()
    if code and not re.fullmatch("[A-Z]{2}", code):
        raise UsageError(f"--country {word}: not an ISO 3166 alpha-2 code.", "For example US, GB or DE.")
    return code


def _check_rules(config: Config) -> None:
    from listaudit.rules import rule_ids
    from listaudit.rules.overview import hint_for

    known = rule_ids()
    for rule in config.severity:
        if rule not in known:
            words = f"{config.path}: [severity] names a rule that does not exist: {rule}."
            raise ConfigError(words, hint_for(rule))


def _check_columns(config: Config) -> None:
    from listaudit.readers.headers import UNKNOWN, resolve

    for entry in config.sources:
        columns = entry.overrides.get("columns")
        for header, name in columns.items() if isinstance(columns, Mapping) else ():
            if name and resolve(name, "listing").name == UNKNOWN:
                raise ConfigError(
                    f"{config.path}: sources.{entry.name}.columns: {header} is mapped to {name}, no column of ours.",
                    "Columns are name, address, street, phone and so on; docs/formats.md lists them.",
                )


def severity_of(word: str) -> Severity | None:
    """Return the severity of a `--fail-on` word; None for `never`.

    Raises:
        UsageError: It is neither.
    """
    if word == "never":
        return None
    try:
        return Severity(word)
    except ValueError:
        known = ", ".join([*Severity, "never"])
        raise UsageError(f"--fail-on {word}: no such severity.", f"It is one of {known}.") from None


def selection_of(only: Sequence[str] | None, where: Sequence[str] | None, limit: int) -> Selection:
    """Return which locations are judged.

    Raises:
        UsageError: A condition is not COLUMN=VALUE.
    """
    pairs: dict[str, str] = {}
    for condition in where or ():
        column, equals, value = condition.partition("=")
        if not equals or not column:
            raise UsageError(f"--where {condition}: not COLUMN=VALUE.", 'For example --where "region=ID".')
        pairs[column] = value
    return Selection(tuple(only or ()), pairs, limit)


def options_of(
    settings: Settings,
    *,
    fail_on: str,
    policy: Policy | None,
    selection: Selection,
    evidence: bool,
    allow_incomplete: bool,
    strict: bool,
    jobs: int = 1,
    fetch: Fetching | None = None,
    folders: Sequence[Path] | None = None,
) -> Options:
    """Return the options of an audit; the command line wins over the configuration."""
    config = settings.config
    shown = {
        "policy": policy or config.policy,
        "fail-on": fail_on,
        "country": settings.country,
        "config": config.path,
    }
    return Options(
        country=settings.country,
        policy=policy or config.policy,
        severity=config.severity,
        pin_metres=config.pin_metres,
        fail_on=severity_of(fail_on),
        selection=selection,
        evidence=evidence,
        allow_incomplete=allow_incomplete,
        strict=strict,
        jobs=jobs or os.cpu_count() or 1,
        fetch=fetch,
        folders=tuple(folders or ()),
        shown={key: str(value) for key, value in shown.items() if value},
    )


def run_audit(
    locations: str,
    sources: Sequence[Source],
    options: Options,
    formats: Sequence[str] | None,
    read: Reader,
    *,
    quiet: bool,
    color: bool,
) -> int:
    """Run an audit into the formats asked for and return its exit code.

    Raises:
        UsageError: Two files are standard input, a format is unknown, or a report would take the place of
            a file that is read.
        InputError: The canonical file cannot be used.
        OutputError: A report or the journal cannot be written.
    """
    from listaudit.cli.spared import files_of, refuse_overwriting
    from listaudit.cli.told import say_helps, troubles
    from listaudit.progress import progress
    from listaudit.report.open import open_sinks

    if [locations, *(source.path for source in sources)].count(STDIN) > 1:
        raise UsageError("Standard input can be read once only.", "Name a file for all but one of them.")
    paths = [source.path for source in sources]
    refuse_overwriting(files_of(formats), [locations, *paths, options.shown.get("config", "")])
    calm_collector()
    sink = open_sinks(formats or (), color=color)
    with progress(quiet=quiet) as bars:
        summary = audit(locations, sources, sink, options, read, bars)
    if not quiet:
        say_summary(sink.results, summary, formats or ())
        if summary.incomplete and not sink.shows("table"):
            from listaudit.report.trouble import trouble

            print(*trouble(sink.results, summary), sep="\n", file=sys.stderr)  # noqa: T201 - talk goes here
        say_helps(troubles(sink.results, sources))
    return summary.exit_code


def say_summary(results: Sequence[SourceResult], summary: Summary, formats: Sequence[str]) -> None:
    """Tell on standard error what came out, in one line, why its exit code is so, and where the files are."""
    from listaudit.report.escape import terminal
    from listaudit.report.incomplete import outcome

    files = [spec.partition("=")[2] for spec in formats if "=" in spec]
    written = f"; written: {', '.join(files)}" if files else ""
    print(terminal(f"listaudit: {outcome(results, summary)}{written}"), file=sys.stderr)  # noqa: T201 - talk goes here


def plain_options(settings: Settings, fetch: Fetching | None = None) -> Options:
    """Return the options of an audit that nobody asked anything special of."""
    return options_of(
        settings,
        fail_on="never",
        policy=None,
        selection=Selection(),
        evidence=True,
        allow_incomplete=True,
        strict=False,
        fetch=fetch,
    )
