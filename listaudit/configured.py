"""A table `[sources.NAME]` of the configuration -> the source that an audit uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from listaudit.config import Config, SourceConfig
from listaudit.errors import ConfigError
from listaudit.model import Source
from listaudit.source import load_source

_WHERE = frozenset({"base_url", "urls"})


def configured(entry: SourceConfig, config: Config, folders: tuple[Path, ...], *, named: bool) -> Source:
    """Return a source as the configuration states it.

    Args:
        entry: Its table.
        config: The configuration that holds it.
        folders: Folders with further sources.
        named: Whether the user named the configuration. One that was merely found beside the locations
            may come with them from anybody, and may not say where a key is sent.

    Raises:
        SourceError: The ID is unknown, or a key or value is wrong.
        ConfigError: A configuration that was found says where a key is sent.
    """
    source = load_source(
        entry.id, name=entry.name, path=entry.path, overrides=entry.overrides, extra_dirs=folders
    )
    moved = sorted(_WHERE & entry.overrides.keys()) + _moving_options(entry)
    if moved and (source.needs or source.wants) and not named:
        key = moved[0].replace("_", "-")
        raise ConfigError(
            f"{config.path}: sources.{entry.name}.{key}: a configuration that was found, and not named, "
            "may not say where a key is sent.",
            f"Name it: --config {config.path}.",
        )
    return source


def _moving_options(entry: SourceConfig) -> list[str]:
    """Return the options that say which host is asked, wherever they stand."""
    return [
        f"options.{path}" for path in _paths(entry.overrides.get("options"), "") if path.endswith("domain")
    ]


def _paths(value: object, before: str) -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, Mapping) else ():
        yield f"{before}{key}"
        yield from _paths(inner, f"{before}{key}.")
