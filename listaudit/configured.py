"""A table `[sources.NAME]` of the configuration -> the source that an audit uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from listaudit.config import Config, SourceConfig
from listaudit.errors import ConfigError, SourceError
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
            may come with them from anybody, and may not say where a key is sent, nor send a variable of
            the environment that is not named after the source.

    Raises:
        SourceError: The ID is unknown, or a key or value is wrong.
        ConfigError: A configuration that was found says where a key is sent, or which.
    """
    source = _loaded(entry, config, folders)
    if not named and (source.needs or source.wants):
        moved = sorted(_WHERE & entry.overrides.keys()) + _moving_options(entry)
        if moved:
            raise _refusal(config, entry, moved[0].replace("_", "-"), "where a key is sent")
        if not all(_is_own(variable, source) for variable in source.access.keys.values()):
            raise _refusal(config, entry, "key-env", "which variable is sent as a key")
    return source


def _is_own(variable: str, source: Source) -> bool:
    """Say whether a variable begins like the source's own: `GOOGLE_KEY_OF_CLIENT` for Google, no other's."""
    return variable.startswith(tuple(f"{own.partition('_')[0]}_" for own in (*source.needs, *source.wants)))


def _loaded(entry: SourceConfig, config: Config, folders: tuple[Path, ...]) -> Source:
    """Return a source; what is wrong with its table is told with the file that holds it."""
    try:
        return load_source(
            entry.id, name=entry.name, path=entry.path, overrides=entry.overrides, extra_dirs=folders
        )
    except SourceError as error:
        table = "" if error.message.startswith("[") else f"[sources.{entry.name}]: "
        raise SourceError(f"{config.path}: {table}{error.message}", error.hint) from error


def _refusal(config: Config, entry: SourceConfig, key: str, what: str) -> ConfigError:
    return ConfigError(
        f"{config.path}: sources.{entry.name}.{key}: a configuration that was found, and not named, "
        f"may not say {what}.",
        f"Name it: --config {config.path}.",
    )


def check_way(config: Config, sources: Iterable[Source] | None, *, named: bool) -> None:
    """Refuse a configuration that was merely found and says by which way sources are asked.

    `allow-hosts` opens addresses of the user's own network, and a proxy sees what goes through it and may
    itself be such an address.

    Args:
        config: The configuration.
        sources: The sources of this run; None where any of the configuration may be asked.
        named: Whether the user named the configuration.

    Raises:
        ConfigError: It was found, and a source is asked over the network.
    """
    stated = {"allow-hosts": config.allow_hosts, "proxy": config.proxy}
    key = next((key for key, value in stated.items() if value), None)
    if key and not named and (sources is None or any(source.live for source in sources)):
        raise ConfigError(
            f"{config.path}: fetch.{key}: a configuration that was found, and not named, may not open "
            "private addresses or send requests, keys among them, through a proxy.",
            f"Name it: --config {config.path}.",
        )


def _moving_options(entry: SourceConfig) -> list[str]:
    """Return the options that say which host is asked, wherever they stand."""
    return [
        f"options.{path}" for path in _paths(entry.overrides.get("options"), "") if path.endswith("domain")
    ]


def _paths(value: object, before: str) -> Iterator[str]:
    for key, inner in value.items() if isinstance(value, Mapping) else ():
        yield f"{before}{key}"
        yield from _paths(inner, f"{before}{key}.")
