"""The shape of listaudit.toml, checked by pydantic; `listaudit schema config` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from listaudit.model import Policy

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
        description="Environment variable that holds its key; where it needs several, its name -> ours",
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
        (), description="host or host:port that may be a private address, which is refused otherwise"
    )
    proxy: str = Field("", pattern=r"^(https?://\S+)?$", description="Proxy; the environment's are not used")

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


def keys_at(where: Sequence[str]) -> list[str]:
    """Return the keys that may stand at a place of the file, for hints."""
    tables: dict[str, type[BaseModel]] = {
        "defaults": Defaults,
        "sources": SourceTable,
        "fetch": FetchTable,
    }
    model = tables.get(where[0], ConfigFile) if where else ConfigFile
    return sorted(info.alias or name for name, info in model.model_fields.items())
