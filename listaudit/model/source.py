"""What is known of a source, from its `source.toml` and the audit's configuration (DESIGN 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from listaudit.model.access import Access
from listaudit.model.fields import Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One way to read a platform, as this audit uses it."""

    name: str
    """NAME in this audit; what reports show."""
    id: str
    title: str
    platform: str
    view: str = "public"
    """`public`, `owner` or `proxy`."""
    kind: str = "directory"
    tier: int = 2
    weight: float = 1.0
    countries: frozenset[str] = frozenset()
    """ISO alpha-2 codes it covers; empty for everywhere."""
    absence: str = "says-nothing"
    """What it means that a location is not there: `proves`, `suggests` or `says-nothing`."""
    keep: str = "all"
    """What its terms let us keep: `all`, `ids` or `days:N`."""
    keep_values: bool = False
    states: frozenset[Field] = frozenset(Field)
    """Fields that it offers at all; the others are `<field>.not-offered`."""
    accepts: frozenset[str] = frozenset({"storefront", "service_area", "hybrid"})
    required: bool = True
    homepage: str = ""
    docs: str = ""
    verified: str = "none"
    needs: tuple[str, ...] = ()
    edit_url: str = ""
    """URL template with `{id}`, `{url}` or `{query}`, where an owner edits a listing."""
    procedure: str = ""
    """How an owner fixes a listing there, in a sentence or two."""
    create_url: str = ""
    path: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Header as written -> column of ours."""
    languages: tuple[str, ...] = ()
    extract: bool = False
    """Its file covers a region: a location outside the box of its pins is `not-applicable`."""
    doors: tuple[str, ...] = ("file",)
    """How it can be read: `file`, `api` or both; none for a catalogue entry that nothing can read."""
    default: bool = False
    """Asked where the user names no source."""
    wants: tuple[str, ...] = ()
    """Environment variables that help and need not be there."""
    base_url: str = ""
    """Where requests go; adapters build their URLs on it."""
    urls: Mapping[str, str] = field(default_factory=dict)
    """Further places, by a name that the adapter knows."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Settings of this source alone, for its adapter: `[options]`, and `[sources.NAME.options]` above it."""
    lookups: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Column -> value as the source writes it -> value of ours (`status`, `business_type`)."""
    ignored: tuple[str, ...] = ()
    """Keys of payloads that hold nothing to compare; `photos.*` for whatever stands below one."""
    expect: Mapping[Field, float] = field(default_factory=dict)
    """Field -> share of listings that state it, as measured; a source far below it has changed."""
    country: str = ""
    """ISO alpha-2 code of locations that state none, in this audit."""
    access: Access = field(default_factory=Access)
    lists_all: bool = False
    """Its answers list all that it has: an id that we know and that is not among them is gone."""

    @property
    def has_door(self) -> bool:
        """Whether anything can read it."""
        return bool(self.doors)

    @property
    def live(self) -> bool:
        """Whether this audit asks it over the network."""
        return "api" in self.doors and not self.path

    @property
    def known_as(self) -> tuple[str, str, str]:
        """What an owner may call it, the most exact first: its NAME, its ID, its platform."""
        return self.name, self.id, self.platform

    @property
    def tags(self) -> frozenset[str]:
        """The folded words behind `@` that mean it: `phone@google`."""
        return frozenset(word.casefold() for word in self.known_as)

    @property
    def withholds(self) -> bool:
        """Whether files must not carry this source's text."""
        return self.keep == "ids" and not self.keep_values
