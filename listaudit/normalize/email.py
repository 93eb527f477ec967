"""E-mail addresses: mailbox and domain, without what people and pages write around and into them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from listaudit.normalize.domain import to_ascii, to_unicode
from listaudit.normalize.hygiene import clean

_LONGEST = 1_000
_MAILTO = re.compile(r"\bmailto:(?://)?\s*", re.IGNORECASE)
_LABEL_BEFORE = re.compile(r"\s*(?:e-?mail|mail)\b[\s:.-]*(?=\S)", re.IGNORECASE)
_HIDDEN = re.compile(r"\s*[(\[{]\s*(at|dot|@|\.)\s*[)\]}]\s*", re.IGNORECASE)
_SPOKEN = re.compile(r"[^\s@]+(?:\s+at\s+|\s*@\s*)[^\s@.]+(?:(?:\s+dot\s+|\.)[^\s@.]+)+", re.IGNORECASE)
"""An address that fills the whole text, its signs as words or with spaces around them."""
_SPOKEN_SIGN = re.compile(r"\s+(at|dot)\s+|\s*@\s*", re.IGNORECASE)
_SIGNS = {"at": "@", "@": "@", "dot": ".", ".": "."}
_WORDS = re.compile(r"[\s,;:<>()\[\]{}|\"]+")
_ADDRESS = re.compile(r"(?P<local>[^@]+)@(?P<domain>[^@]+)\Z")
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


@lru_cache(maxsize=1_024)
def parse_email(text: str) -> EmailForm:
    """Return the parts of the (first) e-mail address in a text; without one the form is not `parsed`."""
    text = clean(text[:_LONGEST])
    bare, writing = _unwrap(text)
    words = _addresses(bare)
    address = _ADDRESS.match(words[0].strip(".'\u2019`")) if words else None
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
    if _rest(bare, words[0]):
        writing.add("display-name")
    return EmailForm(
        parsed=True,
        local=address["local"],
        domain=domain,
        unicode_domain=to_unicode(domain),
        writing=frozenset(writing),
    )


def split_emails(text: str) -> tuple[str, ...]:
    """Return the e-mail addresses of one cell; a cell that does not hold several is left whole."""
    addresses = _addresses(_unwrap(clean(text[:_LONGEST]))[0])
    return tuple(addresses) if len(addresses) > 1 else (text,)


def _addresses(text: str) -> list[str]:
    """Return the words with an `@`."""
    return [word for word in _WORDS.split(text) if "@" in word]


def _rest(text: str, address: str) -> bool:
    """Say whether words stand beside the address."""
    return any(char.isalnum() for char in text.replace(address, "", 1))


def _unwrap(text: str) -> tuple[str, set[str]]:
    """Return the text with its addresses as they are typed, and what kept them from being so."""
    writing = set()
    label = _MAILTO.search(text)
    if label is not None:
        writing.add("mailto")
        text = text[: label.start()] + text[label.end() :].partition("?")[0]
    elif (label := _LABEL_BEFORE.match(text)) is not None:
        writing.add("mailto")
        text = text[label.end() :]
    plain = _HIDDEN.sub(lambda found: _SIGNS[found[1].lower()], unescape(text).replace("%40", "@"))
    if _SPOKEN.fullmatch(plain.strip()):
        plain = _SPOKEN_SIGN.sub(lambda found: _SIGNS[(found[1] or "@").lower()], plain)
    if plain != text:
        writing.add("hidden")
    return plain, writing
