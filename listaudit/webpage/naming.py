"""What a business is called where no structured data says so: a site's name, a title, the line above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from listaudit.normalize.fold import fold
from listaudit.normalize.website import parse_website
from listaudit.webpage.lines import Line
from listaudit.webpage.outline import Outline
from listaudit.webpage.tables import table

_BORDER = re.compile(r"\s+[|\-–—·•:»«›‹~/]+\s+|\s*[|»«›‹·•]\s*|\s*::\s*|(?<=\w):\s+")
_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site_name")
_LONGEST = 70
_SHARED = 4
"""Letters of a word that a line and the site's name or host must share."""


def page_names(outline: Outline, url: str) -> tuple[str, ...]:
    """Return what a page calls itself, the surest first; nothing where no part of it can be a name.

    Its site name, else the part of its title that the host is named after, else the first part on a
    front page and the last of several on others, where sites put their own name. The heading of a page
    that is not the front page comes second: it may be a branch.
    """
    stated = [name for key in _SITE_NAMES if (name := outline.meta.get(key, "")) and not _is_generic(name)]
    front = parse_website(url).path == ""
    whole = outline.title if _parts(outline.title) else outline.meta.get("og:title", "")
    title = _parts(whole)
    leads = front or bool(stated)
    name = _own(_parts(stated[0]) if stated else title, url, front=leads, alone=not _BORDER.search(whole))
    heading = "" if front or _is_generic(outline.heading) else outline.heading
    branch = heading if len(heading) <= _LONGEST and any(part.startswith(heading) for part in title) else ""
    return tuple(dict.fromkeys(filter(None, (name, branch))))


def _own(parts: Sequence[str], url: str, *, front: bool, alone: bool) -> str:
    """Return the part of a title that is the site's own name; one alone, on a page of many, is the page's."""
    host = host_word(url)
    like = next((part for part in parts if is_like(part, host)), "")
    if like or not parts:
        return like
    return parts[0] if front else "" if alone else parts[-1]


def _parts(title: str) -> list[str]:
    texts = (part.strip(" -–—|,:") for part in _BORDER.split(title))
    return [part for part in texts if part and len(part) <= _LONGEST and not _is_generic(part)]


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(word) for word in table("titles")["generic"])


def _is_generic(text: str) -> bool:
    return fold(text) in _generic()


def host_word(url: str) -> str:
    """Return the letters that a site is registered by: `bluebirdbakery` of `www.bluebird-bakery.example`."""
    form = parse_website(url)
    labels = form.unicode_host.split(".")
    own = 0 if form.kind == "builder" else -1 - form.domain.count(".")
    return fold(labels[own]).replace(" ", "") if form.parsed else ""


def is_like(text: str, host: str) -> bool:
    """Say whether a name and a host are named after one another: `Bluebird Bakery`, `bluebirdbakery`."""
    joined = fold(text).replace(" ", "")
    if not joined or not host:
        return False
    if joined in host or host in joined:
        return min(len(joined), len(host)) >= _SHARED or joined == host
    words = [word for word in fold(text).split() if len(word) >= _SHARED]
    return bool(words) and sum(len(word) for word in words if word in host) * 2 >= len(host)


@cache
def _labels() -> frozenset[str]:
    return frozenset(fold(word) for word in table("contact")["labels"])


def name_above(lines: Sequence[Line], place: int, known: str) -> str:
    """Return the line above an address where it is a name that the page or its host is known by.

    Args:
        lines: The lines of a page.
        place: The first line of the address.
        known: What the page and its host are called.
    """
    for text in (line.text for line in reversed(lines[max(0, place - 2) : place])):
        folded = fold(text)
        long = not 1 < len(text) <= _LONGEST
        if long or folded in _labels() or "@" in text or sum(map(str.isdigit, text)) > _SHARED:
            continue
        shared = [word for word in folded.split() if len(word) >= _SHARED and word in known]
        if shared:
            return text
    return ""
