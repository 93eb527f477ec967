"""Facebook Pages: each page that an owner states is read by its id or name; the API offers no search."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from listaudit.model import Listing, Location, Problem, Request, Response, Skipped, Source
from listaudit.source.asking import NONE, get
from listaudit.source.failures import words
from listaudit.source.listed import listing
from listaudit.source.payload import Payload
from listaudit.source.terms import known_ids

_BAD_REQUEST = frozenset({400})
"""How the Graph answers for a page that was merged into another one: that is an answer too."""
_SERVER = 500
_MERGED = 21
_MERGED_INTO = re.compile(r"migrated to page ID (\d{1,30})")
_ID_IN_LINK = re.compile(r"(?:/pages/[^/]*/|profile\.php\?id=|-)(\d{6,30})/?(?:[?#&].*)?$")
_ERRORS: Mapping[int, tuple[str, bool, bool]] = {
    1: ("fetch.server-error", True, False),
    2: ("fetch.server-error", True, False),
    3: ("fetch.not-enabled", False, True),
    4: ("fetch.rate-limited", True, False),
    10: ("fetch.forbidden", False, False),
    17: ("fetch.rate-limited", True, False),
    32: ("fetch.rate-limited", True, False),
    102: ("fetch.bad-key", False, True),
    190: ("fetch.bad-key", False, True),
    341: ("fetch.quota", False, True),
    368: ("fetch.forbidden", False, True),
    613: ("fetch.rate-limited", True, False),
    803: ("fetch.not-found", False, False),
    80_001: ("fetch.rate-limited", True, False),
}
"""Code of an error -> what it means, whether another try may help, whether nothing more is worth asking."""
_PERMISSIONS = range(200, 300)
_NOT_THERE_OR_NOT_OURS = (100, 33)
"""Code and subcode: the page is gone, or the token may not see it; the Graph does not say which."""
_STATES = {
    "temporarily_closed": "temporarily_closed",
    "operating_as_usual": "open",
    "differently_open": "open",
}


def search(location: Location, config: Source) -> Iterator[Request]:
    """Ask for the pages that are known; nothing can be searched."""
    for known in known_ids(location, config):
        if page := _page_of(known):
            yield _page(page, location, config, {"id": known})


def problem(response: Response, _config: Source) -> Problem | None:
    """Return what an error means by its code, whatever the HTTP status; a page that was merged is none."""
    error = Payload.of(response).child("error")
    if not error:
        return None
    code, subcode = int(error.number("code") or 0), error.number("error_subcode")
    detail = error.text("message") or words(response)
    if code == _MERGED and _MERGED_INTO.search(detail):
        return None
    if (code, subcode) == _NOT_THERE_OR_NOT_OURS:
        return Problem(code="fetch.not-found", detail=detail)
    if code not in _ERRORS and response.status >= _SERVER:
        return None
    other = "fetch.forbidden" if code in _PERMISSIONS else "fetch.refused"
    meaning, retry, stops = _ERRORS.get(code, (other, False, False))
    return Problem(code=meaning, detail=detail, retry=retry, stops=stops)


def read(response: Response, config: Source) -> Iterator[Listing | Skipped | Problem | Request]:
    """Read a page; one that was merged into another is gone, and the other is asked for."""
    asked = response.request.context
    known = str(asked.get("id", ""))
    if response.says_none:
        yield listing(config, response, id=known, gone=True)
        return
    page = Payload.of(response)
    if merged := _MERGED_INTO.search(page.child("error").text("message")):
        yield listing(config, response, id=known, gone=True)
        if not asked.get("merged"):
            yield _page(merged[1], response.request, config, {"id": merged[1], "merged": True})
    elif "id" in page or "name" in page:
        yield _listing(page, known, response, config)
    else:
        yield Problem(code="fetch.unreadable", detail="the answer is no page")


def _page_of(known: str) -> str:
    """Return the id or the name of a page out of what an owner states: one of them, or the page's link."""
    if "/" not in known:
        return known
    if found := _ID_IN_LINK.search(known):
        return found[1]
    path = re.split(r"[?#]", known.rpartition("://")[2])[0].partition("/")[2]
    return path.strip("/").partition("/")[0]


def _page(page: str, whom: Location | Request, config: Source, context: Mapping[str, object]) -> Request:
    url = f"{config.base_url}/{quote(page, safe='')}"
    fields = {"fields": config.options.get("fields")}
    return get(url, fields, whom, purpose="ids", context=context, answers=NONE | _BAD_REQUEST)


def _listing(page: Payload, known: str, response: Response, config: Source) -> Listing | Skipped:
    place = page.child("location")
    unclaimed = page.flag("is_unclaimed")
    always, hours = page.flag("is_always_open"), page.json("hours")
    columns = {"page_id": page.text("id"), "username": page.text("username")}
    return listing(
        config,
        response,
        id=known or columns["page_id"],
        name=page.text("name"),
        street=place.text("street"),
        city=place.text("city"),
        region=place.text("state"),
        postcode=place.text("zip"),
        country=place.text("country"),
        address=page.text("single_line_address"),
        phone=page.text("phone"),
        website=re.split(r"[\s,;]+", page.text("website")),
        email=page.texts("emails"),
        category=[page.text("category"), *page.texts("category_list", "name")],
        latitude=place.number("latitude"),
        longitude=place.number("longitude"),
        hours="24/7" if always else hours,
        status=_state(page),
        url=page.text("link"),
        claimed=None if unclaimed is None else not unclaimed,
        reviews=page.number("rating_count"),
        columns={key: value for key, value in columns.items() if value},
        leftovers=page.rest(),
    )


def _state(page: Payload) -> str:
    """Return the state; `no_data` says nothing, and so does a page that states neither."""
    closed, now = page.flag("is_permanently_closed"), page.text("temporary_status").lower()
    return "permanently_closed" if closed else _STATES.get(now, "open" if closed is False else "")
