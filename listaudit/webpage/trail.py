"""From one page of a site to the next, while an address or a phone is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from listaudit.normalize.website import parse_website
from listaudit.webpage.business import Business, from_plain, to_plain
from listaudit.webpage.page import Hints, Page
from listaudit.webpage.urls import same_host, same_site

MOST_PAGES = 2
"""Further pages that are read for one website."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """What is known when a page is asked for; it travels as the context of its request."""

    countries: tuple[str, ...] = ()
    """Alpha-2 codes of the locations that the page is asked for."""
    alone: bool = True
    """No other page of the host is asked for, so that its contact page speaks of this business."""
    room: int = MOST_PAGES
    """Further pages that may be read."""
    start: str = ""
    """The first page, after redirects; empty while that is being read."""
    website: str = ""
    """The address that the first page states for itself."""
    found: tuple[Business, ...] = ()
    names: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """Pages that are still to be read."""

    def plain(self) -> dict[str, Any]:
        """Return it as plain values."""
        texts = {name: list(getattr(self, name)) for name in ("countries", "names", "left")}
        single = {name: getattr(self, name) for name in ("alone", "room", "start", "website")}
        return {**texts, **single, "found": to_plain(self.found)}

    def hints(self, url: str, content_type: str) -> Hints:
        """Return what the page's reader should know."""
        return Hints(
            url=url, content_type=content_type, countries=self.countries, known=self.found, names=self.names
        )

    def after(self, page: Page, url: str) -> Trail:
        """Return what is known once a page was read: its businesses, and pages that may say more."""
        links = self.left
        if not self.start:
            links = tuple(link for link in page.links if self.alone or _is_below(link, url))
        known = replace(
            self,
            start=self.start or url,
            website=self.website or page.website or url,
            names=self.names or page.names,
            left=links,
        )
        return replace(known, found=tuple(known.keyed(page.businesses or self.found)))

    def leads(self, page: Page, url: str) -> str:
        """Return where a page without a business leads on by itself, or empty text."""
        away = page.refresh and page.refresh != url
        return page.refresh if away and not page.businesses and self.room > 0 else ""

    def turn(self) -> Trail:
        """Return what is known when the page asked for takes the place of the one before."""
        return replace(self, room=self.room - 1, start="", website="", left=())

    def onward(self) -> tuple[str, Trail]:
        """Return the next page to read and what is known then; empty text where nothing is missing."""
        whole = len(self.found) > 1 or any(one.is_whole for one in self.found)
        if whole or self.room <= 0 or not self.left:
            return "", self
        return self.left[0], replace(self, room=self.room - 1, left=self.left[1:])

    def keyed(self, found: Sequence[Business]) -> Iterator[Business]:
        """Yield businesses with the URL by which each is told apart, where it has none yet.

        The page itself for the only business of a page; of several the page that each names as its own
        on the same site, else the page with a number behind it.
        """
        page = self.website if same_host(self.website, self.start) else self.start
        taken = {one.key for one in found}
        for number, one in enumerate(found, 1):
            own = one.url if len(found) > 1 and self._is_own(one.url) else page
            key = one.key or (own if own not in taken else f"{page}#{number}")
            taken.add(key)
            yield replace(one, key=key)

    def website_of(self, one: Business) -> str:
        """Return the website that a business states: of several on a page each its own."""
        return one.url or self.website if len(self.found) > 1 else self.website

    def _is_own(self, url: str) -> bool:
        return same_site(url, self.start) and url != self.start and parse_website(url).path != ""


def trail_of(context: Mapping[str, object]) -> Trail:
    """Return the trail that a context holds; what is missing or none of ours is as at the start."""
    texts = {name: _texts(context.get(name)) for name in ("countries", "names", "left")}
    room, alone = context.get("room"), context.get("alone")
    return Trail(
        **texts,
        room=room if isinstance(room, int) else MOST_PAGES,
        alone=alone is not False,
        start=str(context.get("start") or ""),
        website=str(context.get("website") or ""),
        found=from_plain(context.get("found")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, (list, tuple)) else ()


def _is_below(link: str, url: str) -> bool:
    """Say whether a page stands below another in the site's folders."""
    folder = urlsplit(url).path.rstrip("/")
    return bool(folder) and urlsplit(link).path.startswith(f"{folder}/")
