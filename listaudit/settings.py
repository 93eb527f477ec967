"""The configuration as a list of settings, each with its value and where it comes from."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping

from platformdirs import user_cache_path

from listaudit.config import Config
from listaudit.fetch.folder import HOME
from listaudit.report.escape import terminal

_DEFAULT = "default"
_BARE = re.compile("[A-Za-z0-9_-]+").fullmatch
_LOGIN = re.compile(r"(?<=://)[^/@\s]+@")
Setting = tuple[tuple[str, ...], object, str]
"""The parts of its key, its value, and where that comes from; empty for the file that states it."""


def lines(config: Config) -> Iterator[str]:
    """Yield one line a setting: key, value, origin; names and passwords of URLs are hidden."""
    found = [
        (f"{'.'.join(map(_key, key))} = {_value(value)}", origin or _origin(config, key))
        for key, value, origin in _settings(config)
    ]
    wide = max(len(setting) for setting, _ in found)
    for setting, origin in found:
        yield terminal(f"{setting:{wide}}   # {origin}")


def _origin(config: Config, key: tuple[str, ...]) -> str:
    return config.origins.get(".".join(key), _DEFAULT)


def _settings(config: Config) -> Iterator[Setting]:
    for name in ("country", "policy", "contact", "pin_metres"):
        yield ("defaults", name.replace("_", "-")), getattr(config, name), ""
    for source in config.sources:
        yield ("sources", source.name, "from"), source.id, ""
        if source.path:
            yield ("sources", source.name, "path"), source.path, ""
        for key, value in source.overrides.items():
            yield from _leaves(("sources", source.name, key.replace("_", "-")), value)
    for rule, level in config.severity.items():
        yield ("severity", rule), level, ""
    yield ("fetch", "allow-hosts"), config.allow_hosts, ""
    yield ("fetch", "proxy"), config.proxy, ""
    yield ("fetch", "folder"), *_folder(config)


def _leaves(key: tuple[str, ...], value: object) -> Iterator[Setting]:
    """Yield a value, or those of a table, which may come from several files."""
    if isinstance(value, Mapping) and value:
        for name, inner in value.items():
            yield from _leaves((*key, str(name)), inner)
    else:
        yield key, value, ""


def _folder(config: Config) -> tuple[str, str]:
    """Return the folder that is used, and the variable that names it where it is one."""
    if config.folder:
        return config.folder, ""
    named = os.environ.get(HOME, "")
    return (named, HOME) if named else (str(user_cache_path("listaudit")), "")


def _key(part: str) -> str:
    return part if _BARE(part) else json.dumps(part, ensure_ascii=False)


def _value(value: object) -> str:
    """Return a value as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(_LOGIN.sub("***@", str(value)), ensure_ascii=False)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(str(key))} = {_value(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    return f"{value:g}" if isinstance(value, float) else str(value)
