"""`source.toml`, checked: what stands in it and what each word may be (DESIGN 10)."""

from __future__ import annotations

import math
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from listaudit.model.access import Access, Failure, Pace, Price
from listaudit.model.fields import Field as AuditField

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
EnvName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
_URL = r"^(?:https?://[^\s?#]+)?$"
_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


def dashed(name: str) -> str:
    """Return a key as TOML files write it: `edit_url` as `edit-url`."""
    return name.replace("_", "-")


_KEYS = ConfigDict(extra="forbid", frozen=True, alias_generator=dashed, populate_by_name=True)


class AuthSpec(BaseModel):
    """`[auth]`: what is added to every request where it is sent; `{NAME}` is an environment variable."""

    model_config = _KEYS

    headers: dict[str, str] = {}
    query: dict[str, str] = {}
    jwt: dict[str, str] = {}


class PaceSpec(BaseModel):
    """`[pace]` and `[lanes.NAME]`."""

    model_config = _KEYS

    per_second: float = Field(1.0, ge=0)
    per_day: int = Field(0, ge=0)
    concurrent: int = Field(4, ge=1, le=64)

    def value(self) -> Pace:
        """Return it as a frozen value."""
        return Pace(per_second=self.per_second, per_day=self.per_day, concurrent=self.concurrent)


class PriceSpec(BaseModel):
    """`[[price]]`, in US dollars."""

    model_config = _KEYS

    sku: str = Field(min_length=1)
    per_1000: float = Field(0.0, ge=0)
    free_per_month: int = Field(0, ge=0)
    fields: tuple[str, ...] = ()
    as_of: str = ""
    url: str = ""


class ErrorSpec(BaseModel):
    """`[[errors]]`: what an answer means that is none."""

    model_config = _KEYS

    status: int = Field(0, ge=0, le=599)
    contains: str = ""
    code: str = Field(pattern=r"^fetch\.[a-z-]+$")
    retry: bool = False
    stops: bool = False


class Spec(BaseModel):
    """One source. Keys are written with dashes."""

    model_config = _KEYS

    id: str = Field(pattern=_ID)
    title: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    """Other words for its platform that people use as NAME, folded and dashed."""
    platform: str = Field(pattern=_ID)
    view: Literal["public", "owner", "proxy"] = "public"
    kind: Literal["directory", "map", "review-site", "aggregator", "registry", "website", "file"] = (
        "directory"
    )
    tier: int = Field(2, ge=1, le=3)
    weight: float = Field(1.0, ge=0, le=1_000)
    countries: frozenset[Country] = frozenset()
    homepage: str = ""
    docs: str = ""
    verified: Literal["recorded", "docs", "none"] = "none"
    needs: tuple[str, ...] = ()
    keep: str = Field("all", pattern=r"^(?:all|ids|days:[1-9]\d*)$")
    keep_values: bool = False
    absence: Literal["proves", "suggests", "says-nothing"] = "says-nothing"
    states: frozenset[AuditField] = frozenset(AuditField)
    states_with: dict[str, frozenset[AuditField]] = {}
    """Option -> fields that it offers only where that option is set."""
    accepts: frozenset[Literal["storefront", "service_area", "hybrid"]] = frozenset(
        {"storefront", "service_area", "hybrid"}
    )
    languages: tuple[str, ...] = ()
    required: bool = True
    extract: bool = False
    edit_url: str = ""
    create_url: str = ""
    procedure: str = ""
    path: str = ""
    columns: dict[str, str] = {}
    ignore: tuple[str, ...] = ()
    """Headers that are understood and hold nothing that is compared."""
    """Keys of payloads too; `photos.*` stands for whatever is below one."""
    doors: tuple[Literal["file", "api"], ...] = ("file",)
    """Empty for a catalogue entry that nothing can read."""
    default: bool = False
    """Asked where nothing is configured: needs no key and concerns everybody."""
    wants: tuple[EnvName, ...] = ()
    base_url: str = Field("", pattern=_URL)
    urls: dict[str, Annotated[str, Field(pattern=_URL)]] = {}
    options: dict[str, Any] = {}
    lists_all: bool = False
    lookups: dict[Literal["status", "business_type", "country"], dict[str, str]] = {}
    expect: dict[AuditField, Annotated[float, Field(ge=0, le=1)]] = {}
    auth: AuthSpec = AuthSpec()
    pace: PaceSpec = PaceSpec.model_construct()
    lanes: dict[str, PaceSpec] = {}
    price: tuple[PriceSpec, ...] = ()
    errors: tuple[ErrorSpec, ...] = ()
    follow_ups: dict[str, Annotated[float, Field(ge=0)]] = {}
    day_ends: str = "UTC"
    tries: int = Field(4, ge=1, le=10)
    timeout: float = Field(30.0, gt=0, le=600)
    max_bytes: int = Field(10_000_000, ge=1_000, le=200_000_000)
    cache_hours: float = Field(0.0, ge=0)
    robots: bool = False
    strip: tuple[str, ...] = ()
    keys: dict[EnvName, EnvName] = {}
    """Needed variable -> the one that holds it here; the configuration's `key-env`."""

    def access(self) -> Access:
        """Return how it is reached, as a frozen value."""
        return Access(
            auth_headers=self.auth.headers,
            auth_query=self.auth.query,
            jwt=self.auth.jwt,
            pace=self.pace.value(),
            lanes={name: lane.value() for name, lane in self.lanes.items()},
            day_ends=self.day_ends,
            prices=tuple(Price(**price.model_dump()) for price in self.price),
            follow_ups=self.follow_ups,
            errors=tuple(Failure(**error.model_dump()) for error in self.errors),
            tries=self.tries,
            timeout=self.timeout,
            max_bytes=self.max_bytes,
            cache_hours=min(self.cache_hours, _hours_kept(self.keep)),
            robots=self.robots,
            strip=self.strip,
            keys=self.keys,
        )


def _hours_kept(keep: str) -> float:
    """Return how long a source's terms let an answer be kept: nothing of it where ids alone may be."""
    if keep == "ids":
        return 0.0
    days = keep.partition(":")[2]
    return int(days) * 24.0 if days else math.inf
