"""What the rules are given: one cell a source, its listings best first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from listaudit.model import Listing, Match, Policy, Reason, Severity, Source, Status, Verdict


@dataclass(frozen=True, slots=True)
class MatchedListing:
    """A listing that the matcher gave to the location, with its verdicts."""

    listing: Listing
    match: Match
    status: Status
    verdicts: tuple[Verdict, ...] = ()
    duplicate_of: str = ""
    """The listing id (else the key) that should be kept, for a duplicate."""
    keep_why: str = ""
    """Why that one should be kept, as `choose_keeper` says it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How one location stands at one source."""

    source: Source
    status: Status
    reason: Reason | None = None
    listings: tuple[MatchedListing, ...] = ()
    practitioners: tuple[Listing, ...] = ()
    """Practitioners or departments at our address or phone that are none of our locations."""


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What the user decides about rules; `today` is an ISO 8601 date."""

    policy: Policy = Policy.STANDARD
    overrides: Mapping[str, Severity | str] = field(default_factory=dict)
    """Rule id -> severity, or the word `off`."""
    today: str = ""
