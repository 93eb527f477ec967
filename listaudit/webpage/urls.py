"""Web addresses as pages and owners write them -> what is asked for; hosts and sites compared."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from listaudit.normalize.domain import to_ascii
from listaudit.normalize.hygiene import clean
from listaudit.normalize.website import is_tracking, parse_website

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{0,20}:", re.IGNORECASE)
_PORT = re.compile(r":\d{1,5}(?:/|\Z)")
_SAFE = "!$&'()*+,;=:@~-._/%?"
_LONGEST = 2_000


def page_url(text: str) -> str:
    """Return the absolute URL that a written web address asks for, or empty text where it asks for none.

    Without a scheme it is `https`. Parameters that only tell where a visitor came from are left out, so
    that an audit is no visit from an advertisement; so is what stands behind `#`.
    """
    text = clean(text[:_LONGEST])
    if text.startswith("//"):
        text = f"https:{text}"
    elif not text.lower().startswith(("http://", "https://")):
        if (scheme := _SCHEME.match(text)) and not _PORT.match(text, scheme.end() - 1):
            return ""
        text = f"https://{text}"
    return _asked(text) if parse_website(text).parsed else ""


def _asked(text: str) -> str:
    try:
        parts = urlsplit(text)
        port = f":{parts.port}" if parts.port else ""
        host = to_ascii((parts.hostname or "").rstrip("."))
    except ValueError:
        return ""
    if not host or parts.username is not None:
        return ""
    bracketed = f"[{host}]" if ":" in host else host
    path = quote(parts.path or "/", safe=_SAFE)
    return urlunsplit((parts.scheme.lower(), bracketed + port, path, _query(parts.query), ""))


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not is_tracking(*part.partition("=")[::2])]
    return quote("&".join(kept), safe=_SAFE)


def onward(base: str, href: str) -> str:
    """Return the absolute URL of a link on a page, or empty text where it leads to no page."""
    href = href.strip()
    if not href or href.startswith("#"):
        return ""
    try:
        whole = urljoin(base, href)
    except ValueError:
        return ""
    return page_url(whole) if whole.lower().startswith(("http://", "https://")) else ""


def same_host(one: str, other: str) -> bool:
    """Say whether two URLs are of one host, `www.` apart."""
    host = parse_website(one).host
    return bool(host) and host == parse_website(other).host


def same_site(one: str, other: str) -> bool:
    """Say whether two URLs are of one owner: domain, or subdomain or page on a host that many share."""
    owner = parse_website(one).owner
    return bool(owner) and owner == parse_website(other).owner
