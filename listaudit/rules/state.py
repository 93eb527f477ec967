"""Open or closed: what we are today, and what a listing that says otherwise means."""

from __future__ import annotations

from collections.abc import Mapping

from listaudit.model import Location
from listaudit.normalize.status import canonical_status

OPEN = "open"
PAUSED = "temporarily_closed"
CLOSED = "permanently_closed"
PLANNED = "planned"
"""Not opened yet: nobody needs to list it."""

RULES: Mapping[tuple[str, str], str] = {
    (OPEN, CLOSED): "listing-closed",
    (OPEN, PAUSED): "listing-temporarily-closed",
    (PAUSED, CLOSED): "listing-closed",
    (PAUSED, OPEN): "listing-open-but-closed",
    (CLOSED, OPEN): "listing-open-but-closed",
    (CLOSED, ""): "listing-open-but-closed",
    (CLOSED, PAUSED): "listing-closure-unmarked",
}
"""(our state, the listing's word) -> rule. A listing that says nothing reads as open."""

WORDS: Mapping[str, str] = {OPEN: "open", PAUSED: "temporarily closed", CLOSED: "permanently closed"}


def state_of(location: Location, today: str) -> str:
    """Return what the location is on the ISO date `today`; dates decide where they are stated."""
    if today and location.closed_on and location.closed_on <= today:
        return CLOSED
    if today and location.opened_on and location.opened_on > today:
        return PLANNED
    return word(location.status) or OPEN


def word(text: str) -> str:
    """Return the state that a status means, or empty text for one that we do not know."""
    return canonical_status(text) or "" if text else ""


def status_rule(ours: str, theirs: str) -> str:
    """Return the id of the rule for a listing's status, or empty text where nothing is wrong."""
    return RULES.get((ours, word(theirs)), "")
