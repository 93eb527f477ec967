"""Trustpilot: the profile of each domain that a location's website has or had."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.normalize.website import parse_website
from listaudit.source.asking import NONE, get
from listaudit.source.listed import listing, remainder
from listaudit.source.payload import Payload
from listaudit.source.terms import known_ids

_UNITS = "businessUnits"


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for known ids, and for each domain of the websites, current and former."""
    for known_id in known_ids(location, config):
        url = f"{config.base_url}/business-units/{quote(known_id, safe='')}"
        yield get(url, {}, location, purpose="ids", context={"id": known_id}, answers=NONE)
    former = (past.value for past in location.former_websites)
    domains = (_domain(website) for website in (*location.websites, *former))
    for domain in dict.fromkeys(filter(None, domains)):
        if config.options.get("api") == "data-solutions":
            url, params = f"{config.urls['data-solutions']}/business-units", {"domain": domain}
        else:
            url, params = f"{config.base_url}/business-units/find", {"name": domain}
        yield get(url, params, location, context={"domain": domain}, answers=NONE)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read one profile, or a list of them; that a domain has none is no trouble."""
    known_id = response.request.context.get("id")
    if response.says_none:
        if known_id:
            yield listing(config, response, id=str(known_id), gone=True)
        return
    payload = Payload.of(response)
    if _UNITS in payload:
        for unit in payload.children(_UNITS):
            yield _unit(unit, response, config)
            unit.done()
        yield from remainder(config, response, payload)
    elif "id" in payload:
        yield _unit(payload, response, config)
    else:
        yield Problem(code="fetch.unreadable", detail="the answer is no profile")


def _domain(website: str) -> str:
    """Return what a profile goes by: the domain of a site of one's own, empty for a page on somebody's."""
    form = parse_website(website)
    return "" if form.is_social or form.shortened else form.unicode_host if form.kind else form.domain


def _unit(unit: Payload, response: Response, config: Source) -> Listing | Skipped:
    """Return a profile; `identifying` is its domain, and the end of its address."""
    domain = unit.child("name").text("identifying")
    has_domain = "." in domain and " " not in domain
    return listing(
        config,
        response,
        id=unit.text("id"),
        name=unit.text("displayName"),
        website=unit.text("websiteUrl") or (domain if has_domain else ""),
        url=f"{config.homepage}review/{quote(domain, safe='')}" if has_domain else "",
        reviews=unit.child("numberOfReviews").number("total"),
        leftovers=unit.rest(),
    )
