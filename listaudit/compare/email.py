"""E-mail addresses: one of ours against one of theirs (DESIGN 6)."""

from __future__ import annotations

from listaudit.compare.context import Context
from listaudit.model import Judgement, Kind, Reason
from listaudit.normalize.domain import skeleton
from listaudit.normalize.email import EmailForm, parse_email

_WRITING = {
    "mailto": "email.mailto",
    "display-name": "email.display-name",
    "hidden": "email.hidden",
    "case": "email.case",
    "punycode": "email.punycode",
}
"""Word of `EmailForm.writing` -> reason code."""


def judge(ours: str, theirs: str, context: Context) -> Judgement:  # noqa: ARG001 (one signature for all fields)
    """Compare two addresses. Case does not count; dots and tags in the mailbox do."""
    if ours == theirs:
        return Judgement(Kind.SAME)
    a, b = parse_email(ours), parse_email(theirs)
    for form, text in ((a, ours), (b, theirs)):
        if not form.parsed:
            return Judgement(Kind.UNCHECKABLE, (Reason.of("email.unreadable", value=text),))
    if (a.local.lower(), a.domain) == (b.local.lower(), b.domain):
        codes = [_WRITING[word] for word in sorted(a.writing ^ b.writing)] or [_WRITING["case"]]
        return Judgement(Kind.EQUIVALENT, tuple(Reason.of(code) for code in codes))
    return Judgement(Kind.DIFFERENT, (_difference(a, b),))


def _difference(a: EmailForm, b: EmailForm) -> Reason:
    if a.domain != b.domain:
        code = "email.homoglyph" if skeleton(a.domain) == skeleton(b.domain) else "email.domain"
        return Reason.of(code, ours=a.unicode_domain, theirs=b.unicode_domain)
    code = "email.tag" if a.mailbox == b.mailbox else "email.mailbox"
    return Reason.of(code, ours=a.local, theirs=b.local)
