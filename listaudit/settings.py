"""The configuration as a list of settings, each with its value and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from listaudit.config import Config
from listaudit.report.escape import terminal

_DEFAULT = "default"


def lines(config: Config) -> Iterator[str]:
    """Yield one line a setting: key, value, origin."""
    found = list(_settings(config))
    wide = max(len(f"{key} = {value}") for key, value in found)
    for key, value in found:
        origin = config.origins.get(key, _DEFAULT)
        yield terminal(f"{f'{key} = {value}':{wide}}   # {origin}")


def _settings(config: Config) -> Iterator[tuple[str, str]]:
    yield "defaults.country", _quote(config.country)
    yield "defaults.policy", _quote(config.policy)
    yield "defaults.contact", _quote(config.contact)
    yield "defaults.pin-metres", f"{config.pin_metres:g}"
    for source in config.sources:
        yield f"sources.{source.name}.from", _quote(source.id)
        if source.path:
            yield f"sources.{source.name}.path", _quote(source.path)
        for key, value in source.overrides.items():
            yield f"sources.{source.name}.{key.replace('_', '-')}", _quote(value)
    for rule, level in config.severity.items():
        yield f"severity.{rule}", _quote(level)


def _quote(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
