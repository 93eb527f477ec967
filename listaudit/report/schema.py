"""JSON Schemas (2020-12) of what is written and read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from listaudit.errors import UsageError

if TYPE_CHECKING:
    from pydantic import BaseModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schema(name: str) -> Schema:
    """Return the JSON Schema `name`.

    Raises:
        UsageError: There is no such schema.
    """
    provider = PROVIDERS.get(name)
    if provider is None:
        near = get_close_matches(name, PROVIDERS, 1)
        guess = f" Did you mean {near[0]}?" if near else ""
        raise UsageError(f"There is no schema {name!r}.", f"Schemas are {', '.join(PROVIDERS)}.{guess}")
    return {"$schema": DIALECT, "$id": f"urn:listaudit:{name}:1", **provider()}


def _of(model: type[BaseModel]) -> Schema:
    return model.model_json_schema(by_alias=True, mode="validation")


def _audit() -> Schema:
    from listaudit.report.audit_models import Audit

    return _of(Audit)


def _ndjson() -> Schema:
    from listaudit.report.record_models import Record

    return _of(Record)


def _fixes() -> Schema:
    from listaudit.report.audit_models import FixList

    return _of(FixList)


def _config() -> Schema:
    from listaudit.config_file import ConfigFile

    return _of(ConfigFile)


def _locations() -> Schema:
    """Return the schema of a canonical file as an array of records; cells of other formats are alike."""
    table = tomllib.loads(Path(__file__).with_name("location_columns.toml").read_text("utf-8"))
    return {
        "title": "Locations",
        "description": "The canonical file: one record per location; in CSV and XLSX properties are columns.",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {name: _column(**column) for name, column in table["columns"].items()},
            "patternProperties": {
                pattern: _column(**column) for pattern, column in table["patterns"].items()
            },
        },
    }


def _column(about: str, values: list[str] | None = None, kind: str = "text") -> Schema:
    if values is not None:
        return {"description": about, "enum": ["", *values]}
    types = {
        "text": ["string", "null"],
        "number": ["number", "string", "null"],
        "flag": ["boolean", "string", "null"],
    }
    several = {"description": about, "type": ["string", "array", "null"], "items": {"type": "string"}}
    return several if kind == "several" else {"description": about, "type": types[kind]}


PROVIDERS: Mapping[str, Callable[[], Schema]] = {
    "audit": _audit,
    "ndjson": _ndjson,
    "fixes": _fixes,
    "locations": _locations,
    "config": _config,
}
"""Each schema by its name, made when it is asked for."""
