"""Web addresses: one of ours against one of theirs (DESIGN 6)."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.compare.spelling import one_letter_apart
from listaudit.model import Judgement, Kind, Reason
from listaudit.normalize.domain import public_suffix, skeleton, to_unicode
from listaudit.normalize.website import WebsiteForm, parse_website


def judge(ours: str, theirs: str, context: Context) -> Judgement:  # noqa: ARG001 (one signature for all fields)
    """Compare two addresses: the registrable domain decides, on shared hosts the page or subdomain.

    `uncheckable` where one side is no address, or a short link whose target only its owner knows.
    """
    if ours == theirs:
        return Judgement(Kind.SAME)
    a, b = parse_website(ours), parse_website(theirs)
    for form, text in ((a, ours), (b, theirs)):
        if not form.parsed:
            return Judgement(Kind.UNCHECKABLE, (Reason.of("website.unreadable", value=text),))
    if a.owner == b.owner and not (a.shortened and a.page != b.page):
        return _judge_same_owner(a, b)
    reason = _difference(a, b)
    if (a.shortened or b.shortened) and (a.host == b.host or reason.code not in _SLIPS):
        host = a.host if a.shortened else b.host
        return Judgement(Kind.UNCHECKABLE, (Reason.of("website.shortener", host=host),))
    return Judgement(Kind.DIFFERENT, (reason,))


def _judge_same_owner(a: WebsiteForm, b: WebsiteForm) -> Judgement:
    variants = tuple(_variants(a, b))
    if variants:
        return Judgement(Kind.VARIANT, variants)
    return Judgement(Kind.EQUIVALENT, _format(a, b))


def _variants(a: WebsiteForm, b: WebsiteForm) -> list[Reason]:
    """Return what a visitor may notice though the business is the same."""
    found = []
    if a.host != b.host:
        found.append(Reason.of("website.subdomain", ours=a.unicode_host, theirs=b.unicode_host))
    if a.port != b.port:
        found.append(Reason.of("website.port", ours=a.port or "-", theirs=b.port or "-"))
    if (a.path, a.query) != (b.path, b.query):
        found.append(_other_page(a, b))
    if a.scheme and b.scheme and a.scheme != b.scheme:
        found.append(Reason.of(f"website.{b.scheme}"))
    return found


def _other_page(a: WebsiteForm, b: WebsiteForm) -> Reason:
    if not b.path and not b.query:
        return Reason.of("website.front-page", ours=_shown(a))
    return Reason.of("website.path", ours=_shown(a), theirs=_shown(b))


def _shown(form: WebsiteForm) -> str:
    query = "&".join(f"{name}={value}" for name, value in form.query)
    return (form.path or "/") + (f"?{query}" if query else "")


def _format(a: WebsiteForm, b: WebsiteForm) -> tuple[Reason, ...]:
    """Return why two writings of one address look different."""
    words = sorted(a.writing ^ b.writing) or sorted(a.writing & b.writing & {"tracking", "fragment"})
    codes = [_WRITING[word] for word in words]
    if a.scheme != b.scheme:
        codes.insert(0, "website.scheme")
    return tuple(Reason.of(code) for code in codes) or (Reason.of("website.writing"),)


_WRITING = {
    "www": "website.www",
    "case": "website.case",
    "punycode": "website.punycode",
    "port": "website.default-port",
    "index": "website.index",
    "slash": "website.slash",
    "percent": "website.percent",
    "tracking": "website.tracking",
    "fragment": "website.fragment",
}
"""Word of `WebsiteForm.writing` -> reason code."""


_SLIPS = frozenset({"website.tld", "website.homoglyph", "website.one-letter"})
"""Differences so small that a short link is not another one but a wrong one."""


def _difference(a: WebsiteForm, b: WebsiteForm) -> Reason:
    """Return the most telling reason for two sites of different owners."""
    if b.is_social and not a.kind:
        return Reason.of("website.social-page", host=b.host, ours=a.unicode_host)
    if b.kind and not a.kind:
        return Reason.of("website.builder-page", host=b.host, ours=a.unicode_host)
    if a.kind and a.owner.partition("/")[0] == b.owner.partition("/")[0]:
        return Reason.of("website.page", host=b.domain, ours=_shown(a), theirs=_shown(b))
    found = _domains(*_names(a, b))
    if found.code == "website.domain" and (a.kind or b.kind):
        return Reason.of(found.code, ours=_site(a), theirs=_site(b))
    return found


def _site(form: WebsiteForm) -> str:
    """Return what names a site: its domain, on a host that many share the subdomain or page."""
    return to_unicode(form.domain) if not form.kind else form.owner


def _names(a: WebsiteForm, b: WebsiteForm) -> tuple[str, str]:
    """Return what differs in the two host names, as asked for: domains, else whole hosts."""
    return (a.host, b.host) if a.domain == b.domain else (a.domain, b.domain)


def _domains(ours: str, theirs: str) -> Reason:
    values = {"ours": to_unicode(ours), "theirs": to_unicode(theirs)}
    if _label(ours) == _label(theirs):
        return Reason.of("website.tld", **values)
    if skeleton(ours) == skeleton(theirs):
        return Reason.of("website.homoglyph", **values)
    if one_letter_apart(values["ours"], values["theirs"]):
        return Reason.of("website.one-letter", **values)
    return Reason.of("website.domain", **values)


def _label(domain: str) -> str:
    """Return a domain without its public suffix."""
    return domain.removesuffix(public_suffix(domain))
