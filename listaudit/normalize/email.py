"""E-mail addresses: mailbox and domain, without display name and `mailto:`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from listaudit.normalize.domain import to_ascii, to_unicode
from listaudit.normalize.hygiene import clean

_LONGEST = 1_000
_MAILTO = re.compile(r"mailto:(?://)?|e-?mail\s*:\s*", re.IGNORECASE)
_ANGLE = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>@\s]+@[^<>\s]+)>")
_HIDDEN = re.compile(r"\s*[(\[{]\s*(at|dot)\s*[)\]}]\s*", re.IGNORECASE)
_SIGNS = {"at": "@", "dot": "."}
_ADDRESS = re.compile(r"(?P<local>[^\s@,;:<>()\[\]\"]+)@(?P<domain>[^\s@,;:<>()\[\]\"]+)\Z")
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}\w)?")


@dataclass(frozen=True, slots=True)
class EmailForm:
    """An address in parts; all empty where the text is none (`parsed` is false)."""

    parsed: bool = False
    local: str = ""
    """The mailbox as written, tag and all."""
    domain: str = ""
    """ASCII (Punycode), lower case."""
    unicode_domain: str = ""
    writing: frozenset[str] = frozenset()
    """What stands around it and changes nothing: `mailto display-name hidden case punycode`."""

    @property
    def mailbox(self) -> str:
        """The mailbox without its `+tag`, in lower case."""
        return self.local.lower().partition("+")[0]


@lru_cache(maxsize=65_536)
def parse_email(text: str) -> EmailForm:
    """Return the parts of an e-mail address; a text that is none gives a form that is not `parsed`."""
    text = clean(text[:_LONGEST])
    bare, writing = _unwrap(text)
    address = _ADDRESS.match(bare)
    if address is None:
        return EmailForm()
    written = address["domain"].rstrip(".")
    domain = to_ascii(written.lower())
    labels = domain.split(".")
    if len(labels) == 1 or not all(_LABEL.fullmatch(label) for label in labels):
        return EmailForm()
    if written != written.lower() or address["local"] != address["local"].lower():
        writing.add("case")
    if "xn--" in written.lower():
        writing.add("punycode")
    return EmailForm(
        parsed=True,
        local=address["local"],
        domain=domain,
        unicode_domain=to_unicode(domain),
        writing=frozenset(writing),
    )


def _unwrap(text: str) -> tuple[str, set[str]]:
    """Return the bare address and what stood around it."""
    writing = set()
    label = _MAILTO.match(text)
    if label is not None:
        writing.add("mailto")
        text = text[label.end() :].partition("?")[0]
    angle = _ANGLE.search(text)
    if angle is not None:
        text = angle["address"]
        writing.add("display-name")
    plain = _HIDDEN.sub(lambda found: _SIGNS[found[1].lower()], text)
    if plain != text:
        writing.add("hidden")
    return plain.strip(" .,;<>'\""), writing
