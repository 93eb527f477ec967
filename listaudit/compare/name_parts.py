"""What names state beside their words: legal form, credentials, store number, domain ending."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listaudit.compare.context import Context
from listaudit.compare.spelling import one_letter_apart
from listaudit.model import Kind, Reason
from listaudit.normalize.name import NameForm
from listaudit.normalize.name_words import name_words

Finding = tuple[Kind, Reason]

_DANGLING_NUMBER = re.compile(r"(?:#|№|\bno\.?|\bnr\.?)\s*$", re.IGNORECASE)


def parts_findings(ours: NameForm, theirs: NameForm, context: Context) -> Iterator[Finding]:
    """Give a finding for each part that only one side states, or that both state differently."""
    yield from _regions(ours, theirs, context) or _legal_forms(ours, theirs)
    yield from _credentials(ours, theirs)
    yield from _store_numbers(ours, theirs)
    yield from _domains(ours, theirs)


def _regions(ours: NameForm, theirs: NameForm, context: Context) -> list[Finding]:
    """Read letters that are the code of the record's region, and no legal form in its country, as a place."""
    for form, other, side in ((ours, theirs, "our name"), (theirs, ours, "the listing")):
        if len(form.legal_words) == 1 and not other.legal_forms:
            code = form.legal_words[0]
            name = name_words().regions.get(code, frozenset((code,)))
            stated = code in context.place_words or name <= context.place_words
            if stated and code in name_words().regions_first.get(context.country, ()):
                return [(Kind.VARIANT, Reason.of("name.branch", words=code.upper(), side=side))]
    return []


def _legal_forms(ours: NameForm, theirs: NameForm) -> Iterator[Finding]:
    a, b = "".join(sorted(ours.legal_words)), "".join(sorted(theirs.legal_words))
    if set(ours.legal_forms) == set(theirs.legal_forms):
        if a != b:
            yield Kind.EQUIVALENT, Reason.of("name.legal-form-written")
        return
    written = {
        "ours": " ".join(ours.legal_words) or ", ".join(ours.legal_forms) or "none",
        "theirs": " ".join(theirs.legal_words) or ", ".join(theirs.legal_forms) or "none",
    }
    if ours.legal_words and theirs.legal_words and one_letter_apart(a, b):
        yield Kind.DIFFERENT, Reason.of("name.spelling", **written)
    else:
        yield Kind.VARIANT, Reason.of("name.legal-form", **written)


def _credentials(ours: NameForm, theirs: NameForm) -> Iterator[Finding]:
    if set(ours.credentials) != set(theirs.credentials):
        yield (
            Kind.VARIANT,
            Reason.of(
                "name.credentials",
                ours=", ".join(ours.credentials) or "none",
                theirs=", ".join(theirs.credentials) or "none",
            ),
        )


def _store_numbers(ours: NameForm, theirs: NameForm) -> Iterator[Finding]:
    a, b = ours.store_number, theirs.store_number
    if a and b and a != b:
        yield Kind.DIFFERENT, Reason.of("name.store-number-differs", ours=a, theirs=b)
    elif a and not b and a not in theirs.all_words:
        yield _one_number(a, "our name", ours, theirs)
    elif b and not a and b not in ours.all_words:
        yield _one_number(b, "the listing", theirs, ours)


def _one_number(number: str, side: str, own: NameForm, other: NameForm) -> Finding:
    """A mark without its number (`Acme #`) is a slip, not a name without store number."""
    rival = next((word for word in other.all_words if word.isdigit() and word != number), "")
    if _DANGLING_NUMBER.search(other.raw) or (rival and rival not in own.all_words):
        ours, theirs = (number, rival or "#") if side == "our name" else (rival or "#", number)
        return Kind.DIFFERENT, Reason.of("name.store-number-differs", ours=ours, theirs=theirs)
    return Kind.VARIANT, Reason.of("name.store-number", number=number, side=side)


def _domains(ours: NameForm, theirs: NameForm) -> Iterator[Finding]:
    if ours.domain == theirs.domain:
        return
    if ours.domain and theirs.domain:
        yield (
            Kind.DIFFERENT,
            Reason.of("name.spelling", ours=f".{ours.domain}", theirs=f".{theirs.domain}"),
        )
        return
    side = "our name" if ours.domain else "the listing"
    yield Kind.VARIANT, Reason.of("name.domain", ending=f".{ours.domain or theirs.domain}", side=side)
