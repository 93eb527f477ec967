"""Which sources an audit reads: those of the command line, of the configuration, or those that need nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from listaudit.cli.setup import Settings
from listaudit.configured import configured
from listaudit.errors import InputError, UsageError
from listaudit.model import Listing, Skipped, Source
from listaudit.source import load_adapter, load_source, parse_spec, shelf
from listaudit.workers import Reader


def sources_of(specs: Sequence[str] | None, settings: Settings, extra: Sequence[Path] | None) -> list[Source]:
    """Return the sources of an audit: those of the command line, else those of the configuration.

    Where neither names one, those are asked that need no key and concern everybody.

    Raises:
        UsageError: Two have one name, or one is given a file that it does not read.
        ConfigError: A configuration that was found, not named, sends a key elsewhere.
        InputError: The file of a source does not exist.
    """
    folders = tuple(extra or ())
    if specs:
        sources = [_of_spec(spec, settings, folders) for spec in specs]
    else:
        config, named = settings.config, settings.named
        sources = [configured(entry, config, folders, named=named) for entry in config.sources]
    _refuse_by_hand(sources)
    for source in sources:
        _check_door(source)
    return _named(sources) or [source for source in shelf(folders) if source.default]


def _of_spec(spec: str, settings: Settings, folders: tuple[Path, ...]) -> Source:
    """Return what a `--source` means: a table of the configuration by its name, else an ID."""
    config = settings.config
    entry = next((entry for entry in config.sources if entry.name == spec), None)
    if entry is not None:
        return configured(entry, config, folders, named=settings.named)
    return _given(spec, folders)


def _refuse_by_hand(sources: Sequence[Source]) -> None:
    """Refuse sources that nothing reads, where there is no other: a run that checks nothing is no green one."""
    if sources and not any(source.has_door for source in sources):
        first = sources[0].id
        raise UsageError(
            f"Source {first} is checked by hand: nothing reads it, and no other source is given.",
            f"`listaudit sources {first}` says how; --source {first}=file:PATH reads a table of it.",
        )


def _check_door(source: Source) -> None:
    """Refuse a file that is not there, and a file for a source that reads none."""
    if source.path and source.has_door and "file" not in source.doors:
        raise UsageError(
            f"Source {source.id} is asked over the network and reads no file.",
            f"Write --source {source.name}=file:{source.path} to read a table of it.",
        )
    wants_file = source.has_door and not source.live and source.path != "-"
    if wants_file and not (source.path and Path(source.path).exists()):
        _refuse_missing(source)


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
        if source.path and source.name == source.id and ids.count(source.id) > 1
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


def source_named(spec: str, settings: Settings) -> Source:
    """Return the source of the configuration with this name, else the one that the text describes."""
    entry = next((entry for entry in settings.config.sources if entry.name == spec), None)
    only = replace(settings.config, sources=(entry,) if entry else ())
    return sources_of(None if entry else [spec], replace(settings, config=only), None)[0]
