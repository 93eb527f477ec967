"""Links of a page to another page of the site that may hold an address: contact, legal notice, location."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import unquote, urlsplit

from listaudit.normalize.fold import fold
from listaudit.webpage.outline import Outline
from listaudit.webpage.tables import table
from listaudit.webpage.urls import onward, same_host

_MOST = 4
_LONGEST_TEXT = 40
_WORDS, _FEW = 5, 3
_FILE = re.compile(
    r"\.(?:pdf|jpe?g|png|gif|webp|svg|docx?|xlsx?|zip|ics|vcf|mp[34]|css|js|xml)\Z", re.IGNORECASE
)
_ENDING = re.compile(r"\.(?:html?|php\d?|aspx?|jsp|cfm|shtml)\Z", re.IGNORECASE)


def further_pages(outline: Outline, url: str) -> tuple[str, ...]:
    """Return up to 4 pages of the same host, the likeliest to hold an address first.

    Args:
        outline: The page.
        url: Where it was found.
    """
    ranked: dict[str, tuple[int, int]] = {}
    for place, link in enumerate(outline.links):
        rank = _rank(link.href, link.text)
        if rank is None:
            continue
        target = onward(url, link.href)
        if (
            target
            and target != onward(url, url)
            and same_host(url, target)
            and not _FILE.search(urlsplit(target).path)
        ):
            ranked[target] = min(ranked.get(target, (rank, place)), (rank, place))
    return tuple(sorted(ranked, key=lambda target: ranked[target])[:_MOST])


def _rank(href: str, text: str) -> int | None:
    """Return how likely a link leads to an address, 0 first; None where nothing speaks for it."""
    ranks = [
        rank for part in (*_path_words(href), *_text_words(text)) if (rank := _ranks().get(part)) is not None
    ]
    return min(ranks, default=None)


def _path_words(href: str) -> list[str]:
    """Return the words of the last two segments of a path."""
    path = href.partition("?")[0].partition("#")[0]
    segments = [segment for segment in path.split("/") if segment][-2:]
    return [fold(_ENDING.sub("", unquote(segment))) for segment in segments if len(segment) <= _LONGEST_TEXT]


def _text_words(text: str) -> list[str]:
    """Return the words of a link: runs that are half of it, and the first of three (`Contact our team`)."""
    if len(text) > _LONGEST_TEXT:
        return []
    words = fold(text).split()[:_WORDS]
    spans = ((i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return [
        " ".join(words[i:j]) for i, j in spans if (j - i) * 2 >= len(words) or (i == 0 and len(words) <= _FEW)
    ]


@cache
def _ranks() -> dict[str, int]:
    found: dict[str, int] = {}
    for rank, group in enumerate(table("links")["group"]):
        for word in group["words"]:
            found.setdefault(fold(word), rank)
    return found
