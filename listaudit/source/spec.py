"""`source.toml`, checked: what stands in it and what each word may be (DESIGN 10)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from listaudit.model.fields import Field as AuditField

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"


def dashed(name: str) -> str:
    """Return a key as TOML files write it: `edit_url` as `edit-url`."""
    return name.replace("_", "-")


class Spec(BaseModel):
    """One source. Keys are written with dashes."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=False, alias_generator=dashed, populate_by_name=True
    )

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
    door: bool = True
    """False for a catalogue entry that nothing can read."""
