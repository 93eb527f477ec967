"""The shape of listaudit.toml, checked by pydantic; `listaudit schema config` prints it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from listaudit.model import Policy

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

_LONGEST = 80
_OPTIONS = ConfigDict(
    extra="forbid", alias_generator=lambda name: name.rstrip("_").replace("_", "-"), populate_by_name=False
)
EnvName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
SeverityWord = Literal["critical", "high", "medium", "low", "info", "off"]


class Defaults(BaseModel):
    """`[defaults]`: what holds for every location."""

    model_config = _OPTIONS

    country: str = Field("", pattern=r"^([A-Za-z]{2})?$", description="ISO 3166 alpha-2 code")
    policy: Policy = Field(Policy.STANDARD, description="How gravely differences are graded")
    contact: str = Field("", description="Address that goes into the User-Agent of requests")
    pin_metres: float = Field(250.0, gt=0, le=50_000, description="How far a pin may stand from ours")


class SourceTable(BaseModel):
    """`[sources.NAME]`: one source of this audit."""

    model_config = _OPTIONS

    from_: str = Field(description="ID of the source, as `listaudit sources` lists it")
    path: str = Field("", description="File, relative to this configuration")
    platform: str | None = Field(None, description="Public place that it reads, such as yelp")
    title: str | None = Field(None, description="Name for people")
    view: Literal["public", "owner", "proxy"] | None = Field(
        None, description="Whose view it is: what everybody sees, what the owner entered, somebody's copy"
    )
    absence: Literal["proves", "suggests", "says-nothing"] | None = Field(
        None, description="What it means for a location that it is not there"
    )
    tier: int | None = Field(
        None, ge=1, le=3, description="1 to 3; each step down lowers every severity by one"
    )
    weight: float | None = Field(
        None, ge=0, le=1_000, description="Weight of its platform in coverage and in the order of fixes"
    )
    required: bool | None = Field(
        None, description="Whether the audit is incomplete, exit 3, where it cannot be read"
    )
    keep_values: bool | None = Field(
        None, description="Put its text into files even where its terms let us keep ids alone"
    )
    columns: dict[str, str] | None = Field(None, description="Header as written -> column of ours")
    key_env: EnvName | dict[EnvName, EnvName] | None = Field(
        None,
        description="Environment variable that holds its key; where it needs several, its name -> ours; "
        "one that is not named after the source (`GOOGLE_...`) only in a file named by --config",
    )
    base_url: str | None = Field(
        None,
        description="Where it is asked; for a source with a key only in a file named by --config",
    )
    urls: dict[str, str] | None = Field(None, description="Further places that it is asked at")
    options: dict[str, Any] | None = Field(None, description="What its adapter can be told")
    languages: tuple[str, ...] | None = Field(
        None, description="Languages to ask in, the first for everything, the others for names"
    )
    pace: dict[Literal["per-second", "per-day", "concurrent"], float] | None = Field(
        None, description="How often it may be asked: per-second, per-day, concurrent"
    )
    cache_hours: float | None = Field(None, ge=0, description="How long its answers may be taken again")
    timeout: float | None = Field(None, gt=0, le=600, description="Seconds to wait for it")

    def overrides(self) -> dict[str, object]:
        """Return what the file states beyond `from` and `path`, by field name."""
        return self.model_dump(exclude_none=True, exclude={"from_", "path"})


class FetchTable(BaseModel):
    """`[fetch]`: how sources are asked over the network."""

    model_config = _OPTIONS

    allow_hosts: tuple[str, ...] = Field(
        (),
        description="host or host:port that may be a private address, which is refused otherwise; "
        "only in a file named by --config",
    )
    proxy: str = Field(
        "",
        pattern=r"^(https?://\S+)?$",
        description="Proxy, only in a file named by --config; the environment's are not used",
    )

    @field_validator("proxy")
    @classmethod
    def _has_a_host(cls, proxy: str) -> str:
        try:
            parts = urlsplit(proxy)
            fine = not proxy or (bool(parts.hostname) and (parts.port is None or parts.port > 0))
        except ValueError:
            fine = False
        if not fine:
            raise ValueError("not the URL of a proxy, such as http://proxy.example:3128")
        return proxy

    folder: str = Field(
        "", description="Where cache, quotas and interrupted runs are kept; else the user's cache folder"
    )


class ConfigFile(BaseModel):
    """listaudit.toml as a whole."""

    model_config = _OPTIONS

    extends: str | None = Field(None, description="Another file; this one wins")
    defaults: Defaults = Field(Defaults.model_construct(), description="What holds for every location")
    sources: dict[str, SourceTable] = Field({}, description="NAME -> source, as reports show it")
    severity: dict[str, SeverityWord] = Field({}, description="Rule -> severity, or off")
    fetch: FetchTable = Field(
        FetchTable.model_construct(), description="How sources are asked over the network"
    )


_TABLES: dict[str, type[BaseModel]] = {"defaults": Defaults, "sources": SourceTable, "fetch": FetchTable}
_NAMED = frozenset({"sources"})
"""Tables of tables: the second part of a key is a name."""


def keys_at(where: Sequence[str]) -> list[str]:
    """Return the keys that may stand at a place of the file, for hints."""
    model = _TABLES.get(where[0], ConfigFile) if where else ConfigFile
    return sorted(_fields(model))


def homes_of(key: str) -> list[str]:
    """Return the tables that have a key, as the file writes them: `[fetch]`, `[sources.NAME]`."""
    return [
        f"[{table}.NAME]" if table in _NAMED else f"[{table}]"
        for table, model in _TABLES.items()
        if key in _fields(model)
    ]


def places_of(mistake: ErrorDetails) -> tuple[list[str], list[str]]:
    """Return the parts of the key that a mistake is about, and the keys that may stand there.

    The latter where the key itself is the mistake, in a table that knows a few, such as `pace`.
    """
    where = [str(part) for part in mistake["loc"]]
    if "key-env" in where:  # it has several forms, and pydantic names the form too
        where = where[: where.index("key-env") + 1]
    if where[-1] != _KEY:
        return where, []
    return where[:-1], re.findall("'([^']+)'", mistake.get("ctx", {}).get("expected", ""))


def meaning_of(where: Sequence[str]) -> str:
    """Return a key with what it says, or empty text where nothing is known of it."""
    model = _TABLES.get(where[0]) if where else None
    name = where[2 if where[0] in _NAMED else 1 :][:1] if model else where[:1]
    info = _fields(model or ConfigFile).get(name[0]) if name else None
    return f"{name[0]}: {info.description}" if info and info.description else ""


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


_KEY = "[key]"
"""What pydantic puts behind the key of a table where that is the mistake."""
_FORMS = {
    "country": "must be a code of two letters, such as US",
    "key-env": "must be the name of an environment variable, or a table of such names",
    "base-url": "must be a URL without ? and #, such as https://api.example",
    "urls": "must be URLs without ? and #, such as https://api.example",
    "proxy": "must be the URL of a proxy, such as http://proxy.example:3128",
}
_WORDS = {
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number with an end",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "string_type": "must be text in quotes",
    "string_too_short": "must not be empty",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be {ge:g} or more",
    "less_than": "must be less than {lt:g}",
    "less_than_equal": "must be {le:g} or less",
    "literal_error": "must be {expected}",
    "enum": "must be {expected}",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "list_type": 'must be a list, such as ["a", "b"]',
    "tuple_type": 'must be a list, such as ["a", "b"]',
    "frozen_set_type": 'must be a list, such as ["a", "b"]',
    "string_pattern_mismatch": "is not written as it should be",
    "missing": "is missing",
    "extra_forbidden": "is no key that is known",
}
"""Kind of mistake, as pydantic calls it -> what is wrong, in the words of whoever writes the file."""
_SECRET = frozenset({"key-env", "proxy"})
"""Keys whose value is never repeated: people put keys and passwords there."""


def complaint(mistake: ErrorDetails) -> str:
    """Return what is wrong with a value, without a full stop: `must be a whole number, and is "one"`."""
    keys = [str(part).replace("_", "-") for part in mistake["loc"]]
    kind, value = mistake["type"], mistake["input"]
    form = next((_FORMS[key] for key in reversed(keys) if key in _FORMS), "")
    if not form or kind in {"missing", "extra_forbidden"}:
        template = _WORDS.get(kind)
        expected = mistake.get("ctx", {})
        form = template.format_map(expected).replace("'", '"') if template else mistake["msg"]
    plain = isinstance(value, (str, int, float)) and kind not in {"missing", "extra_forbidden"}
    shown = json.dumps(value, ensure_ascii=False) if plain and not _SECRET & set(keys) else ""
    return f"{form}, and is {shown[:_LONGEST]}" if shown else form
