"""What to do about a finding: action, value to enter, where, how, and in which order (DESIGN 7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from listaudit.model import SEVERITIES, Action, Field, Fix, Kind, Listing, Location, Severity, Source, Verdict

PLATFORMS: Mapping[str, int] = {
    "website": 0,
    "google": 1,
    "google-maps": 1,
    "apple": 2,
    "apple-maps": 2,
    "bing": 3,
    "bing-places": 3,
    "yelp": 4,
    "facebook": 5,
}
"""Rank of a platform in the order of paying (DESIGN 7)."""
AGGREGATOR_RANK = 6
"""Others copy from aggregators, so they come before the rest."""
REST_RANK = 7
RANKS = 8
REACHES = 11
"""Buckets of reach: `Source.weight` as a whole number, 10 and more first, 0 last."""

PROCEDURES: Mapping[Action, str] = {
    Action.CORRECT: "Sign in at {title}, open the listing and enter the value.",
    Action.ADD_FIELD: "Sign in at {title}, open the listing and fill in the empty field.",
    Action.REMOVE_FROM_FIELD: "Sign in at {title}, open the listing and take the value out.",
    Action.CLAIM: "Claim the listing at {title} and verify it as the owner.",
    Action.CREATE: "Search {title} by phone and former names; if nothing is there, create the listing.",
    Action.MERGE_INTO: "Ask {title} to merge this listing into the one that is kept; delete neither.",
    Action.REPORT_MOVED: "Report to {title} that the business has moved, and name the new address.",
    Action.MARK_CLOSED: "Mark the listing at {title} as closed; do not delete it.",
    Action.REOPEN: "Mark the listing at {title} as open and keep a proof of it, such as a dated photo.",
    Action.REVIEW: "Look at the listing at {title} and decide.",
}
"""How, where the source itself does not say it."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a finding calls for: the action on a field (empty for the whole listing)."""

    action: Action
    field: str = ""
    severity: Severity | None = None
    """Gives the fix its priority, which is 0 without one."""
    keep: str = ""
    """Listing id that should be kept."""


def fix_for(
    task: Task, location: Location, listing: Listing | None, source: Source, verdict: Verdict | None
) -> Fix:
    """Return the fix: action, value to enter, place, URL, procedure and priority."""
    return Fix(
        action=task.action,
        value=_value(task.action, location, source, verdict, task.field),
        where=source.title,
        url=_url(task.action, location, listing, source),
        procedure=source.procedure or _procedure(task.action, source.title),
        priority=priority(task.severity, source) if task.severity else 0,
        keep_listing_id=task.keep,
    )


@lru_cache(maxsize=1024)
def _procedure(action: Action, title: str) -> str:
    return PROCEDURES[action].format(title=title)


def priority(severity: Severity, source: Source) -> int:
    """Return the priority, 1 first: severity, then platform, then reach.

    It depends on the finding alone, so that locations can stream:
    `1 + 88 x severity (0 critical .. 4 info) + 11 x platform rank (0 .. 7) + reach (0 .. 10)`.
    """
    return _place(severity, platform_rank(source), source.weight)


@lru_cache(maxsize=1024)
def _place(severity: Severity, rank: int, weight: float) -> int:
    most = REACHES - 1
    reach = most - min(max(round(weight), 0), most)
    return 1 + (SEVERITIES.index(severity) * RANKS + rank) * REACHES + reach


def platform_rank(source: Source) -> int:
    """Return the rank of a source's platform: own website, Google, Apple, Bing, Yelp, Facebook, ..."""
    if source.kind == "website":
        return PLATFORMS["website"]
    rest = AGGREGATOR_RANK if source.kind == "aggregator" else REST_RANK
    return PLATFORMS.get(source.platform, rest)


def right_value(location: Location, source: Source, field: str, fallback: str = "") -> str:
    """Return what the platform should show: the value tagged for it, else `fallback`, else ours."""
    return _tagged_value(location, source, field) or fallback or _general(location, field)


