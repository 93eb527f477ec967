"""How a source is reached over the network, from its `source.toml` (DESIGN 10)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How often a source may be asked."""

    per_second: float = 1.0
    """0: as fast as it answers."""
    per_day: int = 0
    """0: no limit that we know."""
    concurrent: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a kind of request costs, in US dollars."""

    sku: str
    per_1000: float = 0.0
    free_per_month: int = 0
    fields: tuple[str, ...] = ()
    """Fields of an answer that make a request be billed as this."""
    as_of: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A row of `[[errors]]`: what an answer means that is none.

    It fits where `status` is equal (0: any) and `contains` stands in the body (empty: always).
    """

    status: int = 0
    contains: str = ""
    code: str = ""
    """A reason of `model/reasons/fetch.toml`."""
    retry: bool = False
    stops: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Everything that asking a source over the network takes, beside its adapter."""

    auth_headers: Mapping[str, str] = field(default_factory=dict)
    """Header -> template with `{NAME}` of an environment variable, `{basic:USER:PASSWORD}` or `{token}`."""
    auth_query: Mapping[str, str] = field(default_factory=dict)
    jwt: Mapping[str, str] = field(default_factory=dict)
    """Claims and key of a signed token: `algorithm`, `key`, `key-id`, `issuer`, `seconds`; templates."""
    pace: Pace = field(default_factory=Pace)
    lanes: Mapping[str, Pace] = field(default_factory=dict)
    day_ends: str = "UTC"
    """Time zone at whose midnight the daily quota is new."""
    prices: tuple[Price, ...] = ()
    follow_ups: Mapping[str, float] = field(default_factory=dict)
    """Requests of a SKU (or purpose) that one planned request leads to on average, for `--dry-run`."""
    errors: tuple[Failure, ...] = ()
    tries: int = 4
    timeout: float = 30.0
    """Seconds for one phase (connect, write, read); twice that for a request as a whole."""
    max_bytes: int = 10_000_000
    """The largest body, packed or unpacked."""
    cache_hours: float = 0.0
    robots: bool = False
    """Whether `robots.txt` is asked first: pages for people, not APIs."""
    strip: tuple[str, ...] = ()
    """Keys that recordings must not keep: reviews and photos of third parties."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Needed name -> environment variable that the configuration gives for it."""
