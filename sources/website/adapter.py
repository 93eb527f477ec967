"""A business's own website: the page of each location, and a page or two more where that says too little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from listaudit.model import PAGE_GONE, Listing, Location, Problem, Request, Response, Skipped, Source, Where
from listaudit.normalize.website import parse_website
from listaudit.source.asking import NONE
from listaudit.source.listed import listing
from listaudit.source.terms import country_of
from listaudit.webpage import (
    MISSING,
    MOST_PAGES,
    NO_BUSINESS,
    PARKED,
    SCRIPT_ONLY,
    Business,
    Page,
    Trail,
    page_url,
    read_page,
    trail_of,
)

_NO_PAGE = (
    "image/",
    "video/",
    "audio/",
    "font/",
    "application/pdf",
    "application/zip",
    "application/octet-stream",
)
_WHY = {
    SCRIPT_ONLY: ("fetch.unreadable", "the page is empty until a browser runs its scripts"),
    PARKED: ("fetch.not-found", "the domain is parked, for sale or suspended"),
    MISSING: ("fetch.not-found", "the page says that it does not exist"),
}


@dataclass(slots=True)
class _Asked:
    """A page to ask for: for whom, in which countries, and whether its site may be looked through."""

    codes: dict[str, None] = field(default_factory=dict)
    countries: dict[str, None] = field(default_factory=dict)
    alone: bool = True
    named: bool = True
    """Records name it as a location's website: that it is not there is an answer."""


def plan(locations: Sequence[Location], config: Source) -> Iterator[Request | Problem]:
    """Ask once for each distinct page: current and tagged websites, former ones, pages that list all stores.

    A former website is asked for nobody: that it is gone leaves no location unchecked.
    """
    asked: dict[str, _Asked] = {}
    for location in locations:
        for text, current in _websites(location, config):
            if current and text.strip() and not page_url(text):
                detail = text.partition("?")[0].rpartition("@")[2][:100]
                yield Problem(code="fetch.scheme", detail=detail, store_codes=(location.store_code,))
            if (url := page_url(text)) and not parse_website(url).is_social:
                page = asked.setdefault(url, _Asked())
                page.countries |= dict.fromkeys(filter(None, (country_of(location, config),)))
                page.codes |= {location.store_code: None} if current else {}
    for url in filter(None, map(page_url, _locators(config))):
        page = asked.setdefault(url, _Asked())
        page.codes |= dict.fromkeys(location.store_code for location in locations)
        page.alone = page.named = False
    hosts = Counter(parse_website(url).host for url, page in asked.items() if page.codes)
    for url, page in asked.items():
        alone = page.alone and hosts[parse_website(url).host] <= 1
        context = Trail(countries=tuple(page.countries)[:3], alone=alone, room=_room(config)).plain()
        answers = NONE if page.named else frozenset[int]()
        yield Request(url=url, store_codes=tuple(page.codes), context=context, answers=answers)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page, and lead on where it lacks an address or a phone.

    What a page states is handed over at once and again, under the same key, when a further page adds to
    it: so it counts even where the further page cannot be read, and then nobody is unchecked.
    """
    kind = response.headers.get("content-type", "").strip().lower()
    if kind.startswith(_NO_PAGE) and not response.body.lstrip().startswith(b"<"):
        yield Problem(code="fetch.unreadable", detail=f"it is {kind.partition(';')[0][:40]}, not a web page")
        return
    before, url = trail_of(response.request.context), response.url or response.request.url
    named = not before.start and response.request.answers >= NONE
    if response.says_none and named:
        yield Problem(code=PAGE_GONE, detail=f"HTTP {response.status} from {url[:100]}")
        return
    page = Page() if response.says_none else read_page(response.body, before.hints(url, kind))
    if target := before.leads(page, url):
        turned = before.turn().plain()
        codes, answers = response.request.store_codes, response.request.answers
        yield Request(url=target, store_codes=codes, purpose="page", context=turned, answers=answers)
        return
    trail = before.after(page, url)
    if trail.found != before.found:
        yield from (_listing(config, response, trail, one) for one in trail.found)
    target, onward = trail.onward()
    if target:
        codes = () if trail.found else response.request.store_codes
        yield Request(url=target, store_codes=codes, purpose="page", context=onward.plain(), answers=NONE)
    elif not trail.found:
        yield _nothing(config, response, page.why_not, named=named)


def check(config: Source) -> Request:
    """Ask for a page that is there for examples (RFC 2606)."""
    return Request(url=str(config.options.get("check", "https://example.com/")), purpose="check")


def _websites(location: Location, config: Source) -> Iterator[tuple[str, bool]]:
    """Yield the websites of a location, and whether each is a current one."""
    for tagged in location.tagged:
        if tagged.field == "website" and tagged.tag.casefold() in config.tags:
            yield from ((text, True) for text in tagged.values)
    yield from ((text, True) for text in location.websites)
    yield from ((past.value, False) for past in location.former_websites)


def _locators(config: Source) -> list[str]:
    stated = config.options.get("locator", [])
    return [text for text in ([stated] if isinstance(stated, str) else stated) if isinstance(text, str)]


def _room(config: Source) -> int:
    stated = config.options.get("pages", MOST_PAGES)
    return max(0, min(stated, MOST_PAGES)) if isinstance(stated, int) else MOST_PAGES


def _listing(config: Source, response: Response, trail: Trail, one: Business) -> Listing | Skipped:
    place = one.address
    return listing(
        replace(config, country=next(iter(trail.countries), config.country)),
        replace(response, request=Request(url=trail.start)),
        id="" if one.names else one.key,
        name=one.names,
        street=place.street,
        city=place.city,
        region=place.region,
        postcode=place.postcode,
        country=place.country,
        address=place.line,
        phone=one.phones,
        website=trail.website_of(one),
        email=one.emails,
        category=one.categories,
        socials=one.socials,
        latitude=one.latitude,
        longitude=one.longitude,
        hours=one.hours,
        special_hours=one.special_hours,
        brand=one.brand,
        url=one.key,
        leftovers=one.unknown,
    )


def _nothing(config: Source, response: Response, why: str, *, named: bool) -> Problem | Skipped:
    """Return why a page says nothing; of the page that a record names, that it is lost is an answer."""
    if why in _WHY:
        code, detail = _WHY[why]
        lost = named and why in {PARKED, MISSING}
        return Problem(code=PAGE_GONE if lost else code, detail=detail)
    where = Where(request=f"{config.name}: {response.request}"[:300])
    return Skipped(where, NO_BUSINESS, benign=True)
