"""From options and configuration to what an audit takes; shared by the commands that read sources."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from listaudit.audit import Options, audit
from listaudit.canonical import Selection
from listaudit.config import Config, find_config, load_config
from listaudit.errors import ConfigError, InputError, UsageError
from listaudit.model import Listing, Policy, Severity, Skipped, Source
from listaudit.readers.open import STDIN
from listaudit.source import load_adapter, load_source, parse_spec
from listaudit.workers import Reader, calm_collector


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration with what the command line adds to it."""

    config: Config
    country: str


def settings_of(locations: str, config: Path | None, country: str) -> Settings:
    """Load the configuration: the one named, else the one found, else none.

    Raises:
        ConfigError: It cannot be read, or names a rule or a column that does not exist.
        UsageError: `country` has not the form of a code.
    """
    if config is not None and not config.is_file():
        raise ConfigError(f"{config} does not exist.", "`listaudit init` writes one.")
    loaded = load_config(config or find_config(locations))
    _check_rules(loaded)
    _check_columns(loaded)
    return Settings(loaded, country_of(country or loaded.country))


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
        shown={key: str(value) for key, value in shown.items() if value},
    )


def sources_of(specs: Sequence[str] | None, settings: Settings, extra: Sequence[Path] | None) -> list[Source]:
    """Return the sources of an audit: those of the command line, else those of the configuration.

    Raises:
        UsageError: None is given, or two have one name.
        InputError: The file of a source does not exist.
    """
    sources = [_given(spec, extra or ()) for spec in specs or ()] or [
        load_source(
            entry.id,
            name=entry.name,
            path=entry.path,
            overrides=entry.overrides,
            extra_dirs=tuple(extra or ()),
        )
        for entry in settings.config.sources
    ]
    if not sources:
        raise UsageError(
            "There is no source to read.",
            "Give --source ID:PATH, or write [sources.NAME] into listaudit.toml.",
        )
    for source in sources:
        if source.has_door and source.path != "-" and not (source.path and Path(source.path).exists()):
            _refuse_missing(source)
    return _named(sources)


def _given(spec: str, extra: Sequence[Path]) -> Source:
    name, source_id, path = parse_spec(spec)
    return load_source(source_id, name=name, path=path, extra_dirs=tuple(extra))


def _refuse_missing(source: Source) -> None:
    """Refuse a file that is not there; one that is not required fails later, and the audit goes on."""
    if source.path and not source.required:
        return
    if not source.path:
        raise UsageError(
            f"Source {source.name} reads a file, and none is given.", f"Write --source {source.id}:PATH."
        )
    raise InputError(
        f"Source {source.name}: {source.path} does not exist.",
        "Check the path; in listaudit.toml it is relative to that file.",
    )


def _named(sources: list[Source]) -> list[Source]:
    """Give sources whose ID repeats the name of their file; refuse names that are equal."""
    ids = [source.id for source in sources]
    named = [
        replace(source, name=_stem(source.path))
        if source.name == source.id and ids.count(source.id) > 1
        else source
        for source in sources
    ]
    names = [source.name for source in named]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise UsageError(
            f"Two sources are called {repeated[0]}.", "Give each a name of its own: --source NAME=ID:PATH."
        )
    return named


def _stem(path: str) -> str:
    return Path(path).name.split(".")[0] or "stdin"


def reader(country: str, extra: Sequence[Path] | None = None) -> Reader:
    """Return what yields the listings of a source's file; it can be sent to other processes."""
    return partial(_read_file, country=country, folders=tuple(extra or ()))


def _read_file(source: Source, *, country: str, folders: tuple[Path, ...]) -> Iterable[Listing | Skipped]:
    from listaudit.readers import read_listings

    return read_listings(source.path, source, load_adapter(source, folders), country=country)


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
        UsageError: Two files are standard input, or a format is unknown.
        InputError: The canonical file cannot be used.
        OutputError: A report or the journal cannot be written.
    """
    from listaudit.progress import progress
    from listaudit.report.open import open_sinks

    if [locations, *(source.path for source in sources)].count(STDIN) > 1:
        raise UsageError("Standard input can be read once only.", "Name a file for all but one of them.")
    calm_collector()
    sink = open_sinks(formats or (), color=color)
    with progress(quiet=quiet) as bars:
        summary = audit(locations, sources, sink, options, read, bars)
    if not quiet:
        say_summary(summary.findings, summary.exit_code, formats or ())
        if summary.incomplete and not sink.shows("table"):
            from listaudit.report.trouble import trouble

            print(*trouble(sink.results, summary), sep="\n", file=sys.stderr)  # noqa: T201 - talk goes here
    return summary.exit_code


def say_summary(findings: Mapping[str, int], code: int, formats: Sequence[str]) -> None:
    """Tell on standard error what came out, in one line, and where the files are."""
    counts = ", ".join(f"{count} {level}" for level, count in findings.items()) or "no findings"
    files = [spec.partition("=")[2] for spec in formats if "=" in spec]
    written = f"; written: {', '.join(files)}" if files else ""
    print(f"listaudit: {counts}; exit {code}{written}", file=sys.stderr)  # noqa: T201 - talk goes here


def source_named(spec: str, settings: Settings) -> Source:
    """Return the source of the configuration with this name, else the one that the text describes."""
    entry = next((entry for entry in settings.config.sources if entry.name == spec), None)
    only = replace(settings.config, sources=(entry,) if entry else ())
    return sources_of(None if entry else [spec], replace(settings, config=only), None)[0]


def plain_options(settings: Settings) -> Options:
    """Return the options of an audit that nobody asked anything special of."""
    return options_of(
        settings,
        fail_on="never",
        policy=None,
        selection=Selection(),
        evidence=True,
        allow_incomplete=True,
        strict=False,
    )