def _tagged_value(location: Location, source: Source, field: str) -> str:
    if not location.tagged:
        return ""
    here = source.tags
    fitting = (tag for tag in location.tagged if tag.field == field and tag.tag.casefold() in here)
    return next((tag.values[0] for tag in fitting if tag.values), "")


def one_line(location: Location) -> str:
    """Return the whole address as one line, without the street where it is not for the public."""
    address = location.address
    street = "" if location.hides_address else address.line() or address.given
    town = " ".join(part for part in (address.region, address.postcode) if part)
    return ", ".join(part for part in (street, address.city, town, address.country) if part)


def _first(values: tuple[str, ...]) -> str:
    return next(iter(values), "")


_GENERAL: Mapping[str, Callable[[Location], str]] = {
    Field.NAME: lambda location: location.name,
    Field.ADDRESS: lambda location: location.address.line(),
    Field.PHONE: lambda location: _first(location.phones),
    Field.WEBSITE: lambda location: _first(location.websites),
    Field.EMAIL: lambda location: _first(location.emails),
    Field.HOURS: lambda location: location.hours.text,
}


def _general(location: Location, field: str) -> str:
    read = _GENERAL.get(field)
    return read(location) if read else ""


def _value(action: Action, location: Location, source: Source, verdict: Verdict | None, field: str) -> str:
    match action:
        case Action.CORRECT | Action.ADD_FIELD:
            return _field_value(location, source, verdict, field)
        case Action.CREATE:
            return _record(location, source)
        case Action.REPORT_MOVED:
            return one_line(location)
        case Action.REOPEN:
            return "open"
        case Action.MARK_CLOSED:
            paused = location.status == "temporarily_closed" and not location.closed_on
            return "temporarily closed" if paused else "permanently closed"
        case _:
            return ""


def _field_value(location: Location, source: Source, verdict: Verdict | None, field: str) -> str:
    if verdict and verdict.field is Field.ADDRESS and verdict.kind is Kind.STALE:
        return right_value(location, source, Field.ADDRESS, one_line(location))
    return right_value(location, source, field, verdict.canonical if verdict else "")


def _record(location: Location, source: Source) -> str:
    name, phone, website = (
        right_value(location, source, field) for field in (Field.NAME, Field.PHONE, Field.WEBSITE)
    )
    return "; ".join(part for part in (name, one_line(location), phone, website) if part)


def _url(action: Action, location: Location, listing: Listing | None, source: Source) -> str:
    template = source.create_url if action is Action.CREATE and source.create_url else source.edit_url
    if not template or not _is_web(template):
        return ""
    query = quote(f"{location.name} {one_line(location)}".strip(), safe="")
    values = {"id": _quoted(listing.listing_id) if listing else "", "query": query}
    values["url"] = _own_page(listing, source) if listing else ""
    wanted = [name for name in ("id", "url", "query") if f"{{{name}}}" in template]
    if any(not values[name] for name in wanted):
        return ""
    for name in wanted:
        template = template.replace(f"{{{name}}}", values[name])
    return template


def _quoted(listing_id: str) -> str:
    """Quote an id for a URL; `node/42` keeps its slash, and nothing climbs out of its folder."""
    climbs = ".." in listing_id or listing_id.startswith("/")
    return quote(listing_id, safe="" if climbs else "/")


def _is_web(template: str) -> bool:
    return template == "{url}" or template.startswith(("https://", "http://"))


def _own_page(listing: Listing, source: Source) -> str:
    """Return the listing's URL where it is a page of the source itself, else empty text.

    A listing's URL comes from outside; nobody is sent to a page that the source does not own.
    """
    try:
        page, home = urlsplit(listing.url), urlsplit(source.homepage)
        host, own = page.hostname or "", (home.hostname or "").removeprefix("www.")
        safe = page.scheme in {"http", "https"} and not page.username and listing.url.isprintable()
    except ValueError:
        return ""
    at_home = bool(own) and (host == own or host.endswith(f".{own}"))
    return listing.url if safe and at_home and " " not in listing.url else ""
