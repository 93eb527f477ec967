"""listaudit.toml -> one frozen Config; pydantic at the edge, plain values inside (DESIGN 4)."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from listaudit.errors import ConfigError
from listaudit.model import Policy, Severity

if TYPE_CHECKING:
    from pydantic import ValidationError

FILE = "listaudit.toml"
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class SourceConfig:
    """One `[sources.NAME]` table."""

    name: str
    id: str
    path: str = ""
    overrides: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of an audit, with the file that each came from."""

    country: str = ""
    policy: Policy = Policy.STANDARD
    contact: str = ""
    pin_metres: float = 250.0
    sources: tuple[SourceConfig, ...] = ()
    severity: Mapping[str, Severity | str] = field(default_factory=dict)
    """Rule -> severity, or the word `off`."""
    allow_hosts: tuple[str, ...] = ()
    proxy: str = ""
    folder: str = ""
    path: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Dotted key -> file, for `listaudit config`."""


def find_config(locations: str) -> Path | None:
    """Return the config beside the locations file, else in the current folder, else None."""
    beside = Path(locations).parent if locations and locations != "-" else Path()
    return next((path for path in (beside / FILE, Path(FILE)) if path.is_file()), None)


def load_config(path: Path | None) -> Config:
    """Read a config and the files that it extends; this file wins over what it extends.

    Raises:
        ConfigError: Not TOML, an unknown key, a wrong value, or a circle of `extends`.
    """
    if path is None:
        return Config()
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for file, raw in reversed(_chain(path)):
        _anchor(raw, file)
        try:
            _merge(merged, raw, origins, str(file))
        except RecursionError as error:
            raise ConfigError(f"{file}: a key has more parts than any setting.", "Take it out.") from error
    return _build(merged, origins, path)


def _chain(path: Path) -> list[tuple[Path, dict[str, Any]]]:
    found: list[tuple[Path, dict[str, Any]]] = []
    following: Path | None = path
    while following is not None:
        if any(following.resolve() == seen.resolve() for seen, _ in found) or len(found) >= _DEPTH:
            raise ConfigError(f"{path}: `extends` runs in a circle at {following}.", "Remove one `extends`.")
        raw = _read(following)
        found.append((following, raw))
        base = raw.pop("extends", None)
        if base is not None and not isinstance(base, str):
            raise ConfigError(
                f"{following}: `extends` must be the path of another file.",
                'Write extends = "../agency.toml".',
            )
        following = following.parent / base if base else None
    return found


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"{path} is not valid TOML: {error}.", "`listaudit init` writes a file to start from."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from error
    except (RecursionError, ValueError) as error:  # nested or long beyond what the parser takes
        raise ConfigError(
            f"{path} holds a value that no setting has: {str(error).partition(';')[0]}.", "Take it out."
        ) from error
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be read: {error.strerror}.", "Check the path given to --config or `extends`."
        ) from error


def _anchor(raw: dict[str, Any], file: Path) -> None:
    """Make paths relative to the file that states them."""
    sources = raw.get("sources")
    for table in sources.values() if isinstance(sources, dict) else ():
        if isinstance(table, dict) and isinstance(table.get("path"), str):
            table["path"] = str(file.parent / table["path"])
    fetch = raw.get("fetch")
    if isinstance(fetch, dict) and isinstance(fetch.get("folder"), str) and fetch["folder"]:
        fetch["folder"] = str(file.parent / fetch["folder"])


def _merge(
    into: dict[str, Any], raw: dict[str, Any], origins: dict[str, str], file: str, key: str = ""
) -> None:
    for name, value in raw.items():
        dotted = f"{key}.{name}" if key else name
        if isinstance(value, dict) and isinstance(into.get(name, {}), dict):
            _merge(into.setdefault(name, {}), value, origins, file, dotted)
        else:
            into[name] = value
            origins[dotted] = file


def _build(raw: dict[str, Any], origins: dict[str, str], path: Path) -> Config:
    from pydantic import ValidationError

    from listaudit.config_file import ConfigFile

    try:
        parsed = ConfigFile.model_validate(raw)
    except ValidationError as error:
        raise _explain(error, origins, path) from error
    return Config(
        country=parsed.defaults.country,
        policy=parsed.defaults.policy,
        contact=parsed.defaults.contact,
        pin_metres=parsed.defaults.pin_metres,
        sources=tuple(
            SourceConfig(name, table.from_, table.path, table.overrides())
            for name, table in parsed.sources.items()
        ),
        severity={
            rule: level if level == "off" else Severity(level) for rule, level in parsed.severity.items()
        },
        allow_hosts=parsed.fetch.allow_hosts,
        proxy=parsed.fetch.proxy,
        folder=parsed.fetch.folder,
        path=str(path),
        origins=origins,
    )


def _explain(error: ValidationError, origins: Mapping[str, str], path: Path) -> ConfigError:
    """Turn pydantic's first complaint into a sentence in the file's own words; an unknown key comes first."""
    from listaudit.config_file import complaint, keys_at, meaning_of, places_of

    mistakes = error.errors()
    first = next((one for one in mistakes if one["type"] == "extra_forbidden"), mistakes[0])
    where, known = places_of(first)
    dotted = ".".join(where)
    file = next((of for key, of in origins.items() if f"{key}.".startswith(f"{dotted}.")), path)
    if first["type"] == "extra_forbidden" or known:
        hint = _meant(where[-1], known or keys_at(where[:-1]))
        return ConfigError(f"{file}: unknown key `{dotted}`.", hint)
    meaning = meaning_of(where)
    more = "`listaudit schema config` lists every key."
    return ConfigError(f"{file}: {dotted} {complaint(first)}.", f"{meaning}. {more}" if meaning else more)


def _meant(key: str, known: Sequence[str]) -> str:
    """Return which key was probably meant: one of this table, or the same one of another."""
    from listaudit.config_file import homes_of

    dashed = key.replace("_", "-")
    if near := difflib.get_close_matches(dashed, known, 1):
        return f"Did you mean `{near[0]}`?"
    if homes := homes_of(dashed):
        return f"`{dashed}` belongs under {' or '.join(homes)}."
    return f"Known here: {', '.join(known)}."
